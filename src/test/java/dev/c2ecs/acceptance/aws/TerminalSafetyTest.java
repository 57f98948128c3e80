package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Repo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that comes from a file, a name, a log or an answer steers the terminal. */
class TerminalSafetyTest extends CloudTest {

  private static final Pattern CONTROL = Pattern.compile("[\\p{IsCc}&&[^\\n\\t]]");
  private static final Pattern REORDERING =
      Pattern.compile("[\u202a-\u202e\u2066-\u2069\u2028\u2029\u200e\u200f]");
  private static final Pattern STYLE = Pattern.compile("\u001b\\[(0|1|2|32|36|1;31|1;32|1;33)m");

  private static final List<String> EVIL =
      List.of(
          "\u001b[2J",
          "\u001b]0;owned\u0007",
          "\u001b[35m",
          "\r",
          "\b\b",
          "\u007f",
          "\u009b2J",
          "\u0085",
          "\u202e",
          "\u2066",
          "\u2028",
          "\u001bc",
          "\u000c",
          "\u200f",
          "\u0001");

  /** Harmless words with what steers terminals between them. */
  private static String evil(Random random) {
    StringBuilder text = new StringBuilder("a");
    int parts = 1 + random.nextInt(3);
    for (int i = 0; i < parts; i++) {
      text.append(EVIL.get(random.nextInt(EVIL.size()))).append("bü1".charAt(random.nextInt(3)));
    }
    return text.toString();
  }

