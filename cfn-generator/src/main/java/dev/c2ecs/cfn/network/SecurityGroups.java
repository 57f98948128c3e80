package dev.c2ecs.cfn.network;

import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Network;
import java.util.Optional;

/** Security groups: of Compose networks, of services, and those that exist already. */
final class SecurityGroups {

  private static final String GROUP_ID = "sg-([0-9a-f]{8}|[0-9a-f]{17})";

  private SecurityGroups() {}

  /** A group without rules of its own. */
  static Part declare(
      String id, String description, Section section, String group, ComposeRef origin, Value vpc) {
    return Part.declare(
        id,
        ResourceType.SECURITY_GROUP,
        section,
        group,
        origin,
        Value.map("GroupDescription", description, "VpcId", vpc));
  }

  /** The security group that an external network names. */
  static Optional<String> existing(Plan plan, Network network) {
    return plan.extensions()
        .securityGroup(network)
        .written()
        .or(() -> Optional.of(network.name()).filter(name -> network.external()))
        .filter(id -> id.matches(GROUP_ID));
  }
}
