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
    TreeSet<String> dependsOn = new TreeSet<>();
    for (Part part : parts) {
      dependsOn.addAll(part.dependsOn());
    }
    return new Resource(
        id,
        declaration.type().text(),
        declaration.origin(),
        List.copyOf(dependsOn),
        declaration.deletionPolicy(),
        declaration.updateReplacePolicy(),
        PropertyOrder.sorted(declaration.type(), properties(id, parts)));
  }

  private static Value.MapOf properties(String id, List<Part> parts) {
    if (parts.size() == 1) {
      return parts.get(0).properties();
    }
    List<Part> declarationFirst = new ArrayList<>();
    for (Part part : parts) {
      declarationFirst.add(part.declaration().isPresent() ? 0 : declarationFirst.size(), part);
    }
    Merged merged = new Merged(id);
    for (Part part : declarationFirst) {
      merged.add(part.properties());
    }
    return merged.value();
  }
}
