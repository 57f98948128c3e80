package dev.c2ecs.cfn.plan;

import dev.c2ecs.compose.model.Port;
import java.util.Optional;

/**
 * A port that a load balancer publishes.
 *
 * @param service the service behind it
 * @param port the Compose port
 * @param listener the port of the listener, 1 to 65535
 * @param target the port of the container
 * @param kind what the listener speaks
 */
public record PublishedPort(String service, Port port, int listener, int target, Kind kind) {

  /** What a listener speaks. */
  public enum Kind {
    HTTP,
    TCP,
    UDP,
    TCP_UDP;

    /** Whether an application load balancer carries it. */
    public boolean isApplication() {
      return this == HTTP;
    }
  }

  /** The ARN of the certificate of the listener, {@code x-aws-certificate}. */
  public Optional<String> certificate() {
    return port.extensions().text("x-aws-certificate");
  }

  /** The domain that leads to the listener, {@code x-aws-domain}. */
  public Optional<String> domain() {
    return port.extensions().text("x-aws-domain");
  }

  /** Whether the listener speaks TLS. */
  public boolean isSecure() {
    return certificate().isPresent() || domain().isPresent();
  }

  /** The protocol as it appears in logical IDs: that of the Compose port. */
  public String protocol() {
    return kind == Kind.UDP ? "UDP" : "TCP";
  }
}
