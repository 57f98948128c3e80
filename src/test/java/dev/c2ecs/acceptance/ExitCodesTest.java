package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.DeclaredOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which runs end with which code; 3 says "different", and nothing else. */
class ExitCodesTest {

  @TempDir Path directory;

  @BeforeEach
  void writeProject() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        "name: demo\nservices: {web: {image: \"nginx:1.29\", mac_address: 02:42:ac:11:65:43}}\n");
    Files.writeString(
        directory.resolve("bad.yaml"), "services: {web: {image: nginx, privileged: true}}\n");
    Files.writeString(directory.resolve("compose.lock.json"), "{\"version\": 1, \"images\": {}}\n");
    Files.writeString(directory.resolve("old.yaml"), run("convert").out().replace("1.29", "1.28"));
    Files.writeString(directory.resolve("new.yaml"), run("convert").out());
  }

  private Program.Result run(String... args) {
    return Program.in(directory).run(args);
  }

  static Set<String> commands() {
    return Set.copyOf(DeclaredOptions.commands());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void onlyWhatComparesSaysInItsHelpThatThingsDiffer(String command) {
    boolean compares = Set.of("diff", "convert", "lock").contains(command);
    assertThat(run(command, "--help").out().lines().anyMatch(line -> line.matches(" +3 +With .*")))
        .isEqualTo(compares);
  }

  @ParameterizedTest
  @CsvSource({
    "convert, 0",
    "convert --check new.yaml, 0",
    "convert --check old.yaml, 3",
    "convert --check none.yaml, 1",
    "convert --check old.yaml --format jsn, 2",
    "convert bad.yaml, 1",
    "convert bad.yaml --check old.yaml, 1",
    "convert --like none.yaml, 1",
    "convert --nonsense, 2",
    "check, 0",
    "check --strict, 1",
    "check bad.yaml, 1",
    "check bad.yaml --format sarif, 1",
    "check --format xml, 2",
    "check --baseline none.json, 1",
    "check --baseline b.json --update-baseline, 0",
    "explain C2E214, 0",
    "explain nonsense, 2",
    "explain, 2",
    "config, 0",
    "config none, 1",
    "diff old.yaml new.yaml, 0",
    "diff old.yaml new.yaml --exit-code, 3",
    "diff new.yaml new.yaml --exit-code, 0",
    "'diff old.yaml new.yaml --fail-on in-place,rolling-restart', 1",
    "'diff old.yaml new.yaml --exit-code --fail-on in-place,rolling-restart', 1",
    "diff old.yaml none.yaml --exit-code, 1",
    "diff old.yaml, 2",
    "version, 0",
    "help, 0",
    "help nonsense, 2",
    "nonsense, 2",
  })
  void everyRunEndsAsTheTableSays(String line, int code) {
    Program.Result result = run(line.split(" ", -1));
    assertThat(result.exitCode()).as(result.err()).isEqualTo(code);
  }

  /** {@code lock --check} is tried with the registries that it asks. */
  @Test
  void noOtherCommandTakesTheFlagThatAsksForThree() {
    for (String command : commands()) {
      if (!command.equals("diff")) {
        assertThat(run(command, "--exit-code").exitCode()).as(command).isEqualTo(2);
      }
    }
  }
}
