package dev.c2ecs.cli;

import dev.c2ecs.cfn.secrets.Masked;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lines of the Compose files of a project, for diagnostics, credentials masked. */
final class SourceLines {

  /** A service and a build name their secrets in a list; a value is no list. */
  private static final Pattern NAMES =
      Pattern.compile("secrets:\\s*\\[[\\w.,\\s\"'-]*\\][\\s}\\],]*");

  private final Map<String, String> texts;
  private final Map<String, List<String>> lines = new HashMap<>();

  SourceLines(Map<String, String> texts) {
    this.texts = texts;
  }

  /** A line from its column on; empty when the file is not a Compose file of the project. */
  Optional<String> line(String file, int line, int column) {
    String text = texts.get(file);
    if (text == null || line < 1) {
      return Optional.empty();
    }
    List<String> all = lines.computeIfAbsent(file, key -> text.lines().toList());
    if (line > all.size()) {
      return Optional.empty();
    }
    String whole = all.get(line - 1);
    int from =
        Math.min(
            whole.length(),
            whole.offsetByCodePoints(
                0, Math.min(column - 1, whole.codePointCount(0, whole.length()))));
    String plain = own(whole, from).stripTrailing();
    String rest =
        NAMES.matcher(plain).matches()
            ? Masked.whole(plain)
            : Masked.isHidden(whole, from) ? Masked.HIDDEN : Masked.line(plain);
    return rest.isBlank() ? Optional.empty() : Optional.of(shortened(rest));
  }

  /**
   * What stands at a place of a line: in a flow collection, only what belongs to it, because what
   * is beside it is about something else.
   */
  private static String own(String line, int from) {
    if (!isInFlow(line, from)) {
      return line.substring(from);
    }
    int depth = 0;
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' || c == '\'') {
        i = closing(line, i);
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      if (depth < 0 || (depth == 0 && c == ',')) {
        return line.substring(from, i);
      }
    }
    return line.substring(from);
  }

  /** Whether a collection in flow style is open at a place, as far as its line tells. */
  private static boolean isInFlow(String line, int at) {
    int depth = 0;
    for (int i = 0; i < at; i++) {
      char c = line.charAt(i);
      boolean begins = i == 0 || " :,[{-".indexOf(line.charAt(i - 1)) >= 0;
      if ((c == '"' || c == '\'') && begins) {
        i = closing(line, i);
      } else if ((c == '{' || c == '[') && begins) {
        depth++;
      } else if ((c == '}' || c == ']') && depth > 0) {
        depth--;
      }
    }
    return depth > 0;
  }

  /** Where a quotation ends that begins at a place; the end of the line when it goes on. */
  private static int closing(String line, int from) {
    char quote = line.charAt(from);
    for (int i = from + 1; i < line.length(); i++) {
      if (quote == '"' && line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == quote) {
        return i;
      }
    }
    return line.length() - 1;
  }

  private static String shortened(String line) {
    return line.length() <= 100 ? line : line.substring(0, 99) + "…";
  }
}
