package dev.c2ecs.cfn.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of what is known of a node, or a label of an edge.
 *
 * @param text its text, as it stands in the template: whoever writes it escapes it
 * @param mark never {@link Mark#CHANGED}: that is one line that goes and one that comes
 */
public record Line(String text, Mark mark) {

  /** Lines of a graph that is compared with none. */
  static List<Line> of(Iterable<String> texts) {
    List<Line> lines = new ArrayList<>();
    texts.forEach(text -> lines.add(new Line(text, Mark.SAME)));
    return List.copyOf(lines);
  }

  /** Those that go first, then all that are there. */
  static List<Line> between(List<Line> before, List<Line> after) {
    List<Line> lines = new ArrayList<>();
    for (Line line : before) {
      if (!after.contains(line)) {
        lines.add(new Line(line.text, Mark.REMOVED));
      }
    }
    for (Line line : after) {
      lines.add(new Line(line.text, before.contains(line) ? Mark.SAME : Mark.ADDED));
    }
    return List.copyOf(lines);
  }

  /** Whether one of the lines comes or goes. */
  static boolean differ(List<Line> lines) {
    return lines.stream().anyMatch(line -> line.mark != Mark.SAME);
  }

  /** The text with a sign of what became of it, for pictures without colours in a text. */
  String signed() {
    return switch (mark) {
      case ADDED -> "+ " + text;
      case REMOVED -> "− " + text;
      default -> text;
    };
  }
}
