package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Json;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file with the parameters that a pipeline needs. */
class PushParametersTest extends ImageCloudTest {

  @BeforeEach
  void project() throws IOException {
    cloud.compose(
        """
        name: shop
        services:
          web:
            build: web
            ports:
              - {target: 80, published: "443", x-aws-domain: shop.example.com}
            environment: {API_KEY: "${API_KEY}"}
            secrets: [key]
            volumes: ["data:/data"]
            configs: [motd]
          migrate: {build: web, restart: "no"}
          nightly: {build: web, restart: "no", x-aws-schedule: rate(1 day)}
        secrets: {key: {environment: KEY}}
        volumes: {data: }
        configs: {motd: {content: hello}}
        """);
    set("API_KEY", "hunter2");
    set("KEY", "hunter3");
  }

  private Cloud.Result push(String format) {
    return run(
        "push",
        "--yes",
        "--parameters",
        "p.json",
        "--parameters-format",
        format,
        "--parameter",
        "HostedZoneId=Z0123456789");
  }

  private Map<String, String> values(String format) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    String text = Files.readString(cloud.directory.resolve("p.json"));
    if (format.equals("codepipeline")) {
      ((Map<?, ?>) Json.object(text).get("Parameters"))
          .forEach((key, value) -> values.put(String.valueOf(key), (String) value));
    } else {
      for (Object entry : (List<?>) Json.object("{\"a\":" + text + "}").get("a")) {
        Map<?, ?> pair = (Map<?, ?>) entry;
        values.put(
            String.valueOf(pair.get("ParameterKey")), String.valueOf(pair.get("ParameterValue")));
      }
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(strings = {"cloudformation", "codepipeline"})
  void everyParameterOfTheTemplateIsInTheFile(String format) throws IOException {
    push(format);
    Map<String, String> values = values(format);
    Template template = TemplateReader.read(cloud.template()).orElseThrow();
    assertThat(values.keySet())
        .containsExactlyElementsOf(template.parameters().stream().map(p -> p.name()).toList());
    assertThat(template.parameters().stream().filter(p -> p.defaultValue().isEmpty()).toList())
        .isNotEmpty()
        .hasSizeGreaterThan(7)
        .allSatisfy(p -> assertThat(values.get(p.name())).as(p.name()).isNotEmpty());
    assertThat(values.get("VpcId")).startsWith("vpc-");
    assertThat(values.get("SubnetIds")).startsWith("subnet-");
    assertThat(values.get("WebImage")).matches(ecr.host() + "/shop/web" + DIGEST);
    assertThat(values.toString()).doesNotContain("hunter");
  }

  @Test
  void theFileDeploysTheCommittedTemplate() throws IOException {
    push("cloudformation");
    Map<String, String> values = values("cloudformation");
    run("deploy", "--yes", "--parameter", "HostedZoneId=Z0123456789");
    assertThat(values)
        .isNotEmpty()
        .allSatisfy((name, value) -> assertThat(parameter(name)).as(name).isEqualTo(value));
  }

  @Test
  void whatAPipelineHasBesideTheParametersStays() throws IOException {
    write(
        "p.json",
        """
        {"Tags": {"team": "shop"}, "Parameters": {"Old": "1"},
         "StackPolicy": {"Statement": [{"Effect": "Allow", "NotAction": "Update:Delete"}]}}
        """);
    push("codepipeline");
    Map<String, Object> file = Json.object(Files.readString(cloud.directory.resolve("p.json")));
    assertThat(file.get("Tags")).isEqualTo(Map.of("team", "shop"));
    assertThat(String.valueOf(file.get("StackPolicy"))).contains("Update:Delete");
    assertThat(values("codepipeline")).doesNotContainKey("Old");
  }

  @Test
  void jobsThatNobodyRunsAreNamed() throws IOException {
    assertThat(push("cloudformation").err())
        .contains("nobody runs migrate when this template is deployed by other means")
        .contains("aws ecs run-task")
        .doesNotContain("nightly when");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p.json       | p.json is there and is no file of parameters",
        "compose.yaml | compose.yaml is a file of the project"
      })
  void aFileThatIsNoneIsFoundBeforeAnythingIsPushed(String file, String says) throws IOException {
    write("p.json", "hello");
    String before = Files.readString(cloud.directory.resolve(file));
    Cloud.Result result =
        cloud.run("push", "--yes", "--parameters", file, "--parameter", "HostedZoneId=Z0123456789");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.err()).contains(says);
    assertThat(Files.readString(cloud.directory.resolve(file))).isEqualTo(before);
    assertThat(changes()).isEmpty();
  }

  @Test
  void aFormatWithoutAFileIsWrongUsage() {
    Cloud.Result result = cloud.run("push", "--parameters-format", "codepipeline");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--parameters FILE");
  }

  @Test
  void aParameterThatOnlyTheUserKnowsIsNamedBeforeAnyCall() {
    Cloud.Result result = fails("push", "--yes", "--parameters", "p.json");
    assertThat(result.err()).contains("C2E522").contains("--parameter HostedZoneId=");
    assertThat(changes()).isEmpty();
  }
}
