package dev.c2ecs.cfn.graph;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an overlay adds beside the resources of the translation, and who names it. */
final class Others {

  private static final String ROLE = "Role";

  private final Index template;
  private final Sketch sketch;

  /** What may be a node, by logical ID. */
  private final Map<String, Resource> candidates = new LinkedHashMap<>();

  /** What a role and its policies name, by logical ID. */
  private final Map<String, Set<String>> byRole = new HashMap<>();

  /** What has a security group, by the logical ID of anything that it names. */
  private final Map<String, Set<Resource>> byName = new HashMap<>();

  Others(Index template, Sketch sketch) {
    this.template = template;
    this.sketch = sketch;
    for (Resource resource : template.resources()) {
      if (!isPartOfOthers(ResourceType.of(resource.type()))) {
        candidates.put(resource.id(), resource);
        template
            .references(resource)
            .forEach(
                name -> byName.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(resource));
      }
    }
    roles();
  }

  /** Whether it is written by the translation, or only completes or permits something. */
  private static boolean isPartOfOthers(ResourceType type) {
    return type.compareTo(ResourceType.SCHEDULE) <= 0
        || type.isPermission()
        || !type.completing().isEmpty();
  }

  static String key(String id) {
    return "other:" + id;
  }

  void add(List<Task> tasks) {
    candidates.values().stream()
        .filter(resource -> ResourceType.of(resource.type()).data().isPresent())
        .forEach(this::node);
    for (Task task : tasks) {
      for (String named : named(task)) {
        use(task.key(), named);
      }
    }
    for (Resource resource : candidates.values()) {
      for (String named : template.references(resource)) {
        if (sketch.has(key(resource.id())) && sketch.has(key(named))) {
          use(key(resource.id()), named);
        }
      }
    }
  }

  private void use(String from, String named) {
    Resource other = candidates.get(named);
    if (other != null) {
      sketch.add(from, node(other), Edge.Kind.USE);
    }
  }

  /** What the task, its roles and their policies name. */
  private Set<String> named(Task task) {
    Set<String> named = new LinkedHashSet<>(template.references(task.definition()));
    template.resource(task.id()).ifPresent(s -> named.addAll(template.references(s)));
    for (String id : List.copyOf(named)) {
      if (template.resource(id).filter(found -> found.is(ResourceType.ROLE)).isPresent()) {
        named.addAll(byRole.getOrDefault(id, Set.of()));
      }
    }
    return named;
  }

  /** What a role names, and the policies that are attached to it. */
  private void roles() {
    for (Resource resource : template.resources()) {
      if (resource.is(ResourceType.ROLE)) {
        add(resource.id(), resource);
      }
      for (String property : ResourceType.of(resource.type()).completing()) {
        if (property.startsWith(ROLE)) {
          names(resource, property).forEach(role -> add(role, resource));
        }
      }
    }
  }

  private void add(String role, Resource resource) {
    byRole
        .computeIfAbsent(role, key -> new LinkedHashSet<>())
        .addAll(template.references(resource));
  }

  private static Set<String> names(Resource resource, String property) {
    Value value = resource.properties().entries().get(property);
    return value == null ? Set.of() : References.within(value);
  }

  /** The nodes of what has a security group. */
  List<String> holders(String group) {
    List<String> holders = new ArrayList<>();
    byName.getOrDefault(group, Set.of()).forEach(resource -> holders.add(node(resource)));
    return holders;
  }

  private String node(Resource resource) {
    String type = resource.type();
    String words = type.startsWith("AWS::") ? type.substring(5).replace("::", " ") : type;
    return sketch.add(Node.of(key(resource.id()), Node.Kind.OTHER, resource.id(), List.of(words)));
  }
}
