package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.assembly.ComposeValues;
import dev.c2ecs.cfn.plan.LogicalIds;
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
 * Reads the text of a template back, YAML or JSON, whoever wrote it. Functions that the generator
 * does not write stay mappings, {@code Fn::If} and so on.
 */
public final class TemplateReader {

  private TemplateReader() {}

  /** The template of a text; empty when the text is none. */
  public static Optional<Template> read(String text) {
    if (!(YamlText.read("template", text, diagnostic -> {}).orElse(null) instanceof Mapping root)
        || root.mapping("Resources").isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> origins = origins(text);
    List<Parameter> parameters = new ArrayList<>();
    each(root.child("Parameters"), (name, node) -> parameters.add(parameter(name, node)));
    List<Resource> resources = new ArrayList<>();
    each(
        root.child("Resources"),
        (id, node) -> resources.add(resource(id, node, origins.getOrDefault(id, ""))));
    List<Output> outputs = new ArrayList<>();
    each(
        root.child("Outputs"),
        (name, node) ->
            outputs.add(
                new Output(
                    name,
                    node.text("Description").orElse(""),
                    node.get("Value").map(ComposeValues::of).orElse(Value.text("")))));
    return Optional.of(
        new Template(root.text("Description").orElse(""), parameters, resources, outputs));
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

  private static Resource resource(String id, Mapping node, String origin) {
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

  /** The Compose paths that {@code convert} writes above resources; none in JSON. */
  private static Map<String, String> origins(String text) {
    Map<String, String> origins = new HashMap<>();
    String comment = "";
    for (String line : text.lines().toList()) {
      boolean isKey = line.startsWith("  ") && line.length() > 3 && line.charAt(2) != ' ';
      if (isKey && line.startsWith("# ", 2)) {
        comment = line.substring(4);
      } else {
        if (isKey && line.endsWith(":") && !comment.isEmpty()) {
          origins.put(line.substring(2, line.length() - 1), comment);
        }
        comment = "";
      }
    }
    return origins;
  }
}
