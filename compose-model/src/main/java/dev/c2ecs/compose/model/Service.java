package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An active service. Its attributes, named as in Compose, are in the interfaces: what it is made
 * from, what runs in it, how it is reached, what it can read and write, what it may use and what it
 * is allowed.
 *
 * @param name its key in the project
 * @param attributes its attributes in canonical form
 * @see <a href="https://docs.docker.com/reference/compose-file/services/">Compose specification,
 *     Services</a>
 */
public record Service(String name, Attributes attributes)
    implements ImageAttributes,
        ProcessAttributes,
        NetworkAttributes,
        StorageAttributes,
        ResourceAttributes,
        SecurityAttributes {

  private static final double DEFAULT_CPU_PERIOD = 100_000;

  static Service of(Attributes attributes) {
    return new Service(attributes.key(), attributes);
  }

  /** The path of the service. */
  public TreePath path() {
    return attributes.path();
  }

  /** The canonical attributes, with those of other schemas: the {@code x-} keys. */
  public Mapping tree() {
    return attributes.tree();
  }

  /** The containers wanted, from {@code deploy.replicas} or {@code scale}. */
  public OptionalInt replicas() {
    OptionalInt replicas = deployAttributes().integer("replicas");
    return replicas.isPresent() ? replicas : scale();
  }

  /** How a new version replaces the old one, from {@code deploy.update_config}. */
  public Optional<UpdateConfig> updateConfig() {
    return deployAttributes().object("update_config", UpdateConfig::of);
  }

  /**
   * When a container is started again, from {@code deploy.restart_policy} or else {@code restart}.
   */
  public RestartPolicy.Condition restarts() {
    Optional<String> condition = below(deployAttributes(), "restart_policy").text("condition");
    if (condition.isPresent()) {
      return RestartPolicy.Condition.of(condition.get());
    }
    Restart restart = restart().orElse(null);
    if (restart instanceof Restart.No) {
      return RestartPolicy.Condition.NONE;
    }
    return restart instanceof Restart.OnFailure
        ? RestartPolicy.Condition.ON_FAILURE
        : RestartPolicy.Condition.ANY;
  }

  /** Whether the container is not started again when it has ended. */
  public boolean endsByItself() {
    return restarts() == RestartPolicy.Condition.NONE
        || deployAttributes().text("mode").orElse("").equals("replicated-job");
  }

  /** Whether the container has a health check that is not switched off. */
  public boolean isChecked() {
    Optional<HealthCheck> check = healthcheck();
    return check.isPresent() && !check.get().disable() && !check.get().test().isEmpty();
  }

  /** What the container may use and needs, from {@code deploy.resources} or older attributes. */
  public Resources resources() {
    Attributes limits = below(below(deployAttributes(), "resources"), "limits");
    Attributes reservations = below(below(deployAttributes(), "resources"), "reservations");
    OptionalDouble cpus = limits.decimal("cpus");
    return new Resources(
        cpus.isPresent() ? cpus : cpusOrQuota(),
        reservations.decimal("cpus"),
        either(limits.number("memory"), memLimit()),
        either(reservations.number("memory"), memReservation()),
        cpuShares());
  }

  private OptionalDouble cpusOrQuota() {
    if (cpus().isPresent() || cpuQuota().isEmpty()) {
      return cpus();
    }
    double period = cpuPeriod().isPresent() ? cpuPeriod().getAsLong() : DEFAULT_CPU_PERIOD;
    return OptionalDouble.of(cpuQuota().getAsLong() / period);
  }

  private Attributes deployAttributes() {
    return below(attributes, "deploy");
  }

  private static Attributes below(Attributes attributes, String key) {
    return new Attributes(attributes.tree().child(key), attributes.path().child(key));
  }

  private static OptionalLong either(OptionalLong first, OptionalLong second) {
    return first.isPresent() ? first : second;
  }
}
