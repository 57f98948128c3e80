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
    String plain = whole.substring(from).stripTrailing();
    String rest =
        NAMES.matcher(plain).matches()
            ? Masked.whole(plain)
            : Masked.isHidden(whole, from) ? Masked.HIDDEN : Masked.line(plain);
    return rest.isBlank() ? Optional.empty() : Optional.of(shortened(rest));
  }

  private static String shortened(String line) {
    return line.length() <= 100 ? line : line.substring(0, 99) + "…";
  }
}
