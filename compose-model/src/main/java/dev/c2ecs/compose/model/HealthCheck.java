package dev.c2ecs.compose.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The health check of a service.
 *
 * @param test the command, starting with CMD or CMD-SHELL; empty when nothing is tested
 * @param disabled whether the check of the image is switched off
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#healthcheck">Compose
 *     specification, healthcheck</a>
 */
public record HealthCheck(
    List<String> test,
    Optional<Duration> interval,
    Optional<Duration> timeout,
    OptionalInt retries,
    Optional<Duration> startPeriod,
    boolean disabled) {

  public HealthCheck {
    test = List.copyOf(test);
  }
}
