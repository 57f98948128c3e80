package dev.c2ecs.acceptance.cloud;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An object in the account. */
final class Asset {

  /** The stack of what CloudFormation did not make: the default network, names of ECS. */
  static final String NO_STACK = "";

  final String type;
  final String physicalId;
  final String stack;
  final String logicalId;

  /** What CloudFormation sent last. */
  Props props;

  /** What is in effect; differs from what was sent where the service keeps what is left out. */
  Props live;

  /** Whether it is in the account and no longer in its stack. */
  boolean outside;

  /** Facts of the service that are no properties, such as the owner of a name. */
  final Map<String, String> facts = new LinkedHashMap<>();

  /** The tasks of an ECS service. */
  Optional<Deployment> deployment = Optional.empty();

  Asset(String type, String physicalId, String stack, String logicalId, Props props) {
    this.type = type;
    this.physicalId = physicalId;
    this.stack = stack;
    this.logicalId = logicalId;
    this.props = props;
    this.live = props;
  }

  Asset copy() {
    Asset copy = new Asset(type, physicalId, stack, logicalId, props);
    copy.live = live;
    copy.outside = outside;
    copy.facts.putAll(facts);
    copy.deployment = deployment;
    return copy;
  }

  /** What {@code Fn::GetAtt} gives. */
  String attribute(String name) {
    String known = facts.get("attribute " + name);
    return known != null ? known : physicalId + "!" + name;
  }

  void attribute(String name, String value) {
    facts.put("attribute " + name, value);
  }

  Thing thing() {
    return new Thing(type, physicalId, logicalId);
  }

  @Override
  public String toString() {
    return physicalId;
  }
}
