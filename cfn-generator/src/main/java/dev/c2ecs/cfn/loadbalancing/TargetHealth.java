package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.extension.ExtensionValues;
import dev.c2ecs.compose.model.Attributes;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a load balancer checks tasks, {@code x-aws-healthcheck}: a path, or a mapping.
 *
 * @param path the path
 * @param codes the status codes of a healthy answer
 * @param gracePeriod the seconds in which a new task is not stopped
 * @param interval the seconds between two checks, 5 to 300
 */
public record TargetHealth(
    Optional<String> path, Optional<String> codes, OptionalInt gracePeriod, OptionalInt interval) {

  private static final String KEY = "x-aws-healthcheck";

  static TargetHealth of(PublishedPort port, ExtensionValues values) {
    Attributes attributes = port.port().attributes();
    Optional<Attributes> below = ExtensionValues.below(attributes, KEY);
    if (below.isEmpty()) {
      return new TargetHealth(
          values.text(attributes, KEY), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
    }
    return new TargetHealth(
        values.text(below.get(), "path"),
        values.text(below.get(), "codes"),
        values.number(below.get(), "grace_period"),
        values.number(below.get(), "interval"));
  }
}
