package dev.c2ecs.cfn.loadbalancing;

/** The load balancers that a stack can have. */
public enum Balancer {
  /** HTTP from the Internet. */
  APPLICATION("LoadBalancer"),
  /** TCP and UDP from the Internet. */
  NETWORK("NetworkLoadBalancer"),
  /** HTTP from the VPC and what is connected to it. */
  INTERNAL_APPLICATION("InternalLoadBalancer"),
  /** TCP and UDP from the VPC and what is connected to it. */
  INTERNAL_NETWORK("InternalNetworkLoadBalancer");

  private final String id;

  Balancer(String id) {
    this.id = id;
  }

  static Balancer of(boolean application, boolean internal) {
    if (internal) {
      return application ? INTERNAL_APPLICATION : INTERNAL_NETWORK;
    }
    return application ? APPLICATION : NETWORK;
  }

  /** The logical ID. */
  public String id() {
    return id;
  }

  /** Whether it carries HTTP; else TCP and UDP. */
  public boolean application() {
    return this == APPLICATION || this == INTERNAL_APPLICATION;
  }

  /** Whether only the VPC and what is connected to it reaches it. */
  public boolean internal() {
    return this == INTERNAL_APPLICATION || this == INTERNAL_NETWORK;
  }

  /** What the logical IDs of an internal one start with. */
  public String prefix() {
    return internal() ? "Internal" : "";
  }
}
