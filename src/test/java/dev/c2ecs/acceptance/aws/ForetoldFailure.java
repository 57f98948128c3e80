package dev.c2ecs.acceptance.aws;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An update that AWS refuses.
 *
 * @param words what the user changes
 * @param before the services and the rest of the file before
 * @param after the same afterwards
 * @param twoSteps whether two updates do it
 * @param options what is given to both deployments, then what is given to the second one alone
 */
record ForetoldFailure(
    String words, String before, String after, boolean twoSteps, List<String> options) {

  private static final String CONNECTED =
      """
      services:
        web:
          image: nginx:1.27
          ports: ["80:80"]
          environment: {API_URL: "http://api:3000"}
          x-aws-discovery: connect
        api:
          image: example/api:1
          expose: ["3000"]
          x-aws-discovery: connect
      """;

  private static final String FILES =
      """
      services:
        db:
          image: postgres:17
          volumes: ["data:/var/lib/postgresql/data"]
      volumes: {data: {}}
      """;

  private static final String TCP =
      """
      services:
        broker:
          image: example/broker:1
          ports: [{target: 9000, published: "9000", x-aws-protocol: tcp}]
      """;

  private static final String WEB =
      """
      services:
        web:
          image: nginx:1.27
          ports: ["80:80"]
        api:
          image: example/api:1
      """;

  /** All of them. */
  static List<ForetoldFailure> all() {
    return List.of(
        possible(
            "A service that others reach by Service Connect gets spare capacity",
            CONNECTED,
            CONNECTED.replace("example/api:1\n", "example/api:1\n    x-aws-capacity: spot\n")),
        possible(
            "A name of the user's moves to another service",
            WEB + overlay("WebService: {Properties: {ServiceName: shop-main}}"),
            WEB + overlay("ApiService: {Properties: {ServiceName: shop-main}}")),
        possible(
            "A resource of the user's becomes one of another type",
            WEB + overlay("Events: {Type: \"AWS::SNS::Topic\"}"),
            WEB + overlay("Events: {Type: \"AWS::SNS::Subscription\"}")),
        impossible(
            "A bucket of the user's has another logical ID and the same name",
            WEB + overlay(bucket("Files")),
            WEB + overlay(bucket("Uploads"))),
        possible(
            "A service moves to another namespace of Service Connect",
            CONNECTED,
            CONNECTED
                + overlay(
                    "ApiService: {Properties: {ServiceConnectConfiguration:"
                        + " {Namespace: tools}}}")),
        possible(
            "A service in Service Connect gives up its spare capacity",
            CONNECTED.replace("example/api:1\n", "example/api:1\n    x-aws-capacity: spot\n"),
            CONNECTED),
        possible(
            "A network load balancer loses its security groups",
            TCP,
            TCP + overlay("NetworkLoadBalancer: {Properties: {SecurityGroups: []}}")),
        possible(
            "A name in DNS has records of another type",
            WEB,
            WEB
                + overlay(
                    "ApiServiceDiscoveryEntry: {Properties: {DnsConfig: {DnsRecords:"
                        + " [{Type: SRV, TTL: 10}]}}}")),
        new ForetoldFailure(
            "Other subnets for a service with a volume",
            FILES,
            FILES,
            true,
            List.of(
                "--parameter",
                "FileSystemSubnetIds=subnet-a,subnet-b",
                "--",
                "--parameter",
                "FileSystemSubnetIds=subnet-c,subnet-b")),
        new ForetoldFailure(
            "Another VPC",
            WEB,
            WEB,
            false,
            List.of(
                "--", "--parameter", "VpcId=vpc-2", "--parameter", "SubnetIds=subnet-a,subnet-b")));
  }

  private static String bucket(String id) {
    return id + ": {Type: \"AWS::S3::Bucket\", Properties: {BucketName: shop-files}}";
  }

  private static String overlay(String resource) {
    return "x-aws-cloudformation:\n  Resources:\n    " + resource + "\n";
  }

  private static ForetoldFailure possible(String words, String before, String after) {
    return new ForetoldFailure(words, before, after, true, List.of());
  }

  private static ForetoldFailure impossible(String words, String before, String after) {
    return new ForetoldFailure(words, before, after, false, List.of());
  }

  /** Deploys the file as it was. */
  Cloud.Result deployBefore(Cloud cloud) throws IOException {
    List<String> args = new ArrayList<>(List.of("deploy", "--yes"));
    int end = options.indexOf("--");
    args.addAll(end < 0 ? options : options.subList(0, end));
    return cloud.compose("name: shop\n" + before).run(args.toArray(String[]::new));
  }

  /** Deploys the file as it is then. */
  Cloud.Result deployAfter(Cloud cloud, String... how) throws IOException {
    List<String> args = new ArrayList<>(List.of("deploy"));
    args.addAll(Arrays.asList(how));
    args.addAll(options.subList(options.indexOf("--") + 1, options.size()));
    cloud.aws.network.vpc = options.contains("VpcId=vpc-2") ? "vpc-2" : "vpc-1";
    return cloud.compose("name: shop\n" + after).run(args.toArray(String[]::new));
  }

  @Override
  public String toString() {
    return words;
  }
}
