package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.PatternTable;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drops what the canonical model does not print: false, zero, empty and null attributes. */
public final class Pruner {

  private enum Keep {
    /** The attribute stays whatever its value is. */
    ALWAYS,
    /** The attribute stays unless it is null. */
    UNLESS_NULL,
    /** The attribute stays unless it is null or true. */
    UNLESS_TRUE
  }

  private static final PatternTable<Keep> KEEP = PatternTable.of(keep());

  private Pruner() {}

  private static Map<String, Keep> keep() {
    Map<String, Keep> keep = new LinkedHashMap<>();
    for (String path :
        List.of(
            "environment",
            "labels",
            "annotations",
            "sysctls",
            "build.args",
            "build.labels",
            "build.ssh",
            "build.additional_contexts",
            "deploy.labels",
            "logging.options",
            "storage_opt",
            "networks.*.driver_opts",
            "volumes[].volume.labels",
            "pre_start[].environment",
            "post_start[].environment",
            "pre_stop[].environment",
            "provider.options",
            "gpus[].options",
            "deploy.resources.reservations.devices[].options")) {
      keep.put("services.*." + path + ".*", Keep.ALWAYS);
    }
    for (String path :
        List.of(
            "networks.*.labels",
            "networks.*.driver_opts",
            "networks.*.ipam.options",
            "volumes.*.labels",
            "volumes.*.driver_opts",
            "secrets.*.labels",
            "secrets.*.driver_opts",
            "configs.*.labels")) {
      keep.put(path + ".*", Keep.ALWAYS);
    }
    for (String path :
        List.of(
            "command",
            "entrypoint",
            "init",
            "attach",
            "scale",
            "deploy.replicas",
            "depends_on.*.required",
            "volumes[].bind",
            "volumes[].volume",
            "volumes[].tmpfs",
            "healthcheck",
            "healthcheck.retries",
            "deploy.update_config.parallelism",
            "ports[].target",
            "pre_start[].command",
            "deploy.rollback_config.parallelism",
            "deploy.restart_policy.max_attempts")) {
      keep.put("services.*." + path, Keep.UNLESS_NULL);
    }
    keep.put("services.*.networks.*", Keep.ALWAYS);
    keep.put("services.*.models.*", Keep.ALWAYS);
    keep.put("services.*.volumes[].bind.create_host_path", Keep.UNLESS_TRUE);
    keep.put("services.*.env_file[].required", Keep.UNLESS_TRUE);
    for (String section : List.of("networks", "volumes", "secrets", "configs")) {
      keep.put(section + ".*", Keep.ALWAYS);
    }
    keep.put("services", Keep.ALWAYS);
    keep.put("services.*", Keep.ALWAYS);
    return keep;
  }

  /** The tree without the attributes that mean nothing. */
  public static Mapping apply(Mapping root) {
    return (Mapping) node(root, KEEP);
  }

  private static Node node(Node node, PatternTable<Keep> table) {
    if (node instanceof Mapping mapping) {
      Mapping pruned =
          mapping.mapValues(
              (key, value) -> key.startsWith("x-") ? value : node(value, table.child(key)));
      Map<String, Node> entries = new LinkedHashMap<>();
      for (Map.Entry<String, Node> entry : pruned.entries().entrySet()) {
        String key = entry.getKey();
        if (key.startsWith("x-") || kept(entry.getValue(), table.child(key).value())) {
          entries.put(key, entry.getValue());
        }
      }
      return entries.size() == pruned.entries().size() ? pruned : mapping.withEntries(entries);
    }
    if (node instanceof Sequence sequence) {
      return sequence.mapItems((i, item) -> node(item, table.items()));
    }
    return node;
  }

  private static boolean kept(Node node, Optional<Keep> keep) {
    if (keep.isEmpty()) {
      return !isEmpty(node);
    }
    return switch (keep.get()) {
      case ALWAYS -> true;
      case UNLESS_NULL -> !node.isNull();
      case UNLESS_TRUE -> !node.isNull() && !isTrue(node);
    };
  }

  private static boolean isTrue(Node node) {
    return node instanceof Scalar scalar && scalar.text().equals("true");
  }

  private static boolean isEmpty(Node node) {
    if (node instanceof Mapping mapping) {
      return mapping.entries().isEmpty();
    }
    if (node instanceof Sequence sequence) {
      return sequence.items().isEmpty();
    }
    Scalar scalar = (Scalar) node;
    return switch (scalar.type()) {
      case NULL -> true;
      case BOOLEAN -> scalar.text().equals("false");
      case INTEGER, FLOAT -> scalar.text().equals("0") || scalar.text().equals("0.0");
      case STRING -> scalar.text().isEmpty();
    };
  }
}
