package dev.c2ecs.cli;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The hash of a service, by which docker compose tells that a container is of an earlier
 * configuration: SHA-256 of the JSON that it writes of the service, without what does not change a
 * container. In that JSON some keys stand with nothing behind them, and those that begin with
 * {@code x-} do not.
 */
final class ServiceHash {

  private static final Set<String> NOT_OF_A_CONTAINER =
      Set.of("build", "pull_policy", "scale", "depends_on", "profiles");
  private static final Set<String> BEFORE_COMMAND =
      Set.of(
          "annotations",
          "attach",
          "develop",
          "blkio_config",
          "cap_add",
          "cap_drop",
          "cgroup_parent",
          "cgroup",
          "cpu_count",
          "cpu_percent",
          "cpu_period",
          "cpu_quota",
          "cpu_rt_period",
          "cpu_rt_runtime",
          "cpus",
          "cpuset",
          "cpu_shares");
  private static final Set<String> COMMAND_TO_ENTRYPOINT =
      Set.of(
          "command",
          "configs",
          "container_name",
          "credential_spec",
          "deploy",
          "device_cgroup_rules",
          "devices",
          "dns",
          "dns_opt",
          "dns_search",
          "domainname");
  private static final Set<String> BEHIND_PLATFORM =
      Set.of(
          "ports",
          "privileged",
          "pull_policy",
          "read_only",
          "restart",
          "runtime",
          "scale",
          "secrets",
          "security_opt",
          "shm_size",
          "stdin_open",
          "stop_grace_period",
          "stop_signal",
          "storage_opt",
          "sysctls",
          "tmpfs",
          "tty",
          "ulimits",
          "use_api_socket",
          "user",
          "userns_mode",
          "uts",
          "volumes",
          "volumes_from",
          "working_dir",
          "pre_start",
          "post_start",
          "pre_stop");
  private static final Node NULL = Scalar.nothing(Origin.DEFAULT);
  private static final Node EMPTY = Mapping.empty(Origin.DEFAULT);

  private ServiceHash() {}

  /** The hash of a service of the canonical model, in hexadecimal digits. */
  static String of(Mapping service) {
    StringBuilder json = new StringBuilder();
    write(container(service), json);
    try {
      byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A service that runs on a platform, in the order of the model. */
  static Mapping withPlatform(Mapping service, Node platform) {
    return inserted(service, "platform", platform, BEHIND_PLATFORM::contains);
  }

  private static Mapping container(Mapping service) {
    Map<String, Node> kept = new LinkedHashMap<>(service.entries());
    kept.keySet().removeAll(NOT_OF_A_CONTAINER);
    kept.replaceAll((key, value) -> attribute(key, value));
    Mapping result = after(BEFORE_COMMAND, service.withEntries(kept), "command", NULL);
    Set<String> before = new HashSet<>(BEFORE_COMMAND);
    before.addAll(COMMAND_TO_ENTRYPOINT);
    return after(before, result, "entrypoint", NULL);
  }

  private static Node attribute(String key, Node value) {
    return switch (key) {
      case "deploy" -> change(value, ServiceHash::deploy);
      case "develop" ->
          change(
              value, develop -> develop.mapValues((name, list) -> items(list, ServiceHash::watch)));
      case "blkio_config" ->
          change(value, blkio -> blkio.mapValues((name, list) -> items(list, ServiceHash::device)));
      case "pre_start", "post_start", "pre_stop" -> items(value, ServiceHash::hook);
      case "ulimits" ->
          change(
              value,
              limits -> limits.mapValues((name, limit) -> change(limit, ServiceHash::limit)));
      default -> value;
    };
  }

  private static Mapping hook(Mapping hook) {
    return after(Set.of(), hook, "command", NULL);
  }

  private static Mapping watch(Mapping watch) {
    return after(Set.of("path", "action", "target"), watch, "exec", EMPTY)
        .mapValues((key, value) -> key.equals("exec") ? change(value, ServiceHash::hook) : value);
  }

  private static Mapping device(Mapping device) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : device.entries().entrySet()) {
      String key =
          switch (entry.getKey()) {
            case "path" -> "Path";
            case "rate" -> "Rate";
            case "weight" -> "Weight";
            default -> entry.getKey();
          };
      entries.put(key, entry.getValue());
    }
    return device.withEntries(entries);
  }

  /** A limit of zero is left out. */
  private static Mapping limit(Mapping limit) {
    Map<String, Node> entries = new LinkedHashMap<>(limit.entries());
    entries.values().removeIf(node -> node instanceof Scalar scalar && scalar.text().equals("0"));
    return limit.withEntries(entries);
  }

  private static Mapping deploy(Mapping deploy) {
    Set<String> before = Set.of("mode", "labels", "update_config", "rollback_config");
    Mapping result = after(before, deploy.without("replicas"), "resources", EMPTY);
    before =
        Set.of("mode", "labels", "update_config", "rollback_config", "resources", "restart_policy");
    return after(before, result, "placement", EMPTY);
  }

  private static Node change(Node node, UnaryOperator<Mapping> change) {
    return node instanceof Mapping mapping ? change.apply(mapping) : node;
  }

  private static Node items(Node node, UnaryOperator<Mapping> change) {
    return node instanceof Sequence list ? list.mapItems((i, item) -> change(item, change)) : node;
  }

  /** The mapping with a value for a key that it lacks, behind the keys that stand before it. */
  private static Mapping after(Set<String> before, Mapping mapping, String key, Node value) {
    return inserted(mapping, key, value, other -> !before.contains(other));
  }

  private static Mapping inserted(
      Mapping mapping, String key, Node value, Predicate<String> isBehind) {
    if (mapping.has(key)) {
      return mapping;
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    boolean isIn = false;
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      if (!isIn && isBehind.test(entry.getKey())) {
        entries.put(key, value);
        isIn = true;
      }
      entries.put(entry.getKey(), entry.getValue());
    }
    entries.putIfAbsent(key, value);
    return mapping.withEntries(entries);
  }

  private static void write(Node node, StringBuilder json) {
    if (node instanceof Mapping mapping) {
      String separator = "{";
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        if (!entry.getKey().startsWith("x-")) {
          json.append(separator).append(GoJson.quoted(entry.getKey(), true)).append(':');
          write(entry.getValue(), json);
          separator = ",";
        }
      }
      json.append(separator.equals("{") ? "{}" : "}");
    } else if (node instanceof Sequence list) {
      String separator = "[";
      for (Node item : list.items()) {
        json.append(separator);
        write(item, json);
        separator = ",";
      }
      json.append(list.items().isEmpty() ? "[]" : "]");
    } else {
      json.append(scalar((Scalar) node));
    }
  }

  private static String scalar(Scalar scalar) {
    return switch (scalar.type()) {
      case NULL -> "null";
      case BOOLEAN, INTEGER -> scalar.text();
      case FLOAT -> number(Float.parseFloat(scalar.text()));
      case STRING -> GoJson.quoted(scalar.text(), true);
    };
  }

  /** A number in single precision, as short as it can be. */
  private static String number(float number) {
    return new BigDecimal(Float.toString(number)).stripTrailingZeros().toPlainString();
  }
}
