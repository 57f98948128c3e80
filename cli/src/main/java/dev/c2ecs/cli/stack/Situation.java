package dev.c2ecs.cli.stack;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that is known while an operation is followed.
 *
 * @param now the time
 * @param progress how far it is
 * @param services the ECS services that are being changed, by logical ID
 * @param failed the tasks that stopped, the oldest first
 */
public record Situation(
    Instant now, Progress progress, Map<String, ServiceView> services, List<FailedTask> failed) {

  public Situation {
    services = Map.copyOf(services);
    failed = List.copyOf(failed);
  }
}
