package dev.c2ecs.compose.io;

import dev.c2ecs.compose.tree.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
   * @param carried the variables whose values are part of this one: a line of an env file may take
   *     others
   */
  public record Value(String text, String source, Set<String> carried) {

    public Value {
      carried = Set.copyOf(carried);
    }

    /** A value that takes no other. */
    public Value(String text, String source) {
      this(text, source, Set.of());
    }
  }

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

  /** The variables whose values are part of a variable's; none when it is not set. */
  public Set<String> carried(String name) {
    Value value = values.get(name);
    return value == null ? Set.of() : value.carried();
  }

  /** Where the value of a variable that is set comes from. */
  public Origin.Variable origin(String name) {
    Value value = values.get(name);
    return value == null
        ? new Origin.Variable(name, "")
        : new Origin.Variable(name, value.source(), value.text().isEmpty(), value.carried());
  }

  /** The text of a variable, if it is set. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).map(Value::text);
  }
}
