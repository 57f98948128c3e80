package dev.c2ecs.acceptance.evolution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people change in a project every other day, of a project as {@code config} prints it. */
enum OrdinaryEdit {
  IMAGE(
      compose ->
          first(compose, "image")
              .map(
                  s ->
                      s.put(
                          "image",
                          String.valueOf(s.get("image")).replaceAll("[:@][^/]*$", "") + ":9"))
              .isPresent()),
  VARIABLE(
      compose -> {
        Map<String, Object> service = first(compose);
        map(service.computeIfAbsent("environment", key -> new LinkedHashMap<>()))
            .put("ADDED", "value");
        return true;
      }),
  UNPUBLISHED(compose -> first(compose, "ports").map(s -> s.remove("ports")).isPresent()),
  PUBLISHED(compose -> port(compose, "published", "8477")),
  TARGET(compose -> port(compose, "target", 7777L)),
  TCP(compose -> port(compose, "x-aws-protocol", "tcp")),
  REMOVED(
      compose -> {
        List<String> names = new ArrayList<>(services(compose).keySet());
        String gone = names.get(names.size() - 1);
        services(compose).remove(gone);
        services(compose).values().forEach(s -> needs(s).remove(gone));
        return names.size() > 1;
      }),
  RENAMED(
      compose -> {
        String old = services(compose).keySet().iterator().next();
        Map<String, Object> renamed = new LinkedHashMap<>();
        services(compose).forEach((name, s) -> renamed.put(name.equals(old) ? "renamed" : name, s));
        for (Object service : renamed.values()) {
          Object need = needs(service).remove(old);
          if (need != null) {
            needs(service).put("renamed", need);
          }
        }
        compose.put("services", renamed);
        return true;
      }),
  REPLICAS(
      compose -> {
        map(first(compose).computeIfAbsent("deploy", key -> new LinkedHashMap<>()))
            .put("replicas", 2L);
        return true;
      }),
  SPARE(
      compose -> {
        services(compose).values().forEach(s -> map(s).put("x-aws-capacity", "spot"));
        return true;
      }),
  CONNECT(
      compose -> {
        List<Object> all = new ArrayList<>(services(compose).values());
        map(all.get(all.size() - 1)).put("x-aws-discovery", "connect");
        return true;
      }),
  INTERNAL(
      compose ->
          first(compose, "ports").filter(s -> s.put("x-aws-internal", true) == null).isPresent()),
  OWN_VPC(compose -> compose.put("x-aws-vpc", "new") == null),
  VOLUME(
      compose -> {
        Map<String, Object> volumes = map(compose.getOrDefault("volumes", new LinkedHashMap<>()));
        if (volumes.isEmpty()) {
          return false;
        }
        String old = volumes.keySet().iterator().next();
        volumes.remove(old);
        volumes.put("other", new LinkedHashMap<>());
        for (Object service : services(compose).values()) {
          for (Object mount : list(map(service).get("volumes"))) {
            if (mount instanceof Map<?, ?> && old.equals(map(mount).get("source"))) {
              map(mount).put("source", "other");
            }
          }
        }
        return true;
      }),
  PORTS_SWAPPED(
      compose -> {
        List<Map<String, Object>> open = new ArrayList<>();
        for (Object service : services(compose).values()) {
          if (!list(map(service).get("ports")).isEmpty()) {
            open.add(map(service));
          }
        }
        if (open.size() < 2) {
          return false;
        }
        List<Object> ports = list(open.get(0).get("ports"));
        open.get(0).put("ports", list(open.get(1).get("ports")));
        open.get(1).put("ports", ports);
        return true;
      });

  private interface Edit {
    boolean apply(Map<String, Object> compose);
  }

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final Edit edit;

  OrdinaryEdit(Edit edit) {
    this.edit = edit;
  }

  /** The project after it; empty when there is nothing that it applies to. */
  Optional<Map<String, Object>> of(Map<String, Object> compose) {
    Map<String, Object> copy = map(copy(compose));
    return !services(copy).isEmpty() && edit.apply(copy) ? Optional.of(copy) : Optional.empty();
  }

  private static Object copy(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(String.valueOf(key), copy(value)));
      return copy;
    }
    if (tree instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return tree == null ? "" : tree;
  }

  private static Map<String, Object> map(@Nullable Object value) {
    return Draft.asMap(value == null ? new LinkedHashMap<String, Object>() : value);
  }

  private static List<Object> list(@Nullable Object value) {
    return value instanceof Collection<?> items ? new ArrayList<>(items) : new ArrayList<>();
  }

  private static Map<String, Object> services(Map<String, Object> compose) {
    return map(compose.get("services"));
  }

  private static Map<String, Object> first(Map<String, Object> compose) {
    return map(services(compose).values().iterator().next());
  }

  /** The first service with something. */
  private static Optional<Map<String, Object>> first(Map<String, Object> compose, String key) {
    return services(compose).values().stream()
        .map(OrdinaryEdit::map)
        .filter(s -> s.containsKey(key) && !(s.get(key) instanceof Collection<?> c && c.isEmpty()))
        .findFirst();
  }

  private static Map<String, Object> needs(Object service) {
    return map(map(service).get("depends_on"));
  }

  private static boolean port(Map<String, Object> compose, String key, Object value) {
    for (Object port : first(compose, "ports").map(s -> list(s.get("ports"))).orElse(List.of())) {
      if (port instanceof Map<?, ?> && !"udp".equals(map(port).get("protocol"))) {
        map(port).put(key, value);
        return true;
      }
    }
    return false;
  }
}
