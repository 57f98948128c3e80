package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which services and resources of a project are in use. */
public final class Selection {

  private Selection() {}

  /**
   * The names of the services that no profile enables.
   *
   * @param profiles the active profiles; {@code *} enables all
   * @param named services given by name, which are always enabled
   */
  public static Set<String> disabled(
      Mapping root, Collection<String> profiles, Collection<String> named) {
    Set<String> result = new LinkedHashSet<>();
    for (Map.Entry<String, Node> entry : services(root).entries().entrySet()) {
      String name = entry.getKey();
      List<String> own = entry.getValue() instanceof Mapping m ? texts(m, "profiles") : List.of();
      boolean active =
          own.isEmpty()
              || named.contains(name)
              || profiles.contains("*")
              || !Collections.disjoint(own, profiles);
      if (!active) {
        result.add(name);
      }
    }
    return result;
  }

  /** The profiles that any service has. */
  public static Set<String> profiles(Mapping root) {
    Set<String> result = new TreeSet<>();
    for (Node node : services(root).entries().values()) {
      if (node instanceof Mapping service) {
        result.addAll(texts(service, "profiles"));
      }
    }
    return result;
  }

  /** The services given by name and what they depend on; all when none is given. */
  public static Set<String> selected(Mapping root, Collection<String> named) {
    Mapping services = services(root);
    if (named.isEmpty()) {
      return services.entries().keySet();
    }
    Set<String> result = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(named);
    while (!open.isEmpty()) {
      String name = open.pop();
      if (services.has(name) && result.add(name)) {
        services
            .mapping(name)
            .flatMap(service -> service.mapping("depends_on"))
            .ifPresent(dependencies -> open.addAll(dependencies.entries().keySet()));
      }
    }
    return result;
  }

  /** The model with these services only. */
  public static Mapping withServices(Mapping root, Collection<String> names) {
    Map<String, Node> entries = new LinkedHashMap<>(services(root).entries());
    entries.keySet().retainAll(new HashSet<>(names));
    return root.with("services", services(root).withEntries(entries));
  }

  /** The model without networks, volumes, secrets, configs and models that no service uses. */
  public static Mapping withoutUnused(Mapping root) {
    Map<String, Set<String>> used = new HashMap<>();
    for (String section : List.of("networks", "volumes", "secrets", "configs", "models")) {
      used.put(section, new HashSet<>());
    }
    for (Node node : services(root).entries().values()) {
      if (node instanceof Mapping service) {
        collect(service, used);
      }
    }
    Mapping result = root;
    for (Map.Entry<String, Set<String>> section : used.entrySet()) {
      Optional<Mapping> resources = result.mapping(section.getKey());
      if (resources.isPresent()) {
        Map<String, Node> entries = new LinkedHashMap<>(resources.get().entries());
        entries.keySet().removeIf(key -> !section.getValue().contains(key));
        result =
            entries.isEmpty()
                ? result.without(section.getKey())
                : result.with(section.getKey(), resources.get().withEntries(entries));
      }
    }
    return result;
  }

  private static void collect(Mapping service, Map<String, Set<String>> used) {
    for (String section : List.of("networks", "models")) {
      set(used, section).addAll(service.child(section).entries().keySet());
    }
    for (Node mount : service.items("volumes")) {
      if (mount instanceof Mapping mapping && mapping.is("type", "volume")) {
        mapping.text("source").ifPresent(set(used, "volumes")::add);
      }
    }
    for (String section : List.of("secrets", "configs")) {
      set(used, section).addAll(sources(service, section));
    }
    set(used, "secrets").addAll(sources(service.child("build"), "secrets"));
  }

  private static Set<String> set(Map<String, Set<String>> used, String section) {
    return used.computeIfAbsent(section, key -> new HashSet<>());
  }

  private static List<String> sources(Mapping holder, String key) {
    List<String> sources = new ArrayList<>();
    for (Node item : holder.items(key)) {
      if (item instanceof Mapping mapping && mapping.text("source").isPresent()) {
        sources.add(mapping.text("source").get());
      }
    }
    return sources;
  }

  private static List<String> texts(Mapping holder, String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : holder.items(key)) {
      if (item instanceof Scalar scalar) {
        texts.add(scalar.text());
      }
    }
    return texts;
  }

  private static Mapping services(Mapping root) {
    return root.child("services");
  }
}
