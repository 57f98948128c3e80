package dev.c2ecs.cfn.writer;

import dev.c2ecs.cfn.assembly.ComposeValues;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.OriginText;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.YamlText;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the text of a template back, YAML or JSON: the inverse of the writers, and the only place
 * that reads what is deployed. Of templates that others wrote the functions that the generator does
 * not write stay mappings, {@code Fn::If} and so on, and origins are not known.
 */
public final class TemplateReader {

  private static final String RESOURCES = "Resources";
  private static final String BODY = "TemplateBody";

  private TemplateReader() {}

  /** The template of a text; empty when the text is none. */
  public static Optional<Template> read(String text) {
    if (!(YamlText.read("template", text, diagnostic -> {}).orElse(null) instanceof Mapping root)
        || root.mapping(RESOURCES).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(template(root, origins(text, root)));
  }

  /**
   * The template of a text, or of the answer of {@code aws cloudformation get-template} with one;
   * empty when the text is neither.
   */
  public static Optional<Template> readAnswer(String text) {
    if (YamlText.read("template", text, diagnostic -> {}).orElse(null) instanceof Mapping root
        && root.has(BODY)) {
      return root.text(BODY).isPresent()
          ? read(root.text(BODY).get())
          : root.mapping(BODY)
              .filter(body -> body.mapping(RESOURCES).isPresent())
              .map(body -> template(body, origins("", body)));
    }
    return read(text);
  }

  /** A part of a template that stands in it as a text of JSON, a policy; empty for other texts. */
  public static Optional<Value.MapOf> part(String text) {
    return YamlText.read("part", text, diagnostic -> {}).orElse(null) instanceof Mapping root
            && ComposeValues.of(root) instanceof Value.MapOf map
        ? Optional.of(map)
        : Optional.empty();
  }

  private static Template template(Mapping root, Map<String, ComposeRef> origins) {
    List<Parameter> parameters = new ArrayList<>();
    each(root.child("Parameters"), (name, node) -> parameters.add(parameter(name, node)));
    List<Resource> resources = new ArrayList<>();
    each(
        root.child(RESOURCES),
        (id, node) -> resources.add(resource(id, node, origins.getOrDefault(id, ComposeRef.NONE))));
    List<Output> outputs = new ArrayList<>();
    each(root.child("Outputs"), (name, node) -> outputs.add(output(name, node)));
    return new Template(
        root.text("Description").orElse(""), parameters, resources, outputs, OtherParts.of(root));
  }

  private interface Entry {
    void read(String name, Mapping node);
  }

  private static void each(Mapping section, Entry entry) {
    section
        .entries()
        .forEach(
            (name, node) -> {
              if (node instanceof Mapping mapping) {
                entry.read(name, mapping);
              }
            });
  }

  private static Parameter parameter(String name, Mapping node) {
    return new Parameter(
        name,
        node.text("Type").orElse("String"),
        node.text("Description").orElse(""),
        node.text("Default"),
        texts(node, "AllowedValues"),
        node.text("AllowedPattern"),
        LogicalIds.source(name));
  }

  private static Output output(String name, Mapping node) {
    String description = node.text("Description").orElse("");
    Optional<ComposeRef> origin = OriginText.read(description);
    return new Output(
        name,
        origin.orElse(ComposeRef.NONE),
        origin.isPresent() ? Optional.empty() : Optional.of(description),
        node.get("Value").map(ComposeValues::of).orElse(Value.text("")));
  }

  private static Resource resource(String id, Mapping node, ComposeRef origin) {
    Value properties = ComposeValues.of(node.child("Properties"));
    return new Resource(
        id,
        node.text("Type").orElse(""),
        origin,
        texts(node, "DependsOn"),
        node.text("DeletionPolicy"),
        node.text("UpdateReplacePolicy"),
        properties instanceof Value.MapOf map ? map : Value.map());
  }

  /** The texts of a list, or a text that stands for a list of one. */
  private static List<String> texts(Mapping node, String key) {
    List<Node> items =
        node.text(key).isPresent() ? List.of(node.entries().get(key)) : node.items(key);
    return items.stream()
        .filter(Scalar.class::isInstance)
        .map(item -> ((Scalar) item).text())
        .toList();
  }

  /** The origins that the writers name: above the resources of YAML, in a section of JSON. */
  private static Map<String, ComposeRef> origins(String text, Mapping root) {
    Map<String, ComposeRef> origins = new HashMap<>();
    Mapping section = root.child("Metadata").child(JsonTemplateWriter.ORIGINS);
    for (String id : section.entries().keySet()) {
      section.text(id).flatMap(OriginText::read).ifPresent(origin -> origins.put(id, origin));
    }
    Optional<ComposeRef> above = Optional.empty();
    for (String line : text.lines().toList()) {
      boolean isKey = line.startsWith("  ") && line.length() > 3 && line.charAt(2) != ' ';
      if (isKey && above.isPresent() && line.endsWith(":")) {
        origins.put(line.substring(2, line.length() - 1), above.get());
      }
      above =
          isKey && line.startsWith("# ", 2) ? OriginText.read(line.substring(4)) : Optional.empty();
    }
    return origins;
  }
}
