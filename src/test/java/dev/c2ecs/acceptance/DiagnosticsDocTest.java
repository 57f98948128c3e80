package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.check.CheckCode;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.support.AllCodes;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code docs/diagnostics.md}: a section for each code, with an example from the fixtures. */
class DiagnosticsDocTest {

  /** The codes whose input is made by {@link LargeInput}, too large to be shown. */
  private static final List<String> WITHOUT_EXAMPLE =
      List.of("C2E002", "C2E004", "C2E013", "C2E014", "C2E026", "C2E404");

  private final Map<String, String[]> explanations = explanations();
  private final Map<String, List<SupportRow>> rows = rows();

  @Test
  void everyCodeHasASection() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
            "# Diagnostics\n\nEvery code: what it means, why, what happens instead, what to do,")
        .append(" and an example. Generated from the tables of the code; do not edit. 0xx: reading")
        .append(" the files. 2xx: what becomes of an attribute. 3xx: decisions of the translation.")
        .append(" 4xx: rules that a template must keep.\n");
    Map<String, String> severities = severities();
    AllCodes.titles()
        .forEach(
            (code, title) ->
                text.append(section(code, title, severities.getOrDefault(code, "by value"))));
    GeneratedDocsTest.check("docs/diagnostics.md", text.toString());
  }

  @Test
  void everyExplanationIsOfACode() {
    assertThat(AllCodes.titles().keySet()).containsAll(explanations.keySet());
  }

  private String section(String code, String title, String severity) {
    StringBuilder text = new StringBuilder("\n## " + code + "\n\n");
    text.append(title).append(". (").append(severity).append(")\n\n");
    List<SupportRow> own = rows.getOrDefault(code, List.of());
    String[] said = explanations.get(code);
    if (said == null) {
      assertThat(own).as(code + " needs a line in explanations.tsv").isNotEmpty();
      said = fromRow(own.get(0));
    }
    text.append("- Why: ").append(said[0]).append('\n');
    text.append("- Instead: ").append(said[1]).append('\n');
    text.append("- What to do: ").append(said[2]).append('\n');
    if (!own.isEmpty()) {
      text.append("- Attributes: ");
      text.append(String.join(", ", own.stream().map(row -> "`" + row.path() + "`").toList()));
      text.append('\n');
    }
    Optional<String> example = example(code);
    assertThat(example.isPresent())
        .as(code + " has an example")
        .isNotEqualTo(WITHOUT_EXAMPLE.contains(code));
    example.ifPresent(lines -> text.append("\n```\n").append(lines).append("```\n"));
    return text.toString();
  }

  private static String[] fromRow(SupportRow row) {
    String instead =
        switch (row.disposition()) {
          case ERROR -> "Nothing is written, unless the code is accepted.";
          case WARNING -> "The attribute is left out; the application works without.";
          default -> "The attribute has no effect.";
        };
    String hint = row.hint().isEmpty() ? "nothing" : row.hint();
    return new String[] {sentence(row.message()), instead, sentence(hint)};
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1) + ".";
  }

  /** The lines that the first fixture with the code prints for it. */
  private static Optional<String> example(String code) {
    for (Path fixture : Fixtures.all()) {
      Path file = fixture.resolve("diagnostics.txt");
      if (!Files.exists(file) || !Fixtures.codes(fixture).contains(code)) {
        continue;
      }
      StringBuilder lines = new StringBuilder();
      boolean inside = false;
      for (String line : Repo.read(file).lines().toList()) {
        boolean first = line.matches(".*(error|warning|info) C2E\\d{3}: .*");
        if (first && lines.length() > 0) {
          break;
        }
        inside = first ? line.contains(" " + code + ": ") : inside && line.startsWith(" ");
        if (inside) {
          lines.append(line).append('\n');
        }
      }
      return Optional.of(lines.toString());
    }
    return Optional.empty();
  }

  private static Map<String, String> severities() {
    List<Code> codes = new ArrayList<>(Arrays.asList(ReadCode.values()));
    codes.addAll(Arrays.asList(PolicyCode.values()));
    codes.addAll(Arrays.asList(CheckCode.values()));
    Map<String, String> words = new TreeMap<>();
    codes.forEach(code -> words.put(code.id(), code.severity().word()));
    for (SupportRow row : SupportTable.rows()) {
      row.report().ifPresent(severity -> words.put(row.code(), severity.word()));
    }
    return words;
  }

  private static Map<String, List<SupportRow>> rows() {
    Map<String, List<SupportRow>> rows = new TreeMap<>();
    for (SupportRow row : SupportTable.rows()) {
      if (row.report().isPresent()) {
        rows.computeIfAbsent(row.code(), code -> new ArrayList<>()).add(row);
      }
    }
    return rows;
  }

  private static Map<String, String[]> explanations() {
    Map<String, String[]> all = new TreeMap<>();
    Path file = Repo.ROOT.resolve("cli/src/main/resources/dev/c2ecs/cli/explanations.tsv");
    for (String line : Repo.read(file).lines().skip(1).toList()) {
      String[] fields = line.split("\t", -1);
      assertThat(fields).as(line).hasSize(4);
      all.put(fields[0], new String[] {fields[1], fields[2], fields[3]});
    }
    return all;
  }
}
