package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
            image: nginx:${TAG:-1.29}
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
    assertThat(before).contains("Family: other-web");
    assertThat(run("convert", "-f", "compose.yaml", "-p", "other").out()).isEqualTo(before);
    assertThat(run("-p", "other", "convert", "compose.yaml").out()).isEqualTo(before);
  }

  @Test
  void resultsGoToStandardOutputAndEverythingElseToStandardError() {
    Program.Result result = run("convert");
    assertThat(result.out()).startsWith("AWSTemplateFormatVersion");
    assertThat(result.err())
        .startsWith("compose.yaml:3:3: info C2E391: sizes that nobody asked for")
        .contains("\ncompose.yaml:5:13: info C2E382: open to the Internet: web 80 HTTP")
        .contains("\ncompose.yaml:6:5: warning C2E227: services.web.mac_address: ")
        .contains("\n    mac_address: 02:42:ac:11:65:43\n    ^ remove it\n");
  }

  /** What is in AWS only `deploy` knows, and says itself. */
  @Test
  void credentialsWithoutAValueAreNamedAndChangeNoTemplate() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: demo
        services:
          web:
            image: nginx:1.29
            environment: ["API_TOKEN", "DB_PASSWORD=${DB_PASSWORD}", "SET=${SET_PASSWORD}"]
            secrets: [key]
        secrets:
          key: {environment: SIGNING_KEY}
        """);
    Files.writeString(directory.resolve(".env"), "SET_PASSWORD=abc\n");
    Program.Result unset = run("convert");
    assertThat(unset.err()).contains("info C2E463: no value yet: API_TOKEN, DB_PASSWORD");
    assertThat(unset.err()).doesNotContain("SET_PASSWORD;", "SET_PASSWORD,");
    assertThat(run("check").out()).contains("C2E463");
    Files.writeString(
        directory.resolve(".env"), "SET_PASSWORD=abc\nAPI_TOKEN=t\nDB_PASSWORD=\nSIGNING_KEY=k\n");
    Program.Result set = run("convert");
    assertThat(set.err()).doesNotContain("C2E463");
    assertThat(set.out()).isEqualTo(unset.out());
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
    assertThat(Template.map(diagnostics.get(0))).containsEntry("code", "C2E391");
    assertThat(Template.map(diagnostics.get(1))).containsEntry("code", "C2E382");
    assertThat(Template.map(diagnostics.get(2)))
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
    assertThat(run("config", "--images").out()).isEqualTo("nginx:1.29\n");
    assertThat(run("config", "--networks").out()).isEqualTo("default\n");
    assertThat(run("config", "nope").exitCode()).isEqualTo(1);
    assertThat(run("config", "--environment").out())
        .isEqualTo("COMPOSE_PROJECT_NAME=demo\nPWD=" + directory + "\n");
    String models = "services: {a: {image: i, models: [llm]}}\nmodels: {llm: {model: ai/m}}\n";
    assertThat(Program.in(directory).stdin(models).run("-f", "-", "config", "--models").out())
        .isEqualTo("ai/m\n");
  }

  @Test
  void configListsTheVariablesOfTheFiles() {
    String compose =
        "services: {a: {image: '${I:?need}', labels: {x: '${A:-${B}}', y: '${C:+d}', z: $A}}}\n";
    assertThat(configOf(compose, "--variables").out())
        .isEqualTo(
            """
            NAME                REQUIRED            DEFAULT VALUE       ALTERNATE VALUE
            A                   false               ${B}               \s
            B                   false                                  \s
            C                   false                                   d
            I                   true                                   \s
            """);
    assertThat(configOf("services: {a: {image: '${I:-<x>}'}}", "--variables", "--format", "json"))
        .extracting(Program.Result::out)
        .isEqualTo(
            """
            {
                "I": {
                    "Name": "I",
                    "DefaultValue": "<x>",
                    "PresenceValue": "",
                    "Required": false
                }
            }

            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      quoteCharacter = '\u0001',
      textBlock =
          """
          12:30 = '12:30'
          yes = 'yes'
          5 = "5"
          null = "null"
          2001-01-01 = "2001-01-01"
          x: y = 'x: y'
          it's = it's
          'x = '''x'
          - x = '- x'
          $B = $B
          a:b = a:b
          a #b = 'a #b'
          <&> = <&>
          << = '<<'
          \\ = \\
          """)
  void variablesAreYamlAsDockerComposeWritesIt(String written, String printed) {
    String compose = "services: {a: {image: '${A:-%s}'}}\n".formatted(written.replace("'", "''"));
    assertThat(configOf(compose, "--variables", "--format", "yaml").out())
        .startsWith(
            """
            A:
                name: A
                defaultvalue: %s
                presencevalue: ""
                required: false
            """
                .formatted(printed));
  }

  @Test
  void malformedExpressionsAreVariablesWithoutAName() {
    assertThat(configOf("services: {a: {image: '${A'}}", "--variables", "--format", "yaml").out())
        .startsWith("\"\":\n    name: \"\"\n");
    assertThat(configOf("services: {a: {image: i}}", "--variables", "--format", "yaml").out())
        .isEqualTo("{}\n");
  }

  @Test
  void aServiceThatIsNeededAndMissingEndsTheListOfServices() {
    String compose = "services: {a: {image: i, depends_on: {b: {condition: service_started%s}}}}";
    assertThat(configOf(compose.formatted(""), "--services", "--no-consistency").err())
        .contains("a depends on the service b, and there is none");
    String optional = compose.formatted(", required: false");
    assertThat(configOf(optional, "--services", "--no-consistency").out()).isEqualTo("a\n");
  }

  @Test
  void configListsNamesThoughFilesAndVariablesAreMissing() {
    String compose =
        """
        services:
          a: {image: "${I}", env_file: nope.env, depends_on: [b], profiles: [p]}
          b: {build: ., pre_start: [{image: i, command: c}], volumes: ["data:/v"]}
        volumes: {data: {}}
        """;
    assertThat(configOf(compose, "--profiles").out()).isEqualTo("p\n");
    assertThat(configOf(compose, "--volumes").out()).isEqualTo("data\n");
    assertThat(configOf(compose, "--images").out()).isEqualTo("demo-b\ni\n");
    assertThat(configOf(compose, "--services", "--volumes", "--no-interpolate", "-q").out())
        .isEqualTo("b\na\n");
    assertThat(configOf(compose, "a", "--profiles").exitCode()).isEqualTo(1);
    Program.Result toFile = configOf(compose, "--networks", "-o", "out.yaml");
    assertThat(toFile.out()).isEqualTo("default\n");
    assertThat(toFile.err()).contains("--networks is written to no file");
    assertThat(directory.resolve("out.yaml")).doesNotExist();
  }

  /** The hashes are those of docker compose 5.5. */
  @Test
  void configHashesServices() {
    String compose =
        """
        services:
          a:
            image: x
            blkio_config:
              weight: 10
              weight_device: [{path: /d, weight: 5}]
              device_read_bps: [{path: /d, rate: 1m}]
              device_write_iops: [{path: /e, rate: 5}]
          b: {image: x, ulimits: {n: {soft: 0, hard: 2}}}
          c:
            image: x
            deploy:
              placement:
                constraints: [a]
                preferences: [{spread: x}]
                max_replicas_per_node: 2
          d: {image: x, devices: ["/a:/b"]}
          e: {image: x, env_file: nope.env}
          f: {image: x, profiles: [p]}
        """;
    assertThat(configOf(compose, "--hash", "d,a,b,c").out())
        .isEqualTo(
            """
            a 9c2bb9a9bf3499d697b56d9b22b98eafe652e32c85060d1197814c85ef71c22a
            b 2ffe7ebaa04ed6485db4b07bc548d71721eabef839035619a744e0fc685aafba
            c a3f84cded72cfc409d3b6f87afb30f0f8b6c92f24c3a056ca099fe20e4434a7e
            d 5ed7b2ebe93a08933f751b56e39409d95ece04b7fa8290dbb6737c8e8e38a3b6
            """);
    assertThat(configOf(compose, "--hash", "*").exitCode()).isEqualTo(1);
    assertThat(configOf(compose, "--hash", "f").err()).contains("no active profile enables");
    assertThat(configOf(compose, "--hash", "zz").err()).contains("there is no service zz");
  }

  private Program.Result configOf(String compose, String... options) {
    List<String> arguments = new ArrayList<>(List.of("-p", "demo", "-f", "-", "config"));
    arguments.addAll(List.of(options));
    return Program.in(directory).stdin(compose).run(arguments.toArray(String[]::new));
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
