package dev.c2ecs.compose.model;

import dev.c2ecs.compose.shortform.GoDuration;
import dev.c2ecs.compose.shortform.ShortFormException;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Reads one service from its canonical tree. */
final class ServiceReader {

  private final String name;
  private final Mapping tree;
  private final TreePath path;
  private final Mapping deploy;

  ServiceReader(String name, Mapping tree) {
    this.name = name;
    this.tree = tree;
    this.path = TreePath.of("services", name);
    this.deploy = tree.child("deploy");
  }

  Service read() {
    return new Service(
        name,
        tree.text("image"),
        tree.has("build"),
        words("command"),
        words("entrypoint"),
        environment(),
        ModelReader.list(tree, "ports", path, ServiceReader::port),
        ModelReader.texts(tree, "expose"),
        networks(),
        ModelReader.list(tree, "volumes", path, ServiceReader::mount),
        ModelReader.list(tree, "secrets", path, ServiceReader::fileReference),
        ModelReader.list(tree, "configs", path, ServiceReader::fileReference),
        dependencies(),
        ModelReader.texts(tree, "links"),
        healthCheck(),
        resources(),
        updateConfig(),
        integer(either(deploy.text("replicas"), tree.text("scale"))),
        tree.text("restart"),
        deploy.child("restart_policy").text("condition"),
        deploy.text("mode"),
        duration(tree, "stop_grace_period"),
        ModelReader.textMap(tree, "labels"),
        ulimits(),
        ModelReader.texts(tree, "tmpfs"),
        ModelReader.texts(tree, "cap_drop"),
        ModelReader.texts(tree, "cap_add"),
        tree);
  }

  private Optional<List<String>> words(String key) {
    return tree.sequence(key).isPresent()
        ? Optional.of(ModelReader.texts(tree, key))
        : Optional.empty();
  }

  private Map<String, EnvironmentValue> environment() {
    Map<String, EnvironmentValue> result = new TreeMap<>();
    for (Map.Entry<String, Node> entry : tree.child("environment").entries().entrySet()) {
      Node node = entry.getValue();
      boolean set = node instanceof Scalar && !node.isNull();
      result.put(
          entry.getKey(),
          new EnvironmentValue(
              set ? Optional.of(((Scalar) node).text()) : Optional.empty(),
              node.origin(),
              path.child("environment").child(entry.getKey())));
    }
    return Collections.unmodifiableMap(result);
  }

  private static Port port(Mapping port, TreePath path) {
    return new Port(
        port.text("name"),
        integer(port.text("target")).orElse(0),
        filled(port.text("published")),
        port.text("host_ip"),
        port.text("protocol").orElse("tcp"),
        port.text("app_protocol"),
        port.text("mode"),
        ModelReader.extensions(port),
        path);
  }

  private static Mount mount(Mapping mount, TreePath path) {
    return new Mount(
        mount.text("type").orElse("volume"),
        filled(mount.text("source")),
        mount.text("target").orElse(""),
        ModelReader.flag(mount, "read_only"),
        mount.child("volume").text("subpath"),
        number(mount.child("tmpfs").text("size")),
        path);
  }

  private static FileReference fileReference(Mapping reference, TreePath path) {
    return new FileReference(
        reference.text("source").orElse(""),
        reference.text("target"),
        reference.text("uid"),
        reference.text("gid"),
        reference.text("mode"),
        path);
  }

  private Map<String, NetworkAttachment> networks() {
    Map<String, NetworkAttachment> result = new TreeMap<>();
    for (Map.Entry<String, Node> entry : tree.child("networks").entries().entrySet()) {
      String key = entry.getKey();
      List<String> aliases = ModelReader.texts(ModelReader.asMapping(entry.getValue()), "aliases");
      result.put(key, new NetworkAttachment(key, aliases, path.child("networks").child(key)));
    }
    return Collections.unmodifiableMap(result);
  }

  private Map<String, Dependency> dependencies() {
    Map<String, Dependency> result = new TreeMap<>();
    for (Map.Entry<String, Node> entry : tree.child("depends_on").entries().entrySet()) {
      String key = entry.getKey();
      Mapping dependency = ModelReader.asMapping(entry.getValue());
      result.put(
          key,
          new Dependency(
              key,
              condition(dependency.text("condition").orElse("")),
              !dependency.is("required", "false"),
              path.child("depends_on").child(key)));
    }
    return Collections.unmodifiableMap(result);
  }

