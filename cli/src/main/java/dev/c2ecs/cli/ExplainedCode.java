package dev.c2ecs.cli;

import dev.c2ecs.cfn.support.AllCodes;
import dev.c2ecs.cfn.support.SupportRow;
import dev.c2ecs.cfn.support.SupportTable;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Explanation;
import dev.c2ecs.compose.diagnostic.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the catalogue says of a code, and where a project has it. */
final class ExplainedCode {

  private ExplainedCode() {}

  /** Every code, sorted. */
  static List<Code> all() {
    List<Code> codes = new ArrayList<>(AllCodes.sorted());
    Collections.addAll(codes, DeployCode.values());
    codes.sort(Comparator.comparing(Code::id));
    return codes;
  }

  /** The code that a word names: {@code C2E214}, {@code c2e214} or {@code 214}. */
  static Optional<Code> named(String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    String id = upper.matches("\\d{3}") ? "C2E" + upper : upper;
    return all().stream().filter(code -> code.id().equals(id)).findFirst();
  }

  /** The entry of the catalogue, its attributes, and the places of a project. */
  static List<String> lines(Code code, ProjectRun run) {
    Explanation explanation = code.explanation();
    List<String> lines = new ArrayList<>();
    lines.add(code.id() + " " + code.severity().word() + ": " + code.title());
    lines.add("");
    lines.add("Why: " + explanation.why());
    lines.add("Instead: " + explanation.instead());
    lines.add("What to do: " + explanation.remedy());
    List<String> attributes = new ArrayList<>();
    for (SupportRow row : SupportTable.rows()) {
      row.report()
          .filter(report -> report.code() == code)
          .ifPresent(
              report -> attributes.add("  " + row.path() + " (" + report.severity().word() + ")"));
    }
    section(lines, "Attributes:", attributes);
    section(lines, "In this project:", places(run, code));
    return lines;
  }

  private static List<String> places(ProjectRun run, Code code) {
    return run.loaded().sources().isEmpty()
        ? List.of()
        : run.diagnostics().stream()
            .filter(diagnostic -> diagnostic.code() == code)
            .map(diagnostic -> "  " + line(diagnostic, run))
            .toList();
  }

  /** A diagnostic on one line. */
  static String line(Diagnostic diagnostic, ProjectRun run) {
    String where =
        diagnostic.locations().stream().findFirst().map(Location::toString).orElse("").strip();
    return (where.isEmpty() ? "" : where + ": ")
        + diagnostic.severity().word()
        + " "
        + diagnostic.code().id()
        + ": "
        + diagnostic.message()
        + (run.acceptance(diagnostic).isPresent() ? " (accepted)" : "");
  }

  /** Adds a paragraph with a heading; nothing when it is empty. */
  static void section(List<String> lines, String heading, List<String> content) {
    if (!content.isEmpty()) {
      lines.add("");
      lines.add(heading);
      lines.addAll(content);
    }
  }
}
