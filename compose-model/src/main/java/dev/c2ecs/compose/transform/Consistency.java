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

  /** Checks that no two services have the same container name; the services that are printed. */
  public static void checkContainerNames(Mapping root, Reporter reporter) {
    Map<String, TreePath> taken = new HashMap<>();
    for (Map.Entry<String, Node> entry : root.child("services").entries().entrySet()) {
      if (!(entry.getValue() instanceof Mapping service)
          || service.scalar("container_name").isEmpty()) {
        continue;
      }
      Scalar name = service.scalar("container_name").get();
      TreePath path = TreePath.of("services", entry.getKey());
      TreePath other = taken.putIfAbsent(name.text(), path);
      if (other != null) {
        reporter.report(
            Diagnostic.at(
                ReadCode.CONFLICT,
                path.child("container_name"),
                name.origin(),
                "the container name " + name.text() + " is already used by " + other,
                "give one of them another name"));
      }
    }
  }

  private void topLevel() {
    for (Map.Entry<String, Node> entry : root.child("secrets").entries().entrySet()) {
      if (entry.getValue() instanceof Mapping secret
          && !secret.is("external", "true")
          && secret.text("file").orElse("").isEmpty()
          && secret.text("environment").orElse("").isEmpty()) {
        TreePath path = TreePath.of("secrets", entry.getKey());
        report(
            ReadCode.MISSING_KEY,
            secret,
            path,
            path + " needs one of file, environment",
            "add `file: …`" + (secret.has("name") ? SemanticChecks.EXISTS : ""));
      }
    }
  }

  private void service(Mapping service, TreePath path) {
    Optional<Mapping> build = service.mapping("build");
    if (service.text("image").orElse("").isEmpty() && build.isEmpty() && !service.has("provider")) {
      report(
          ReadCode.MISSING_KEY,
          service.get("image").orElse(service),
          path,
          path + " has neither an image nor a build",
          service.has("image") ? "its image is empty: name one" : "add `image: …`");
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
    Optional<String> platform = service.text("platform").filter(text -> !text.isEmpty());
    Optional<Sequence> platforms = build.sequence("platforms");
    if (platform.isPresent()
        && platforms.isPresent()
        && texts(platforms.get()).stream().noneMatch(platform.get()::equals)) {
      report(
          ReadCode.CONFLICT,
          platforms.get(),
          path.child("platforms"),
          path + ".platforms must contain the platform of the service, " + platform.get(),
          "add it, or change `platform`");
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
      report(ReadCode.INVALID_VALUE, node, at, at + " must be at least 0", "write 0 or more");
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
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  private void mounts(Mapping service, TreePath path) {
    Map<String, TreePath> taken = new HashMap<>();
    List<Node> tmpfs = service.items("tmpfs");
    for (int i = 0; i < tmpfs.size(); i++) {
      if (tmpfs.get(i) instanceof Scalar scalar) {
        TreePath at = path.child("tmpfs").item(i);
        String text = scalar.text();
        int colon = text.indexOf(':');
        mounted(colon < 0 ? text : text.substring(0, colon), scalar, at, taken);
      }
    }
    List<Node> volumes = service.items("volumes");
    for (int i = 0; i < volumes.size(); i++) {
      if (volumes.get(i) instanceof Mapping mount) {
        TreePath at = path.child("volumes").item(i);
        String source = mount.text("source").orElse("");
        if (mount.is("type", "volume") && !source.isEmpty()) {
          references.defined("volume", "volumes", source, mount, at);
        }
        mounted(mount.text("target").orElse(""), mount, at, taken);
      }
    }
  }

  private void mounted(String target, Node node, TreePath path, Map<String, TreePath> taken) {
    TreePath other = taken.putIfAbsent(target, path);
    if (other != null) {
      report(
          ReadCode.CONFLICT,
          node,
          path,
          path + " mounts " + target + ", where " + other + " is mounted already",
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
