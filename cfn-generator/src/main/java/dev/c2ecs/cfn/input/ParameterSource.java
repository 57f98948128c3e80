package dev.c2ecs.cfn.input;

/** Where the value of a parameter comes from. */
public sealed interface ParameterSource {

  /** The network that the stack is in, in the order in which a template asks for its parts. */
  enum Network implements ParameterSource {
    VPC,
    /** The subnets of the tasks. */
    SUBNETS,
    /** The subnets of the load balancers, where they are others. */
    LOAD_BALANCER_SUBNETS,
    /** A subnet for the mount target in each zone. */
    FILE_SYSTEM_SUBNETS,
    /** Whether tasks have public addresses. */
    PUBLIC_ADDRESSES
  }

  /** What only whoever deploys can say. */
  enum User implements ParameterSource {
    /** The hosted zone of the domains. */
    HOSTED_ZONE,
    /** The security group of a load balancer that exists. */
    LOAD_BALANCER_GROUP,
    /** The file system of an access point that exists. */
    FILE_SYSTEM,
    /** What an overlay asks for, or somebody else's template. */
    OTHER
  }

  /** The image of a service, which the project builds or puts files in. */
  record Image(String service) implements ParameterSource {}

  /** The ARN of a secret. */
  record SecretArn(NeededSecret secret) implements ParameterSource {}

  /** The version of a secret. */
  record SecretVersion(NeededSecret secret) implements ParameterSource {}
}
