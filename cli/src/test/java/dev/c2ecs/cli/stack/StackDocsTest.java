package dev.c2ecs.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The documentation of states and failures is that of the code. */
class StackDocsTest {

  @Test
  void theTablesOfStatesAndFailuresAreCurrent() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("# Stack states and failures\n\nGenerated from the code; do not edit.\n\n")
        .append("## States\n\nWhat `deploy` and `cancel` do in each state of a stack.\n\n")
        .append("| state | in words | `deploy` | `cancel` |\n|---|---|---|---|\n");
    for (StackState state : StackState.values()) {
      text.append(
          String.format(
              "| `%s` | %s | %s | %s |%n",
              state.name(),
              state.words(),
              words(state.deploy().name()),
              words(state.cancel().name())));
    }
    text.append("\n## Failures\n\nHow `deploy` and `doctor` explain what failed: ")
        .append("the first row that fits. `src/test/events` has events for each.\n\n")
        .append("| failure | what is said | what to do |\n|---|---|---|\n");
    for (FailureRule rule : FailureRule.all()) {
      text.append(
          String.format(
              "| %s | %s | %s |%n", rule.name(), rule.cause(), rule.fix().replace("|", "\\|")));
    }
    check("docs/stacks.md", text.toString());
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void check(String name, String text) throws IOException {
    Path file = Path.of(Objects.requireNonNull(System.getenv("C2ECS_ROOT")), name);
    String unix = text.replace("\r\n", "\n");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, unix);
    }
    assertThat(file).exists();
    assertThat(Files.readString(file)).isEqualTo(unix);
  }
}
