package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PublishingCode;
import dev.c2ecs.cfn.extension.Keys;
import java.util.List;
import java.util.Optional;

/**
 * A web server that speaks TLS itself publishes plain HTTP beside it, and sends browsers from one
 * to the other by the name of the host that they asked. TLS without a certificate here is passed
 * through by the network load balancer, HTTP goes to the application load balancer: both addresses
 * are said.
 */
final class TwoAddresses {

  private TwoAddresses() {}

  /** Reports the services with both. */
  static void report(List<PublishedPort> ports, DiagnosticCollector findings) {
    for (PublishedPort port : ports) {
      if (port.kind().isApplication() && !port.isSecure()) {
        beside(port, ports).ifPresent(tls -> report(port, tls, findings));
      }
    }
  }

  /** The TLS of the same service that is passed through to the same clients. */
  private static Optional<PublishedPort> beside(PublishedPort http, List<PublishedPort> ports) {
    return ports.stream()
        .filter(port -> port.service().equals(http.service()))
        .filter(port -> PortPublication.isPassedThrough(port.port(), port.said()))
        .filter(port -> port.balancer().internal() == http.balancer().internal())
        .findFirst();
  }

  private static void report(PublishedPort http, PublishedPort tls, DiagnosticCollector findings) {
    findings.add(
        PublishingCode.TWO_ADDRESSES,
        http.port().path(),
        tls.port().path(),
        http.service()
            + " has two addresses: port "
            + http.listener()
            + " that of the application load balancer, port "
            + tls.listener()
            + " that of the network load balancer; a redirect from one to the other that keeps the"
            + " name of the host leads nowhere",
        "give port "
            + tls.listener()
            + " a certificate (`"
            + Keys.DOMAIN
            + ": …` or `"
            + Keys.CERTIFICATE
            + ": arn:…`), or say `"
            + Keys.PROTOCOL
            + ": tcp` on port "
            + http.listener()
            + ": then one load balancer has both");
  }
}
