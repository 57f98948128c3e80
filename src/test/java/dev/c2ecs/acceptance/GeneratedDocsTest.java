package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.check.CheckCode;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.support.SupportRow;
import dev.c2ecs.cfn.support.SupportTable;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.ReadCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The tables of the documentation are those of the code. */
class GeneratedDocsTest {

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
    text.append("\n| path | outcome | becomes | says |\n|---|---|---|---|\n");
    for (SupportRow row : SupportTable.rows()) {
      text.append(
          String.format(
              "| `%s` | %s | %s | %s |%n",
              row.path(),
              outcome(row),
              row.target().equals("-") ? "" : row.target(),
              row.report().isPresent() ? row.code() + ": " + row.message() : ""));
    }
    check("docs/attributes.md", text.toString());
  }

  private static String outcome(SupportRow row) {
    return row.disposition().name().toLowerCase(Locale.ROOT);
  }

  @Test
  void everyCodeHasASection() throws IOException {
    Map<String, String> sections = new TreeMap<>();
    List<Code> codes = new ArrayList<>(Arrays.asList(ReadCode.values()));
    codes.addAll(Arrays.asList(PolicyCode.values()));
    codes.addAll(Arrays.asList(CheckCode.values()));
    codes.forEach(
        code -> sections.put(code.id(), section(code.id(), code.title(), code.severity().word())));
    SupportTable.valueCodes()
        .forEach((id, title) -> sections.put(id, section(id, title, "depends on the value")));
    for (SupportRow row : SupportTable.rows()) {
      row.report()
          .ifPresent(
              severity -> {
                String start = section(row.code(), row.asCode().title(), severity.word());
                String hint = row.hint().isEmpty() ? "" : "What to do: " + row.hint() + ".\n\n";
                sections.putIfAbsent(row.code(), start + hint + "Attributes:\n\n");
                sections.computeIfPresent(
                    row.code(), (id, text) -> text + "- `" + row.path() + "`\n");
              });
    }
    StringBuilder text = new StringBuilder();
    text.append("# Diagnostics\n\nEvery code, generated from the tables of the code; do not edit.")
        .append(" 0xx: reading the files. 2xx: what becomes of an attribute. 3xx: decisions of")
        .append(" the translation. 4xx: rules that a template must keep.\n");
    sections.values().forEach(section -> text.append('\n').append(section.strip()).append('\n'));
    check("docs/diagnostics.md", text.toString());
  }

  private static String section(String id, String title, String severity) {
    return "## " + id + "\n\n" + title + ". (" + severity + ")\n\n";
  }

  static void check(String name, String text) throws IOException {
    Path file = Repo.ROOT.resolve(name);
    String unix = text.replace("\r\n", "\n");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, unix);
    }
    assertThat(file).exists();
    assertThat(Repo.read(file)).isEqualTo(unix);
  }
}
