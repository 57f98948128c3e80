package dev.c2ecs.cfn.scaling;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.ServiceExtensions;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Mapping;
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

  /**
   * The scaling of a service; empty when it has none, or after a diagnostic.
   *
   * @param said what the service says of it
   */
  public static Optional<Scaling> of(
      Service service, ServiceExtensions.Autoscaling said, DiagnosticCollector findings) {
    if (!(said.whole().written().orElse(null) instanceof Mapping)) {
      return Optional.empty();
    }
    int minimum = said.min().orElse(service.replicas().orElse(1));
    OptionalInt maximum = said.max().number();
    OptionalInt cpu = said.cpu().number();
    OptionalInt memory = said.memory().number();
    OptionalInt requests = said.requests().number();
    if (maximum.isEmpty() || maximum.getAsInt() < minimum) {
      said.max().refuse(findings, "a number of tasks from " + minimum, "");
      return Optional.empty();
    }
    if (cpu.isEmpty() && memory.isEmpty() && requests.isEmpty()) {
      said.whole().refuse(findings, "told what to follow: cpu, memory or requests", "cpu: 70");
      return Optional.empty();
    }
    return Optional.of(new Scaling(minimum, maximum.getAsInt(), cpu, memory, requests));
  }
}
