package dev.c2ecs.cli;

import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.cli.terminal.Visible;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Diagnostics as text, like those of a compiler. */
final class DiagnosticText {

  private static final int MANY = 20;
  private static final int WIDTH = 80;
  private static final int FEW = 3;

  private final SourceLines sources;
  private final boolean color;

  DiagnosticText(SourceLines sources, boolean color) {
    this.sources = sources;
    this.color = color;
  }

  /**
   * The text of some diagnostics, each ending in a newline. When there are many, a summary comes
   * first and what is worst comes last, where a terminal stands still.
   */
  String of(List<Diagnostic> diagnostics) {
    List<SameLine> shown = SameLine.merged(EqualDiagnostics.together(diagnostics));
    StringBuilder out = new StringBuilder();
    if (shown.size() > MANY) {
      summary(diagnostics, out);
      for (Severity severity : List.of(Severity.INFO, Severity.WARNING, Severity.ERROR)) {
        shown.stream()
            .filter(one -> one.diagnostic().severity() == severity)
            .forEach(one -> append(one, out));
      }
    } else {
      shown.forEach(one -> append(one, out));
    }
    return out.toString();
  }

  /** How much there is of each kind, the worst first. */
  private void summary(List<Diagnostic> diagnostics, StringBuilder out) {
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
      Map<String, Integer> counts = new TreeMap<>();
      Map<String, String> titles = new HashMap<>();
      for (Diagnostic diagnostic : diagnostics) {
        if (diagnostic.severity() == severity) {
          counts.merge(diagnostic.code().id(), 1, Integer::sum);
          titles.put(diagnostic.code().id(), diagnostic.code().title());
        }
      }
      int all = counts.values().stream().mapToInt(Integer::intValue).sum();
      if (all > 0) {
        out.append(paint(style(severity), CommonWords.count(all, severity.word()))).append(":\n");
      }
      counts.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .forEach(
              entry ->
                  out.append(
                      String.format(
                          "%6d  %s  %s\n",
                          entry.getValue(), entry.getKey(), titles.get(entry.getKey()))));
    }
    out.append('\n');
  }

  private void append(SameLine same, StringBuilder out) {
    Diagnostic diagnostic = same.diagnostic();
    List<Location> locations = diagnostic.locations();
    if (!locations.isEmpty()) {
      out.append(paint("1", where(locations.get(0)))).append(": ");
    }
    out.append(paint(style(diagnostic.severity()), diagnostic.severity().word()));
    out.append(' ').append(diagnostic.code().id()).append(": ");
    out.append(Visible.onOneLine(diagnostic.message())).append('\n');
    snippet(diagnostic).forEach(line -> out.append("    ").append(line).append('\n'));
    places(locations.subList(Math.min(1, locations.size()), locations.size()), out);
    if (!same.others().isEmpty()) {
      wrapped("the same for", same.others(), out);
    }
  }

  /** A few places have a line each; of many, those of one file stand together. */
  private static void places(List<Location> places, StringBuilder out) {
    if (places.size() <= FEW) {
      places.forEach(place -> out.append("    also at ").append(where(place)).append('\n'));
      return;
    }
    Map<String, List<String>> files = new LinkedHashMap<>();
    for (Location place : places) {
      files
          .computeIfAbsent(Visible.onOneLine(place.file()), file -> new ArrayList<>())
          .add(place.line() + ":" + place.column());
    }
    files.forEach((file, lines) -> wrapped("also at " + file, lines, out));
  }

  private static void wrapped(String words, List<String> items, StringBuilder out) {
    StringBuilder line = new StringBuilder("    " + words);
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i) + (i + 1 < items.size() ? "," : "");
      if (line.length() + 1 + item.length() > WIDTH) {
        out.append(line).append('\n');
        line = new StringBuilder("       ");
      }
      line.append(' ').append(item);
    }
    out.append(line).append('\n');
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
