package dev.c2ecs.compose.env;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Parses an env file of the format {@code raw}: one {@code KEY=value} a line, taken literally. */
public final class RawEnvFile {

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
    for (String whole : text.split("\r?\n", -1)) {
      number++;
      String line = whole.stripLeading();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String name = equals < 0 ? line : line.substring(0, equals);
      if (name.isEmpty()) {
        throw new EnvFileException(number, "there is no variable name before =");
      }
      if (name.chars().anyMatch(Character::isWhitespace)) {
        throw EnvFileException.blankBeforeEquals(number);
      }
      int at = number;
      Optional<String> value =
          equals < 0 ? lookup.apply(name) : Optional.of(line.substring(equals + 1));
      value.ifPresent(v -> values.put(name, new EnvLine(v, at)));
    }
    return values;
  }
}
