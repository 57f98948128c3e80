package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.compose.model.Attributes;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Mapping;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How the number of tasks follows the load, {@code deploy.x-aws-autoscaling}.
 *
 * @param minimum tasks at least, 0 to 5000
 * @param maximum tasks at most, 1 to 5000
 * @param cpu the wanted use of the CPU in percent
 * @param memory the wanted use of memory in percent
 * @param requests the wanted requests of a task in a minute
 */
public record Scaling(
    int minimum, int maximum, OptionalInt cpu, OptionalInt memory, OptionalInt requests) {

  private static final String KEY = "x-aws-autoscaling";
  private static final int MAX_TASKS = 5000;
  private static final int MAX_REQUESTS = 1_000_000;
  private static final Set<String> KEYS = Set.of("min", "max", "cpu", "memory", "requests");

  /** The scaling of a service; empty when it has none, or after a diagnostic. */
  static Optional<Scaling> of(Service service, Findings findings) {
    Attributes deploy =
        new Attributes(service.tree().child("deploy"), service.path().child("deploy"));
    if (!deploy.tree().has(KEY)) {
      return Optional.empty();
    }
    ExtensionValues values = new ExtensionValues(findings);
    Mapping tree = deploy.tree().child(KEY);
    if (tree.entries().isEmpty() || !KEYS.containsAll(tree.entries().keySet())) {
      values.unusable(deploy, KEY, "a mapping with min, max and some of cpu, memory, requests", "");
      return Optional.empty();
    }
    Attributes scaling = new Attributes(tree, deploy.path().child(KEY));
    int minimum = values.number(scaling, "min", 0, MAX_TASKS).orElse(service.replicas().orElse(1));
    OptionalInt maximum = values.number(scaling, "max", 1, MAX_TASKS);
    OptionalInt cpu = values.number(scaling, "cpu", 1, 100);
    OptionalInt memory = values.number(scaling, "memory", 1, 100);
    OptionalInt requests = values.number(scaling, "requests", 1, MAX_REQUESTS);
    if (maximum.isEmpty() || maximum.getAsInt() < minimum) {
      values.unusable(scaling, "max", "a number of tasks from " + minimum, "");
      return Optional.empty();
    }
    if (cpu.isEmpty() && memory.isEmpty() && requests.isEmpty()) {
      values.unusable(deploy, KEY, "told what to follow: cpu, memory or requests", "cpu: 70");
      return Optional.empty();
    }
    return Optional.of(new Scaling(minimum, maximum.getAsInt(), cpu, memory, requests));
  }
}
