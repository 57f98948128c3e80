package dev.c2ecs.cli.build;

import dev.c2ecs.cfn.secrets.Credentials;
import dev.c2ecs.cfn.secrets.Masked;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The credentials that a builder is given and may print: secrets from variables and files, and
 * arguments that look like credentials.
 */
final class HiddenValues {

  /** Shorter texts stand in other words by chance. */
  private static final int SHORTEST = 4;

  private static final int SHORTEST_SET = 8;

  /** A secret of a build has at most 500 kB. */
  private static final int LONGEST_FILE = 500 << 10;

  private final List<String> values;

  private HiddenValues(List<String> values) {
    this.values = values;
  }

  static HiddenValues of(BuildRequest request) {
    List<String> values = new ArrayList<>();
    for (BuildSecret secret : request.secrets()) {
      if (secret instanceof BuildSecret.OfVariable variable) {
        variable.value().lines().map(String::strip).forEach(values::add);
      } else if (secret instanceof BuildSecret.OfFile file) {
        addFile(values, Path.of(file.path()));
      }
    }
    request
        .args()
        .forEach(
            (name, value) -> {
              if (Credentials.looksLike(name, value)) {
                value.lines().map(String::strip).forEach(values::add);
              }
            });
    values.removeIf(value -> value.length() < SHORTEST);
    // A value that begins with another one is hidden as a whole.
    values.sort(Comparator.comparingInt(String::length).reversed());
    return new HiddenValues(values);
  }

  /** The lines of a file, and what they set: {@code token=…} may be printed without its name. */
  private static void addFile(List<String> values, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(LONGEST_FILE), StandardCharsets.UTF_8);
      for (String line : text.lines().map(String::strip).toList()) {
        String value = line.substring(line.indexOf('=') + 1).strip();
        values.add(line);
        values.add(value.length() < SHORTEST_SET ? line : value);
      }
    } catch (IOException e) {
      // The builder says that it cannot read the file.
      return;
    }
  }

  /** A line of output without them. */
  String in(String line) {
    String result = line;
    for (String value : values) {
      result = result.replace(value, Masked.HIDDEN);
    }
    return result;
  }
}
