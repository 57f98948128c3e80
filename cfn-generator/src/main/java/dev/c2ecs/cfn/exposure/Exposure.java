package dev.c2ecs.cfn.exposure;

import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Template;
import java.util.List;

/**
 * A port that is reached from outside the VPC: a listener of a load balancer that faces the
 * Internet, what it leads to, and who is admitted; or a task that a security group opens itself,
 * which only an overlay does.
 *
 * @param service the Compose service behind it; empty when the listener leads to none, such as a
 *     redirect
 * @param origin the part of the Compose file that it comes from, a port, or one of the overlay
 * @param balancer the logical ID of the load balancer; empty for a task that is open itself; the
 *     ARN of one that exists already, or of its listener
 * @param port the port of the listener; 0 when the template does not tell, as for a rule of a
 *     listener that exists already, and for several ports of a task
 * @param protocol what the listener speaks: HTTP, HTTPS, TCP, TLS or UDP; empty when the template
 *     does not tell
 * @param target the port of the container; 0 when there is none
 * @param cidr who is admitted: {@code 0.0.0.0/0} for everybody, a prefix list, {@code ${Name}} for
 *     the value of a parameter; empty when a security group outside the template decides
 */
public record Exposure(
    String service,
    ComposeRef origin,
    String balancer,
    int port,
    String protocol,
    int target,
    String cidr) {

  /** Everybody, by IPv4. */
  public static final String EVERYBODY = "0.0.0.0/0";

  private static final String EVERYBODY_IPV6 = "::/0";

  /** Whether a range is everybody, by IPv4 or by IPv6. */
  public static boolean isEverybody(String cidr) {
    return cidr.equals(EVERYBODY) || cidr.equals(EVERYBODY_IPV6);
  }

  /** Whether the same is reached by the same, whatever the load balancer is called. */
  public boolean isSameAs(Exposure other) {
    return service.equals(other.service)
        && port == other.port
        && protocol.equals(other.protocol)
        && target == other.target
        && cidr.equals(other.cidr);
  }

  /**
   * What a template exposes, the overlay in it included, in the order of its resources. A listener
   * that several services share, or that several ranges reach, is listed once for each; load
   * balancers inside the VPC and private addresses are left out.
   */
  public static List<Exposure> of(Template template) {
    return new Listeners(template).exposures();
  }
}
