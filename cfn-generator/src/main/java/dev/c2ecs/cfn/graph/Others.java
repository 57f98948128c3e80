package dev.c2ecs.cfn.graph;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an overlay adds beside the resources of the translation, and who names it. */
final class Others {

  private static final String ROLE = "Role";

  private final Template template;
  private final Sketch sketch;

  /** What may be a node, by logical ID. */
  private final Map<String, Resource> candidates = new LinkedHashMap<>();

  Others(Template template, Sketch sketch) {
    this.template = template;
    this.sketch = sketch;
    for (Resource resource : template.resources()) {
      if (!isPartOfOthers(ResourceType.of(resource.type()))) {
        candidates.put(resource.id(), resource);
      }
    }
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
      for (String named : References.within(resource.properties())) {
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
    Set<String> named = new LinkedHashSet<>(References.within(task.definition().properties()));
    template.resource(task.id()).ifPresent(s -> named.addAll(References.within(s.properties())));
    Set<String> roles = new LinkedHashSet<>();
    for (String id : named) {
      template
          .resource(id)
          .filter(found -> found.is(ResourceType.ROLE))
          .ifPresent(found -> roles.add(id));
    }
    for (Resource resource : template.resources()) {
      boolean attached =
          ResourceType.of(resource.type()).completing().stream()
              .filter(property -> property.startsWith(ROLE))
              .flatMap(property -> names(resource, property).stream())
              .anyMatch(roles::contains);
      if (attached || roles.contains(resource.id())) {
        named.addAll(References.within(resource.properties()));
      }
    }
    return named;
  }

  private static Set<String> names(Resource resource, String property) {
    Value value = resource.properties().entries().get(property);
    return value == null ? Set.of() : References.within(value);
  }

  /** The nodes of what has a security group. */
  List<String> holders(String group) {
    List<String> holders = new ArrayList<>();
    for (Resource resource : candidates.values()) {
      if (References.within(resource.properties()).contains(group)) {
        holders.add(node(resource));
      }
    }
    return holders;
  }

  private String node(Resource resource) {
    String type = resource.type();
    String words = type.startsWith("AWS::") ? type.substring(5).replace("::", " ") : type;
    return sketch.add(Node.of(key(resource.id()), Node.Kind.OTHER, resource.id(), List.of(words)));
  }
}
