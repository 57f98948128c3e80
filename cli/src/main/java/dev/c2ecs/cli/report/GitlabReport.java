package dev.c2ecs.cli.report;

import dev.c2ecs.cfn.writer.JsonText;
import dev.c2ecs.cli.terminal.Visible;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.util.List;

/**
 * Findings as a Code Quality report of GitLab. It has no word for what is accepted, so that those
 * are left out.
 */
public final class GitlabReport {

  private GitlabReport() {}

  /** A JSON list. */
  public static String write(List<Finding> findings, ReportFiles files) {
    return JsonText.write(
        json -> {
          json.writeStartArray();
          for (Finding finding : findings) {
            if (finding.accepted().isPresent()) {
              continue;
            }
            Diagnostic diagnostic = finding.diagnostic();
            ReportFiles.Place place = files.place(finding).orElseGet(files::anywhere);
            json.writeStartObject();
            json.writeStringProperty("description", Visible.onOneLine(diagnostic.message()));
            json.writeStringProperty("check_name", diagnostic.code().id());
            json.writeStringProperty("fingerprint", finding.fingerprint());
            json.writeStringProperty("severity", severity(diagnostic));
            json.writeObjectPropertyStart("location");
            json.writeStringProperty("path", place.path());
            json.writeObjectPropertyStart("lines");
            json.writeNumberProperty("begin", place.line());
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static String severity(Diagnostic diagnostic) {
    return switch (diagnostic.severity()) {
      case ERROR -> "critical";
      case WARNING -> "major";
      case INFO -> "info";
    };
  }
}
