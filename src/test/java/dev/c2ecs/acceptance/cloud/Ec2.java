package dev.c2ecs.acceptance.cloud;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** VPCs, subnets, gateways, routes and addresses. */
final class Ec2 {

  static final String VPC = Network.VPC;
  static final String SUBNET = Network.SUBNET;
  static final String INTERNET_GATEWAY = "AWS::EC2::InternetGateway";
  static final String ATTACHMENT = "AWS::EC2::VPCGatewayAttachment";
  static final String ROUTE_TABLE = "AWS::EC2::RouteTable";
  static final String ROUTE = "AWS::EC2::Route";
  static final String ASSOCIATION = "AWS::EC2::SubnetRouteTableAssociation";
  static final String NAT_GATEWAY = "AWS::EC2::NatGateway";
  static final String ADDRESS = "AWS::EC2::EIP";
  static final String ENDPOINT = "AWS::EC2::VPCEndpoint";

  private Ec2() {}

  static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new HashMap<>();
    kinds.put(VPC, new VpcKind());
    kinds.put(SUBNET, new SubnetKind());
    kinds.put(INTERNET_GATEWAY, new GatewayKind());
    kinds.put(ATTACHMENT, new AttachmentKind());
    kinds.put(ROUTE_TABLE, new RouteTableKind());
    kinds.put(ROUTE, new RouteKind());
    kinds.put(ASSOCIATION, new AssociationKind());
    kinds.put(NAT_GATEWAY, new NatKind());
    kinds.put(ADDRESS, new AddressKind());
    kinds.put(ENDPOINT, new EndpointKind());
    return kinds;
  }

  static String vpcId(Account account, String text) {
    return account.get(VPC, text).map(asset -> asset.physicalId).orElse(text);
  }

  /** The VPC of a subnet; that of a subnet that nobody described is the default one. */
  static String vpcOfSubnet(Account account, String subnet) {
    return account
        .get(SUBNET, subnet)
        .map(asset -> vpcId(account, asset.live.textOr("", "VpcId")))
        .orElse("vpc-default");
  }

  static String zone(Account account, String subnet) {
    return account
        .get(SUBNET, subnet)
        .flatMap(asset -> asset.live.text("AvailabilityZone"))
        .orElse(subnet);
  }

  /** Foreign VPCs count as connected to the Internet. */
  static boolean hasInternetGateway(Account account, String vpc) {
    return account.get(VPC, vpc).filter(asset -> !asset.stack.isEmpty()).isEmpty()
        || account.ofType(ATTACHMENT).stream()
            .anyMatch(
                each ->
                    each.live.has("InternetGatewayId")
                        && vpcId(account, each.live.textOr("", "VpcId")).equals(vpc));
  }

  private static boolean refersTo(Account account, Asset asset, String key, Asset wanted) {
    return account.get(wanted.type, asset.live.textOr("", key)).filter(wanted::equals).isPresent();
  }

  /** Refuses while something of a type refers to an asset. */
  private static void refuseWhileUsed(
      Account account, Asset asset, String key, List<String> types) {
    for (String type : types) {
      for (Asset user : account.ofType(type)) {
        if (refersTo(account, user, key, asset)) {
          throw new Refusal(
              "DependencyViolation",
              "The resource '" + asset + "' has dependencies and cannot be deleted: " + user);
        }
      }
    }
  }

  private static final class VpcKind implements Kind {

    @Override
    public void delete(Account account, Asset asset) {
      refuseWhileUsed(
          account,
          asset,
          "VpcId",
          List.of(SUBNET, SecurityGroups.GROUP, ATTACHMENT, ROUTE_TABLE, ENDPOINT));
      for (Asset namespace : account.ofType(CloudMap.PRIVATE_DNS)) {
        if (refersTo(account, namespace, "Vpc", asset)) {
          throw new Refusal(
              "DependencyViolation", "the VPC has a private hosted zone: " + namespace);
        }
      }
    }
  }

  private static final class SubnetKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      String vpc = created.props.textOr("", "VpcId");
      account.existing(VPC, vpc, "InvalidVpcID.NotFound");
      Cidr range = Cidr.of(created.props.textOr("", "CidrBlock"));
      account
          .get(VPC, vpc)
          .flatMap(asset -> asset.live.text("CidrBlock"))
          .filter(block -> !Cidr.of(block).contains(range))
          .ifPresent(
              block -> {
                throw new Refusal(
                    "InvalidSubnet.Range", "The CIDR '" + range.text() + "' is invalid.");
              });
      for (Asset other : account.ofType(SUBNET)) {
        if (vpcId(account, other.live.textOr("", "VpcId")).equals(vpcId(account, vpc))
            && other
                .live
                .text("CidrBlock")
                .filter(text -> Cidr.of(text).overlaps(range))
                .isPresent()) {
          throw new Refusal(
              "InvalidSubnet.Conflict",
              "The CIDR '" + range.text() + "' conflicts with another subnet");
        }
      }
    }

    @Override
    public void delete(Account account, Asset asset) {
      Interfaces.inSubnet(account, asset)
          .ifPresent(
              owner -> {
                throw new Refusal(
                    "DependencyViolation",
                    "The subnet '" + asset + "' has dependencies and cannot be deleted: " + owner);
              });
      account.ofType(ASSOCIATION).stream()
          .filter(each -> refersTo(account, each, "SubnetId", asset))
          .forEach(account::remove);
    }
  }

  private static final class GatewayKind implements Kind {

    @Override
    public void delete(Account account, Asset asset) {
      refuseWhileUsed(account, asset, "InternetGatewayId", List.of(ATTACHMENT));
    }
  }

  private static final class AttachmentKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      String gateway = created.props.textOr("", "InternetGatewayId");
      String vpc = created.props.textOr("", "VpcId");
      account.existing(INTERNET_GATEWAY, gateway, "InvalidInternetGatewayID.NotFound");
      for (Asset other : account.ofType(ATTACHMENT)) {
        if (other.live.textOr("", "InternetGatewayId").equals(gateway)) {
          throw new Refusal(
              "Resource.AlreadyAssociated",
              "resource " + gateway + " is already attached to a network");
        }
        if (other.live.textOr("", "VpcId").equals(vpc)) {
          throw new Refusal(
              "InvalidParameterValue",
              "Network " + vpc + " already has an internet gateway attached");
        }
      }
    }

    @Override
    public void delete(Account account, Asset asset) {
      Interfaces.publicIn(account, vpcId(account, asset.live.textOr("", "VpcId")))
          .ifPresent(
              owner -> {
                throw new Refusal(
                    "DependencyViolation",
                    "Network has some mapped public address(es). Please unmap those public"
                        + " address(es) before detaching the gateway: "
                        + owner);
              });
    }
  }

  private static final class RouteTableKind implements Kind {

    @Override
    public void delete(Account account, Asset asset) {
      refuseWhileUsed(account, asset, "RouteTableId", List.of(ASSOCIATION));
      account.ofType(ROUTE).stream()
          .filter(each -> refersTo(account, each, "RouteTableId", asset))
          .forEach(account::remove);
    }
  }

  private static final class RouteKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      String table = created.props.textOr("", "RouteTableId");
      String destination = created.props.textOr("", "DestinationCidrBlock");
      for (Asset other : account.ofType(ROUTE)) {
        if (other.live.textOr("", "RouteTableId").equals(table)
            && other.live.textOr("", "DestinationCidrBlock").equals(destination)) {
          throw new Refusal(
              "RouteAlreadyExists", "The route identified by " + destination + " already exists.");
        }
      }
      created
          .props
          .text("GatewayId")
          .flatMap(gateway -> account.get(INTERNET_GATEWAY, gateway))
          .filter(
              gateway ->
                  account.ofType(ATTACHMENT).stream()
                      .noneMatch(each -> refersTo(account, each, "InternetGatewayId", gateway)))
          .ifPresent(
              gateway -> {
                throw new Refusal(
                    "InvalidParameterValue",
                    "route table "
                        + table
                        + " and network gateway "
                        + gateway
                        + " belong to different networks");
              });
    }
  }

  private static final class AssociationKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      String subnet = created.props.textOr("", "SubnetId");
      account.existing(SUBNET, subnet, "InvalidSubnetID.NotFound");
      for (Asset other : account.ofType(ASSOCIATION)) {
        if (other.live.textOr("", "SubnetId").equals(subnet)) {
          throw new Refusal(
              "Resource.AlreadyAssociated",
              "the specified association for subnet " + subnet + " conflicts with an existing one");
        }
      }
    }
  }

  private static final class NatKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      created
          .props
          .text("AllocationId")
          .filter(
              id ->
                  account.ofType(NAT_GATEWAY).stream()
                      .anyMatch(
                          each -> each.live.text("AllocationId").filter(id::equals).isPresent()))
          .ifPresent(
              id -> {
                throw new Refusal(
                    "Resource.AlreadyAssociated",
                    "Elastic IP address [" + id + "] is already associated");
              });
    }
  }

  private static final class AddressKind implements Kind {

    @Override
    public void delete(Account account, Asset asset) {
      for (Asset gateway : account.ofType(NAT_GATEWAY)) {
        if (refersTo(account, gateway, "AllocationId", asset)) {
          throw new Refusal(
              "InvalidIPAddress.InUse", "Address " + asset + " is in use by " + gateway);
        }
      }
    }
  }

  private static final class EndpointKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      for (Asset other : account.ofType(ENDPOINT)) {
        if (other.live.textOr("", "ServiceName").equals(created.props.textOr("", "ServiceName"))) {
          for (String table : created.props.texts("RouteTableIds")) {
            if (other.live.texts("RouteTableIds").contains(table)) {
              throw new Refusal(
                  "RouteAlreadyExists",
                  "route table " + table + " already has a route to this service");
            }
          }
        }
      }
    }
  }
}
