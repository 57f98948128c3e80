package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template that is edited as somebody with an overlay does: by resource and property. */
final class Blueprint {

  private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z0-9]+)(?=[.}])");

  private final Template base;
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private List<Output> outputs;

  Blueprint(Template base) {
    this.base = base;
    base.resources().forEach(resource -> resources.put(resource.id(), resource));
    outputs = base.outputs();
  }

  Template template() {
    return new Template(
        base.description(), base.parameters(), List.copyOf(resources.values()), outputs);
  }

  List<Resource> all() {
    return List.copyOf(resources.values());
  }

  List<Resource> ofType(ResourceType type) {
    return all().stream().filter(resource -> resource.is(type)).toList();
  }

  boolean has(String id) {
    return resources.containsKey(id);
  }

  /** A property; {@code A/B} is one inside another. */
  static Optional<Value> property(Resource resource, String path) {
    Value value = resource.properties();
    for (String key : path.split("/", -1)) {
      Value inner = value instanceof Value.MapOf map ? map.entries().get(key) : null;
      if (inner == null) {
        return Optional.empty();
      }
      value = inner;
    }
    return Optional.of(value);
  }

  void put(Resource resource) {
    resources.put(resource.id(), resource);
  }

  /** Sets a property, or removes it when there is no value. */
  void set(String id, String path, Optional<Value> value) {
    Resource old = resources.get(id);
    if (old != null) {
      put(with(old, (Value.MapOf) set(old.properties(), List.of(path.split("/", -1)), value)));
    }
  }

  private static Value set(Value in, List<String> path, Optional<Value> value) {
    Map<String, Value> entries =
        new LinkedHashMap<>(in instanceof Value.MapOf map ? map.entries() : Map.of());
    String key = path.get(0);
    if (path.size() > 1) {
      Value inner = entries.get(key);
      entries.put(
          key, set(inner == null ? Value.map() : inner, path.subList(1, path.size()), value));
    } else if (value.isPresent()) {
      entries.put(key, value.get());
    } else {
      entries.remove(key);
    }
    return new Value.MapOf(entries);
  }

  /** Exchanges a property of two resources. */
  void swap(Resource one, Resource other, String path) {
    set(one.id(), path, property(other, path));
    set(other.id(), path, property(one, path));
  }

  static Resource with(Resource old, Value.MapOf properties) {
    return new Resource(
        old.id(),
        old.type(),
        old.origin(),
        old.dependsOn(),
        old.deletionPolicy(),
        old.updateReplacePolicy(),
        properties);
  }

  /** What becomes of its old things. */
  void policy(Resource old, Optional<String> deletion, Optional<String> replacement) {
    put(
        new Resource(
            old.id(),
            old.type(),
            old.origin(),
            old.dependsOn(),
            deletion,
            replacement,
            old.properties()));
  }

  /** Removes a resource, and what cannot be without it. */
  void remove(String id) {
    resources.remove(id);
    for (Resource user : all()) {
      if (References.within(user.properties()).contains(id)) {
        remove(user.id());
      } else if (user.dependsOn().contains(id)) {
        put(
            new Resource(
                user.id(),
                user.type(),
                user.origin(),
                user.dependsOn().stream().filter(other -> !other.equals(id)).toList(),
                user.deletionPolicy(),
                user.updateReplacePolicy(),
                user.properties()));
      }
    }
    outputs = outputs.stream().filter(o -> !References.within(o.value()).contains(id)).toList();
  }

  /** Gives a resource another logical ID, everywhere. */
  void rename(String id, String now) {
    Map<String, Resource> renamed = new LinkedHashMap<>();
    for (Resource old : all()) {
      String own = old.id().equals(id) ? now : old.id();
      Set<String> needs = new TreeSet<>();
      old.dependsOn().forEach(need -> needs.add(need.equals(id) ? now : need));
      renamed.put(
          own,
          new Resource(
              own,
              old.type(),
              old.origin(),
              List.copyOf(needs),
              old.deletionPolicy(),
              old.updateReplacePolicy(),
              (Value.MapOf) renamed(old.properties(), id, now)));
    }
    resources.clear();
    resources.putAll(renamed);
    outputs =
        outputs.stream()
            .map(
                o -> new Output(o.name(), o.origin(), o.description(), renamed(o.value(), id, now)))
            .toList();
  }

  private static Value renamed(Value value, String id, String now) {
    if (value instanceof Value.MapOf map) {
      Map<String, Value> entries = new LinkedHashMap<>();
      map.entries().forEach((key, inner) -> entries.put(key, renamed(inner, id, now)));
      return new Value.MapOf(entries);
    }
    if (value instanceof Value.ListOf list) {
      return new Value.ListOf(
          list.items().stream().map(item -> renamed(item, id, now)).toList(), list.inline());
    }
    if (value instanceof Value.Ref ref) {
      return ref.name().equals(id) ? Value.ref(now) : ref;
    }
    if (value instanceof Value.GetAtt getAtt) {
      return getAtt.resource().equals(id) ? Value.getAtt(now, getAtt.attribute()) : getAtt;
    }
    if (value instanceof Value.Select select) {
      return new Value.Select(select.index(), renamed(select.list(), id, now));
    }
    if (value instanceof Value.Sub sub) {
      Matcher matcher = NAME.matcher(sub.text());
      return new Value.Sub(
          matcher.replaceAll(
              found ->
                  Matcher.quoteReplacement(
                      found.group(1).equals(id) ? "${" + now : found.group())));
    }
    return value;
  }

  /** Another order of the resources. */
  void shuffle(long seed) {
    List<Resource> order = new ArrayList<>(all());
    Collections.shuffle(order, new Random(seed));
    resources.clear();
    order.forEach(this::put);
  }
}
