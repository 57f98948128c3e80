package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PublishingCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.extension.PortExtensions;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A web server that speaks TLS itself publishes plain HTTP beside it, and sends browsers from one
 * to the other by the name of the host that they asked. TLS without a certificate here is passed
 * through by the network load balancer; where its plain HTTP is HTTP by its number alone, it goes
 * there too, so that both have one name. Where that cannot be, both addresses are said.
 */
final class OneAddress {

  private static final String APPLICATION = ":loadbalancer/app/";

  private final ComposeProject project;
  private final ProjectExtensions extensions;
  private final DiagnosticCollector findings;

  OneAddress(ComposeProject project, ProjectExtensions extensions, DiagnosticCollector findings) {
    this.project = project;
    this.extensions = extensions;
    this.findings = findings;
  }

  /** The ports, with plain HTTP beside the TLS of its service. */
  List<PublishedPort> settle(List<PublishedPort> ports) {
    List<PublishedPort> settled = new ArrayList<>();
    for (PublishedPort port : ports) {
      Optional<PublishedPort> tls =
          port.kind().isApplication() && !port.isSecure() ? beside(port, ports) : Optional.empty();
      if (tls.isPresent() && goesAlong(port, ports)) {
        report(port, tls.get());
        settled.add(port.passedThrough());
      } else {
        tls.ifPresent(other -> reportTwo(port, other));
        settled.add(port);
      }
    }
    return settled;
  }

  /** The TLS of the same service that is passed through to the same clients. */
  private static Optional<PublishedPort> beside(PublishedPort http, List<PublishedPort> ports) {
    return ports.stream()
        .filter(port -> port.service().equals(http.service()))
        .filter(port -> PortPublication.isPassedThrough(port.port(), port.said()))
        .filter(port -> port.balancer().internal() == http.balancer().internal())
        .findFirst();
  }

  /** Whether nothing that is said of a port, or shares its listener, needs the other kind. */
  private boolean goesAlong(PublishedPort port, List<PublishedPort> ports) {
    PortExtensions said = port.said();
    boolean asks =
        !port.application().isEmpty()
            || port.hasConditions()
            || said.stickiness().present()
            || said.health().codes().present();
    boolean shares =
        ports.stream()
            .anyMatch(
                other ->
                    other.listener() == port.listener()
                        && other.balancer() == port.balancer()
                        && !other.service().equals(port.service()));
    boolean exists =
        !port.balancer().internal()
            && extensions.loadBalancer().arn().orElse("").contains(APPLICATION);
    Service service = project.services().get(port.service());
    boolean counted = service != null && extensions.of(service).autoscaling().requests().present();
    return !asks && !shares && !exists && !counted;
  }

  private void report(PublishedPort http, PublishedPort tls) {
    findings.add(
        PublishingCode.ONE_ADDRESS,
        http.port().path(),
        "port "
            + http.listener()
            + " of "
            + http.service()
            + " goes through the network load balancer, as its port "
            + tls.listener()
            + " does: links and redirects between them keep the name of the host",
        "`" + Keys.PROTOCOL + ": http` on the port keeps it at the application load balancer");
  }

  private void reportTwo(PublishedPort http, PublishedPort tls) {
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
