package dev.c2ecs.cfn.policy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Conditions of statements: values by operator and key. */
final class Conditions {

  static final String EQUALS = "StringEquals";
  static final String EQUALS_IF_EXISTS = "StringEqualsIfExists";
  static final String ARN_LIKE = "ArnLike";
  static final String BOOL = "Bool";

  private final Map<String, Map<String, List<String>>> tests = new TreeMap<>();

  Conditions() {}

  Conditions and(String operator, String key, List<String> values) {
    tests.computeIfAbsent(operator, name -> new TreeMap<>()).put(key, List.copyOf(values));
    return this;
  }

  Conditions and(String operator, String key, String value) {
    return and(operator, key, List.of(value));
  }

  Map<String, Map<String, List<String>>> map() {
    return tests;
  }

  static Map<String, Map<String, List<String>>> with(
      Map<String, Map<String, List<String>>> conditions, UnaryOperator<String> texts) {
    Map<String, Map<String, List<String>>> others = new TreeMap<>();
    conditions.forEach(
        (operator, tests) -> {
          Map<String, List<String>> changed = new TreeMap<>();
          tests.forEach((key, values) -> changed.put(key, values.stream().map(texts).toList()));
          others.put(operator, changed);
        });
    return others;
  }
}
