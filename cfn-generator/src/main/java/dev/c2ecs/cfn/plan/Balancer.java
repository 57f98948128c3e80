package dev.c2ecs.cfn.plan;

/**
 * A load balancer of the stack; there are at most four.
 *
 * @param application whether it carries HTTP; else TCP and UDP
 * @param internal whether only the VPC and what is connected to it reaches it
 */
public record Balancer(boolean application, boolean internal) implements Comparable<Balancer> {

  /** The logical ID. */
  public String id() {
    return prefix() + (application ? "LoadBalancer" : "NetworkLoadBalancer");
  }

  /** What the logical IDs of an internal one start with. */
  public String prefix() {
    return internal ? "Internal" : "";
  }

  @Override
  public int compareTo(Balancer other) {
    return id().compareTo(other.id());
  }
}
