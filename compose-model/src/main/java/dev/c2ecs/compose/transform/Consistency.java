package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.NearestName;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that the active services of a project agree with each other and with its resources. */
public final class Consistency {

  private final Mapping root;
  private final Mapping services;
  private final Set<String> disabled;
  private final Reporter reporter;
  private final Map<String, TreePath> containerNames = new HashMap<>();

  private Consistency(Mapping root, Set<String> disabled, Reporter reporter) {
    this.root = root;
    this.services = root.mapping("services").orElse(Mapping.empty(Origin.DEFAULT));
    this.disabled = disabled;
    this.reporter = reporter;
  }

  /**
   * Checks a project.
   *
   * @param root the model with active services only
   * @param disabled the names of the services that no profile enables
   */
  public static void check(Mapping root, Set<String> disabled, Reporter reporter) {
    Consistency run = new Consistency(root, disabled, reporter);
    run.services
        .entries()
        .forEach(
            (name, node) -> {
              if (node instanceof Mapping service) {
                run.service(service, TreePath.of("services", name));
              }
            });
    run.topLevel();
    DependencyGraph.reportCycle(run.services, reporter);
  }

  private void topLevel() {
    root.mapping("secrets")
        .ifPresent(
            secrets ->
                secrets
                    .entries()
                    .forEach(
                        (name, node) -> {
                          if (node instanceof Mapping secret
                              && secret.text("external").filter("true"::equals).isEmpty()
                              && !secret.has("file")
                              && !secret.has("environment")) {
                            report(
                                ReadCode.MISSING_KEY,
                                node,
                                TreePath.of("secrets", name),
                                "secrets." + name + " needs one of file, environment",
                                "");
                          }
                        }));
  }

  private void service(Mapping service, TreePath path) {
    Optional<Mapping> build = service.mapping("build");
    if (!service.has("image") && build.isEmpty() && !service.has("provider")) {
      report(
          ReadCode.MISSING_KEY,
          service,
          path,
          path + " has neither an image nor a build",
          "add `image: …`");
    }
    build.ifPresent(b -> build(service, b, path.child("build")));
    if (service.has("network_mode") && service.mapping("networks").isPresent()) {
      report(
          ReadCode.CONFLICT,
          service.get("networks").orElse(service),
          path,
          path + " has both network_mode and networks",
          "keep one of the two");
    }
    references(service, path);
    dependencies(service, path);
    healthcheck(service, path);
    equalValues(service, path);
    containerName(service, path);
    mounts(service, path);
    watches(service, path);
  }

  private void build(Mapping service, Mapping build, TreePath path) {
    if (build.has("dockerfile") && build.has("dockerfile_inline")) {
      report(
          ReadCode.CONFLICT,
          build,
          path,
          path + " has both dockerfile and dockerfile_inline",
          "keep one of the two");
    }
    build
        .mapping("additional_contexts")
        .ifPresent(
            contexts ->
                contexts
                    .entries()
                    .forEach(
                        (key, node) -> {
                          if (node instanceof Scalar text && text.text().startsWith("service:")) {
                            buildable(text, path.child("additional_contexts").child(key));
                          }
                        }));
    Optional<String> platform = service.text("platform");
    Optional<Sequence> platforms = build.sequence("platforms");
    if (platform.isPresent()
        && platforms.isPresent()
        && texts(platforms.get()).stream().noneMatch(platform.get()::equals)) {
      report(
          ReadCode.CONFLICT,
          platforms.get(),
          path.child("platforms"),
          path + ".platforms must contain the platform of the service, " + platform.get(),
          "");
    }
    fileReferences(build, "secrets", "secrets", path);
  }

  private void buildable(Scalar context, TreePath path) {
    String name = context.text().substring("service:".length());
    Optional<Node> target = services.get(name);
    if (target.isEmpty()) {
      undefined("service", name, context, path, services);
    } else if (target.get() instanceof Mapping other && !other.has("build")) {
      report(
          ReadCode.REFERENCE,
          context,
          path,
          "the service " + name + " has no build to take a context from",
          "");
    }
  }

