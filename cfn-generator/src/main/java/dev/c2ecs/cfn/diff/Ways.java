package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import java.util.List;
import java.util.Optional;

/**
 * By which ways packets leave subnets, and come in: the routes of a table, the table of a subnet,
 * the gateway of a VPC.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/RouteTables-concepts.html">VPC,
 *     route tables</a>
 */
final class Ways {

  private static final List<String> RANGES =
      List.of("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId");

  /** What a route leads to; one of them. */
  private static final List<String> ENDS =
      List.of(
          "GatewayId",
          "NatGatewayId",
          "EgressOnlyInternetGatewayId",
          "VpcPeeringConnectionId",
          "TransitGatewayId",
          "VpcEndpointId",
          "NetworkInterfaceId",
          "InstanceId",
          "CarrierGatewayId",
          "LocalGatewayId",
          "CoreNetworkArn");

  private Ways() {}

  /** Those of a resource; none when it is about something else. */
  static List<Grant> of(Side side, Resource resource) {
    return switch (ResourceType.of(resource.type())) {
      case ROUTE -> List.of(way(side, resource, "RouteTableId", first(side, resource, RANGES)));
      case SUBNET_ROUTE_TABLE_ASSOCIATION ->
          List.of(
              new Grant.Way(
                  side.thing(resource, "SubnetId"),
                  "whatever is routed there",
                  "the route table " + Side.unmarked(side.thing(resource, "RouteTableId"))));
      case VPC_GATEWAY_ATTACHMENT ->
          List.of(
              new Grant.Way(
                  side.thing(resource, "VpcId"),
                  "the VPC from outside, and back,",
                  first(side, resource, List.of("InternetGatewayId", "VpnGatewayId"))));
      default -> List.of();
    };
  }

  private static Grant.Way way(Side side, Resource resource, String holder, String to) {
    return new Grant.Way(side.thing(resource, holder), to, first(side, resource, ENDS));
  }

  private static String first(Side side, Resource resource, List<String> properties) {
    for (String property : properties) {
      Optional<String> thing = side.property(resource, property).map(side::thing);
      if (thing.isPresent()) {
        return Side.unmarked(thing.get());
      }
    }
    return "what is not known here";
  }
}
