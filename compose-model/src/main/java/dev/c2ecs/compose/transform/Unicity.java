package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.shortform.MountSpec;
import dev.c2ecs.compose.shortform.ShortFormException;
import dev.c2ecs.compose.shortform.UnixPath;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.PatternTable;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import dev.c2ecs.compose.tree.TreeRewriter;
import dev.c2ecs.compose.tree.TreeRewriter.Rewrite;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps one item per key in the lists whose items have a key: the place of the first, the value of
 * the last.
 */
public final class Unicity {

  @FunctionalInterface
  private interface KeyOf {
    /** The key of an item; empty after a diagnostic when it has none. */
    Optional<String> of(Node item, TreePath path, Reporter reporter);
  }

  private Unicity() {}

  /** The tree with repeated items dropped; items without their key are reported. */
  public static Mapping apply(Mapping root, Reporter reporter) {
    Map<String, KeyOf> keys = new HashMap<>();
    for (String path :
        List.of(
            "environment",
            "labels",
            "annotations",
            "sysctls",
            "build.args",
            "build.labels",
            "build.additional_contexts",
            "deploy.labels",
            "volumes[].volume.labels")) {
      keys.put("services.*." + path, Unicity::keyValue);
    }
    keys.put("networks.*.labels", Unicity::keyValue);
    keys.put("volumes.*.labels", Unicity::keyValue);
    for (String path :
        List.of(
            "dns",
            "dns_opt",
            "dns_search",
            "tmpfs",
            "cap_add",
            "cap_drop",
            "expose",
            "links",
            "profiles",
            "build.tags",
            "networks.*.aliases",
            "networks.*.link_local_ips")) {
      keys.put("services.*." + path, (item, at, r) -> text(item).map(Unicity::upToEquals));
    }
    keys.put("services.*.env_file", (item, at, r) -> field(item, at, r, "path", "a path"));
    keys.put("services.*.ports", Unicity::port);
    keys.put("services.*.volumes", Unicity::mount);
    keys.put("services.*.devices", Unicity::device);
    keys.put("services.*.secrets", (item, at, r) -> fileReference(item, "/run/secrets/"));
    keys.put("services.*.configs", (item, at, r) -> fileReference(item, "/"));
    Map<String, Rewrite> table = new HashMap<>();
    keys.forEach((path, key) -> table.put(path, (node, at) -> unique(node, at, key, reporter)));
    return TreeRewriter.rewrite(root, PatternTable.of(table));
  }

  private static Node unique(Node node, TreePath path, KeyOf keyOf, Reporter reporter) {
    if (!(node instanceof Sequence sequence)) {
      return node;
    }
    Map<String, Node> byKey = new LinkedHashMap<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Node item = sequence.items().get(i);
      keyOf.of(item, path.item(i), reporter).ifPresent(key -> byKey.put(key, item));
    }
    return new Sequence(List.copyOf(byKey.values()), sequence.origin());
  }

  private static Optional<String> text(Node item) {
    return item instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  private static String upToEquals(String text) {
    int equals = text.indexOf('=');
    return equals < 0 ? text : text.substring(0, equals);
  }

  private static Optional<String> keyValue(Node item, TreePath path, Reporter reporter) {
    if (item instanceof Scalar scalar && scalar.isString()) {
      return Optional.of(upToEquals(scalar.text()));
    }
    reporter.report(
        Diagnostic.at(
            ReadCode.WRONG_TYPE,
            path,
            item.origin(),
            path + " must be a string, not a " + item.kind(),
            "write `- KEY=value`, or a mapping instead of the list"));
    return Optional.empty();
  }

  private static Optional<String> field(
      Node item, TreePath path, Reporter reporter, String key, String what) {
    if (item instanceof Mapping mapping) {
      if (mapping.text(key).isPresent()) {
        return mapping.text(key);
      }
      reporter.report(
          Diagnostic.at(
              ReadCode.MISSING_KEY,
              path,
              item.origin(),
              path + " needs " + what,
              "add `" + key + ": …`"));
      return Optional.empty();
    }
    return text(item);
  }

  private static Optional<String> port(Node item, TreePath path, Reporter reporter) {
    if (!(item instanceof Mapping mapping)) {
      return text(item);
    }
    return field(item, path, reporter, "target", "a container port")
        .map(
            target ->
                mapping.text("host_ip").orElse("0.0.0.0")
                    + ":"
                    + mapping.get("published").map(Unicity::typed).orElse("")
                    + ":"
                    + target
                    + "/"
                    + mapping.text("protocol").orElse("tcp"));
  }

  /** A published number and the same text are different keys in the reference. */
  private static String typed(Node node) {
    return node instanceof Scalar scalar ? scalar.kind() + scalar.text() : "";
  }

  private static Optional<String> mount(Node item, TreePath path, Reporter reporter) {
    Optional<String> target = field(item, path, reporter, "target", "a mount target");
    if (item instanceof Scalar scalar) {
      try {
        return Optional.of(UnixPath.clean(MountSpec.parse(scalar.text()).target()));
      } catch (ShortFormException e) {
        return Optional.of(scalar.text());
      }
    }
    return target.map(UnixPath::clean);
  }

  private static Optional<String> device(Node item, TreePath path, Reporter reporter) {
    if (item instanceof Scalar scalar) {
      String[] parts = scalar.text().split(":", -1);
      return Optional.of(parts.length > 1 ? parts[1] : parts[0]);
    }
    return field(item, path, reporter, "target", "a target");
  }

  private static Optional<String> fileReference(Node item, String directory) {
    if (item instanceof Mapping mapping) {
      return mapping
          .text("target")
          .or(() -> mapping.text("source").map(source -> directory + source));
    }
    return text(item).map(source -> directory + source);
  }
}
