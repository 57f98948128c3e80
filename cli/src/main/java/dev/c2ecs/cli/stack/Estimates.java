package dev.c2ecs.cli.stack;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import java.time.Duration;

/** How long resources usually take. */
final class Estimates {

  private Estimates() {}

  /** How much longer a resource takes, zero when it should have ended. */
  static Duration remaining(Progress.Item item, Duration elapsed) {
    ResourceType type = ResourceType.of(item.type());
    int all =
        item.status().startsWith("UPDATE")
            ? type.updateSeconds()
            : item.status().startsWith("DELETE") ? type.deleteSeconds() : type.createSeconds();
    Duration left = Duration.ofSeconds(all).minus(elapsed);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
