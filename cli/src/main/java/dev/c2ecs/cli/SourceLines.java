package dev.c2ecs.cli;

import dev.c2ecs.cfn.secrets.Credentials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of the Compose files of a project, for diagnostics, credentials masked. */
final class SourceLines {

  private static final Pattern ASSIGNMENT =
      Pattern.compile("([\\s\\-\"']*)([A-Za-z_][\\w.-]*)([\"']?\\s*[:=]\\s*)(\\S.*)");
  private static final String MASK = "***";

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
    String rest = masked(whole.substring(from).stripTrailing());
    return rest.isBlank() ? Optional.empty() : Optional.of(shortened(rest));
  }

  private static String shortened(String line) {
    return line.length() <= 100 ? line : line.substring(0, 99) + "…";
  }

  private static String masked(String line) {
    Matcher matcher = ASSIGNMENT.matcher(line);
    if (matcher.matches() && Credentials.looksLike(matcher.group(2), matcher.group(4))) {
      return matcher.group(1) + matcher.group(2) + matcher.group(3) + MASK;
    }
    return Credentials.isContent(line) ? MASK : line;
  }
}
