package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.extension.PortExtensions;
import dev.c2ecs.compose.model.Port;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A port that a load balancer publishes.
 *
 * @param service the service behind it
 * @param task the main service of its task
 * @param port the Compose port
 * @param listener the port of the listener, 1 to 65535
 * @param target the port of the container
 * @param kind what the listener speaks
 * @param said what the port says under {@code x-aws-} keys
 */
public record PublishedPort(
    String service,
    String task,
    Port port,
    int listener,
    int target,
    Kind kind,
    PortExtensions said) {

  /** What a listener speaks; the application load balancer carries HTTP. */
  public enum Kind {
    HTTP,
    TCP,
    UDP,
    TCP_UDP;

    /** Whether an application load balancer carries it. */
    public boolean isApplication() {
      return this == HTTP;
    }

    /** The protocols that reach the target. */
    public List<String> protocols() {
      return switch (this) {
        case HTTP, TCP -> List.of("tcp");
        case UDP -> List.of("udp");
        case TCP_UDP -> List.of("tcp", "udp");
      };
    }
  }

  /** What tells the published ports of a project apart. */
  public String key() {
    return balancer() + ":" + service + ":" + listener + ":" + target;
  }

  /** The ARN of the certificate of the listener, {@code x-aws-certificate}. */
  public Optional<String> certificate() {
    return said.certificate().written();
  }

  /** The protocol of the application, in lower case; empty when the file does not say. */
  public String application() {
    return application(port, said);
  }

  static String application(Port port, PortExtensions said) {
    return said.protocol()
        .written()
        .or(port::appProtocol)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .orElse("");
  }

  /**
   * Whether the container is spoken to by TLS behind an application load balancer: it says {@code
   * https}, or its port is 443 and nothing else is said.
   */
  public boolean isSecureTarget() {
    String spoken = application();
    return kind == Kind.HTTP
        && isSecure()
        && (spoken.equals("https") || (spoken.isEmpty() && target == LoadBalancerReferences.HTTPS));
  }

  /** The domain that leads to the listener, {@code x-aws-domain}. */
  public Optional<String> domain() {
    return said.domain().written();
  }

  /** The host names that lead here, {@code x-aws-host}; empty for all. */
  public List<String> hosts() {
    return said.hosts().written().orElse(List.of());
  }

  /** The paths that lead here, {@code x-aws-path}; empty for all. */
  public List<String> paths() {
    return said.paths().written().orElse(List.of());
  }

  /** Whether only some requests lead here. */
  public boolean hasConditions() {
    return !hosts().isEmpty() || !paths().isEmpty();
  }

  /** The load balancer that publishes it. */
  public LoadBalancerKind balancer() {
    return LoadBalancerKind.of(kind.isApplication(), said.internal().is(true));
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
