package dev.c2ecs.cfn.routing;

import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.compose.model.Port;
import dev.c2ecs.compose.model.Protocol;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A port of a proxy that takes requests.
 *
 * @param name its name; empty where they have none
 * @param port the port of the container
 * @param published the published port
 * @param extensions the {@code x-aws-} keys of the published port
 * @param redirect whether everything is sent on to an entry point with TLS
 * @param tls whether everything on it is TLS
 */
record EntryPoint(
    String name, int port, int published, Mapping extensions, boolean redirect, boolean tls) {

  static final int HTTP = 80;
  static final int HTTPS = 443;

  /**
   * An entry point of a proxy; empty when its port is not published, or for the machine only. A
   * proxy that publishes nothing itself is in the network of the host, where all its ports are.
   */
  static Optional<EntryPoint> of(
      Service proxy, String name, int port, boolean redirect, boolean tls) {
    List<Port> ports = proxy.ports();
    for (Port published : ports) {
      String number = published.published().orElse(Integer.toString(published.target()));
      String address = published.hostIp().orElse("");
      boolean reached = !address.startsWith("127.") && !address.equals("::1");
      if (published.target() == port
          && published.protocol() == Protocol.TCP
          && reached
          && number.matches("[0-9]{1,5}")) {
        return Optional.of(
            new EntryPoint(
                name, port, Integer.parseInt(number), published.extensions(), redirect, tls));
      }
    }
    return ports.isEmpty()
        ? Optional.of(
            new EntryPoint(name, port, port, Mapping.empty(Origin.DEFAULT), redirect, tls))
        : Optional.empty();
  }

  /** Whether the load balancer has a certificate for it. */
  boolean hasCertificate() {
    return extensions.has(Keys.CERTIFICATE) || extensions.has(Keys.DOMAIN);
  }
}
