package dev.c2ecs.acceptance.cloud;

import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;

/**
 * Resources in one line each, to put small templates together. What is given as {@code more} are
 * further properties: {@code "Port: 80, Protocol: HTTP"}.
 */
final class Parts {

  static final String SUBNETS = "[subnet-default-a, subnet-default-b]";
  static final String NETWORK =
      "NetworkConfiguration: {AwsvpcConfiguration: {AssignPublicIp: ENABLED, Subnets: "
          + SUBNETS
          + ", SecurityGroups: [!Ref Members]}}";

  /** What every ECS service here needs. */
  static final String BASE =
      resource("Cluster", "ECS::Cluster", "")
          + resource("Log", "Logs::LogGroup", "")
          + resource("Role", "IAM::Role", "AssumeRolePolicyDocument: {}")
          + group("Members", ingress("-1", 0, "CidrIp: 10.0.0.0/8"));

  private Parts() {}

  static Template template(String... parts) {
    return TemplateReader.read("Resources:\n" + String.join("", parts)).orElseThrow();
  }

  /** A resource; attributes of the resource itself go into the type, {@code "X, DependsOn: Y"}. */
  static String resource(String id, String type, String properties) {
    int comma = type.indexOf(',');
    String name = comma < 0 ? type : type.substring(0, comma);
    String attributes = comma < 0 ? "" : type.substring(comma);
    return "  "
        + id
        + ": {Type: \"AWS::"
        + name
        + "\""
        + attributes
        + ", Properties: {"
        + properties
        + "}}\n";
  }

  private static String and(String more) {
    return more.isEmpty() ? "" : ", " + more;
  }

  static String group(String id, String... rules) {
    return resource(
        id,
        "EC2::SecurityGroup",
        "GroupDescription: d, VpcId: vpc-default, SecurityGroupIngress: ["
            + String.join(", ", rules)
            + "]");
  }

  static String ingress(String protocol, int port, String peer) {
    String ports = protocol.equals("-1") ? "" : ", FromPort: " + port + ", ToPort: " + port;
    return "{IpProtocol: \"" + protocol + "\"" + ports + ", " + peer + "}";
  }

  static String rule(String id, String group, int port, String peer) {
    return resource(
        id,
        "EC2::SecurityGroupIngress",
        "GroupId: !Ref "
            + group
            + ", IpProtocol: tcp, FromPort: "
            + port
            + ", ToPort: "
            + port
            + ", "
            + peer);
  }

  static String balancer(String id) {
    return group(id + "Group", ingress("tcp", 80, "CidrIp: 0.0.0.0/0"))
        + resource(
            id,
            "ElasticLoadBalancingV2::LoadBalancer",
            "Subnets: " + SUBNETS + ", SecurityGroups: [!Ref " + id + "Group]");
  }

  static String networkBalancer(String id, String more) {
    return resource(
        id,
        "ElasticLoadBalancingV2::LoadBalancer",
        "Type: network, Subnets: " + SUBNETS + and(more));
  }

  static String targets(String id, String protocol, int port) {
    return resource(
        id,
        "ElasticLoadBalancingV2::TargetGroup",
        "TargetType: ip, VpcId: vpc-default, Protocol: " + protocol + ", Port: " + port);
  }

  static String listener(String id, String balancer, String protocol, int port, String targets) {
    return resource(
        id,
        "ElasticLoadBalancingV2::Listener",
        "LoadBalancerArn: !Ref "
            + balancer
            + ", Protocol: "
            + protocol
            + ", Port: "
            + port
            + ", DefaultActions: ["
            + forward(targets)
            + "]");
  }

  static String forward(String targets) {
    return "{Type: forward, TargetGroupArn: !Ref " + targets + "}";
  }

  static String listenerRule(String id, String listener, int priority, String targets) {
    return resource(
        id,
        "ElasticLoadBalancingV2::ListenerRule",
        "ListenerArn: !Ref "
            + listener
            + ", Priority: "
            + priority
            + ", Conditions: [{Field: path-pattern, Values: [/"
            + id
            + "]}], Actions: ["
            + forward(targets)
            + "]");
  }

  static String namespace(String id, String name) {
    return resource(
        id, "ServiceDiscovery::PrivateDnsNamespace", "Name: " + name + ", Vpc: vpc-default");
  }

  static String entry(String id, String name, String record) {
    String policy = record.equals("CNAME") ? "WEIGHTED" : "MULTIVALUE";
    return resource(
        id,
        "ServiceDiscovery::Service",
        "Name: "
            + name
            + ", DnsConfig: {NamespaceId: !Ref Names, RoutingPolicy: "
            + policy
            + ", DnsRecords: [{Type: "
            + record
            + ", TTL: 10}]}");
  }

  static String container(String name, String image, String more) {
    return "{Name: " + name + ", Image: \"" + image + "\"" + and(more) + "}";
  }

  static String task(String id, String more, String... containers) {
    return resource(
        id,
        "ECS::TaskDefinition",
        "Family: "
            + id
            + ", RequiresCompatibilities: [FARGATE], NetworkMode: awsvpc, Cpu: \"256\","
            + " Memory: \"512\", ExecutionRoleArn: !GetAtt Role.Arn, ContainerDefinitions: ["
            + String.join(", ", containers)
            + "]"
            + and(more));
  }

  /** A task of one container that listens on a port with a name. */
  static String task(String id, int port) {
    return task(id, "", container("c", "i", ports(port)));
  }

  static String ports(int port) {
    return "PortMappings: [{Name: p" + port + ", ContainerPort: " + port + "}]";
  }

  /** A service on Fargate; {@code more} may name what it depends on. */
  static String service(String id, String task, String more) {
    return serviceAfter(id, "", task, more);
  }

  static String serviceAfter(String id, String dependsOn, String task, String more) {
    return resource(
        id,
        "ECS::Service" + (dependsOn.isEmpty() ? "" : ", DependsOn: [" + dependsOn + "]"),
        "Cluster: !Ref Cluster, TaskDefinition: !Ref "
            + task
            + (more.contains("CapacityProviderStrategy") || more.contains("LaunchType")
                ? ""
                : ", LaunchType: FARGATE")
            + (more.contains("NetworkConfiguration") ? "" : ", " + NETWORK)
            + and(more));
  }

  static String loadBalancers(String targets, int port) {
    return "LoadBalancers: [{ContainerName: c, ContainerPort: "
        + port
        + ", TargetGroupArn: !Ref "
        + targets
        + "}]";
  }

  static String registry(String entry) {
    return "ServiceRegistries: [{RegistryArn: !GetAtt " + entry + ".Arn}]";
  }

  /** Service Connect with an entry: port name, discovery name and {@code alias:port}. */
  static String connect(String... entries) {
    StringBuilder services = new StringBuilder();
    for (String each : entries) {
      String[] parts = each.split("[ :]", -1);
      services
          .append(services.isEmpty() ? "" : ", ")
          .append("{PortName: ")
          .append(parts[0])
          .append(", DiscoveryName: ")
          .append(parts[1])
          .append(", ClientAliases: [{DnsName: ")
          .append(parts[2])
          .append(", Port: ")
          .append(parts[3])
          .append("}]}");
    }
    return "ServiceConnectConfiguration: {Enabled: true, Namespace: !GetAtt Names.Arn, Services: ["
        + services
        + "]}";
  }
}
