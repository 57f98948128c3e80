package dev.c2ecs.cli;

import dev.c2ecs.cli.terminal.Visible;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.Severity;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Diagnostics as text, like those of a compiler. */
final class DiagnosticText {

  private final SourceLines sources;
  private final boolean color;

  DiagnosticText(SourceLines sources, boolean color) {
    this.sources = sources;
    this.color = color;
  }

  /** The text of some diagnostics, each ending in a newline. */
  String of(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    diagnostics.forEach(diagnostic -> append(diagnostic, out));
    return out.toString();
  }

  private void append(Diagnostic diagnostic, StringBuilder out) {
    List<Location> locations = diagnostic.locations();
    if (!locations.isEmpty()) {
      out.append(paint("1", where(locations.get(0)))).append(": ");
    }
    out.append(paint(style(diagnostic.severity()), diagnostic.severity().word()));
    out.append(' ').append(diagnostic.code().id()).append(": ");
    out.append(Visible.onOneLine(diagnostic.message())).append('\n');
    snippet(diagnostic).forEach(line -> out.append("    ").append(line).append('\n'));
    for (Location location : locations.subList(Math.min(1, locations.size()), locations.size())) {
      out.append("    also at ").append(where(location)).append('\n');
    }
  }

  private List<String> snippet(Diagnostic diagnostic) {
    List<String> lines = new ArrayList<>();
    boolean wanted = !diagnostic.hint().isEmpty() || diagnostic.severity() == Severity.ERROR;
    Optional<String> source =
        diagnostic.locations().stream()
            .findFirst()
            .filter(location -> wanted)
            .flatMap(l -> sources.line(l.file(), l.line(), l.column()));
    source.ifPresent(lines::add);
    String indent = source.isPresent() ? "^ " : "";
    for (Iterator<String> hint = diagnostic.hint().lines().iterator(); hint.hasNext(); ) {
      lines.add(indent + hint.next());
      indent = " ".repeat(indent.length());
    }
    return lines;
  }

  /** A position; the name of a file may contain line breaks. */
  private static String where(Location location) {
    return Visible.onOneLine(location.toString());
  }

  private static String style(Severity severity) {
    return switch (severity) {
      case ERROR -> "1;31";
      case WARNING -> "1;33";
      case INFO -> "36";
    };
  }

  private String paint(String style, String text) {
    return color ? Visible.painted(style, text) : text;
  }
}
