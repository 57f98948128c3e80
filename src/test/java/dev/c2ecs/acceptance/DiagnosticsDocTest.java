package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.aws.DeployExamples;
import dev.c2ecs.cfn.support.AllCodes;
import dev.c2ecs.cfn.support.SupportCode;
import dev.c2ecs.cfn.support.SupportTable;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Explanation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/diagnostics.md}: a section for each code, with an example from the fixtures. */
class DiagnosticsDocTest {

  /** The codes whose input is made by {@link LargeInput}, too large to be shown. */
  private static final List<String> WITHOUT_EXAMPLE =
      List.of("C2E002", "C2E004", "C2E013", "C2E014", "C2E026", "C2E404");

  @Test
  void everyCodeHasASection(@TempDir Path directory) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
            "# Diagnostics\n\nEvery code: what it means, why, what happens instead, what to do,")
        .append(" and an example. Generated from the tables of the code; do not edit. 0xx: reading")
        .append(" the files. 2xx: what becomes of an attribute. 3xx: decisions of the translation.")
        .append(" 4xx: rules that a template must keep. 5xx: deploying.\n");
    for (Code code : AllCodes.sorted()) {
      Optional<String> example = example(code.id());
      assertThat(example.isPresent())
          .as(code + " has an example")
          .isNotEqualTo(WITHOUT_EXAMPLE.contains(code.id()));
      text.append(section(code, example));
    }
    for (DeployCode code : DeployCode.values()) {
      Path folder = Files.createDirectory(directory.resolve(code.id()));
      String example = lines(DeployExamples.of(code, folder), code.id());
      assertThat(example).as(code + " is what its example ends with").isNotEmpty();
      text.append(section(code, Optional.of(example)));
    }
    GeneratedDocsTest.check("docs/diagnostics.md", text.toString());
  }

  private static String section(Code code, Optional<String> example) {
    List<String> attributes = attributes(code);
    boolean byValue = code instanceof SupportCode && attributes.isEmpty();
    StringBuilder text = new StringBuilder("\n## " + code.id() + "\n\n");
    text.append(code.title()).append(". (");
    text.append(byValue ? "by value" : code.severity().word()).append(")\n\n");
    Explanation explanation = code.explanation();
    text.append("- Why: ").append(explanation.why()).append('\n');
    text.append("- Instead: ").append(explanation.instead()).append('\n');
    text.append("- What to do: ").append(explanation.remedy()).append('\n');
    if (!attributes.isEmpty()) {
      text.append("- Attributes: ").append(String.join(", ", attributes)).append('\n');
    }
    example.ifPresent(lines -> text.append("\n```\n").append(lines).append("```\n"));
    return text.toString();
  }

  private static List<String> attributes(Code code) {
    return SupportTable.rows().stream()
        .filter(row -> row.report().filter(report -> report.code() == code).isPresent())
        .map(row -> "`" + row.path() + "`")
        .toList();
  }

  /** The lines that the first fixture with the code prints for it. */
  private static Optional<String> example(String code) {
    for (Path fixture : Fixtures.all()) {
      Path file = fixture.resolve("diagnostics.txt");
      if (!Files.exists(file) || !Fixtures.codes(fixture).contains(code)) {
        continue;
      }
      return Optional.of(lines(Repo.read(file), code));
    }
    return Optional.empty();
  }

  /** The first diagnostic with a code. */
  private static String lines(String printed, String code) {
    StringBuilder lines = new StringBuilder();
    boolean inside = false;
    for (String line : printed.lines().toList()) {
      boolean first = line.matches(".* C2E\\d{3}: .*");
      if (first && lines.length() > 0) {
        break;
      }
      inside = first ? line.contains(" " + code + ": ") : inside && line.startsWith(" ");
      if (inside) {
        lines.append(line).append('\n');
      }
    }
    return lines.toString();
  }
}
