package dev.c2ecs.cfn.loadbalancing;

import java.util.Comparator;

/**
 * A port of a task that a load balancer reaches, to send requests or to check it.
 *
 * @param task the main service of the task
 * @param balancer the load balancer
 * @param protocol tcp or udp
 * @param port 1 to 65535
 * @param published the published port that needs it, the first of several
 */
public record Admission(
    String task, LoadBalancerKind balancer, String protocol, int port, PublishedPort published)
    implements Comparable<Admission> {

  private static final Comparator<Admission> ORDER =
      Comparator.comparing(Admission::task)
          .thenComparing(Admission::balancer)
          .thenComparing(Admission::protocol)
          .thenComparing(Admission::port);

  @Override
  public int compareTo(Admission other) {
    return ORDER.compare(this, other);
  }
}
