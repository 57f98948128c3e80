package dev.c2ecs.cli.report;

import dev.c2ecs.cfn.support.Coverage;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Findings as Markdown for a comment: a line, a table, and the rest folded. */
public final class MarkdownReport {

  /** GitHub takes 65,536 characters; something is left for what stands around. */
  private static final int LONGEST = 60_000;

  private final StringBuilder out = new StringBuilder();
  private final ReportFiles files;

  private MarkdownReport(ReportFiles files) {
    this.files = files;
  }

  /** A comment; findings that nobody has to act on are folded. */
  public static String write(
      List<Finding> all, List<Finding> shown, ReportFiles files, Coverage coverage) {
    MarkdownReport report = new MarkdownReport(files);
    report.add(all, shown, coverage);
    return report.out.toString();
  }

  private void add(List<Finding> all, List<Finding> findings, Coverage coverage) {
    List<Finding> open =
        findings.stream()
            .filter(Finding::isOpen)
            .sorted(Comparator.comparing(finding -> finding.diagnostic().severity()))
            .toList();
    List<Finding> accepted = findings.stream().filter(f -> f.accepted().isPresent()).toList();
    List<Finding> others = new ArrayList<>(findings);
    others.removeAll(open);
    others.removeAll(accepted);
    out.append("**c2ecs check: ").append(verdict(all)).append("**\n");
    table(open);
    lines(open);
    folded("accepted", accepted);
    folded(others.size() == 1 ? "thing to know" : "things to know", others);
    if (coverage.leaves() > 0) {
      out.append('\n')
          .append(CommonWords.count(coverage.leaves(), "attribute"))
          .append(": ")
          .append(coverage.exact())
          .append(" exact, ")
          .append(coverage.approximated())
          .append(" approximated, ")
          .append(coverage.noEffect())
          .append(" without effect, ")
          .append(coverage.warned())
          .append(" left out, ")
          .append(coverage.rejected())
          .append(" impossible\n");
    }
  }

  private static String verdict(List<Finding> all) {
    List<Finding> open = all.stream().filter(Finding::isOpen).toList();
    long accepted = all.stream().filter(f -> f.accepted().isPresent()).count();
    long errors = open.stream().filter(f -> f.diagnostic().severity() == Severity.ERROR).count();
    String more = accepted == 0 ? "" : ", " + accepted + " accepted";
    return CommonWords.count(errors, "error")
        + ", "
        + CommonWords.count(open.size() - errors, "warning")
        + more;
  }

  private void table(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    out.append('\n').append(Markdown.row("", "Where", "What", "What to do"));
    out.append(Markdown.row("---", "---", "---", "---"));
    for (int i = 0; i < findings.size(); i++) {
      Diagnostic diagnostic = findings.get(i).diagnostic();
      String row =
          Markdown.row(
              sign(findings.get(i)),
              where(diagnostic),
              Markdown.sentence(diagnostic.message()),
              Markdown.sentence(firstLine(diagnostic.hint())));
      if (out.length() + row.length() > LONGEST) {
        out.append('\n').append("… and ").append(findings.size() - i).append(" more\n");
        return;
      }
      out.append(row);
    }
  }

  private static String sign(Finding finding) {
    Diagnostic diagnostic = finding.diagnostic();
    return diagnostic.severity().word() + "&nbsp;" + diagnostic.code().id();
  }

  private String where(Diagnostic diagnostic) {
    List<String> places = new ArrayList<>();
    for (Location location : diagnostic.locations()) {
      ReportFiles.Place place = files.place(location);
      places.add(Markdown.code(place.path() + (location.line() > 0 ? ":" + place.line() : "")));
    }
    return places.isEmpty() ? "" : places.get(0) + more(places.size() - 1);
  }

  private static String more(int places) {
    return places == 0 ? "" : " and " + CommonWords.count(places, "place") + " more";
  }

  private static String firstLine(String hint) {
    return hint.lines().findFirst().orElse("");
  }

  /** The lines that a hint shows, which a table has no room for. */
  private void lines(List<Finding> findings) {
    List<Diagnostic> longer =
        findings.stream()
            .map(Finding::diagnostic)
            .filter(diagnostic -> diagnostic.hint().lines().count() > 1)
            .toList();
    if (longer.isEmpty()) {
      return;
    }
    StringBuilder blocks = new StringBuilder();
    for (Diagnostic diagnostic : longer) {
      String lines = String.join("\n", diagnostic.hint().lines().skip(1).toList());
      blocks.append('\n').append(diagnostic.code().id()).append(' ');
      blocks.append(where(diagnostic)).append(":\n\n").append(Markdown.block("yaml", lines));
    }
    fold("Lines to write", blocks.toString());
  }

  private void folded(String what, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    MarkdownReport inner = new MarkdownReport(files);
    inner.table(findings);
    fold(findings.size() + " " + what, inner.out.toString());
  }

  private void fold(String summary, String content) {
    String folded =
        "\n<details><summary>"
            + Markdown.html(summary)
            + "</summary>\n"
            + content
            + "\n</details>\n";
    if (out.length() + folded.length() <= LONGEST) {
      out.append(folded);
    }
  }
}
