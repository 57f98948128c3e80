package dev.c2ecs.cfn.identity;

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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the resources of a template refer to, and who refers to them. */
final class TemplateLinks {

  private final Map<String, Resource> byId = new LinkedHashMap<>();
  private final Map<String, Set<Resource>> users = new LinkedHashMap<>();

  TemplateLinks(Template template) {
    for (Resource resource : template.resources()) {
      byId.put(resource.id(), resource);
    }
    for (Resource resource : template.resources()) {
      for (String name : References.within(resource.properties())) {
        users.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(resource);
      }
    }
  }

  /**
   * The resource that a value names, {@code !Ref} or {@code !GetAtt}; of another function, such as
   * {@code Fn::If}, the first that stands in it.
   */
  Optional<Resource> target(Value value) {
    if (value instanceof Value.MapOf) {
      return References.within(value).stream().map(byId::get).filter(Objects::nonNull).findFirst();
    }
    return Optional.ofNullable(byId.get(name(value)));
  }

  /** The resources of a type that refer to a resource, in the order of the template. */
  List<Resource> usersOf(Resource resource, ResourceType type) {
    List<Resource> found = new ArrayList<>();
    for (Resource user : users.getOrDefault(resource.id(), Set.of())) {
      if (user.is(type) && !user.id().equals(resource.id())) {
        found.add(user);
      }
    }
    return found;
  }

  /** The first of them whose property at a place names the resource. */
  Optional<Resource> userBy(Resource resource, ResourceType type, String... place) {
    for (Resource user : usersOf(resource, type)) {
      if (names(at(user.properties(), place), resource)) {
        return Optional.of(user);
      }
    }
    return Optional.empty();
  }

  /** Whether a value, or an item of it, names a resource. */
  static boolean names(Value value, Resource resource) {
    return References.within(value).contains(resource.id());
  }

  /** A value below others; an empty text where there is none. */
  static Value at(Value value, String... place) {
    Value found = value;
    for (String key : place) {
      found = found instanceof Value.MapOf map ? map.entries().get(key) : null;
      if (found == null) {
        return Value.text("");
      }
    }
    return found;
  }

  /** A property as text: what a reference names, a number, a text; empty for others. */
  static String text(Resource resource, String... place) {
    return text(at(resource.properties(), place));
  }

  /** A value as text. */
  static String text(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Whole whole) {
      return Long.toString(whole.number());
    }
    if (value instanceof Value.Flag flag) {
      return Boolean.toString(flag.value());
    }
    return value instanceof Value.Sub sub ? sub.text() : name(value);
  }

  /** The items of a list; a value that is none stands for a list of one. */
  static List<Value> items(Value value) {
    return value instanceof Value.ListOf list ? list.items() : List.of(value);
  }

  /** The value of a tag, in any of the properties that types have for tags. */
  static String tag(Resource resource, String key) {
    String property = ResourceType.of(resource.type()).tags().orElse("Tags");
    for (Value tag : items(at(resource.properties(), property))) {
      if (text(at(tag, "Key")).equals(key)) {
        return text(at(tag, "Value"));
      }
    }
    return "";
  }

  private static String name(Value value) {
    if (value instanceof Value.Ref ref) {
      return ref.name();
    }
    return value instanceof Value.GetAtt getAtt ? getAtt.resource() : "";
  }
}
