package dev.c2ecs.cfn.cost;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values of a template, with the values of parameters where they are references. */
final class TemplateView {

  /** Numbers that a template may write, with a unit of the task size behind them. */
  private static final Pattern NUMBER =
      Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,6})?|\\.[0-9]{1,6}) ?([A-Za-z]*)");

  private final Template template;
  private final Map<String, String> parameters = new HashMap<>();

  TemplateView(Template template, Map<String, String> given) {
    this.template = template;
    for (Parameter parameter : template.parameters()) {
      String value = given.getOrDefault(parameter.name(), parameter.defaultValue().orElse(""));
      if (!value.isEmpty()) {
        parameters.put(parameter.name(), value);
      }
    }
  }

  Template template() {
    return template;
  }

  List<Resource> ofType(ResourceType type) {
    return template.ofType(type);
  }

  /** The value at a path of properties. */
  static Optional<Value> at(Value.MapOf map, String... path) {
    Value value = map;
    for (String step : path) {
      Value next = value instanceof Value.MapOf inner ? inner.entries().get(step) : null;
      if (next == null) {
        return Optional.empty();
      }
      value = next;
    }
    return Optional.of(value);
  }

  /** The text at a path; empty when it is none, or a function of what is not known. */
  Optional<String> text(Value.MapOf map, String... path) {
    Optional<Value> value = at(map, path);
    return value.isPresent() ? text(value.get()) : Optional.empty();
  }

  private Optional<String> text(Value value) {
    if (value instanceof Value.Text text) {
      return Optional.of(text.text());
    }
    if (value instanceof Value.Whole whole) {
      return Optional.of(Long.toString(whole.number()));
    }
    return value instanceof Value.Ref ref
        ? Optional.ofNullable(parameters.get(ref.name()))
        : Optional.empty();
  }

  /** The number at a path. */
  Optional<BigDecimal> number(Value.MapOf map, String... path) {
    Optional<String> text = text(map, path);
    Matcher matcher = NUMBER.matcher(text.orElse(""));
    return matcher.matches() && matcher.group(2).isEmpty()
        ? Optional.of(new BigDecimal(matcher.group(1)))
        : Optional.empty();
  }

  /**
   * The number at a path in a whole unit: {@code 256} of 1,024 is a quarter, and so is {@code .25
   * vCPU}.
   */
  Optional<BigDecimal> size(Value.MapOf map, String key, String unit) {
    Matcher matcher = NUMBER.matcher(text(map, key).orElse(""));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    if (matcher.group(2).equalsIgnoreCase(unit)) {
      return Optional.of(number);
    }
    return matcher.group(2).isEmpty()
        ? Optional.of(number.divide(Costs.KIBI, Costs.PRECISION))
        : Optional.empty();
  }

  /** The mappings of a list at a path. */
  static List<Value.MapOf> maps(Value.MapOf map, String... path) {
    return items(map, path).stream()
        .filter(Value.MapOf.class::isInstance)
        .map(Value.MapOf.class::cast)
        .toList();
  }

  /** The items of a list at a path; none where it is a function. */
  static List<Value> items(Value.MapOf map, String... path) {
    return at(map, path).orElse(null) instanceof Value.ListOf list ? list.items() : List.of();
  }

  /** Whether a value at a path names a resource. */
  static boolean names(Value.MapOf map, String id, String... path) {
    Optional<Value> value = at(map, path);
    return value.isPresent() && References.within(value.get()).contains(id);
  }

  /** The resource of a type that a value at a path names. */
  Optional<Resource> named(ResourceType type, Value.MapOf map, String... path) {
    Optional<Value> value = at(map, path);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    for (String id : References.within(value.get())) {
      Optional<Resource> resource = template.resource(id);
      if (resource.isPresent() && resource.get().is(type)) {
        return resource;
      }
    }
    return Optional.empty();
  }
}