  /** A text as a double-quoted scalar of YAML and as a string of JSON. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars().forEach(c -> out.append(String.format("\\u%04x", c)));
    return out.append('"').toString();
  }

  private static String escaped(String text) {
    return quoted(text).substring(1, quoted(text).length() - 1);
  }

  private static void assertSafe(Cloud.Result result, String... args) {
    String command = String.join(" ", args);
    assertThat(result.exitCode()).as(command + result.err()).isBetween(0, 2);
    assertThat(CONTROL.matcher(result.all()).results().map(m -> (int) m.group().charAt(0)).toList())
        .as(command + ": " + result.all())
        .isEmpty();
    assertThat(REORDERING.matcher(result.err()).find()).as(command + result.err()).isFalse();
  }

  private void runAll(List<String[]> commands) {
    commands.forEach(command -> assertSafe(cloud.run(command), command));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void valuesKeysAndNamesOfAnyFileAreShown(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> commands =
        List.of("check", "convert", "config", "deploy --yes", "deploy --dry-run", "doctor", "ls");
    for (String line :
        List.of(
            "privileged: %s",
            "%s: x",
            "image: %s",
            "environment: {%s: %s}",
            "environment: [%s]",
            "command: [%s, %s]",
            "labels: {%s: %s}",
            "ports: [%s]",
            "volumes: [%s]",
            "profiles: [%s]",
            "env_file: %s",
            "build: %s",
            "x-aws-%s: 1",
            "depends_on: [%s]",
            "networks: [%s]",
            "healthcheck: {test: %s}",
            "hostname: %s",
            "x-aws-accept: {C2E214: %s}",
            "extends: {file: %s, service: %s}",
            "secrets: [%s]")) {
      String written = line;
      while (written.contains("%s")) {
        String value = written.contains("aws-%s") ? "zz" : quoted(evil(random));
        written = written.replaceFirst("%s", value.replace("\\", "\\\\"));
      }
      String image = line.startsWith("image") ? "" : "    image: nginx\n";
      cloud.compose("name: shop\nservices:\n  web:\n" + image + "    " + written + "\n");
      String command = commands.get(random.nextInt(commands.size()));
      String[] args = command.split(" ");
      assertSafe(cloud.run(args), args);
      assertSafe(cloud.run("check"), written);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void argumentsEnvironmentAndFileNamesAreShown(long seed) throws IOException {
    Random random = new Random(seed);
    cloud.environment(
        Map.of("TAG", evil(random), "COMPOSE_PROFILES", evil(random), "X_Y", evil(random)));
    cloud.compose(
        "name: shop\nservices:\n  web: {image: \"nginx:${TAG}\", labels: {a: \"${V}\"}}\n"
            + "  "
            + quoted(evil(random))
            + ": {image: x}\n");
    Files.writeString(directory.resolve(".env"), "V=\"" + evil(random) + "\"\n" + evil(random));
    String name = evil(random) + "\nc2ecs: deployed\n.yaml";
    try {
      Files.writeString(directory.resolve(name), "services: {web: {image: x, nope: 1}}\n");
    } catch (InvalidPathException e) {
      name = "compose.yaml";
    }
    List<String[]> commands = new ArrayList<>();
    commands.add(new String[] {"check", name});
    commands.add(new String[] {"convert", "-f", name, "-o", evil(random) + "/x"});
    commands.add(new String[] {"convert", "--format", evil(random)});
    commands.add(new String[] {"config", evil(random)});
    commands.add(new String[] {"config", "--env-file", evil(random)});
    commands.add(new String[] {"check", "--" + evil(random)});
    commands.add(new String[] {evil(random)});
    commands.add(new String[] {"help", evil(random)});
    commands.add(new String[] {"check", "--accept", evil(random)});
    commands.add(new String[] {"deploy", "-p", evil(random), "--yes"});
    commands.add(new String[] {"deploy", "--parameter", evil(random)});
    commands.add(new String[] {"deploy", "--image", evil(random) + "=x"});
    commands.add(new String[] {"deploy", "--tag", evil(random) + "=x", "--yes"});
    commands.add(new String[] {"down", "-p", evil(random), "--yes"});
    commands.add(new String[] {"ls", "--aws-profile", evil(random)});
    commands.add(new String[] {"ls", "--region", evil(random)});
    commands.add(new String[] {"doctor", "--events", evil(random)});
    commands.add(new String[] {"cancel", "--skip", evil(random)});
    for (String flag :
        List.of("--services", "--images", "--profiles", "--variables", "--environment", "-q")) {
      commands.add(new String[] {"config", flag});
    }
    commands.add(new String[] {"config", "--format", "json"});
    commands.add(new String[] {"check", "--format", "json"});
    runAll(commands);
    for (String line : cloud.run("check", name).all().split("\n", -1)) {
      assertThat(line).as("a name does not make a line").doesNotStartWith("c2ecs: deployed");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void whatAwsAndContainersSayIsShown(long seed) throws IOException {
    Random random = new Random(seed);
    String ofXml = evil(random).replaceAll("[\\x00-\\x1f]", "\u009b") + "\u202e\u0085x";
    cloud.aws.stacks.scripts.add(
        FakeScripts.fails("WebService", 10, "it failed: " + ofXml, "ROLLBACK_COMPLETE"));
    cloud.aws.tasks.stop(
        "WebService",
        5,
        "EssentialContainerExited",
        escaped(evil(random)),
        escaped(evil(random)),
        3,
        escaped(evil(random)),
        escaped("\u001b[32mINFO\u001b[0m ready"));
    Cloud.Result deployed = cloud.run("deploy", "--yes");
    assertThat(deployed.exitCode()).isEqualTo(1);
    assertThat(deployed.err()).contains("INFO ready");
    assertSafe(deployed, "deploy");
    runAll(List.of(new String[] {"doctor"}, new String[] {"ls"}));
    cloud.aws.refuse("DescribeStacks", "AccessDenied", "no: " + ofXml);
    runAll(
        List.of(
            new String[] {"ls"},
            new String[] {"down", "--yes"},
            new String[] {"cancel", "--yes"},
            new String[] {"deploy", "--yes"}));
    String events =
        Files.readString(Repo.ROOT.resolve("src/test/events/exit.json"))
            .replaceAll("([Rr]eason\": \")", "$1" + escaped(evil(random)).replace("\\", "\\\\"));
    Files.writeString(directory.resolve("e.json"), events);
    runAll(List.<String[]>of(new String[] {"doctor", "--events", "e.json"}));
  }

  @Test
  void coloursAreOursOnly() throws IOException {
    cloud.compose(
        "name: shop\nservices: {web: {image: x, privileged: \"\\e[2Jtrue\\e[35m\", nope: 1}}\n");
    Cloud.Result result = cloud.run("check", "--ansi", "always");
    assertThat(result.out())
        .contains("\u001b[1;31merror\u001b[0m", "\\u001b[2Jtrue\\u001b[35m")
        .doesNotContain("\u001b[2J", "\u001b[35m");
    assertThat(CONTROL.matcher(STYLE.matcher(result.out()).replaceAll("")).find()).isFalse();
  }

  @Test
  void theModelIsReadBackAsItWas() throws IOException {
    String value = "a\u001b[2J\u009b\u0085\u2028 b";
    cloud.compose(
        "name: shop\nservices: {web: {image: x, labels: {a: "
            + quoted(value)
            + ", b: "
            + quoted(value + "\n" + value)
            + "}}}\n");
    for (String format : List.of("yaml", "json")) {
      Cloud.Result first = cloud.run("config", "--format", format);
      assertSafe(first, "config", format);
      Path copy = directory.resolve("copy.yaml");
      Files.writeString(copy, first.out());
      assertThat(cloud.run("config", "-f", "copy.yaml", "--format", format).out())
          .isEqualTo(first.out());
      assertThat(first.out()).contains("[2J");
    }
  }
}
