package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that the overlay gives to a resource is in the ARNs of the policy. */
class PolicyNamesTest {

  private static final String PROJECT =
      """
      name: shop
      services:
        web:
          image: nginx:1.29
          ports: ["80:80"]
          depends_on: [db]
          x-aws-role: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "s3:ListAllMyBuckets", Resource: "*"}]}
        db:
          image: postgres:17
          expose: ["5432"]
          volumes: ["data:/var/lib/postgresql/data"]
        nightly:
          image: busybox:1.37
          command: ["true"]
          x-aws-schedule: rate(1 day)
      volumes: {data: {}}
      """;

  /** Types whose ARNs have an ID in place of the name; and zones, which are told by their IDs. */
  private static final Set<String> BY_ID =
      Set.of(
          "AWS::EC2::SecurityGroup",
          "AWS::ServiceDiscovery::PrivateDnsNamespace",
          "AWS::ServiceDiscovery::Service",
          "AWS::ApplicationAutoScaling::ScalingPolicy",
          "AWS::Route53::RecordSet",
          "AWS::CertificateManager::Certificate");

  @TempDir private Path directory;

  /** Properties that make another resource and are names, by type, from the bundled facts. */
  private static Map<String, String> names() throws IOException {
    Path facts =
        Repo.ROOT.resolve(
            "cfn-generator/src/main/resources/dev/c2ecs/cfn/resourcetype/create-only.txt");
    Map<String, String> names = new TreeMap<>();
    for (String line : Files.readAllLines(facts, StandardCharsets.UTF_8)) {
      String[] words = line.split(" ", -1);
      String last = words[0].substring(words[0].lastIndexOf(':') + 1);
      for (int i = 1; i < words.length; i++) {
        String property = words[i].replaceAll("[^A-Za-z]", "");
        boolean isName =
            property.equals("Name")
                || property.equals("Family")
                || (property.endsWith("Name")
                    && last.endsWith(property.substring(0, property.length() - "Name".length())));
        if (isName) {
          names.put(words[0], property);
        }
      }
    }
    return names;
  }

