package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.cli.stack.StackResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The values of a template as a stack has them: its parameters, and what became of resources. */
public final class StackValues {

  private final Map<String, String> parameters;
  private final Map<String, String> physical = new HashMap<>();
  private final UnaryOperator<String> otherwise;

  /**
   * The values of a stack.
   *
   * @param otherwise the value of a parameter that the stack does not have, empty for none
   */
  public StackValues(
      Map<String, String> parameters,
      List<StackResource> resources,
      UnaryOperator<String> otherwise) {
    this.parameters = parameters;
    this.otherwise = otherwise;
    resources.stream()
        .filter(StackResource::exists)
        .forEach(resource -> physical.put(resource.logicalId(), resource.physicalId()));
  }

  /** The physical ID of a resource. */
  public Optional<String> resource(String logicalId) {
    return Optional.ofNullable(physical.get(logicalId));
  }

  /** A text; empty when it cannot be told. */
  public String text(Value value) {
    List<String> all = list(value);
    return all.isEmpty() ? "" : all.get(0);
  }

  /** A list, of a list or of a parameter with commas; without what cannot be told. */
  List<String> list(Value value) {
    List<String> all = new ArrayList<>();
    if (value instanceof Value.Text text) {
      all.add(text.text());
    } else if (value instanceof Value.ListOf list) {
      list.items().forEach(item -> all.addAll(list(item)));
    } else if (value instanceof Value.Ref ref) {
      all.addAll(ofName(ref.name()));
    } else if (value instanceof Value.Select select) {
      List<String> items = list(select.list());
      if (select.index() < items.size()) {
        all.add(items.get(select.index()));
      }
    }
    return all;
  }

  private List<String> ofName(String name) {
    String found = physical.get(name);
    if (found != null) {
      return List.of(found);
    }
    String value = parameters.getOrDefault(name, "");
    value = value.isEmpty() ? otherwise.apply(name) : value;
    return value.isEmpty() ? List.of() : List.of(value.split(",", -1));
  }
}
