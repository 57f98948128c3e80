package dev.c2ecs.compose.model;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a service runs on the platform.
 *
 * @param mode replicated, global, replicated-job or global-job
 * @param replicas the number of containers
 * @param labels labels of the service
 * @param updateConfig how a new version replaces the old one
 * @param rollbackConfig how the old version replaces a failed one
 * @param resources what a container may use and needs
 * @param restartPolicy when a container is started again
 * @param placement where containers run
 * @param endpointMode vip or dnsrr
 * @see <a href="https://docs.docker.com/reference/compose-file/deploy/">Compose specification</a>
 */
public record Deploy(
    Optional<String> mode,
    OptionalInt replicas,
    Map<String, String> labels,
    Optional<UpdateConfig> updateConfig,
    Optional<UpdateConfig> rollbackConfig,
    Optional<DeployResources> resources,
    Optional<RestartPolicy> restartPolicy,
    Optional<Placement> placement,
    Optional<String> endpointMode) {

  static Deploy of(Attributes attributes) {
    return new Deploy(
        attributes.text("mode"),
        attributes.integer("replicas"),
        attributes.textMap("labels"),
        attributes.object("update_config", UpdateConfig::of),
        attributes.object("rollback_config", UpdateConfig::of),
        attributes.object("resources", DeployResources::of),
        attributes.object("restart_policy", RestartPolicy::of),
        attributes.object("placement", Placement::of),
        attributes.text("endpoint_mode"));
  }
}
