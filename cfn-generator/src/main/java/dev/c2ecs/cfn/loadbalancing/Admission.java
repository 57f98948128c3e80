package dev.c2ecs.cfn.loadbalancing;

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

  // A comparator that is put together is made at run time, and every start comes by here.
  @Override
  public int compareTo(Admission other) {
    int order = task.compareTo(other.task);
    order = order != 0 ? order : balancer.compareTo(other.balancer);
    order = order != 0 ? order : protocol.compareTo(other.protocol);
    return order != 0 ? order : Integer.compare(port, other.port);
  }
}
