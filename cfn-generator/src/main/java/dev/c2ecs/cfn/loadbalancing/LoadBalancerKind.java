package dev.c2ecs.cfn.loadbalancing;

/** The load balancers that a stack can have. */
public enum LoadBalancerKind {
  /** HTTP from the Internet. */
  APPLICATION,
  /** TCP and UDP from the Internet. */
  NETWORK,
  /** HTTP from the VPC and what is connected to it. */
  INTERNAL_APPLICATION,
  /** TCP and UDP from the VPC and what is connected to it. */
  INTERNAL_NETWORK;

  static LoadBalancerKind of(boolean application, boolean internal) {
    if (internal) {
      return application ? INTERNAL_APPLICATION : INTERNAL_NETWORK;
    }
    return application ? APPLICATION : NETWORK;
  }

  /** Whether it carries HTTP; else TCP and UDP. */
  public boolean application() {
    return this == APPLICATION || this == INTERNAL_APPLICATION;
  }

  /** Whether only the VPC and what is connected to it reaches it. */
  public boolean internal() {
    return this == INTERNAL_APPLICATION || this == INTERNAL_NETWORK;
  }
}
