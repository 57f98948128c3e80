package dev.c2ecs.compose.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs in the container, and how it starts and stops.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/">Compose specification,
 *     services</a>
 */
public sealed interface ProcessAttributes permits Service {

  /** The attributes of the service in canonical form. */
  Attributes attributes();

  /** The command; an empty list clears it, absent: the image's. */
  default Optional<List<String>> command() {
    return attributes().words("command");
  }

  /** The entry point; an empty list clears it, absent: the image's. */
  default Optional<List<String>> entrypoint() {
    return attributes().words("entrypoint");
  }

  /** The working directory. */
  default Optional<String> workingDir() {
    return attributes().text("working_dir");
  }

  /** The user, name or number, with a group behind a colon. */
  default Optional<String> user() {
    return attributes().text("user");
  }

  /** Further groups of the user. */
  default List<String> groupAdd() {
    return attributes().texts("group_add");
  }

  /** The environment, env files included. */
  default Map<String, EnvironmentValue> environment() {
    return attributes().map("environment", EnvironmentValue::of);
  }

  /** Whether there is a terminal. */
  default boolean tty() {
    return attributes().flag("tty");
  }

  /** Whether standard input stays open. */
  default boolean stdinOpen() {
    return attributes().flag("stdin_open");
  }

  /** Whether an init process is put in front. */
  default Optional<Boolean> init() {
    return attributes().optionalFlag("init");
  }

  /** Whether the log is shown by docker compose up; true when unset. */
  default Optional<Boolean> attach() {
    return attributes().optionalFlag("attach");
  }

  /** The signal that asks to stop. */
  default Optional<String> stopSignal() {
    return attributes().text("stop_signal");
  }

  /** How long a container may take to stop. */
  default Optional<Duration> stopGracePeriod() {
    return attributes().duration("stop_grace_period");
  }

  /** The health check. */
  default Optional<HealthCheck> healthcheck() {
    return attributes().object("healthcheck", HealthCheck::of);
  }

  /** When a container is started again. */
  default Optional<Restart> restart() {
    return attributes().text("restart").map(Restart::of);
  }

  /** Commands before the container starts. */
  default List<Hook> preStart() {
    return attributes().list("pre_start", Hook::of);
  }

  /** Commands after the container started. */
  default List<Hook> postStart() {
    return attributes().list("post_start", Hook::of);
  }

  /** Commands before the container stops. */
  default List<Hook> preStop() {
    return attributes().list("pre_stop", Hook::of);
  }

  /** Where the log goes. */
  default Optional<Logging> logging() {
    return attributes().object("logging", Logging::of);
  }

  /** The services that this one depends on. */
  default Map<String, Dependency> dependsOn() {
    return attributes().map("depends_on", Dependency::of);
  }

  /** The models that the service uses. */
  default Map<String, ModelAttachment> models() {
    return attributes().map("models", ModelAttachment::of);
  }
}
