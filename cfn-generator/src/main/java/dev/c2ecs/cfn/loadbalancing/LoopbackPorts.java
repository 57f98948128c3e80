package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Port;
import dev.c2ecs.compose.model.Service;
import java.util.Map;

/**
 * Ports of the loopback address. Beside other published ports they are meant for the machine of a
 * developer; where they are all that a project publishes, a proxy on the host is meant to reach
 * them, and here nobody does.
 */
final class LoopbackPorts {

  private final DiagnosticCollector findings;

  LoopbackPorts(DiagnosticCollector findings) {
    this.findings = findings;
  }

  /**
   * Reports them.
   *
   * @param ports the ports and their services
   * @param other whether anything else of the project is published
   */
  void report(ComposeProject project, Map<Port, Service> ports, boolean other) {
    ports.forEach(
        (port, service) -> {
          boolean only = !other && ClosedPorts.isForPeople(service, port);
          findings.add(
              PolicyCode.PORT_NOT_PUBLIC,
              only ? Severity.WARNING : Severity.INFO,
              port.path(),
              (only
                      ? "nobody reaches "
                          + project.name()
                          + ", which publishes on the loopback address only: "
                      : "no load balancer publishes ports of the loopback address: ")
                  + port.target()
                  + " of "
                  + service.name(),
              only
                  ? "leave the address out, or add `"
                      + Keys.PUBLIC
                      + ": true` to the long form of the port"
                  : "leave the address out to publish it");
        });
  }
}
