package dev.c2ecs.cfn.scaling;

import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.extension.ExtensionValues;
import dev.c2ecs.compose.model.Attributes;
import dev.c2ecs.compose.model.Service;
import java.util.Optional;
import java.util.OptionalInt;

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

  /** The scaling of a service; empty when it has none, or after a diagnostic. */
  public static Optional<Scaling> of(Service service, Findings findings) {
    Attributes deploy =
        new Attributes(service.tree().child("deploy"), service.path().child("deploy"));
    if (!deploy.tree().has(KEY)) {
      return Optional.empty();
    }
    ExtensionValues values = new ExtensionValues(findings);
    Optional<Attributes> below = ExtensionValues.below(deploy, KEY);
    if (below.isEmpty()) {
      return Optional.empty();
    }
    Attributes scaling = below.get();
    int minimum = values.number(scaling, "min").orElse(service.replicas().orElse(1));
    OptionalInt maximum = values.number(scaling, "max");
    OptionalInt cpu = values.number(scaling, "cpu");
    OptionalInt memory = values.number(scaling, "memory");
    OptionalInt requests = values.number(scaling, "requests");
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