  private static List<String> texts(Sequence list) {
    return list.items().stream()
        .filter(Scalar.class::isInstance)
        .map(item -> ((Scalar) item).text())
        .toList();
  }

  private void references(Mapping service, TreePath path) {
    service
        .mapping("networks")
        .ifPresent(
            networks ->
                networks
                    .entries()
                    .forEach(
                        (name, node) ->
                            defined(
                                "network",
                                "networks",
                                name,
                                node,
                                path.child("networks").child(name))));
    service
        .mapping("models")
        .ifPresent(
            models ->
                models
                    .entries()
                    .forEach(
                        (name, node) ->
                            defined(
                                "model", "models", name, node, path.child("models").child(name))));
    fileReferences(service, "secrets", "secrets", path);
    fileReferences(service, "configs", "configs", path);
  }

  private void fileReferences(Mapping holder, String key, String section, TreePath path) {
    List<Node> items = holder.sequence(key).map(Sequence::items).orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Mapping item && item.text("source").isPresent()) {
        String kind = section.substring(0, section.length() - 1);
        defined(kind, section, item.text("source").get(), item, path.child(key).item(i));
      }
    }
  }

  private void defined(String kind, String section, String name, Node node, TreePath path) {
    Mapping known = root.mapping(section).orElse(Mapping.empty(Origin.DEFAULT));
    if (!known.has(name)) {
      undefined(kind, name, node, path, known);
    }
  }

  private void undefined(String kind, String name, Node node, TreePath path, Mapping known) {
    report(
        ReadCode.REFERENCE,
        node,
        path,
        path + " refers to the " + kind + " " + name + ", which is not defined",
        NearestName.hint(
            name,
            known.entries().keySet(),
            kind.equals("service") ? "" : "define it under `" + kind + "s:`"));
  }

  private void dependencies(Mapping service, TreePath path) {
    service
        .mapping("depends_on")
        .ifPresent(
            dependsOn ->
                dependsOn
                    .entries()
                    .forEach((name, node) -> dependency(name, node, path.child("depends_on"))));
    service
        .text("network_mode")
        .filter(mode -> mode.startsWith("service:"))
        .map(mode -> mode.substring("service:".length()))
        .filter(name -> !services.has(name))
        .ifPresent(
            name ->
                undefined(
                    "service",
                    name,
                    service.get("network_mode").orElse(service),
                    path.child("network_mode"),
                    services));
  }

  private void dependency(String name, Node node, TreePath path) {
    if (services.has(name)) {
      return;
    }
    boolean optional =
        node instanceof Mapping mapping
            && mapping.is("required", "false");
    if (!disabled.contains(name)) {
      undefined("service", name, node, path.child(name), services);
    } else if (!optional) {
      report(
          ReadCode.REFERENCE,
          node,
          path.child(name),
          path + " needs the service " + name + ", which no active profile enables",
          "enable its profile with --profile, or add `required: false`");
    }
  }

  private void healthcheck(Mapping service, TreePath path) {
    Optional<Sequence> test = service.mapping("healthcheck").flatMap(h -> h.sequence("test"));
    if (test.isEmpty() || test.get().items().isEmpty()) {
      return;
    }
    String first = texts(test.get()).isEmpty() ? "" : texts(test.get()).get(0);
    if (!Set.of("CMD", "CMD-SHELL", "NONE").contains(first)) {
      report(
          ReadCode.INVALID_VALUE,
          test.get(),
          path.child("healthcheck").child("test"),
          path + ".healthcheck.test must start with CMD, CMD-SHELL or NONE",
          "write a string for a shell command, or put \"CMD\" first");
    }
  }

  private void equalValues(Mapping service, TreePath path) {
    Optional<Mapping> deploy = service.mapping("deploy");
    Optional<Mapping> resources = deploy.flatMap(d -> d.mapping("resources"));
    Optional<Mapping> limits = resources.flatMap(r -> r.mapping("limits"));
    Optional<Mapping> reservations = resources.flatMap(r -> r.mapping("reservations"));
    equal(service, "scale", deploy, "replicas", path, "deploy.replicas");
    equal(service, "cpus", limits, "cpus", path, "deploy.resources.limits.cpus");
    equal(service, "mem_limit", limits, "memory", path, "deploy.resources.limits.memory");
    equal(
        service,
        "mem_reservation",
        reservations,
        "memory",
        path,
        "deploy.resources.reservations.memory");
    equal(service, "pids_limit", limits, "pids", path, "deploy.resources.limits.pids");
    service
        .text("scale")
        .filter(scale -> scale.startsWith("-"))
        .ifPresent(
            scale ->
                report(
                    ReadCode.INVALID_VALUE,
                    service.get("scale").orElse(service),
                    path.child("scale"),
                    path + ".scale must be at least 0",
                    ""));
  }

  private void equal(
      Mapping service,
      String key,
      Optional<Mapping> other,
      String otherKey,
      TreePath path,
      String otherPath) {
    Optional<String> here = service.text(key).filter(value -> !value.equals("0"));
    Optional<String> there = other.flatMap(m -> m.text(otherKey));
    if (here.isPresent() && there.isPresent() && !here.equals(there)) {
      report(
          ReadCode.CONFLICT,
          service.get(key).orElse(service),
          path.child(key),
          path + " has different values for " + key + " and " + otherPath,
          "keep one of the two");
    }
  }

  private void containerName(Mapping service, TreePath path) {
    Optional<String> name = service.text("container_name");
    if (name.isEmpty()) {
      return;
    }
    Node node = service.get("container_name").orElse(service);
    int scale =
        service
            .text("scale")
            .or(() -> service.mapping("deploy").flatMap(d -> d.text("replicas")))
            .map(Consistency::number)
            .orElse(1);
    if (scale > 1) {
      report(
          ReadCode.CONFLICT,
          node,
          path.child("container_name"),
          path + " has a container_name and " + scale + " replicas: container names are unique",
          "remove container_name");
    }
    TreePath other = containerNames.putIfAbsent(name.get(), path);
    if (other != null) {
      report(
          ReadCode.CONFLICT,
          node,
          path.child("container_name"),
          "the container name " + name.get() + " is already used by " + other,
          "");
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  private void mounts(Mapping service, TreePath path) {
    List<Node> volumes = service.sequence("volumes").map(Sequence::items).orElse(List.of());
    List<String> tmpfs = new ArrayList<>();
    service.sequence("tmpfs").ifPresent(list -> tmpfs.addAll(texts(list)));
    for (int i = 0; i < volumes.size(); i++) {
      if (!(volumes.get(i) instanceof Mapping mount)) {
        continue;
      }
      TreePath at = path.child("volumes").item(i);
      if (mount.is("type", "volume")) {
        mount
            .text("source")
            .filter(source -> !source.isEmpty())
            .ifPresent(source -> defined("volume", "volumes", source, mount, at));
      }
      String target = mount.text("target").orElse("");
      if (tmpfs.stream().anyMatch(t -> t.split(":", 2)[0].equals(target))) {
        report(
            ReadCode.CONFLICT,
            mount,
            at,
            at + " mounts " + target + ", which is also a tmpfs",
            "keep one of the two");
      }
    }
  }

  private void watches(Mapping service, TreePath path) {
    List<Node> watches =
        service
            .mapping("develop")
            .flatMap(d -> d.sequence("watch"))
            .map(Sequence::items)
            .orElse(List.of());
    for (int i = 0; i < watches.size(); i++) {
      if (watches.get(i) instanceof Mapping watch
          && !Set.of("rebuild", "restart").contains(watch.text("action").orElse(""))
          && watch.text("target").filter(t -> !t.isEmpty()).isEmpty()) {
        TreePath at = path.child("develop").child("watch").item(i);
        report(ReadCode.MISSING_KEY, watch, at, at + " needs a target", "add `target: …`");
      }
    }
  }

  private void report(Code code, Node node, TreePath path, String message, String hint) {
    reporter.report(Diagnostic.at(code, path, node.origin(), message, hint));
  }
}
