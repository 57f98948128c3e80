package dev.c2ecs.compose.io;

import dev.c2ecs.compose.tree.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that expressions may use, each with the place that set it.
 *
 * @param values name to value, the winner of all sources only
 */
public record Variables(Map<String, Value> values) {

  /**
   * The value of a variable.
   *
   * @param text the value
   * @param source {@link Origin.Variable#ENVIRONMENT}, or the env file that set it
   */
  public record Value(String text, String source) {}

  public Variables {
    values = Map.copyOf(values);
  }

  /** The variables of a process environment. */
  public static Variables ofEnvironment(Map<String, String> environment) {
    Map<String, Value> values = new LinkedHashMap<>();
    environment.forEach(
        (name, text) -> values.put(name, new Value(text, Origin.Variable.ENVIRONMENT)));
    return new Variables(values);
  }

  /** These variables and those of a further source; names that are already set keep their value. */
  public Variables orElse(Map<String, String> more, String source) {
    Map<String, Value> all = new LinkedHashMap<>();
    more.forEach((name, text) -> all.put(name, new Value(text, source)));
    all.putAll(values);
    return new Variables(all);
  }

  /** These variables with one set. */
  public Variables with(String name, String text, String source) {
    Map<String, Value> all = new LinkedHashMap<>(values);
    all.put(name, new Value(text, source));
    return new Variables(all);
  }

  /** The text of a variable, if it is set. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).map(Value::text);
  }
}
