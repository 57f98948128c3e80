package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.support.SupportRow;
import dev.c2ecs.cfn.support.SupportTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tables of the documentation are those of the code. */
public class GeneratedDocsTest {

  @Test
  void theAttributeTableIsCurrent() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("# Attributes\n\nWhat becomes of each path of the Compose schema. Generated from ")
        .append("the support table; do not edit.\n\n")
        .append("| outcome | meaning | paths |\n|---|---|---|\n");
    Map<String, String> meanings =
        Map.of(
            "exact", "means the same on ECS",
            "approximated", "mapped, with a shift of meaning",
            "loader", "consumed while reading",
            "none", "no effect on ECS, nothing is lost",
            "warning", "left out with a warning, the application works without",
            "error", "refused: the application would be wrong; can be accepted");
    for (String outcome : List.of("exact", "approximated", "loader", "none", "warning", "error")) {
      long count = SupportTable.rows().stream().filter(row -> outcome(row).equals(outcome)).count();
      text.append(String.format("| %s | %s | %d |%n", outcome, meanings.get(outcome), count));
    }
    text.append("\n| path | outcome | becomes | says | fixture |\n|---|---|---|---|---|\n");
    for (SupportRow row : SupportTable.rows()) {
      text.append(
          String.format(
              "| `%s` | %s | %s | %s | %s |%n",
              row.path(),
              outcome(row),
              row.target().equals("-") ? "" : row.target(),
              row.report().map(r -> r.code().id() + ": " + r.code().message()).orElse(""),
              row.fixture()));
    }
    check("docs/attributes.md", text.toString());
  }

  private static String outcome(SupportRow row) {
    return row.disposition().name().toLowerCase(Locale.ROOT);
  }

  /** Compares, or approves. */
  public static void check(String name, String text) throws IOException {
    Path file = Repo.ROOT.resolve(name);
    String unix = text.replace("\r\n", "\n");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, unix);
    }
    assertThat(file).exists();
    assertThat(Repo.read(file)).isEqualTo(unix);
  }
}
