package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.TreePath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An active service.
 *
 * @param name its key in the project
 * @param image the image, empty when only {@code build} is given
 * @param hasBuild whether the image is built from the project
 * @param command the command; empty list: cleared; absent: the image's
 * @param entrypoint the entry point; empty list: cleared; absent: the image's
 * @param expose ports as written, {@code 80}, {@code 80-85}, {@code 53/udp}
 * @param replicas containers wanted, from {@code scale} or {@code deploy.replicas}
 * @param restart the restart policy as written
 * @param restartCondition {@code deploy.restart_policy.condition}
 * @param deployMode replicated, global, replicated-job or global-job
 * @param tree the canonical attributes, for what has no component here
 * @see <a href="https://docs.docker.com/reference/compose-file/services/">Compose specification,
 *     Services</a>
 */
public record Service(
    String name,
    Optional<String> image,
    boolean hasBuild,
    Optional<List<String>> command,
    Optional<List<String>> entrypoint,
    Map<String, EnvironmentValue> environment,
    List<Port> ports,
    List<String> expose,
    Map<String, NetworkAttachment> networks,
    List<Mount> volumes,
    List<FileReference> secrets,
    List<FileReference> configs,
    Map<String, Dependency> dependsOn,
    List<String> links,
    Optional<HealthCheck> healthcheck,
    Resources resources,
    Optional<UpdateConfig> updateConfig,
    OptionalInt replicas,
    Optional<String> restart,
    Optional<String> restartCondition,
    Optional<String> deployMode,
    Optional<Duration> stopGracePeriod,
    Map<String, String> labels,
    Map<String, Ulimit> ulimits,
    List<String> tmpfs,
    List<String> capDrop,
    List<String> capAdd,
    Mapping tree) {

  public Service {
    ports = List.copyOf(ports);
    expose = List.copyOf(expose);
    volumes = List.copyOf(volumes);
    secrets = List.copyOf(secrets);
    configs = List.copyOf(configs);
    links = List.copyOf(links);
    tmpfs = List.copyOf(tmpfs);
    capDrop = List.copyOf(capDrop);
    capAdd = List.copyOf(capAdd);
  }

  /** The path of the service. */
  public TreePath path() {
    return TreePath.of("services", name);
  }

  /** The text of a scalar attribute. */
  public Optional<String> text(String key) {
    return tree.text(key);
  }

  /** Whether a boolean attribute is true. */
  public boolean flag(String key) {
    return tree.is(key, "true");
  }
}
