package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template with the values of its parameters, as one side of a comparison. A resource that the
 * other side has too, and that an update would not replace, is the same thing on both.
 */
final class Side {

  private static final Pattern MARK = Pattern.compile("(?<=\\w)@(before|after)\\b");

  private final Template template;
  private final String mark;
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<String, Value.MapOf> properties = new HashMap<>();
  private final Map<String, Set<String>> needs = new HashMap<>();
  private final Map<String, List<Resource>> users = new HashMap<>();
  private final Map<String, Set<String>> first = new HashMap<>();
  private final Resolution values;
  private Set<String> own = Set.of();
  private @Nullable List<FileMount> mounts;
  private @Nullable Holdings holdings;
  private @Nullable String texts;

  /**
   * A side.
   *
   * @param mark what its own things are told apart with from those of the other side
   */
  Side(Template template, Resolution values, String mark) {
    this.template = template;
    this.values = values;
    this.mark = mark;
    for (Resource resource : template.resources()) {
      resources.put(resource.id(), resource);
      properties.put(resource.id(), values.of(resource.properties()));
      Set<String> named = References.within(resource.properties());
      named.forEach(name -> users.computeIfAbsent(name, key -> new ArrayList<>()).add(resource));
      named.addAll(resource.dependsOn());
      needs.put(resource.id(), named);
    }
  }

  /** The template. */
  Template template() {
    return template;
  }

  /** A parameter as the properties that name it have it, as text. */
  String parameter(String name) {
    return text(values.of(Value.ref(name)));
  }

  /** From now on these resources are things of this side alone. */
  void owns(Set<String> ids) {
    own = Set.copyOf(ids);
    // things have other names from now on
    holdings = null;
    texts = null;
  }

  Optional<Resource> resource(String id) {
    return Optional.ofNullable(resources.get(id));
  }

  Iterable<Resource> all() {
    return resources.values();
  }

  /** The properties of a resource, with the values of parameters in them. */
  Value.MapOf properties(Resource resource) {
    return properties.getOrDefault(resource.id(), resource.properties());
  }

  /** A property; {@code A/B} is one inside another. */
  Optional<Value> property(Resource resource, String path) {
    Value value = properties(resource);
    for (String key : path.split("/", -1)) {
      Value inner = value instanceof Value.MapOf map ? map.entries().get(key) : null;
      if (inner == null) {
        return Optional.empty();
      }
      value = inner;
    }
    return Optional.of(value);
  }

  /** The items of a list, none when there is no list. */
  List<Value> items(Resource resource, String path) {
    return property(resource, path).orElse(Value.list()) instanceof Value.ListOf list
        ? list.items()
        : List.of();
  }

  /** A property as {@link #text(Value)}, empty when there is none. */
  String text(Resource resource, String path) {
    return property(resource, path).map(this::text).orElse("");
  }

  /** The thing that a property names: a resource, whichever of its attributes; else its text. */
  String thing(Resource resource, String path) {
    return property(resource, path).map(this::thing).orElse("");
  }

  /** The thing that a value names. */
  String thing(Value value) {
    Set<String> named = named(value);
    return named.size() == 1 ? thing(named.iterator().next()) : text(value);
  }

  /** A resource as a thing that is the same on both sides or not. */
  String thing(String id) {
    return own.contains(id) ? id + "@" + mark : id;
  }

  /** A text for people, without what tells the things of the two sides apart. */
  static String unmarked(String text) {
    return MARK.matcher(text).replaceAll("");
  }

  /** The resources that a value names. */
  Set<String> named(Value value) {
    Set<String> named = new LinkedHashSet<>(References.within(value));
    named.retainAll(resources.keySet());
    return named;
  }

  /** The containers of the task of a service. */
  List<Value.MapOf> containers(Resource service) {
    return property(service, "TaskDefinition").stream()
        .flatMap(definition -> named(definition).stream())
        .flatMap(id -> resource(id).stream())
        .flatMap(task -> items(task, "ContainerDefinitions").stream())
        .filter(Value.MapOf.class::isInstance)
        .map(Value.MapOf.class::cast)
        .toList();
  }

  /** The mounts of file systems in all tasks. */
  List<FileMount> mounts() {
    List<FileMount> known = mounts;
    if (known == null) {
      known = FileMount.of(template);
      mounts = known;
    }
    return known;
  }

  /** The credentials and data that all tasks have. */
  Holdings holdings() {
    Holdings known = holdings;
    if (known == null) {
      known = new Holdings(this);
      holdings = known;
    }
    return known;
  }

  /** Whether a text stands in the properties of a resource. */
  boolean says(String text) {
    String known = texts;
    if (known == null) {
      List<String> all = new ArrayList<>();
      properties.values().forEach(one -> all.add(text(one)));
      known = String.join("\n", all);
      texts = known;
    }
    return known.contains(text);
  }

  /** The resources whose properties name a resource. */
  List<Resource> users(String id) {
    return users.getOrDefault(id, List.of());
  }

  /** A value as text that is the same on both sides when it means the same. */
  String text(Value value) {
    if (value instanceof Value.Ref ref) {
      return "${" + name(ref.name()) + "}";
    }
    if (value instanceof Value.GetAtt attribute) {
      return "${" + name(attribute.resource()) + "." + attribute.attribute() + "}";
    }
    if (value instanceof Value.Sub sub) {
      return References.renamed(sub.text(), this::name);
    }
    if (value instanceof Value.Select select) {
      return text(select.list()) + "[" + select.index() + "]";
    }
    if (value instanceof Value.ListOf list) {
      List<String> items = new ArrayList<>();
      list.items().forEach(item -> items.add(text(item)));
      return items.toString();
    }
    if (value instanceof Value.MapOf map) {
      Map<String, String> entries = new TreeMap<>();
      map.entries().forEach((key, inner) -> entries.put(key, text(inner)));
      return entries.toString();
    }
    return ValueText.of(value);
  }

  private String name(String name) {
    return resources.containsKey(name) ? thing(name) : name;
  }

  /** Whether a resource is made after another one. */
  boolean comesAfter(String id, String other) {
    return first.computeIfAbsent(id, this::allNeeds).contains(other);
  }

  /** What a resource needs, and what that needs. */
  private Set<String> allNeeds(String id) {
    Set<String> all = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(id));
    while (!open.isEmpty()) {
      for (String need : needs.getOrDefault(open.remove(open.size() - 1), Set.of())) {
        if (all.add(need)) {
          open.add(need);
        }
      }
    }
    return all;
  }
}
