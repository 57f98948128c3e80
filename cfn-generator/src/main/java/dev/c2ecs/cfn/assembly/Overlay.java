package dev.c2ecs.cfn.assembly;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.identity.KeptIds;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * {@code x-aws-cloudformation}: a part of a template that is merged into the one of the project.
 * Mappings are merged by key, lists of items with a {@code Name} or a {@code Key} by that, other
 * lists are replaced, null removes.
 */
public final class Overlay {

  private static final String KEY = Keys.CLOUDFORMATION;

  /**
   * The keys that tell the items of a list apart: containers and variables, attributes and tags.
   */
  private static final List<String> IDENTITIES = List.of("Name", "Key");

  private static final Set<String> SECTIONS = Set.of("Resources", "Parameters", "Outputs");
  private static final Set<String> RESOURCE_KEYS =
      Set.of("Type", "Properties", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy");
  private static final Set<String> PARAMETER_KEYS =
      Set.of("Type", "Description", "Default", "AllowedValues", "AllowedPattern");
  private static final Set<String> OUTPUT_KEYS = Set.of("Description", "Value");

  private static final String FILE_OF_ITS_OWN =
      "; for what only some deployments have, a file of its own: `-f prod.yaml`";

  /** What a template decides while it is deployed is decided here when it is written. */
  private static final Map<String, String> WAYS_OUT =
      Map.of(
          "Conditions", FILE_OF_ITS_OWN,
          "Condition", FILE_OF_ITS_OWN,
          "Mappings", "; for values that differ, `${VARIABLE}` or Parameters",
          "Metadata", "; for words about a resource, its Tags",
          "Transform", "; a template of its own takes the output of this one");

  private final Function<String, ParameterSource> sources;
  private final Map<String, String> retired;
  private final KeptIds kept;
  private final DiagnosticCollector findings;

  private Overlay(
      Function<String, ParameterSource> sources,
      Map<String, String> retired,
      KeptIds kept,
      DiagnosticCollector findings) {
    this.sources = sources;
    this.retired = retired;
    this.kept = kept;
    this.findings = findings;
  }

  /**
   * The template with the overlay of a project in it.
   *
   * @param sources where the value of a parameter comes from that the overlay adds, by its name
   * @param retired names of Docker's retired integration, and what they are called here
   * @param kept the IDs that resources keep, which the overlay names them by
   */
  public static Template apply(
      Template template,
      ComposeProject project,
      Function<String, ParameterSource> sources,
      Map<String, String> retired,
      KeptIds kept,
      DiagnosticCollector findings) {
    Optional<Node> node = project.tree().get(KEY);
    if (node.isEmpty()) {
      return template;
    }
    Overlay overlay = new Overlay(sources, retired, kept, findings);
    TreePath path = TreePath.of(KEY);
    if (!(node.get() instanceof Mapping mapping)) {
      overlay.unusable(path, "a mapping with Resources, Parameters or Outputs");
      return template;
    }
    overlay.onlyKeys(mapping, SECTIONS, path);
    Template result =
        new Template(
            template.description(),
            overlay.parameters(template, mapping.child("Parameters"), path.child("Parameters")),
            overlay.resources(template, mapping.child("Resources"), path.child("Resources")),
            overlay.outputs(template, mapping.child("Outputs"), path.child("Outputs")));
    new OverlayReferences(result, retired, kept, findings).check(mapping, path);
    return result;
  }

  /** Where the overlay of a project changes or adds a resource, if it does. */
  public static Optional<TreePath> placeOf(String id, ComposeProject project) {
    return project.tree().child(KEY).child("Resources").has(id)
        ? Optional.of(TreePath.of(KEY, "Resources", id))
        : Optional.empty();
  }

  private List<Resource> resources(Template template, Mapping overlay, TreePath path) {
    Map<String, Resource> all = new LinkedHashMap<>();
    template.resources().forEach(resource -> all.put(resource.id(), resource));
    Map<String, Resource> added = new TreeMap<>();
    for (Map.Entry<String, Node> entry : overlay.entries().entrySet()) {
      String id = kept.ours(entry.getKey());
      TreePath at = path.child(entry.getKey());
      Resource known = all.get(id);
      if (entry.getValue().isNull()) {
        all.remove(id);
      } else if (!(entry.getValue() instanceof Mapping mapping)) {
        unusable(at, "a resource");
      } else if (known == null && retired.containsKey(id)) {
        renamed(at, retired.get(id), template);
      } else if (known != null) {
        all.put(id, changed(known, mapping, at));
      } else {
        Resource resource =
            new Resource(
                id,
                "",
                ComposeRef.of(at),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Value.map());
        added.put(id, changed(resource, mapping, at));
        if (mapping.text("Type").isEmpty()) {
          unusable(at, "a resource with a Type: there is none of this name to change");
        }
      }
    }
    List<Resource> result = new ArrayList<>(all.values());
    result.addAll(added.values());
    return result;
  }

  private void renamed(TreePath at, String now, Template template) {
    boolean group =
        template.resource(now).filter(r -> r.is(ResourceType.SECURITY_GROUP)).isPresent();
    findings.add(
        PolicyCode.OVERLAY_REFERENCE,
        at,
        at + (group ? " is a rule of " + now + " here" : " is called " + now + " here"),
        group
            ? "remove it: the ports of listeners are admitted by themselves"
            : "write `" + now + "`");
  }

  private Resource changed(Resource old, Mapping overlay, TreePath path) {
    onlyKeys(overlay, RESOURCE_KEYS, path);
    Node properties = overlay.child("Properties");
    return new Resource(
        old.id(),
        overlay.text("Type").orElse(old.type()),
        old.origin(),
        overlay.has("DependsOn")
            ? texts(overlay.get("DependsOn")).stream().map(kept::ours).toList()
            : old.dependsOn(),
        overlay.text("DeletionPolicy").or(old::deletionPolicy),
        overlay.text("UpdateReplacePolicy").or(old::updateReplacePolicy),
        (Value.MapOf) merge(old.properties(), properties).orElse(Value.map()));
  }

  private List<Parameter> parameters(Template template, Mapping overlay, TreePath path) {
    Map<String, Parameter> all = new LinkedHashMap<>();
    template.parameters().forEach(parameter -> all.put(parameter.name(), parameter));
    for (Map.Entry<String, Node> entry : overlay.entries().entrySet()) {
      String name = entry.getKey();
      if (!(entry.getValue() instanceof Mapping mapping)) {
        unusable(path.child(name), "a parameter");
        continue;
      }
      onlyKeys(mapping, PARAMETER_KEYS, path.child(name));
      Parameter known = all.get(name);
      Parameter old =
          known == null ? Parameter.required(name, "String", "", sources.apply(name)) : known;
      all.put(
          name,
          new Parameter(
              name,
              mapping.text("Type").orElse(old.type()),
              mapping.text("Description").orElse(old.description()),
              mapping.text("Default").or(old::defaultValue),
              mapping.has("AllowedValues")
                  ? texts(mapping.get("AllowedValues"))
                  : old.allowedValues(),
              mapping.text("AllowedPattern").or(old::allowedPattern),
              old.source()));
    }
    return List.copyOf(all.values());
  }

  private List<Output> outputs(Template template, Mapping overlay, TreePath path) {
    Map<String, Output> all = new LinkedHashMap<>();
    template.outputs().forEach(output -> all.put(output.name(), output));
    for (Map.Entry<String, Node> entry : overlay.entries().entrySet()) {
      String name = entry.getKey();
      if (entry.getValue().isNull()) {
        all.remove(name);
      } else if (entry.getValue() instanceof Mapping mapping && mapping.has("Value")) {
        onlyKeys(mapping, OUTPUT_KEYS, path.child(name));
        all.put(
            name,
            new Output(
                name,
                ComposeRef.of(path.child(name)),
                mapping.text("Description"),
                kept.ours(ComposeValues.of(mapping.get("Value").orElseThrow()))));
      } else {
        unusable(path.child(name), "an output with a Value");
      }
    }
    return List.copyOf(all.values());
  }

  /** The value with an overlay in it; empty when the overlay removes it. */
  private Optional<Value> merge(Value base, Node overlay) {
    if (overlay.isNull()) {
      return Optional.empty();
    }
    if (base instanceof Value.MapOf map
        && overlay instanceof Mapping mapping
        && ComposeValues.of(overlay) instanceof Value.MapOf) {
      Map<String, Value> entries = new LinkedHashMap<>(map.entries());
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        Value old = entries.getOrDefault(entry.getKey(), Value.map());
        Optional<Value> merged = merge(old, entry.getValue());
        if (merged.isPresent()) {
          entries.put(entry.getKey(), merged.get());
        } else {
          entries.remove(entry.getKey());
        }
      }
      return Optional.of(new Value.MapOf(entries));
    }
    if (base instanceof Value.ListOf list && overlay instanceof Sequence items) {
      for (String identity : IDENTITIES) {
        if (isNamed(items, identity)) {
          return Optional.of(mergeNamed(list, items, identity));
        }
      }
    }
    return Optional.of(kept.ours(ComposeValues.of(overlay)));
  }

