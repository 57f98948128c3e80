package dev.c2ecs.cli.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a builder leaves out of a build context: the lines of a {@code .dockerignore}. The last one
 * that has a file or a directory above it decides.
 *
 * @see <a href="https://docs.docker.com/build/concepts/context/#dockerignore-files">Docker,
 *     .dockerignore files</a>
 */
public final class DockerIgnore {

  /** Nothing is left out. */
  public static final DockerIgnore NONE = new DockerIgnore(List.of());

  private record Line(Pattern pattern, boolean keeps) {}

  private final List<Line> lines;

  private DockerIgnore(List<Line> lines) {
    this.lines = lines;
  }

  /** Reads the text of a file; a line that no builder would understand has no meaning here. */
  public static DockerIgnore of(String text) {
    List<Line> lines = new ArrayList<>();
    for (String written : text.replaceFirst("^\\uFEFF", "").lines().toList()) {
      String line = written.startsWith("#") ? "" : written.strip();
      boolean keeps = line.startsWith("!");
      String name = cleaned(keeps ? line.substring(1).strip() : line);
      if (!name.isEmpty()) {
        pattern(name).ifPresent(pattern -> lines.add(new Line(pattern, keeps)));
      }
    }
    return new DockerIgnore(lines);
  }

  private static Optional<Pattern> pattern(String name) {
    try {
      return Optional.of(Pattern.compile(expression(name)));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  private static String cleaned(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.remove(parts.size() - 1);
      } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private static String expression(String name) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (name.startsWith("**/", i)) {
        expression.append("(?:.*/)?");
        i += 2;
      } else if (name.startsWith("**", i)) {
        expression.append(".*");
        i++;
      } else if (c == '*') {
        expression.append("[^/]*");
      } else if (c == '?') {
        expression.append("[^/]");
      } else if (c == '[' || c == ']' || (c == '^' && name.startsWith("[", i - 1))) {
        expression.append(c);
      } else if (c == '-' && name.lastIndexOf('[', i) > name.lastIndexOf(']', i)) {
        expression.append(c);
      } else if (c == '\\' && i + 1 < name.length()) {
        i++;
        expression.append(Pattern.quote(name.substring(i, i + 1)));
      } else {
        expression.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return expression + "(?:/.*)?";
  }

  /**
   * Whether a file is left out.
   *
   * @param path relative to the context, with {@code /} between its parts
   */
  public boolean leavesOut(String path) {
    boolean left = false;
    for (Line line : lines) {
      if (left == line.keeps() && line.pattern().matcher(path).matches()) {
        left = !line.keeps();
      }
    }
    return left;
  }
}
