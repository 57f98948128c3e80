package dev.c2ecs.cfn.exposure;

import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
 * @param answer what a listener that leads to no service says itself: {@code redirect}, {@code
 *     redirect to example.com}, {@code answers 404}; empty when it leads to one
 */
public record Exposure(
    String service,
    ComposeRef origin,
    String balancer,
    int port,
    String protocol,
    int target,
    String cidr,
    String answer) {

  /** What leads to a service. */
  public Exposure(
      String service,
      ComposeRef origin,
      String balancer,
      int port,
      String protocol,
      int target,
      String cidr) {
    this(service, origin, balancer, port, protocol, target, cidr, "");
  }

  /** Everybody, by IPv4. */
  public static final String EVERYBODY = "0.0.0.0/0";

  /**
   * The longest prefixes that are everybody: what is broader than this is no choice of somebody's
   * addresses, and two halves of the Internet are all of it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">
   *     S3, the meaning of "public": broader than /8 in IPv4 and /32 in IPv6</a>
   */
  private static final int MOST_BITS = 7;

  private static final int MOST_BITS_IPV6 = 31;

  /**
   * Whether a range is everybody, by IPv4 or by IPv6, or so large a part that it may be anybody.
   */
  public static boolean isEverybody(String cidr) {
    int slash = cidr.indexOf('/');
    String bits = cidr.substring(slash + 1);
    if (slash < 0 || !bits.matches("[0-9]{1,3}") || PrivateAddresses.contain(cidr)) {
      return false;
    }
    return Integer.parseInt(bits) <= (isIpv6(cidr) ? MOST_BITS_IPV6 : MOST_BITS);
  }

  /** Whether this lets somebody in from the Internet whom another one of the same port does not. */
  public boolean opensBeyond(Exposure other) {
    boolean same = service.equals(other.service) && port == other.port;
    boolean everybody = isEverybody(other.cidr) && isIpv6(cidr) == isIpv6(other.cidr);
    boolean within = cidr.equals(other.cidr) || Addresses.contains(other.cidr, cidr);
    return !same || !(within || everybody);
  }

  /** The same of a service with another name. */
  public Exposure of(String other) {
    return new Exposure(other, origin, balancer, port, protocol, target, cidr, answer);
  }

  private static boolean isIpv6(String cidr) {
    return cidr.indexOf(':') >= 0;
  }

  /** Whether the same is reached by the same, whatever the load balancer is called. */
  public boolean isSameAs(Exposure other) {
    return service.equals(other.service)
        && port == other.port
        && protocol.equals(other.protocol)
        && target == other.target
        && cidr.equals(other.cidr)
        && answer.equals(other.answer);
  }

  /**
   * What a template exposes by the defaults of its parameters, the overlay in it included, in the
   * order of its resources. A listener that several services share, or that several ranges reach,
   * is listed once for each; load balancers inside the VPC and private addresses are left out.
   */
  public static List<Exposure> of(Template template) {
    Map<String, String> defaults = new HashMap<>();
    for (Parameter parameter : template.parameters()) {
      parameter
          .defaultValue()
          .ifPresent(value -> defaults.put("${" + parameter.name() + "}", value));
    }
    List<Exposure> all = new ArrayList<>();
    for (Exposure one : new Listeners(template).exposures()) {
      String range = defaults.getOrDefault(one.cidr, one.cidr);
      if (!PrivateAddresses.contain(range)) {
        all.add(
            new Exposure(
                one.service,
                one.origin,
                one.balancer,
                one.port,
                one.protocol,
                one.target,
                range,
                one.answer));
      }
    }
    return List.copyOf(all);
  }
}