  private Program.Result policy(String overlay) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), PROJECT + overlay);
    return Program.in(directory)
        .run("policy", "--region", "eu-central-1", "--account", "123456789012");
  }

  @Test
  void everyOwnNameIsFollowed() throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), PROJECT);
    Map<String, String> names = names();
    List<String> tried = new ArrayList<>();
    Map<String, Object> resources =
        Template.map(
            Json.object(Program.in(directory).run("convert", "--format", "json").out())
                .get("Resources"));
    for (Map.Entry<String, Object> resource : resources.entrySet()) {
      String type = String.valueOf(Template.map(resource.getValue()).get("Type"));
      String property = names.get(type);
      if (property == null || BY_ID.contains(type)) {
        continue;
      }
      tried.add(type);
      String before =
          "x-aws-cloudformation: {Resources: {"
              + resource.getKey()
              + ": {Properties: {"
              + property
              + ": ";
      assertThat(policy(before + "own-name-7}}}}\n").out())
          .as(resource.getKey())
          .containsPattern("arn:aws[^\"]*[:/]own-name-7");
      assertThat(policy(before + "{\"Fn::Sub\": \"own-$${AWS::StackName}\"}}}}}\n").out())
          .as(resource.getKey())
          .containsPattern("arn:aws[^\"]*[:/]own-shop");
      Program.Result unknown =
          policy(
              before
                  + "{\"Fn::Sub\": \"a-$${Given}-own\"}}}}, Parameters: {Given: {Type: String}}}\n");
      assertThat(unknown.out()).as(resource.getKey()).containsPattern("arn:aws[^\"]*[:/]a-\\*-own");
      assertThat(unknown.err()).contains("the value of " + resource.getKey() + "." + property);
    }
    assertThat(tried)
        .contains(
            "AWS::IAM::Role",
            "AWS::ECS::Cluster",
            "AWS::ECS::Service",
            "AWS::ECS::TaskDefinition",
            "AWS::Logs::LogGroup",
            "AWS::Scheduler::Schedule",
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            "AWS::ElasticLoadBalancingV2::TargetGroup");
  }

  @Test
  void aRoleIsPassedByItsOwnNameAndPath() throws IOException {
    String out =
        policy(
                "x-aws-cloudformation: {Resources: {WebTaskRole: {Properties: {RoleName: mine, Path:"
                    + " /team/a/}}}}\n")
            .out();
    assertThat(statement(out, "iam:PassRole")).contains("role/team/a/mine\"");
    assertThat(statement(out, "iam:CreateRole")).contains("role/team/a/mine\"");
    assertThat(out).doesNotContain("WebTaskRole");
  }

  /** A character that is special in a policy is itself in every name. */
  @ParameterizedTest
  @ValueSource(strings = {"*", "a*", "a?b", "$${x}", "*/?"})
  void noNameIsAPattern(String name) throws IOException {
    String bare = name.replace("$$", "$");
    String escaped = bare.replaceAll("[*?$]", "\\${$0}");
    String quoted = "'" + name + "'";
    Files.writeString(directory.resolve("s.txt"), "x");
    Map<String, String> overlays =
        Map.of(
            "WebTaskRole: {Properties: {RoleName: %s}}", "role/",
            "WebTaskRole: {Properties: {Path: %s}}", "role/",
            "Cluster: {Properties: {ClusterName: %s}}", "cluster/",
            "LogGroup: {Properties: {LogGroupName: %s}}", "log-group:",
            "WebService: {Properties: {ServiceName: %s}}", ":service/shop-Cluster-*/",
            "WebTaskDefinition: {Properties: {Family: %s}}", "task-definition/",
            "LoadBalancer: {Properties: {Name: %s}}", "loadbalancer/app/",
            "NightlySchedule: {Properties: {Name: %s}}", "schedule/*/");
    for (Map.Entry<String, String> overlay : overlays.entrySet()) {
      Program.Result result =
          policy(
              "x-aws-cloudformation: {Resources: {" + overlay.getKey().formatted(quoted) + "}}\n");
      assertThat(result.exitCode()).as(overlay.getKey() + result.err()).isZero();
      assertThat(result.out())
          .as(overlay.getKey())
          .contains(overlay.getValue() + escaped)
          .doesNotContain(overlay.getValue() + bare);
      assertThat(result.err()).doesNotContain("is known only when the stack is made");
    }
    for (String secret :
        List.of(
            "secrets: {s: {name: %s, file: ./s.txt}}",
            "secrets: {s: {name: %s, external: true}}")) {
      String compose =
          "name: shop\nservices: {web: {image: nginx, secrets: [s]}}\n" + secret.formatted(quoted);
      Files.writeString(directory.resolve("compose.yaml"), compose);
      Program.Result result =
          Program.in(directory)
              .run("policy", "--region", "eu-central-1", "--account", "123456789012");
      if (result.exitCode() == 0) {
        assertThat(result.out()).contains(":secret:" + escaped + "-??????\"");
        Program.Result role = Program.in(directory).run("policy", "--as", "role");
        assertThat(role.out()).contains(escaped.replace("${", "${!") + "-??????");
      }
    }
  }

  /** What a project does to its secrets it does to no secret with a longer name. */
  @Test
  void secretsAreThoseOfTheProject() throws IOException {
    Files.writeString(directory.resolve("s.txt"), "x");
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: shop
        services: {web: {image: nginx, secrets: [s], environment: {DB_PASSWORD: x}}}
        secrets: {s: {file: ./s.txt}}
        """);
    String out =
        Program.in(directory)
            .run("policy", "--region", "eu-central-1", "--account", "123456789012")
            .out();
    assertThat(out).contains(":secret:shop_s-??????\"").doesNotContainPattern("secret:[^\"]*\\*");
    for (String action :
        List.of("GetSecretValue", "PutSecretValue", "DeleteSecret", "RestoreSecret")) {
      assertThat(statement(out, "secretsmanager:" + action))
          .as(action)
          .contains("\"aws:ResourceTag/com.docker.compose.project\" : \"shop\"")
          .doesNotContain("secret:shop_s\"");
    }
    for (String action : List.of("CreateSecret", "TagResource")) {
      assertThat(statement(out, "secretsmanager:" + action))
          .as(action)
          .contains("\"aws:RequestTag/com.docker.compose.project\" : \"shop\"")
          .contains("secret:shop_s\"", "secret:shop_s-??????\"");
    }
  }

  /** The first statement with an action, up to the next one. */
  private static String statement(String policy, String action) {
    int at = policy.indexOf('"' + action + '"');
    int end = policy.indexOf("\"Sid\"", at);
    return policy.substring(at, end < 0 ? policy.length() : end);
  }
}
