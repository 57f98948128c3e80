package dev.c2ecs.compose.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The health check of a service.
 *
 * @param test the command, starting with CMD or CMD-SHELL; empty when nothing is tested
 * @param interval the time between checks
 * @param timeout the time that a check may take
 * @param retries the failures in a row that count
 * @param startPeriod the time after a start in which failures do not count
 * @param startInterval the time between checks in that time
 * @param disable whether the check of the image is switched off
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#healthcheck">Compose
 *     specification</a>
 */
public record HealthCheck(
    List<String> test,
    Optional<Duration> interval,
    Optional<Duration> timeout,
    OptionalInt retries,
    Optional<Duration> startPeriod,
    Optional<Duration> startInterval,
    boolean disable) {

  public HealthCheck {
    test = List.copyOf(test);
  }

  static HealthCheck of(Attributes attributes) {
    return new HealthCheck(
        attributes.texts("test"),
        attributes.duration("interval"),
        attributes.duration("timeout"),
        attributes.integer("retries"),
        attributes.duration("start_period"),
        attributes.duration("start_interval"),
        attributes.flag("disable") || attributes.texts("test").equals(List.of("NONE")));
  }
}
