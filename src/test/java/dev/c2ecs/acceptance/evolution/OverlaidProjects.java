package dev.c2ecs.acceptance.evolution;

import java.util.List;
import java.util.Map;

/** Projects with what a Compose file has no words for: an overlay names it or makes it. */
final class OverlaidProjects {

  private static final Map<String, String> FILES = Map.of("./token.txt", "content 1");

  /** Two load balancers, host rules, names and data, a queue, scaling, a schedule. */
  private static final String SHOP =
      """
      name: shop
      services:
        web:
          image: "example/web:1"
          ports: ["80:80", "8080:80"]
          volumes: ["files:/files"]
          deploy: {x-aws-autoscaling: {min: 1, max: 3, cpu: 60}}
        api:
          image: "example/api:1"
          ports: ["81:3000", "9000:9000/tcp"]
          volumes: ["files:/files", "more:/more"]
          secrets: [token]
          deploy: {x-aws-autoscaling: {min: 1, max: 3, cpu: 60}}
        store: {image: "postgres:16", volumes: ["data:/var/lib/postgresql/data"]}
        cache: {image: "redis:7"}
        report: {image: "example/report:1", x-aws-schedule: "rate(1 day)"}
      volumes: {files: {}, more: {}, data: {}}
      secrets: {token: {file: ./token.txt}}
      x-aws-cloudformation:
        Resources:
          Queue: {Type: "AWS::SQS::Queue", Properties: {QueueName: one}}
          Other: {Type: "AWS::SQS::Queue", Properties: {QueueName: two}}
          Bucket: {Type: "AWS::S3::Bucket", Properties: {BucketName: one}}
          Key: {Type: "AWS::SecretsManager::Secret", Properties: {Name: one}}
      """;

  /** Rules of one listener, records by hand, names. */
  private static final String ROUTES =
      """
      name: shop
      services:
        web:
          image: "example/web:1"
          ports: [{target: 80, published: "80"}]
        api:
          image: "example/api:1"
          ports: [{target: 3000, published: "80", x-aws-path: "/api/*"}]
        admin:
          image: "example/admin:1"
          ports: [{target: 3000, published: "80", x-aws-host: "admin.example.com"}]
      x-aws-cloudformation:
        Resources:
          RecordOne:
            Type: "AWS::Route53::RecordSet"
            Properties: {HostedZoneId: Z1, Name: one.example.com, Type: CNAME, TTL: "60", ResourceRecords: ["x.example.com"]}
          RecordTwo:
            Type: "AWS::Route53::RecordSet"
            Properties: {HostedZoneId: Z1, Name: two.example.com, Type: CNAME, TTL: "60", ResourceRecords: ["x.example.com"]}
      """;

  /** Service Connect. */
  private static final String CONNECTED =
      """
      name: shop
      services:
        web: {image: "nginx:1.27", ports: ["80:80"], environment: {API_URL: "http://api:3000"}}
        api: {image: "example/api:1", expose: ["3000"], x-aws-discovery: connect}
        mail: {image: "example/mail:1", expose: ["2525"], x-aws-discovery: connect}
        queue: {image: "rabbitmq:3", volumes: ["data:/var/lib/rabbitmq"]}
      volumes: {data: {}}
      """;

  /** A VPC of its own, spot, two networks. */
  private static final String OWN_VPC =
      """
      name: shop
      x-aws-vpc: new
      services:
        web: {image: "example/web:1", ports: ["80:80"], networks: [front], x-aws-capacity: spot}
        api: {image: "example/api:1", expose: ["3000"], networks: [front, back]}
        db: {image: "postgres:16", networks: [back], volumes: ["data:/var/lib/postgresql/data"]}
      networks: {front: {}, back: {}}
      volumes: {data: {}}
      """;

  private OverlaidProjects() {}

  static List<Translated> all() {
    return List.of(SHOP, ROUTES, CONNECTED, OWN_VPC).stream()
        .map(
            text -> {
              Translated.Attempt attempt = Translated.of(text, FILES, Map.of());
              return attempt
                  .translated()
                  .orElseThrow(() -> new AssertionError(attempt.errors().toString()));
            })
        .toList();
  }
}
