package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.shortform.UnixPath;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes out what follows from other attributes: implicit dependencies, networks and names. */
public final class ImpliedAttributes {

  private static final List<String> SHARED_NAMESPACES =
      List.of("network_mode", "ipc", "pid", "uts", "cgroup");

  private final Variables variables;
  private final String project;

  private ImpliedAttributes(Variables variables, String project) {
    this.variables = variables;
    this.project = project;
  }

  /** The normalised tree of a project. */
  public static Mapping apply(Mapping root, Variables variables, String project) {
    ImpliedAttributes run = new ImpliedAttributes(variables, project);
    Mapping result = root;
    if (root.mapping("services").isPresent()) {
      Mapping services = root.mapping("services").get();
      Map<String, Node> entries = new LinkedHashMap<>();
      for (Map.Entry<String, Node> entry : services.entries().entrySet()) {
        Node node = entry.getValue();
        entries.put(entry.getKey(), node instanceof Mapping m ? run.service(m) : node);
      }
      result = result.with("services", services.withEntries(entries));
    }
    return run.names(run.defaultNetwork(result));
  }

  private Mapping service(Mapping service) {
    Mapping result = service;
    if (result.is("pull_policy", "if_not_present")) {
      result =
          result.with("pull_policy", Scalar.string("missing", originOf(result, "pull_policy")));
    }
    result = build(result);
    result = EnvironmentValues.ofService(result, variables);
    result = dependencies(result);
    result = mounts(result);
    result = hooks(result);
    if (!result.has("network_mode") && !result.has("provider") && lacksNetworks(result)) {
      Origin origin = result.origin();
      result =
          result.with("networks", new Mapping(Map.of("default", Scalar.nothing(origin)), origin));
    }
    return result;
  }

  private static boolean lacksNetworks(Mapping service) {
    Optional<Node> networks = service.get("networks");
    return networks.isEmpty()
        || networks.get().isNull()
        || (networks.get() instanceof Mapping mapping && mapping.entries().isEmpty());
  }

  private static Origin originOf(Mapping mapping, String key) {
    return mapping.get(key).orElse(mapping).origin();
  }

  private Mapping build(Mapping service) {
    Optional<Mapping> build = service.mapping("build");
    if (build.isEmpty()) {
      return service;
    }
    Mapping result = build.get();
    Origin origin = result.origin();
    if (!result.has("dockerfile") && !result.has("dockerfile_inline")) {
      result = result.with("dockerfile", Scalar.string("Dockerfile", origin));
    }
    if (result.get("args").isPresent()) {
      Node args = EnvironmentValues.resolved(result.get("args").get(), variables, true);
      result = result.with("args", args);
    }
    return service.with("build", result);
  }

  private static Mapping dependencies(Mapping service) {
    Map<String, Node> implied = new LinkedHashMap<>();
    for (Node link : service.items("links")) {
      String[] parts = ((Scalar) link).text().split(":", -1);
      String name = parts.length == 2 ? parts[0] : ((Scalar) link).text();
      implied.putIfAbsent(name, dependency(link.origin(), true));
    }
    for (String key : SHARED_NAMESPACES) {
      String value = service.text(key).orElse("");
      if (value.startsWith("service:")) {
        String name = value.substring("service:".length());
        implied.putIfAbsent(name, dependency(originOf(service, key), true));
      }
    }
    for (Node from : service.items("volumes_from")) {
      String text = ((Scalar) from).text();
      if (!text.startsWith("container:")) {
        implied.putIfAbsent(text.split(":", 2)[0], dependency(from.origin(), false));
      }
    }
    if (implied.isEmpty()) {
      return service;
    }
    Mapping declared = service.child("depends_on");
    Map<String, Node> all = new LinkedHashMap<>(declared.entries());
    for (Map.Entry<String, Node> entry : implied.entrySet()) {
      all.putIfAbsent(entry.getKey(), entry.getValue());
    }
    return service.with("depends_on", declared.withEntries(all));
  }

  private static Mapping dependency(Origin origin, boolean restart) {
    Map<String, Node> entries = new LinkedHashMap<>();
    entries.put("condition", Scalar.string("service_started", origin));
    entries.put("restart", Scalar.bool(restart, origin));
    entries.put("required", Scalar.bool(true, origin));
    return new Mapping(entries, origin);
  }

  private static Mapping mounts(Mapping service) {
    return mapItems(
        service,
        "volumes",
        mount ->
            mount
                .text("target")
                .map(
                    target ->
                        mount.with(
                            "target",
                            Scalar.string(UnixPath.clean(target), originOf(mount, "target"))))
                .orElse(mount));
  }

  private static Mapping hooks(Mapping service) {
    Optional<Node> image = service.get("image");
    return image.isEmpty()
        ? service
        : mapItems(
            service,
            "pre_start",
            hook -> hook.has("image") ? hook : hook.with("image", image.get()));
  }

  private static Mapping mapItems(
      Mapping service, String key, java.util.function.UnaryOperator<Mapping> change) {
    Optional<Sequence> list = service.sequence(key);
    if (list.isEmpty()) {
      return service;
    }
    List<Node> items = new ArrayList<>();
    list.get()
        .items()
        .forEach(item -> items.add(item instanceof Mapping m ? change.apply(m) : item));
    return service.with(key, new Sequence(items, list.get().origin()));
  }

  private Mapping defaultNetwork(Mapping root) {
    boolean used = false;
    for (Node service : root.child("services").entries().values()) {
      used |= service instanceof Mapping mapping && mapping.child("networks").has("default");
    }
    Mapping networks = root.child("networks");
    if (!used || networks.has("default")) {
      return root;
    }
    return root.with("networks", networks.with("default", Scalar.nothing(Origin.DEFAULT)));
  }

  private Mapping names(Mapping root) {
    Mapping result = root;
    for (String section : List.of("networks", "volumes", "configs", "secrets")) {
      Optional<Mapping> resources = result.mapping(section);
      if (resources.isEmpty()) {
        continue;
      }
      Map<String, Node> entries = new LinkedHashMap<>();
      for (Map.Entry<String, Node> entry : resources.get().entries().entrySet()) {
        entries.put(entry.getKey(), named(entry.getKey(), entry.getValue()));
      }
      result = result.with(section, resources.get().withEntries(entries));
    }
    return result;
  }

  private Node named(String key, Node node) {
    Mapping resource = node instanceof Mapping mapping ? mapping : Mapping.empty(node.origin());
    if (resource.text("name").isPresent()) {
      return resource;
    }
    boolean external = resource.is("external", "true");
    String name = external ? key : project + "_" + key;
    return resource.with("name", Scalar.string(name, resource.origin()));
  }
}
