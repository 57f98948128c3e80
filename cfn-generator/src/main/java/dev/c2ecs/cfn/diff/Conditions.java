package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.exposure.Addresses;
import dev.c2ecs.cfn.template.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Under which conditions a statement of a policy counts.
 *
 * @param words they in words; empty when there are none
 * @param tests the values by operator and key, all of which must hold: {@code IpAddress
 *     aws:sourceip}; one of the values is enough, of an operator that negates none may hold
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html">
 *     IAM, conditions with multiple keys or values</a>
 */
record Conditions(String words, Map<String, Set<String>> tests) {

  static final Conditions NONE = new Conditions("", Map.of());

  Conditions {
    tests = Map.copyOf(tests);
  }

  /** Those of a statement; what is no mapping of operators counts as a whole. */
  static Conditions of(Side side, @Nullable Value value) {
    if (value == null) {
      return NONE;
    }
    String words = Side.unmarked(side.text(value));
    Map<String, Set<String>> tests = new LinkedHashMap<>();
    Map<String, Value> operators = value instanceof Value.MapOf map ? map.entries() : Map.of();
    for (Map.Entry<String, Value> operator : operators.entrySet()) {
      if (!(operator.getValue() instanceof Value.MapOf keys)
          || operator.getKey().startsWith("Fn::")) {
        return whole(words);
      }
      for (Map.Entry<String, Value> key : keys.entries().entrySet()) {
        Set<String> values = new LinkedHashSet<>();
        PolicyStatements.items(key.getValue())
            .forEach(item -> values.add(Side.unmarked(side.text(item))));
        tests.put(operator.getKey() + " " + key.getKey().toLowerCase(Locale.ROOT), values);
      }
    }
    return operators.isEmpty() ? whole(words) : new Conditions(words, tests);
  }

  /** A condition of which only this is known. */
  static Conditions whole(String words) {
    return words.isEmpty() ? NONE : new Conditions(words, Map.of(words, Set.of()));
  }

  /** The same, counting only within something else. */
  Conditions within(String place) {
    Map<String, Set<String>> all = new LinkedHashMap<>(tests);
    all.put(place, Set.of());
    return new Conditions(words + place, all);
  }

  /** Whether these hold whenever others do. */
  boolean cover(Conditions others) {
    return tests.entrySet().stream()
        .allMatch(
            test -> {
              Set<String> narrow = others.tests.get(test.getKey());
              return narrow != null && covers(test.getKey(), test.getValue(), narrow);
            });
  }

  private static boolean covers(String test, Set<String> wide, Set<String> narrow) {
    String operator = test.substring(0, Math.max(0, test.indexOf(' ')));
    // an exception of more is narrower
    return operator.contains("Not")
        ? isWithin(operator, wide, narrow)
        : isWithin(operator, narrow, wide);
  }

  private static boolean isWithin(String operator, Set<String> some, Set<String> others) {
    return some.stream()
        .allMatch(one -> others.stream().anyMatch(other -> contains(operator, other, one)));
  }

  private static boolean contains(String operator, String wide, String narrow) {
    return wide.equals(narrow)
        || (operator.contains("IpAddress")
            && Addresses.contains(Addresses.asRange(wide), Addresses.asRange(narrow)))
        || ((operator.contains("Like") || operator.contains("Arn")) && Globs.covers(wide, narrow));
  }
}