  private static boolean isNamed(Sequence list, String identity) {
    return !list.items().isEmpty()
        && list.items().stream()
            .allMatch(
                item -> item instanceof Mapping mapping && mapping.text(identity).isPresent());
  }

  private Value mergeNamed(Value.ListOf base, Sequence overlay, String identity) {
    Map<String, Value> byName = new LinkedHashMap<>();
    for (Value item : base.items()) {
      byName.put(name(item, identity), item);
    }
    for (Node item : overlay.items()) {
      String name = ((Mapping) item).text(identity).orElseThrow();
      byName.put(name, merge(byName.getOrDefault(name, Value.map()), item).orElseThrow());
    }
    return Value.list(List.copyOf(byName.values()));
  }

  private static String name(Value item, String identity) {
    return item instanceof Value.MapOf map && map.entries().get(identity) instanceof Value.Text text
        ? text.text()
        : item.toString();
  }

  private static List<String> texts(Optional<Node> node) {
    List<Node> items =
        node.map(n -> n instanceof Sequence list ? list.items() : List.of(n)).orElse(List.of());
    return items.stream()
        .filter(Scalar.class::isInstance)
        .map(item -> ((Scalar) item).text())
        .toList();
  }

  private void onlyKeys(Mapping mapping, Set<String> known, TreePath path) {
    for (String key : mapping.entries().keySet()) {
      if (!known.contains(key)) {
        findings.add(
            PolicyCode.EXTENSION_VALUE,
            path.child(key),
            path.child(key) + " cannot be merged into the template",
            "possible are "
                + String.join(", ", known.stream().sorted().toList())
                + WAYS_OUT.getOrDefault(key, ""));
      }
    }
  }

  private void unusable(TreePath path, String what) {
    findings.add(PolicyCode.EXTENSION_VALUE, path, path + " must be " + what, "");
  }
}
