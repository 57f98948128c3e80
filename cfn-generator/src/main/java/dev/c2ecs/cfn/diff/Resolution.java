package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the values of parameters into the properties of a template. What only AWS knows stays a
 * function: attributes of resources, pseudo parameters, conditions.
 */
final class Resolution {

  private final Map<String, String> values = new HashMap<>();

  /**
   * The values of a deployment.
   *
   * @param given the parameters that were given
   */
  Resolution(Template template, Map<String, String> given) {
    for (Parameter parameter : template.parameters()) {
      String value = given.getOrDefault(parameter.name(), parameter.defaultValue().orElse(""));
      if (!value.isEmpty() && !isHidden(value) && !isNetwork(parameter)) {
        values.put(parameter.name(), value);
      }
    }
  }

  private Resolution(Map<String, String> values) {
    this.values.putAll(values);
  }

  /**
   * All values of a deployment, those of the network too.
   *
   * @param hidden parameters that stay functions
   */
  static Resolution whole(Template template, Map<String, String> given, Set<String> hidden) {
    Map<String, String> values = new HashMap<>();
    for (Parameter parameter : template.parameters()) {
      String value = given.getOrDefault(parameter.name(), parameter.defaultValue().orElse(""));
      if (!value.isEmpty() && !hidden.contains(parameter.name())) {
        values.put(parameter.name(), value);
      }
    }
    return new Resolution(values);
  }

  /** The parameters whose values are not told on one of two sides. */
  static Set<String> hidden(Map<String, String> before, Map<String, String> after) {
    Set<String> hidden = new HashSet<>();
    for (Map<String, String> given : List.of(before, after)) {
      given.forEach(
          (name, value) -> {
            if (isHidden(value)) {
              hidden.add(name);
            }
          });
    }
    return hidden;
  }

  /** What CloudFormation shows of a parameter with {@code NoEcho}. */
  static boolean isHidden(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> c == '*');
  }

  /** Whether a parameter is about the network of the whole project. */
  static boolean isNetwork(Parameter parameter) {
    return parameter.type().contains("AWS::EC2::")
        || parameter.source() instanceof ParameterSource.Network;
  }

  /** The map with values in it; the same one where there is nothing to put in. */
  @SuppressWarnings("ReferenceEquality") // what is not the same is not copied either
  Value.MapOf of(Value.MapOf map) {
    boolean same = true;
    Map<String, Value> entries = new LinkedHashMap<>();
    for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
      Value resolved = of(entry.getValue());
      same &= resolved == entry.getValue();
      entries.put(entry.getKey(), resolved);
    }
    return same ? map : new Value.MapOf(entries);
  }

  @SuppressWarnings("ReferenceEquality") // see above
  Value of(Value value) {
    if (value instanceof Value.MapOf map) {
      return of(map);
    }
    if (value instanceof Value.ListOf list) {
      List<Value> items = new ArrayList<>();
      boolean same = true;
      for (Value item : list.items()) {
        Value resolved = of(item);
        same &= resolved == item;
        items.add(resolved);
      }
      return same ? list : Value.list(items);
    }
    if (value instanceof Value.Ref ref) {
      String known = values.get(ref.name());
      return known == null ? ref : Value.text(known);
    }
    if (value instanceof Value.Sub sub) {
      Value text = sub(sub.text());
      return text.equals(sub) ? sub : text;
    }
    return value instanceof Value.Select select ? select(select) : value;
  }

  private Value sub(String text) {
    StringBuilder out = new StringBuilder();
    boolean left = false;
    int at = 0;
    for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", at)) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        break;
      }
      String known = values.get(text.substring(start + 2, end));
      out.append(text, at, start).append(known == null ? text.substring(start, end + 1) : known);
      left |= known == null;
      at = end + 1;
    }
    out.append(text.substring(at));
    return left ? new Value.Sub(out.toString()) : Value.text(out.toString());
  }

  private Value select(Value.Select select) {
    Value list = of(select.list());
    List<Value> items = new ArrayList<>();
    if (list instanceof Value.ListOf known) {
      items.addAll(known.items());
    } else if (list instanceof Value.Text text) {
      for (String item : text.text().split(",", -1)) {
        items.add(Value.text(item.strip()));
      }
    }
    return select.index() < items.size()
        ? items.get(select.index())
        : new Value.Select(select.index(), list);
  }
}
