package dev.c2ecs.cli.report;

import dev.c2ecs.cli.terminal.Visible;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * Findings as workflow commands of GitHub Actions, which it shows on the changed lines. Whatever a
 * file says stays in the line of its command.
 */
public final class GithubReport {

  private GithubReport() {}

  /** A line for each finding. */
  public static String write(List<Finding> findings, ReportFiles files) {
    StringBuilder out = new StringBuilder();
    for (Finding finding : findings) {
      Diagnostic diagnostic = finding.diagnostic();
      Optional<ReportFiles.Place> place = files.place(finding);
      out.append("::").append(command(diagnostic)).append(' ');
      place.ifPresent(
          p ->
              out.append("file=")
                  .append(property(p.path()))
                  .append(",line=")
                  .append(p.line())
                  .append(",col=")
                  .append(p.column())
                  .append(",endColumn=")
                  .append(p.endColumn())
                  .append(','));
      String title = diagnostic.code().id() + " " + diagnostic.code().title();
      out.append("title=").append(property(title)).append("::").append(message(finding));
      out.append('\n');
    }
    return out.toString();
  }

  private static String command(Diagnostic diagnostic) {
    return switch (diagnostic.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "notice";
    };
  }

  private static String message(Finding finding) {
    Diagnostic diagnostic = finding.diagnostic();
    String hint = diagnostic.hint();
    String accepted = finding.accepted().isPresent() ? "\n(accepted)" : "";
    return data(diagnostic.message() + (hint.isEmpty() ? "" : "\n" + hint) + accepted);
  }

  /** A text behind the command. */
  static String data(String text) {
    return Visible.of(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** The value of a property of the command. */
  static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
