package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code convert --like} on stacks as Docker's retired integration wrote them ({@code
 * src/test/retired}), on templates that others made of ours, and on what is none.
 */
class LikeScenarioTest extends Scenario {

  private static final String WEB =
      """
      name: shop
      services: {web: {image: "nginx:1.29", ports: ["80:80"]}}
      """;

  private static final String LISTENER = "listener of load balancer application port 80";

  /** A stack of the retired integration, and the project that it was made of. */
  private record Retired(Path project, Program.Result result, Template after) {
    Object recorded(String project) {
      return Objects.requireNonNull(
          Template.map(Json.object(lock()).get("identities")).get(project));
    }

    private String lock() {
      return Repo.read(project.resolve("compose.lock.json"));
    }
  }

  private Retired retired(String name, String stack) throws IOException {
    Path project = directory();
    Path home = Repo.ROOT.resolve("src/test/retired").resolve(name);
    for (String file : List.of("compose.yaml", stack)) {
      Files.copy(home.resolve(file), project.resolve(file));
    }
    Program.Result result = Program.in(project).run("convert", "--like", stack, "--format", "json");
    return new Retired(project, result, keep(result));
  }

  private Path project(String compose, String old) throws IOException {
    Path project = directory();
    Files.writeString(project.resolve("compose.yaml"), compose);
    Files.writeString(project.resolve("old.json"), old);
    return project;
  }

  private static Program.Result like(Path project) {
    return Program.in(project).run("convert", "--like", "old.json", "--format", "json");
  }

  private static String renamed(String compose, Path directory, Map<String, String> names) {
    String today = Program.convert(directory, compose).out();
    return JsonText.of(RenamedTemplate.of(Json.object(today), names));
  }

  @Test
  void aStackWithAnApplicationLoadBalancerKeepsWhatIsCalledOtherwise() throws IOException {
    Retired storefront = retired("storefront", "stack.yaml");
    assertThat(storefront.recorded("storefront"))
        .isEqualTo(
            Map.of(
                LISTENER,
                "WebTCP80Listener",
                "listener of load balancer application port 8080",
                "ApiTCP9000Listener",
                "mount target of volume db-data in zone 1",
                "DbdataNFSMountTargetOnSubnetabc",
                "mount target of volume db-data in zone 2",
                "DbdataNFSMountTargetOnSubnetdef",
                "ECSServiceAverageMemoryUtilization scaling of service web",
                "WebScalingPolicy"));
    Template after = storefront.after();
    assertThat(after.at("WebTCP80Listener", "Protocol")).isEqualTo("HTTPS");
    assertThat(String.valueOf(Template.map(after.root().get("Outputs")).get("Listener")))
        .contains("Ref=WebTCP80Listener");
    assertThat(after.resources().keySet())
        .contains("DbdataFilesystem", "DbdataAccessPoint", "LoadBalancer", "WebTCP80TargetGroup")
        .contains("FronttierNetwork", "BacktierNetworkIngress", "WebServiceDiscoveryEntry")
        .doesNotContain("HTTP80Listener", "HTTP8080Listener", "WebMemoryScalingPolicy");
    assertThat(storefront.result().err())
        .contains("DbpasswordSecret (AWS::SecretsManager::Secret) of the earlier template")
        .contains("DbdataNFSMountTargetOnSubnetghi (AWS::EFS::MountTarget)")
        .contains("=subnet-abc,subnet-def,subnet-ghi`")
        .contains("`driver_opts: {root_directory: /}` on the volume keeps it")
        .contains("wrote compose.lock.json with 5 logical IDs");
  }

  @Test
  void aStackWithANetworkLoadBalancerKeepsIt() throws IOException {
    Retired broker = retired("broker", "stack.json");
    assertThat(Template.map(broker.recorded("broker")))
        .containsEntry("load balancer network", "LoadBalancer")
        .containsEntry("listener of load balancer network port 5672", "QueueTCP5672Listener");
    assertThat(broker.after().at("LoadBalancer", "Type")).isEqualTo("network");
    assertThat(broker.after().has("NetworkLoadBalancer")).isFalse();
    assertThat(broker.after().at("QueueTCP5672Listener", "LoadBalancerArn"))
        .isEqualTo(Map.of("Ref", "LoadBalancer"));
  }

