package dev.c2ecs.cfn.assembly;

import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Puts the parts of all mappers together. */
public final class Assembler {


  private Assembler() {}

  /** The parameters of the network first, then the others by name. */
  private static int compareParameters(Parameter a, Parameter b) {
    boolean first = a.source() instanceof ParameterSource.Network;
    boolean second = b.source() instanceof ParameterSource.Network;
    if (first && second) {
      return ((ParameterSource.Network) a.source()).compareTo((ParameterSource.Network) b.source());
    }
    return first == second ? a.name().compareTo(b.name()) : Boolean.compare(second, first);
  }

  private static int compareResources(
      Map.Entry<Part.Declaration, Resource> a, Map.Entry<Part.Declaration, Resource> b) {
    int order = a.getKey().section().compareTo(b.getKey().section());
    if (order == 0) {
      order = a.getKey().group().compareTo(b.getKey().group());
    }
    if (order == 0) {
      order = a.getKey().type().compareTo(b.getKey().type());
    }
    return order != 0 ? order : a.getValue().id().compareTo(b.getValue().id());
  }

  /** The template of a contribution; a resource declared twice is a mistake of ours. */
  public static Template assemble(String description, Contribution contribution) {
    Map<String, List<Part>> byId = new LinkedHashMap<>();
    for (Part part : contribution.parts()) {
      List<Part> parts = byId.get(part.id());
      if (parts == null) {
        parts = new ArrayList<>();
        byId.put(part.id(), parts);
      }
      parts.add(part);
    }
    List<Map.Entry<Part.Declaration, Resource>> resources = new ArrayList<>();
    for (Map.Entry<String, List<Part>> entry : byId.entrySet()) {
      Part.Declaration declaration = declaration(entry.getKey(), entry.getValue());
      resources.add(
          Map.entry(declaration, resource(entry.getKey(), declaration, entry.getValue())));
    }
    resources.sort(Assembler::compareResources);
    Map<String, Parameter> byName = new HashMap<>();
    for (Parameter parameter : contribution.parameters()) {
      byName.putIfAbsent(parameter.name(), parameter);
    }
    List<Parameter> parameters = new ArrayList<>(byName.values());
    parameters.sort(Assembler::compareParameters);
    List<Output> outputs =
        contribution.outputs().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    return new Template(
        description, parameters, resources.stream().map(Map.Entry::getValue).toList(), outputs);
  }

  private static Part.Declaration declaration(String id, List<Part> parts) {
    List<Part.Declaration> declarations = new ArrayList<>();
    for (Part part : parts) {
      if (part.declaration().isPresent()) {
        declarations.add(part.declaration().get());
      }
    }
    if (declarations.size() != 1) {
      throw new IllegalStateException(
          "the resource " + id + " is declared " + declarations.size() + " times");
    }
    return declarations.get(0);
  }

  private static Resource resource(String id, Part.Declaration declaration, List<Part> parts) {
    Value.MapOf properties = Value.map();
    TreeSet<String> dependsOn = new TreeSet<>();
    List<Part> declarationFirst = new ArrayList<>();
    for (Part part : parts) {
      declarationFirst.add(part.declaration().isPresent() ? 0 : declarationFirst.size(), part);
    }
    for (Part part : declarationFirst) {
      properties = (Value.MapOf) merge(id, properties, part.properties());
      dependsOn.addAll(part.dependsOn());
    }
    return new Resource(
        id,
        declaration.type().text(),
        declaration.origin(),
        List.copyOf(dependsOn),
        declaration.deletionPolicy(),
        declaration.updateReplacePolicy(),
        PropertyOrder.sorted(declaration.type(), properties));
  }

  private static Value merge(String where, Value left, Value right) {
    if (left instanceof Value.MapOf a && right instanceof Value.MapOf b) {
      Map<String, Value> entries = new LinkedHashMap<>(a.entries());
      for (Map.Entry<String, Value> entry : b.entries().entrySet()) {
        String key = entry.getKey();
        Value old = entries.get(key);
        entries.put(
            key, old == null ? entry.getValue() : merge(where + "." + key, old, entry.getValue()));
      }
      return new Value.MapOf(entries);
    }
    if (left instanceof Value.ListOf a && right instanceof Value.ListOf b) {
      return new Value.ListOf(mergeItems(where, a.items(), b.items()), a.inline());
    }
    boolean bothTexts = left instanceof Value.Text && right instanceof Value.Text;
    boolean same =
        bothTexts
            ? ((Value.Text) left).text().equals(((Value.Text) right).text())
            : left.equals(right);
    if (same) {
      return left;
    }
    throw new IllegalStateException("two mappers write " + where);
  }

  private static List<Value> mergeItems(String where, List<Value> left, List<Value> right) {
    List<Value> items = new ArrayList<>(left);
    for (Value item : right) {
      int same = indexOfNamed(items, item);
      if (same < 0) {
        items.add(item);
      } else {
        items.set(same, merge(where + "[" + same + "]", items.get(same), item));
      }
    }
    return items;
  }

  private static String textAt(Value value, String key) {
    return value instanceof Value.MapOf map && map.entries().get(key) instanceof Value.Text text
        ? text.text()
        : "";
  }

  private static int indexOfNamed(List<Value> items, Value item) {
    for (int i = 0; i < items.size(); i++) {
      for (String key : List.of("Name", "PolicyName")) {
        String name = textAt(items.get(i), key);
        if (!name.isEmpty() && name.equals(textAt(item, key))) {
          return i;
        }
      }
    }
    return -1;
  }
}
