package dev.c2ecs.compose.model;

import dev.c2ecs.compose.shortform.GoDuration;
import dev.c2ecs.compose.shortform.ShortFormException;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Origin;
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
    this.deploy = tree.mapping("deploy").orElse(Mapping.empty(Origin.DEFAULT));
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
        tree.mapping("healthcheck").map(ServiceReader::healthCheck),
        resources(),
        deploy.mapping("update_config").map(ServiceReader::updateConfig),
        integer(deploy.text("replicas").or(() -> tree.text("scale"))),
        tree.text("restart"),
        deploy.mapping("restart_policy").flatMap(policy -> policy.text("condition")),
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
    return tree.sequence(key).map(list -> ModelReader.texts(tree, key));
  }

  private Map<String, EnvironmentValue> environment() {
    Map<String, EnvironmentValue> result = new TreeMap<>();
    ModelReader.entries(tree.mapping("environment"))
        .forEach(
            (key, node) ->
                result.put(
                    key,
                    new EnvironmentValue(
                        node instanceof Scalar scalar && !scalar.isNull()
                            ? Optional.of(scalar.text())
                            : Optional.empty(),
                        node.origin(),
                        path.child("environment").child(key))));
    return Collections.unmodifiableMap(result);
  }

  private static Port port(Mapping port, TreePath path) {
    return new Port(
        port.text("name"),
        integer(port.text("target")).orElse(0),
        port.text("published").filter(text -> !text.isEmpty()),
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
        mount.text("source").filter(source -> !source.isEmpty()),
        mount.text("target").orElse(""),
        ModelReader.flag(mount, "read_only"),
        mount.mapping("volume").flatMap(volume -> volume.text("subpath")),
        number(mount.mapping("tmpfs").flatMap(tmpfs -> tmpfs.text("size"))),
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
    ModelReader.entries(tree.mapping("networks"))
        .forEach(
            (key, node) ->
                result.put(
                    key,
                    new NetworkAttachment(
                        key,
                        ModelReader.texts(ModelReader.asMapping(node), "aliases"),
                        path.child("networks").child(key))));
    return Collections.unmodifiableMap(result);
  }

  private Map<String, Dependency> dependencies() {
    Map<String, Dependency> result = new TreeMap<>();
    ModelReader.entries(tree.mapping("depends_on"))
        .forEach(
            (key, node) -> {
              Mapping dependency = ModelReader.asMapping(node);
              result.put(
                  key,
                  new Dependency(
                      key,
                      condition(dependency.text("condition").orElse("")),
                      dependency.text("required").filter("false"::equals).isEmpty(),
                      path.child("depends_on").child(key)));
            });
    return Collections.unmodifiableMap(result);
  }

  private static Dependency.Condition condition(String text) {
    return switch (text) {
      case "service_healthy" -> Dependency.Condition.HEALTHY;
      case "service_completed_successfully" -> Dependency.Condition.COMPLETED;
      default -> Dependency.Condition.STARTED;
    };
  }

  private static HealthCheck healthCheck(Mapping check) {
    List<String> test = ModelReader.texts(check, "test");
    boolean none = !test.isEmpty() && test.get(0).equals("NONE");
    return new HealthCheck(
        test,
        duration(check, "interval"),
        duration(check, "timeout"),
        integer(check.text("retries")),
        duration(check, "start_period"),
        none || ModelReader.flag(check, "disable"));
  }

  private Resources resources() {
    Optional<Mapping> resources = deploy.mapping("resources");
    Optional<Mapping> limits = resources.flatMap(r -> r.mapping("limits"));
    Optional<Mapping> reservations = resources.flatMap(r -> r.mapping("reservations"));
    return new Resources(
        decimal(limits.flatMap(l -> l.text("cpus")).or(this::cpus)),
        decimal(reservations.flatMap(r -> r.text("cpus"))),
        number(limits.flatMap(l -> l.text("memory")).or(() -> tree.text("mem_limit"))),
        number(reservations.flatMap(r -> r.text("memory")).or(() -> tree.text("mem_reservation"))),
        tree.text("cpu_shares").map(Long::parseLong));
  }

  /** {@code cpus}, or the quota per period (100 ms when unset). */
  private Optional<String> cpus() {
    return tree.text("cpus")
        .or(
            () ->
                tree.text("cpu_quota")
                    .map(
                        quota ->
                            Double.toString(
                                Double.parseDouble(quota)
                                    / Double.parseDouble(
                                        tree.text("cpu_period").orElse("100000")))));
  }

  private static UpdateConfig updateConfig(Mapping config) {
    return new UpdateConfig(
        integer(config.text("parallelism")),
        config.text("order"),
        config.text("failure_action"),
        ModelReader.extensions(config));
  }

  private Map<String, Ulimit> ulimits() {
    Map<String, Ulimit> result = new TreeMap<>();
    ModelReader.entries(tree.mapping("ulimits"))
        .forEach(
            (key, node) -> {
              if (node instanceof Scalar scalar) {
                long value = Long.parseLong(scalar.text());
                result.put(key, new Ulimit(value, value));
              } else {
                Mapping both = ModelReader.asMapping(node);
                result.put(
                    key,
                    new Ulimit(
                        number(both.text("soft")).orElse(0), number(both.text("hard")).orElse(0)));
              }
            });
    return Collections.unmodifiableMap(result);
  }

  private static Optional<Duration> duration(Mapping holder, String key) {
    return holder
        .text(key)
        .map(
            text -> {
              try {
                return GoDuration.parse(text);
              } catch (ShortFormException e) {
                throw new IllegalStateException("the decoder let a malformed duration pass", e);
              }
            });
  }

  private static OptionalInt integer(Optional<String> text) {
    return text.map(t -> OptionalInt.of((int) Double.parseDouble(t))).orElse(OptionalInt.empty());
  }

  private static OptionalLong number(Optional<String> text) {
    return text.map(t -> OptionalLong.of(Long.parseLong(t))).orElse(OptionalLong.empty());
  }

  private static OptionalDouble decimal(Optional<String> text) {
    return text.map(t -> OptionalDouble.of(Double.parseDouble(t))).orElse(OptionalDouble.empty());
  }
}
