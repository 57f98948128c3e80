package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands, flags, streams and exit codes. */
class CommandsTest {

  @TempDir Path directory;

  @BeforeEach
  void writeComposeFile() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: demo
        services:
          web:
            image: nginx:${TAG:-1}
            ports: ["80:80"]
            mac_address: 02:42:ac:11:65:43
          tool:
            image: busybox
            profiles: [debug]
        """);
  }

  private Program.Result run(String... args) {
    return Program.in(directory).run(args);
  }

  @ParameterizedTest
  @ValueSource(strings = {"convert", "check", "config", "version"})
  void everyCommandExplainsItselfWithExamples(String command) {
    Program.Result help = run(command, "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).startsWith("Usage: c2ecs " + command).contains("Examples:");
    assertThat(help.err()).isEmpty();
    assertThat(run("help", command).out()).isEqualTo(help.out());
  }

  @Test
  void optionsStandBeforeOrAfterTheCommand() {
    String before = run("-f", "compose.yaml", "-p", "other", "convert").out();
    assertThat(before).contains("Name: other.local");
    assertThat(run("convert", "-f", "compose.yaml", "-p", "other").out()).isEqualTo(before);
    assertThat(run("-p", "other", "convert", "compose.yaml").out()).isEqualTo(before);
  }

  @Test
  void resultsGoToStandardOutputAndEverythingElseToStandardError() {
    Program.Result result = run("convert");
    assertThat(result.out()).startsWith("AWSTemplateFormatVersion");
    assertThat(result.err())
        .startsWith("compose.yaml:5:13: info C2E382: open to the Internet: web 80 HTTP")
        .contains("\ncompose.yaml:6:5: warning C2E227: services.web.mac_address: ")
        .contains("\n    mac_address: 02:42:ac:11:65:43\n    ^ remove it\n");
  }

  @Test
  void jsonHasTheContentOfYaml() {
    Template template = run("convert", "--format", "json").template();
    assertThat(template.ofType("AWS::ECS::Service")).containsExactly("WebService");
  }

  @Test
  void checkPrintsDiagnosticsAndCoverage() {
    Program.Result text = run("check");
    assertThat(text.exitCode()).isZero();
    assertThat(text.out()).contains("C2E227").contains("0 errors, 1 warning\n");
    assertThat(text.err()).isEmpty();
    assertThat(run("check", "--strict").exitCode()).isEqualTo(1);
    Map<String, Object> json = Json.object(run("check", "--format", "json").out());
    assertThat(json.get("version")).isEqualTo(1L);
    List<Object> diagnostics = Template.list(json.get("diagnostics"));
    assertThat(Template.map(diagnostics.get(0))).containsEntry("code", "C2E382");
    assertThat(Template.map(diagnostics.get(1)))
        .containsEntry("code", "C2E227")
        .containsEntry("severity", "warning")
        .containsEntry("path", "services.web.mac_address")
        .containsEntry("service", "web")
        .containsEntry("location", Map.of("file", "compose.yaml", "line", 6L, "column", 5L));
    Coverages.assertAddsUp(Template.map(json.get("coverage")));
  }

  @Test
  void anAcceptedWarningIsAnInfoAndAnAcceptedErrorAWarning() {
    assertThat(run("check", "--strict", "--accept", "C2E227").exitCode()).isZero();
    String privileged =
        """
        name: p
        services:
          a:
            image: x
            privileged: true
            x-aws-accept: {C2E214: it works without, C2E227: never needed}
        """;
    Program.Result result = Program.in(directory).stdin(privileged).run("-f", "-", "convert");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).doesNotContain("Privileged");
    assertThat(result.err())
        .contains(":5:5: warning C2E214: services.a.privileged: Fargate runs no privileged")
        .contains("warning C2E362: services.a.x-aws-accept.C2E227 matches nothing");
  }

  @Test
  void anUnknownExtensionGetsTheNearestName() {
    String compose = "name: p\nx-aws-zone: 3\nservices: {a: {image: x, x-aws-spot: true}}\n";
    Program.Result result = Program.in(directory).stdin(compose).run("-f", "-", "convert");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .contains(":2:1: warning C2E360: x-aws-zone is not a key that c2ecs knows here")
        .contains("did you mean `x-aws-zones`?")
        .contains("services.a.x-aws-spot is not a key");
  }

  @Test
  void convertWritesTheParametersAndKeepsTheirValues() throws IOException {
    String compose = "name: p\nx-aws-vpc: vpc-0a1b2c3d\nservices: {a: {image: x}}\n";
    Program program = Program.in(directory).stdin(compose);
    Path file = directory.resolve("parameters.json");
    String[] command = {"-f", "-", "convert", "--parameters", "parameters.json"};
    assertThat(program.run(command).exitCode()).isZero();
    assertThat(Json.parse(Files.readString(file)))
        .isEqualTo(
            List.of(
                Map.of("ParameterKey", "VpcId", "ParameterValue", "vpc-0a1b2c3d"),
                Map.of("ParameterKey", "SubnetIds", "ParameterValue", ""),
                Map.of("ParameterKey", "AssignPublicIp", "ParameterValue", "ENABLED")));
    String filled = Files.readString(file).replaceFirst("\"\"", "\"subnet-1\"");
    Files.writeString(file, filled);
    assertThat(Program.in(directory).stdin(compose).run(command).exitCode()).isZero();
    assertThat(Files.readString(file)).isEqualTo(filled);
  }

  @Test
  void aFileThatHoldsNoParametersIsLeftAlone() throws IOException {
    Path file = directory.resolve("notes.txt");
    Files.writeString(file, "my notes");
    Program.Result result =
        Program.in(directory)
            .stdin("name: p\nservices: {a: {image: x}}\n")
            .run("-f", "-", "convert", "--parameters", "notes.txt");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("notes.txt is there and is no file of parameters");
    assertThat(result.out()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo("my notes");
  }

  @Test
  void configPrintsTheCanonicalModel() {
    Program.Result yaml = Program.in(directory).env("TAG", "1.29").run("config");
    assertThat(yaml.exitCode()).isZero();
    assertThat(yaml.out())
        .isEqualTo(
            """
            name: demo
            services:
              web:
                image: nginx:1.29
                mac_address: "02:42:ac:11:65:43"
                networks:
                  default: null
                ports:
                  - mode: ingress
                    target: 80
                    published: "80"
                    protocol: tcp
            networks:
              default:
                name: demo_default
            """);
    Map<String, Object> json = Json.object(run("config", "--format", "json").out());
    assertThat(json).containsEntry("name", "demo");
    assertThat(run("config", "-q").out()).isEmpty();
  }

  @Test
  void configListsWhatThereIs() {
    assertThat(run("config", "--services").out()).isEqualTo("web\n");
    assertThat(run("--profile", "debug", "config", "--services").out()).isEqualTo("tool\nweb\n");
    assertThat(run("config", "--images").out()).isEqualTo("nginx:1\n");
    assertThat(run("config", "--networks").out()).isEqualTo("default\n");
    assertThat(run("config", "nope").exitCode()).isEqualTo(1);
    assertThat(run("config", "--environment").out()).isEqualTo("COMPOSE_PROJECT_NAME=demo\n");
    String models = "services: {a: {image: i, models: [llm]}}\nmodels: {llm: {model: ai/m}}\n";
    assertThat(Program.in(directory).stdin(models).run("-f", "-", "config", "--models").out())
        .isEqualTo("llm\n");
  }

  @Test
  void configListsTheVariablesOfTheFiles() {
    String compose =
        "services: {a: {image: '${I:?need}', labels: {x: '${A:-${B}}', y: '${C:+d}', z: $A}}}\n";
    assertThat(Program.in(directory).stdin(compose).run("-f", "-", "config", "--variables").out())
        .isEqualTo(
            """
            NAME                REQUIRED            DEFAULT VALUE       ALTERNATE VALUE
            A                   false               ${B}
            B                   false
            C                   false                                   d
            I                   true
            """);
  }

  @Test
  void severalFilesAreMergedAndTheWinnerHasThePosition() throws IOException {
    Files.writeString(directory.resolve("prod.yaml"), "services:\n  web:\n    privileged: true\n");
    Program.Result result = run("-f", "compose.yaml", "-f", "prod.yaml", "convert");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("prod.yaml:3:5: error C2E214");
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(run("version").out()).matches("c2ecs \\d+\\.\\d+\\.\\d+\\S* \\(Java \\d+\\)\n");
    assertThat(run("version", "--short").out()).matches("\\d+\\.\\d+\\.\\d+\\S*\n");
  }
}
