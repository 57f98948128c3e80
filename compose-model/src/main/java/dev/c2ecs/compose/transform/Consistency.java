package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
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
  private final DefinedNames references;
  private final Reporter reporter;
  private final Map<String, TreePath> containerNames = new HashMap<>();

  private Consistency(Mapping root, Set<String> disabled, Reporter reporter) {
    this.root = root;
    this.services = root.child("services");
    this.references = new DefinedNames(root, disabled, reporter);
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
    for (Map.Entry<String, Node> entry : run.services.entries().entrySet()) {
      if (entry.getValue() instanceof Mapping service) {
        run.service(service, TreePath.of("services", entry.getKey()));
      }
    }
    run.topLevel();
    DependencyGraph.reportCycle(run.services, reporter);
  }

  private void topLevel() {
    for (Map.Entry<String, Node> entry : root.child("secrets").entries().entrySet()) {
      if (entry.getValue() instanceof Mapping secret
          && !secret.is("external", "true")
          && !secret.has("file")
          && !secret.has("environment")) {
        TreePath path = TreePath.of("secrets", entry.getKey());
        report(ReadCode.MISSING_KEY, secret, path, path + " needs one of file, environment", "");
      }
    }
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
    if (build.isPresent()) {
      build(service, build.get(), path.child("build"));
    }
    if (service.has("network_mode") && service.mapping("networks").isPresent()) {
      report(
          ReadCode.CONFLICT,
          service.get("networks").orElse(service),
          path,
          path + " has both network_mode and networks",
          "keep one of the two");
    }
    references.check(service, path);
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
    TreePath contexts = path.child("additional_contexts");
    for (Map.Entry<String, Node> entry : build.child("additional_contexts").entries().entrySet()) {
      if (entry.getValue() instanceof Scalar text && text.text().startsWith("service:")) {
        references.buildable(text, contexts.child(entry.getKey()));
      }
    }
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
    references.files(build, "secrets", path);
  }

  private static List<String> texts(Sequence list) {
    List<String> texts = new ArrayList<>();
    for (Node item : list.items()) {
      if (item instanceof Scalar scalar) {
        texts.add(scalar.text());
      }
    }
    return texts;
  }

  private void healthcheck(Mapping service, TreePath path) {
    Optional<Sequence> test = service.child("healthcheck").sequence("test");
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
    Mapping deploy = service.child("deploy");
    Mapping resources = deploy.child("resources");
    Optional<Mapping> limits = resources.mapping("limits");
    if (service.scalar("scale").isPresent() && deploy.scalar("replicas").isPresent()) {
      equal(service, "scale", deploy, "replicas", path, "deploy.replicas");
    }
    String limited = "deploy.resources.limits";
    zeroOrEqual(service, "cpus", limits, "cpus", path, limited);
    zeroOrEqual(service, "mem_limit", limits, "memory", path, limited);
    zeroOrEqual(service, "pids_limit", limits, "pids", path, limited);
    zeroOrEqual(
        service,
        "mem_reservation",
        resources.mapping("reservations"),
        "memory",
        path,
        "deploy.resources.reservations");
    notNegative(service, "scale", path);
    notNegative(deploy, "replicas", path.child("deploy"));
  }

  private void notNegative(Mapping mapping, String key, TreePath path) {
    if (mapping.text(key).orElse("").startsWith("-")) {
      TreePath at = path.child(key);
      Node node = mapping.get(key).orElse(mapping);
      report(ReadCode.INVALID_VALUE, node, at, at + " must be at least 0", "");
    }
  }

  /** A value that is not zero must equal that of a block, which is zero when it has none. */
  private void zeroOrEqual(
      Mapping service,
      String key,
      Optional<Mapping> block,
      String otherKey,
      TreePath path,
      String blockPath) {
    if (block.isPresent() && !service.text(key).orElse("0").equals("0")) {
      equal(service, key, block.get(), otherKey, path, blockPath + "." + otherKey);
    }
  }

  private void equal(
      Mapping service,
      String key,
      Mapping other,
      String otherKey,
      TreePath path,
      String otherPath) {
    String here = service.text(key).orElse("0");
    if (!here.equals(other.text(otherKey).orElse("0"))) {
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
    Optional<String> replicas = service.text("scale");
    int scale =
        number(
            replicas.isPresent()
                ? replicas.get()
                : service.child("deploy").text("replicas").orElse("1"));
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
    List<Node> volumes = service.items("volumes");
    List<String> tmpfs = new ArrayList<>();
    if (service.sequence("tmpfs").isPresent()) {
      for (String text : texts(service.sequence("tmpfs").get())) {
        tmpfs.add(text.split(":", 2)[0]);
      }
    }
    for (int i = 0; i < volumes.size(); i++) {
      if (volumes.get(i) instanceof Mapping mount) {
        mount(mount, path.child("volumes").item(i), tmpfs);
      }
    }
  }

  private void mount(Mapping mount, TreePath path, List<String> tmpfs) {
    String source = mount.text("source").orElse("");
    if (mount.is("type", "volume") && !source.isEmpty()) {
      references.defined("volume", "volumes", source, mount, path);
    }
    String target = mount.text("target").orElse("");
    if (tmpfs.contains(target)) {
      report(
          ReadCode.CONFLICT,
          mount,
          path,
          path + " mounts " + target + ", which is also a tmpfs",
          "keep one of the two");
    }
  }

  private void watches(Mapping service, TreePath path) {
    List<Node> watches = service.child("develop").items("watch");
    for (int i = 0; i < watches.size(); i++) {
      if (watches.get(i) instanceof Mapping watch
          && !Set.of("rebuild", "restart").contains(watch.text("action").orElse(""))
          && watch.text("target").orElse("").isEmpty()) {
        TreePath at = path.child("develop").child("watch").item(i);
        report(ReadCode.MISSING_KEY, watch, at, at + " needs a target", "add `target: …`");
      }
    }
  }

  private void report(Code code, Node node, TreePath path, String message, String hint) {
    reporter.report(Diagnostic.at(code, path, node.origin(), message, hint));
  }
}
