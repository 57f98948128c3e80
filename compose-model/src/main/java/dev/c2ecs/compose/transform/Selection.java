package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.diagnostic.UnknownService;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
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

  /** So many names are told to somebody who asks for another one. */
  private Selection() {}

  /**
   * The names of the services that no profile enables.
   *
   * @param profiles the active profiles; {@code *} enables all
   */
  public static Set<String> disabled(Mapping root, Collection<String> profiles) {
    Set<String> result = new LinkedHashSet<>();
    for (Map.Entry<String, Node> entry : services(root).entries().entrySet()) {
      List<String> own = entry.getValue() instanceof Mapping m ? texts(m, "profiles") : List.of();
      boolean active =
          own.isEmpty() || profiles.contains("*") || !Collections.disjoint(own, profiles);
      if (!active) {
        result.add(entry.getKey());
      }
    }
    return result;
  }

  /**
   * The profiles that are active when services are named.
   *
   * @param profiles the active profiles
   * @param named services given by name: of those that are disabled the profiles are activated
   */
  public static List<String> profiles(
      Mapping root, Collection<String> profiles, Collection<String> named) {
    Set<String> disabled = named.isEmpty() ? Set.of() : disabled(root, profiles);
    List<String> result = new ArrayList<>(profiles);
    for (String name : named) {
      if (disabled.contains(name)) {
        result.addAll(texts(services(root).child(name), "profiles"));
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

  /**
   * The model with the named services and with what they depend on.
   *
   * @param root the model with active services only
   * @param named names of services, or patterns of such names
   */
  public static Mapping named(Mapping root, Collection<String> named, Reporter reporter) {
    Mapping services = services(root);
    Set<String> selected = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    for (String name : named) {
      List<String> matching =
          services.entries().keySet().stream().filter(s -> NamePattern.matches(name, s)).toList();
      if (matching.isEmpty()) {
        reporter.report(UnknownService.of(name, services.entries().keySet()));
      }
      open.addAll(matching);
    }
    while (!open.isEmpty()) {
      String name = open.pop();
      if (!selected.add(name)) {
        continue;
      }
      for (Map.Entry<String, Node> entry :
          services.child(name).child("depends_on").entries().entrySet()) {
        if (services.has(entry.getKey())) {
          open.add(entry.getKey());
        } else if (!(entry.getValue() instanceof Mapping m && m.is("required", "false"))) {
          missing(name, entry.getKey(), entry.getValue(), reporter);
        }
      }
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : services.entries().entrySet()) {
      if (selected.contains(entry.getKey())) {
        entries.put(entry.getKey(), dependingOn(selected, entry.getValue()));
      }
    }
    return root.with("services", services.withEntries(entries));
  }

  private static void missing(String name, String wanted, Node node, Reporter reporter) {
    TreePath path = TreePath.of("services", name);
    reporter.report(
        Diagnostic.at(
            ReadCode.REFERENCE,
            path.child("depends_on").child(wanted),
            node.origin(),
            path + " needs the service " + wanted + ", which is not defined or not enabled",
            DefinedNames.ENABLE));
  }

  private static Node dependingOn(Set<String> selected, Node node) {
    if (!(node instanceof Mapping service) || service.mapping("depends_on").isEmpty()) {
      return node;
    }
    Mapping dependencies = service.child("depends_on");
    Map<String, Node> entries = new LinkedHashMap<>(dependencies.entries());
    entries.keySet().retainAll(selected);
    return entries.size() == dependencies.entries().size()
        ? service
        : service.with("depends_on", dependencies.withEntries(entries));
  }

  /** The model without these services. */
  public static Mapping without(Mapping root, Collection<String> names) {
    if (names.isEmpty() && root.mapping("services").isPresent()) {
      return root;
    }
    Map<String, Node> entries = new LinkedHashMap<>(services(root).entries());
    entries.keySet().removeAll(names);
    return root.with("services", services(root).withEntries(entries));
  }

  /**
   * The model without networks, volumes, secrets, configs and models that no service uses.
   *
   * @param secretsKey an extension of services whose values start with the names of secrets
   */
  public static Mapping withoutUnused(Mapping root, Optional<String> secretsKey) {
    Map<String, Set<String>> used = new HashMap<>();
    for (String section : List.of("networks", "volumes", "secrets", "configs", "models")) {
      used.put(section, new HashSet<>());
    }
    for (Node node : services(root).entries().values()) {
      if (node instanceof Mapping service) {
        collect(service, used);
        secretsKey.ifPresent(key -> set(used, "secrets").addAll(heads(service.child(key))));
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
    for (String section : List.of("secrets", "configs")) {
      set(used, section).addAll(sources(service, section));
    }
    for (Node item : service.items("volumes")) {
      if (item instanceof Mapping mount && mount.is("type", "volume")) {
        mount.text("source").ifPresent(set(used, "volumes")::add);
      }
    }
    set(used, "secrets").addAll(sources(service.child("build"), "secrets"));
  }

  private static List<String> heads(Mapping extension) {
    List<String> names = new ArrayList<>();
    for (Node node : extension.entries().values()) {
      if (node instanceof Scalar scalar) {
        int colon = scalar.text().indexOf(':');
        names.add(colon < 0 ? scalar.text() : scalar.text().substring(0, colon));
      }
    }
    return names;
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
