package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.NeededSecret.State;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cli.stack.InitialValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the keys of a JSON secret will be: a value that is given here counts; otherwise the content
 * in AWS stays, and a default or an empty text is taken only where AWS has none. Keys in AWS that
 * the project does not have stay.
 *
 * @param content the keys and values
 * @param changed the keys whose value is another one than in AWS, sorted
 * @param kept the keys whose value in AWS stays because none is given here, sorted
 * @param missing the keys without a value, here or in AWS; a line each
 * @param problems what is not usable; a line each, without values
 * @param warnings changes that do less than one may think
 */
record SecretKeys(
    Map<String, String> content,
    List<String> changed,
    List<String> kept,
    List<String> missing,
    List<String> problems,
    List<String> warnings) {

  private static final int LARGEST = 3;

  SecretKeys {
    content = Map.copyOf(content);
    changed = List.copyOf(changed);
    kept = List.copyOf(kept);
    missing = List.copyOf(missing);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  @Override
  public String toString() {
    return "SecretKeys " + new TreeSet<>(content.keySet());
  }

  /** Whether all values are given here, so that nothing in AWS is needed. */
  static boolean areGiven(NeededSecret.Keys keys, Set<String> emptied) {
    for (NeededSecret.Key key : keys.keys()) {
      if (key.state() != State.GIVEN && !emptied.contains(key.name())) {
        return false;
      }
    }
    return true;
  }

  /**
   * The keys of a secret.
   *
   * @param aws the content in AWS; empty when there is none
   * @param emptied the keys that the user wants empty
   */
  static SecretKeys of(
      NeededSecret input,
      NeededSecret.Keys keys,
      Optional<Map<String, String>> aws,
      Set<String> emptied) {
    Map<String, String> before = aws.orElse(Map.of());
    Map<String, String> content = new TreeMap<>(before);
    List<String> kept = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (NeededSecret.Key key : keys.keys()) {
      Optional<String> old = Optional.ofNullable(before.get(key.name()));
      Optional<String> value = value(key, old, emptied.contains(key.name()));
      if (value.isEmpty()) {
        missing.add(missing(key));
        continue;
      }
      problem(key, value.get()).ifPresent(problems::add);
      content.put(key.name(), value.get());
      if (!old.equals(value)) {
        changed.add(key.name());
        if (old.isPresent() && !key.initialises().isEmpty()) {
          warnings.add(InitialValue.warning(key.name(), key.initialises()));
        }
      } else if (key.state() != State.GIVEN) {
        kept.add(key.name());
      }
    }
    tooLong(input, content).ifPresent(problems::add);
    return new SecretKeys(content, changed, kept, missing, problems, warnings);
  }

  private static Optional<String> value(
      NeededSecret.Key key, Optional<String> old, boolean emptied) {
    if (emptied) {
      return Optional.of("");
    }
    return switch (key.state()) {
      case GIVEN -> Optional.of(key.text());
      case DEFAULT, EMPTY -> Optional.of(old.orElse(key.text()));
      case DEMANDED, MISSING -> old;
    };
  }

  private static String missing(NeededSecret.Key key) {
    return String.join(", ", key.variables())
        + ", for "
        + String.join(", ", key.services())
        + " ("
        + key.path()
        + ")";
  }

  private static Optional<String> problem(NeededSecret.Key key, String value) {
    if (key.contradicts()) {
      return Optional.of(
          String.join(", ", key.variables())
              + " has different values for "
              + String.join(", ", key.services())
              + ": give one of them another name");
    }
    return value.indexOf('\0') >= 0
        ? Optional.of(key.name() + " has a character NUL, which no variable can have")
        : Optional.empty();
  }

  private static Optional<String> tooLong(NeededSecret input, Map<String, String> content) {
    int length = bytes(SecretJson.write(content));
    if (length <= Limits.SECRET_BYTES) {
      return Optional.empty();
    }
    List<String> largest =
        content.entrySet().stream()
            .sorted(Comparator.comparing(entry -> -bytes(entry.getValue())))
            .limit(LARGEST)
            .map(entry -> entry.getKey() + " (" + bytes(entry.getValue()) + " bytes)")
            .toList();
    return Optional.of(
        "the secret "
            + input.name()
            + " has "
            + length
            + " bytes, and Secrets Manager takes "
            + Limits.words(Limits.SECRET_BYTES)
            + ": the largest keys are "
            + String.join(", ", largest)
            + "; make a Compose secret of a large one");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
