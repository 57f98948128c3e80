package dev.c2ecs.cli.log;

import dev.c2ecs.cfn.writer.JsonText;
import dev.c2ecs.cli.terminal.Visible;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines of logs as docker compose prints them, or as objects. */
public final class LogText {

  /** Cyan, yellow, green, magenta, blue, then the same brighter. */
  private static final List<String> COLORS =
      List.of("36", "33", "32", "35", "34", "36;1", "33;1", "32;1", "35;1", "34;1");

  private static final String NEWS = "2";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * How lines are shown.
   *
   * @param color whether prefixes are coloured, and lines keep their own colours
   * @param prefix whether the label stands before each line
   * @param timestamps whether the time does
   * @param raw whether lines keep all that they contain
   */
  public record Style(boolean color, boolean prefix, boolean timestamps, boolean raw) {}

  private final Style style;
  private final Map<String, String> colors = new HashMap<>();
  private int width;

  /**
   * A way to show lines.
   *
   * @param labels labels that are expected, so that prefixes are as wide from the start
   */
  public LogText(Style style, Collection<String> labels) {
    this.style = style;
    labels.forEach(this::widen);
  }

  private void widen(String label) {
    width = Math.max(width, label.length());
  }

  /** A line with its end; what its container broke into several gets a prefix on each. */
  public String of(LogLine line) {
    widen(line.label());
    String before = prefix(line);
    StringBuilder text = new StringBuilder();
    for (String part : parts(line.text())) {
      text.append(before).append(content(line, part)).append('\n');
    }
    return text.toString();
  }

  private String prefix(LogLine line) {
    StringBuilder prefix = new StringBuilder();
    if (style.prefix()) {
      String label = line.label() + " ".repeat(width - line.label().length()) + "  | ";
      prefix.append(style.color() ? Visible.painted(color(line.service()), label) : label);
    }
    if (style.timestamps()) {
      prefix.append(time(line.time())).append(' ');
    }
    return prefix.toString();
  }

  private String color(String service) {
    return colors.computeIfAbsent(service, name -> COLORS.get(colors.size() % COLORS.size()));
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>(text.lines().toList());
    return parts.isEmpty() ? List.of("") : parts;
  }

  private String content(LogLine line, String part) {
    if (line.kind() == LogLine.Kind.STOPPED) {
      return style.color() ? Visible.painted(NEWS, part) : part;
    }
    return style.raw() ? part : Visible.styled(part, style.color());
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }

  /** A line as an object of JSON, on a line of its own. */
  public static String json(LogLine line) {
    return JsonText.line(
        out -> {
          out.writeStartObject();
          out.writeStringProperty("time", time(line.time()));
          out.writeStringProperty("service", line.service());
          out.writeStringProperty("container", line.container());
          out.writeStringProperty("task", line.task());
          out.writeStringProperty("label", line.label());
          out.writeStringProperty(
              line.kind() == LogLine.Kind.STOPPED ? "stopped" : "message", line.text());
          out.writeEndObject();
        });
  }
}
