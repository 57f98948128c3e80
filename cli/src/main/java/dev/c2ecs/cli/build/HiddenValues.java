package dev.c2ecs.cli.build;

import dev.c2ecs.cfn.secrets.Credentials;
import dev.c2ecs.cfn.secrets.Masked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The credentials that a builder is given and may print: the values of variables that are secrets,
 * and of arguments that look like credentials.
 */
final class HiddenValues {

  /** Shorter texts stand in other words by chance. */
  private static final int SHORTEST = 4;

  private final List<String> values;

  private HiddenValues(List<String> values) {
    this.values = values;
  }

  static HiddenValues of(BuildRequest request) {
    List<String> values = new ArrayList<>();
    for (BuildSecret secret : request.secrets()) {
      if (secret instanceof BuildSecret.OfVariable variable) {
        variable.value().lines().map(String::strip).forEach(values::add);
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

  /** A line of output without them. */
  String in(String line) {
    String result = line;
    for (String value : values) {
      result = result.replace(value, Masked.HIDDEN);
    }
    return result;
  }
}
