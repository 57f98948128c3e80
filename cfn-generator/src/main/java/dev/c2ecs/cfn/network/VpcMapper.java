package dev.c2ecs.cfn.network;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.network.NetworkPlan.Nat;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.VpcIds;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code x-aws-vpc: new}: a VPC with a public and a private subnet in each zone, {@code x-aws-nat}
 * gateways, and an endpoint that keeps the traffic to S3 (and so image layers) inside.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-example-private-subnets-nat.html">
 *     Amazon VPC, private subnets and NAT</a>
 */
public final class VpcMapper implements ProjectMapper {

  private static final ComposeRef ORIGIN = ComposeRef.of(TreePath.of(Keys.VPC));
  private static final String ANYWHERE = "0.0.0.0/0";
  private static final int BLOCK = 16;
  private static final int FIRST_PRIVATE = 128;

  @Override
  public Contribution map(Plan plan, DiagnosticCollector findings) {
    if (!plan.network().own()) {
      return Contribution.NOTHING;
    }
    List<Part> parts = new ArrayList<>();
    parts.add(
        part(
            VpcIds.vpc(),
            ResourceType.VPC,
            Value.map(
                "CidrBlock", "10.0.0.0/16",
                "EnableDnsHostnames", Value.flag(true),
                "EnableDnsSupport", Value.flag(true),
                "Tags", nameTag(plan.name()))));
    parts.add(part(VpcIds.internetGateway(), ResourceType.INTERNET_GATEWAY, Value.map()));
    parts.add(
        part(
            VpcIds.internetGatewayAttachment(),
            ResourceType.VPC_GATEWAY_ATTACHMENT,
            Value.map(
                "VpcId",
                Value.ref(VpcIds.vpc()),
                "InternetGatewayId",
                Value.ref(VpcIds.internetGateway()))));
    parts.addAll(publicSubnets(plan));
    parts.addAll(privateSubnets(plan));
    return Contribution.of(parts);
  }

  private static Part part(String id, ResourceType type, Value.MapOf properties) {
    return Part.declare(id, type, Section.VPC, "", ORIGIN, properties);
  }

  private static Value nameTag(String name) {
    return Value.list(Value.map("Key", "Name", "Value", name));
  }

  private static List<Part> publicSubnets(Plan plan) {
    List<Part> parts = new ArrayList<>();
    String table = VpcIds.publicRouteTable();
    String route = VpcIds.publicRoute();
    parts.add(routeTable(table));
    parts.add(route(route, table, "GatewayId", VpcIds.internetGateway()));
    parts.add(Part.depend(route, List.of(VpcIds.internetGatewayAttachment())));
    for (int zone = 1; zone <= plan.network().zones(); zone++) {
      parts.addAll(
          subnet(plan, VpcIds.publicSubnet(zone), "public", zone, BLOCK * (zone - 1), table));
    }
    return parts;
  }

  private static List<Part> privateSubnets(Plan plan) {
    Nat nat = plan.network().nat();
    List<Part> parts = new ArrayList<>();
    Map<String, Value> tables = new LinkedHashMap<>();
    for (int zone = 1; zone <= plan.network().zones(); zone++) {
      String table = VpcIds.privateRouteTable(nat, zone);
      if (!tables.containsKey(table)) {
        tables.put(table, Value.ref(table));
        parts.add(routeTable(table));
        if (nat != Nat.NONE) {
          parts.addAll(gateway(nat, zone));
        }
      }
      int third = FIRST_PRIVATE + BLOCK * (zone - 1);
      parts.addAll(subnet(plan, VpcIds.privateSubnet(zone), "private", zone, third, table));
    }
    tables.put(VpcIds.publicRouteTable(), Value.ref(VpcIds.publicRouteTable()));
    parts.add(
        part(
            VpcIds.s3Endpoint(),
            ResourceType.VPC_ENDPOINT,
            Value.map(
                "VpcEndpointType",
                "Gateway",
                "ServiceName",
                new Value.Sub("com.amazonaws.${AWS::Region}.s3"),
                "VpcId",
                Value.ref(VpcIds.vpc()),
                "RouteTableIds",
                Value.list(List.copyOf(tables.values())))));
    return parts;
  }

  private static List<Part> gateway(Nat nat, int zone) {
    String gateway = VpcIds.natGateway(nat, zone);
    String address = VpcIds.natGatewayAddress(nat, zone);
    return List.of(
        part(address, ResourceType.ELASTIC_IP, Value.map("Domain", "vpc")),
        Part.depend(address, List.of(VpcIds.internetGatewayAttachment())),
        part(
            gateway,
            ResourceType.NAT_GATEWAY,
            Value.map(
                "AllocationId", Value.getAtt(address, "AllocationId"),
                "SubnetId", Value.ref(VpcIds.publicSubnet(zone)))),
        route(
            VpcIds.privateRoute(nat, zone),
            VpcIds.privateRouteTable(nat, zone),
            "NatGatewayId",
            gateway));
  }

  private static Part routeTable(String id) {
    return part(id, ResourceType.ROUTE_TABLE, Value.map("VpcId", Value.ref(VpcIds.vpc())));
  }

  private static Part route(String id, String table, String kind, String target) {
    return part(
        id,
        ResourceType.ROUTE,
        Value.map(
            "RouteTableId",
            Value.ref(table),
            "DestinationCidrBlock",
            ANYWHERE,
            kind,
            Value.ref(target)));
  }

  private static List<Part> subnet(
      Plan plan, String id, String kind, int zone, int third, String table) {
    return List.of(
        part(
            id,
            ResourceType.SUBNET,
            Value.map(
                "VpcId",
                Value.ref(VpcIds.vpc()),
                "AvailabilityZone",
                new Value.Select(zone - 1, new Value.Zones()),
                "CidrBlock",
                "10.0." + third + ".0/20",
                "Tags",
                nameTag(plan.name() + "-" + kind + "-" + zone))),
        part(
            VpcIds.routesOf(id),
            ResourceType.SUBNET_ROUTE_TABLE_ASSOCIATION,
            Value.map("SubnetId", Value.ref(id), "RouteTableId", Value.ref(table))));
  }
}