  private static Dependency.Condition condition(String text) {
    return switch (text) {
      case "service_healthy" -> Dependency.Condition.HEALTHY;
      case "service_completed_successfully" -> Dependency.Condition.COMPLETED;
      default -> Dependency.Condition.STARTED;
    };
  }

  private Optional<HealthCheck> healthCheck() {
    if (tree.mapping("healthcheck").isEmpty()) {
      return Optional.empty();
    }
    Mapping check = tree.child("healthcheck");
    List<String> test = ModelReader.texts(check, "test");
    boolean none = !test.isEmpty() && test.get(0).equals("NONE");
    return Optional.of(
        new HealthCheck(
            test,
            duration(check, "interval"),
            duration(check, "timeout"),
            integer(check.text("retries")),
            duration(check, "start_period"),
            none || ModelReader.flag(check, "disable")));
  }

  private Resources resources() {
    Mapping resources = deploy.child("resources");
    Mapping limits = resources.child("limits");
    Mapping reservations = resources.child("reservations");
    Optional<String> shares = tree.text("cpu_shares");
    return new Resources(
        decimal(either(limits.text("cpus"), cpus())),
        decimal(reservations.text("cpus")),
        number(either(limits.text("memory"), tree.text("mem_limit"))),
        number(either(reservations.text("memory"), tree.text("mem_reservation"))),
        shares.isPresent() ? Optional.of(Long.parseLong(shares.get())) : Optional.empty());
  }

  /** {@code cpus}, or the quota per period (100 ms when unset). */
  private Optional<String> cpus() {
    Optional<String> quota = tree.text("cpu_quota");
    if (tree.has("cpus") || quota.isEmpty()) {
      return tree.text("cpus");
    }
    double period = Double.parseDouble(tree.text("cpu_period").orElse("100000"));
    return Optional.of(Double.toString(Double.parseDouble(quota.get()) / period));
  }

  private Optional<UpdateConfig> updateConfig() {
    if (deploy.mapping("update_config").isEmpty()) {
      return Optional.empty();
    }
    Mapping config = deploy.child("update_config");
    return Optional.of(
        new UpdateConfig(
            integer(config.text("parallelism")),
            config.text("order"),
            config.text("failure_action"),
            ModelReader.extensions(config)));
  }

  private Map<String, Ulimit> ulimits() {
    Map<String, Ulimit> result = new TreeMap<>();
    for (Map.Entry<String, Node> entry : tree.child("ulimits").entries().entrySet()) {
      if (entry.getValue() instanceof Scalar scalar) {
        long value = Long.parseLong(scalar.text());
        result.put(entry.getKey(), new Ulimit(value, value));
      } else {
        Mapping both = ModelReader.asMapping(entry.getValue());
        result.put(
            entry.getKey(),
            new Ulimit(number(both.text("soft")).orElse(0), number(both.text("hard")).orElse(0)));
      }
    }
    return Collections.unmodifiableMap(result);
  }

  private static Optional<Duration> duration(Mapping holder, String key) {
    Optional<String> text = holder.text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(GoDuration.parse(text.get()));
    } catch (ShortFormException e) {
      throw new IllegalStateException("the decoder let a malformed duration pass", e);
    }
  }

  private static Optional<String> either(Optional<String> first, Optional<String> second) {
    return first.isPresent() ? first : second;
  }

  private static Optional<String> filled(Optional<String> text) {
    return text.isPresent() && text.get().isEmpty() ? Optional.empty() : text;
  }

  private static OptionalInt integer(Optional<String> text) {
    return text.isPresent()
        ? OptionalInt.of((int) Double.parseDouble(text.get()))
        : OptionalInt.empty();
  }

  private static OptionalLong number(Optional<String> text) {
    return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
  }

  private static OptionalDouble decimal(Optional<String> text) {
    return text.isPresent()
        ? OptionalDouble.of(Double.parseDouble(text.get()))
        : OptionalDouble.empty();
  }
}