  @Test
  void everyCommandReadsTheLockAndLockKeepsIt() throws IOException {
    Path project = project(WEB, renamed(WEB, directory(), Map.of("HTTP80Listener", "Port80")));
    assertThat(like(project).exitCode()).isZero();
    String lock = Repo.read(project.resolve("compose.lock.json"));
    assertThat(lock).contains("\"" + LISTENER + "\" : \"Port80\"");
    assertThat(keep(Program.in(project).run("convert", "--format", "json")).has("Port80")).isTrue();
    assertThat(Program.in(project).run("check").err()).doesNotContain("C2E377", "C2E558");
    Program.Result other = Program.in(project).run("convert", "-p", "other", "--format", "json");
    assertThat(other.template().has("HTTP80Listener")).isTrue();
    assertThat(other.err())
        .contains(
            "info C2E558: compose.lock.json has logical IDs of the project shop, not of other");
    assertThat(Repo.read(project.resolve("compose.lock.json"))).isEqualTo(lock);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP80Listener", "Port80"})
  void anOverlayMayUseEitherName(String name) throws IOException {
    String overlay =
        """
        x-aws-cloudformation:
          Resources:
            %1$s: {Properties: {Port: 8443}}
            WebService: {DependsOn: [%1$s]}
            Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub "a-$${%1$s}-b"}}
            Other:
              Type: AWS::SQS::Queue
              Properties: {QueueName: !Sub ["$${%1$s}-$${Own}", {Own: !Ref %1$s}]}
          Outputs: {Port: {Value: !Ref %1$s}}
        """
            .formatted(name);
    Path project =
        project(WEB + overlay, renamed(WEB, directory(), Map.of("HTTP80Listener", "Port80")));
    Program.Result result = like(project);
    assertThat(result.exitCode()).as(result.err()).isZero();
    Template template = keep(result);
    assertThat(template.at("Port80", "Port")).isEqualTo(8443L);
    assertThat(result.out()).doesNotContain("HTTP80Listener").contains("a-${Port80}-b");
    assertThat(result.out()).contains("\"${Port80}-${Own}\"");
    assertThat(Objects.requireNonNull(template.resources().get("WebService")).get("DependsOn"))
        .isEqualTo(List.of("Port80"));
  }

  @Test
  void whoeverHasANameThatIsKeptForAnotherGetsOneOfHisOwn() throws IOException {
    String two = WEB.replace("{web:", "{front-end: {image: nginx}, frontend: {image: nginx}, web:");
    String one = WEB.replace("{web:", "{front-end: {image: nginx}, web:");
    Path project = project(two, Program.convert(directory(), one).out());
    Template template = keep(like(project));
    assertThat(template.at("FrontendTaskDefinition", "Family")).isEqualTo("shop-front-end");
    assertThat(template.ofType("AWS::ECS::Service")).hasSize(3).contains("FrontendService");
  }

  @Test
  void anIdThatHasAnotherTypeThereIsNotTaken() throws IOException {
    String old =
        "{\"Resources\": {\"WebService\": {\"Type\": \"AWS::SQS::Queue\"},"
            + " \"VpcId\": {\"Type\": \"AWS::Logs::LogGroup\"}}}";
    Program.Result result = like(project(WEB, old));
    Template template = keep(result);
    assertThat(template.ofType("AWS::ECS::Service"))
        .singleElement()
        .asString()
        .matches("WebService[0-9a-f]{4}");
    assertThat(template.has("LogGroup")).isTrue();
    assertThat(result.err()).contains("VpcId cannot be kept: VpcId is a parameter here");
  }

  @Test
  void twoThatBecameOneAreSaid() throws IOException {
    String old =
        "{\"Resources\": {\"One\": {\"Type\": \"AWS::ECS::Cluster\"},"
            + " \"Two\": {\"Type\": \"AWS::ECS::Cluster\"}}}";
    Program.Result result = like(project(WEB, old));
    assertThat(keep(result).has("Cluster")).isTrue();
    assertThat(result.err()).contains("One and Two could each be Cluster (cluster): nobody can");
  }

  @ParameterizedTest
  @CsvSource({
    "., 1, it is a directory",
    "none.json, 1, it does not exist",
    "compose.yaml, 1, is no CloudFormation template",
    "'', 2, name a file",
    "'stack:', 2, name a file",
  })
  void whatIsNoTemplateIsSaidAndNothingIsWritten(String name, int code, String words)
      throws IOException {
    Path project = project(WEB, "{}");
    Program.Result result =
        Program.in(project).run("convert", "--like", name, "-o", "template.yaml");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(code);
    assertThat(result.err()).contains(words);
    assertThat(project.resolve("template.yaml")).doesNotExist();
    assertThat(project.resolve("compose.lock.json")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"TemplateBody\": %s}", "%s", "TemplateBody: %s"})
  void whatToolsPrintOfATemplateIsReadFromStandardInput(String form) throws IOException {
    String old = renamed(WEB, directory(), Map.of("HTTP80Listener", "Port80"));
    Path project = project(WEB, "{}");
    Program.Result result =
        Program.in(project)
            .stdin(form.formatted(old))
            .run("convert", "--like", "-", "--format", "json");
    assertThat(keep(result).has("Port80")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"shop\": []}",
        "{\"shop\": {\"cluster\": \"a-b\"}}",
        "{\"shop\": {\"cluster\": 1}}",
        "{\"shop\": {\"cluster\": \"A\", \"namespace\": \"A\"}}"
      })
  void aLockWithWrongIdsIsAnError(String section) throws IOException {
    Path project = project(WEB, "{}");
    Files.writeString(
        project.resolve("compose.lock.json"),
        "{\"version\": 1, \"images\": {}, \"identities\": " + section + "}");
    Program.Result result = Program.in(project).run("convert");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("error C2E568: compose.lock.json", "identities");
  }
}
