package dev.c2ecs.compose.env;

import dev.c2ecs.compose.tree.TextBytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Parses an env file of the format {@code raw}: one {@code KEY=value} a line, taken literally. */
public final class RawEnvFile {

  /** The most bytes of a line. */
  private static final int MAX_LINE = 64 * 1024;

  private RawEnvFile() {}

  /**
   * Parses the text of a file.
   *
   * @param lookup gives the value of a name that stands alone on its line
   * @throws EnvFileException at the first malformed line
   */
  public static Map<String, EnvLine> parse(String source, Function<String, Optional<String>> lookup)
      throws EnvFileException {
    Map<String, EnvLine> values = new LinkedHashMap<>();
    String text = source.startsWith("\uFEFF") ? source.substring(1) : source;
    int number = 0;
    int start = 0;
    while (start < text.length()) {
      number++;
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      line(text.substring(start, end), number, lookup, values);
      start = end + 1;
    }
    return values;
  }

  private static void line(
      String whole,
      int number,
      Function<String, Optional<String>> lookup,
      Map<String, EnvLine> values)
      throws EnvFileException {
    if (TextBytes.areIn(whole)) {
      throw EnvFileException.notUtf8(number, "the line");
    }
    if (whole.length() > MAX_LINE / 4 && TextBytes.encode(whole).length >= MAX_LINE) {
      throw new EnvFileException(
          number,
          "the line is longer than " + MAX_LINE + " bytes",
          "break it up, or leave `format: raw` out");
    }
    String line =
        Blanks.trimStart(whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole);
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int equals = line.indexOf('=');
    String name = equals < 0 ? line : line.substring(0, equals);
    if (name.isEmpty()) {
      throw new EnvFileException(number, "there is no variable name before =", "write NAME=value");
    }
    if (name.indexOf(' ') >= 0 || name.indexOf('\t') >= 0) {
      throw EnvFileException.blankBeforeEquals(number);
    }
    Optional<String> value =
        equals < 0 ? lookup.apply(name) : Optional.of(line.substring(equals + 1));
    value.ifPresent(v -> values.put(name, new EnvLine(v, number)));
  }
}
