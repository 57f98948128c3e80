package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.group;
import static dev.c2ecs.acceptance.cloud.Parts.resource;
import static dev.c2ecs.acceptance.cloud.Parts.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** VPCs and what is in them. */
class Ec2Test {

  private static final String VPC = resource("Vpc", "EC2::VPC", "CidrBlock: 10.0.0.0/16");
  private static final String NET = VPC + subnet("A", "10.0.0.0/24");
  private static final String GATEWAY = VPC + resource("Igw", "EC2::InternetGateway", "");
  private static final String TABLE =
      GATEWAY + attachment("Att") + resource("Table", "EC2::RouteTable", "VpcId: !Ref Vpc");

  private static String subnet(String id, String range) {
    return resource(
        id, "EC2::Subnet", "VpcId: !Ref Vpc, AvailabilityZone: eu-central-1a, CidrBlock: " + range);
  }

  private static String attachment(String id) {
    return resource(
        id, "EC2::VPCGatewayAttachment", "VpcId: !Ref Vpc, InternetGatewayId: !Ref Igw");
  }

  private static String route(String id, String range) {
    return resource(
        id,
        "EC2::Route, DependsOn: Att",
        "RouteTableId: !Ref Table, DestinationCidrBlock: " + range + ", GatewayId: !Ref Igw");
  }

  private static String association(String id) {
    return resource(
        id, "EC2::SubnetRouteTableAssociation", "SubnetId: !Ref A, RouteTableId: !Ref Table");
  }

  private static String nat(String id) {
    return resource("Ip", "EC2::EIP", "Domain: vpc")
        + resource(
            id, "EC2::NatGateway", "AllocationId: !GetAtt Ip.AllocationId, SubnetId: !Ref A");
  }

  private static String endpoint(String id) {
    return resource(
        id, "EC2::VPCEndpoint", "VpcId: !Ref Vpc, ServiceName: s3, RouteTableIds: [!Ref Table]");
  }

  static Stream<Step> steps() {
    return Stream.of(
        new Step(
            "subnets do not overlap",
            template(NET),
            template(NET, subnet("B", "10.0.0.128/25")),
            "InvalidSubnet.Conflict"),
        Step.ok("beside each other", template(NET), template(NET, subnet("B", "10.0.1.0/24"))),
        new Step(
            "a subnet with another ID comes before the old one goes",
            template(NET),
            template(VPC, subnet("Renamed", "10.0.0.0/24")),
            "InvalidSubnet.Conflict"),
        new Step(
            "a subnet lies in its VPC",
            template(NET),
            template(NET, subnet("B", "10.1.0.0/24")),
            "InvalidSubnet.Range"),
        new Step(
            "a VPC has one gateway",
            template(GATEWAY, attachment("Att")),
            template(
                GATEWAY,
                attachment("Att"),
                resource("Igw2", "EC2::InternetGateway", ""),
                attachment("Att2").replace("!Ref Igw}", "!Ref Igw2}")),
            "InvalidParameterValue"),
        new Step(
            "a gateway has one VPC",
            template(GATEWAY, attachment("Att")),
            template(GATEWAY, attachment("Att"), attachment("Att2")),
            "Resource.AlreadyAssociated"),
        new Step(
            "a destination has one route",
            template(TABLE, route("R", "0.0.0.0/0")),
            template(TABLE, route("R", "0.0.0.0/0"), route("S", "0.0.0.0/0")),
            "RouteAlreadyExists"),
        Step.ok(
            "another destination has another",
            template(TABLE, route("R", "0.0.0.0/0")),
            template(TABLE, route("R", "0.0.0.0/0"), route("S", "10.9.0.0/16"))),
        Step.creates(
            "a route needs a gateway that is attached",
            template(
                GATEWAY,
                resource("Table", "EC2::RouteTable", "VpcId: !Ref Vpc"),
                route("R", "0.0.0.0/0").replace(", DependsOn: Att", "")),
            "InvalidParameterValue"),
        new Step(
            "a subnet has one route table",
            template(TABLE, subnet("A", "10.0.0.0/24"), association("X")),
            template(TABLE, subnet("A", "10.0.0.0/24"), association("X"), association("Y")),
            "Resource.AlreadyAssociated"),
        Step.ok(
            "another one comes after the old one went, as the registry says",
            template(TABLE, subnet("A", "10.0.0.0/24"), association("X")),
            template(
                TABLE,
                resource("Other", "EC2::RouteTable", "VpcId: !Ref Vpc"),
                subnet("A", "10.0.0.0/24"),
                association("X").replace("!Ref Table", "!Ref Other"))),
        new Step(
            "an address has one gateway",
            template(NET, nat("Nat")),
            template(NET, nat("Renamed")),
            "Resource.AlreadyAssociated"),
        new Step(
            "a route table has one way to a service",
            template(TABLE, endpoint("E")),
            template(TABLE, endpoint("E"), endpoint("F")),
            "RouteAlreadyExists"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void saysWhatAwsSays(Step step) {
    step.check();
  }

  /** What is retained in a VPC keeps what it is in. */
  static Stream<String[]> kept() {
    String retain = ", DeletionPolicy: Retain";
    return Stream.of(
        new String[] {
          "Vpc", VPC + subnet("A", "10.0.0.0/24").replace("Subnet\"", "Subnet\"" + retain)
        },
        new String[] {
          "Vpc",
          VPC
              + group("G")
                  .replace("vpc-default", "!Ref Vpc")
                  .replace("SecurityGroup\"", "SecurityGroup\"" + retain)
        },
        new String[] {
          "Vpc",
          VPC
              + resource(
                  "Names",
                  "ServiceDiscovery::PrivateDnsNamespace" + retain,
                  "Name: p.local, Vpc: !Ref Vpc")
        },
        new String[] {"A", NET + nat("Nat").replace("NatGateway\"", "NatGateway\"" + retain)},
        new String[] {
          "Igw", GATEWAY + attachment("Att").replace("Attachment\"", "Attachment\"" + retain)
        },
        new String[] {
          "Table",
          TABLE
              + association("X")
                  .replace("!Ref A", "subnet-default-a")
                  .replace("Association\"", "Association\"" + retain)
        },
        new String[] {
          "Att",
          TABLE
              + subnet("A", "10.0.0.0/24")
              + nat("Nat").replace("NatGateway\"", "NatGateway\"" + retain)
        });
  }

  @ParameterizedTest
  @MethodSource("kept")
  void isNotDeletedWhileItIsUsed(String used, String resources) {
    CloudModel cloud = new CloudModel();
    assertThat(cloud.deploy("s", template(resources), Map.of()).failure()).isEmpty();
    Operation removed = cloud.remove("s");
    assertThat(removed.status()).isEqualTo("DELETE_FAILED");
    assertThat(removed.events("DELETE_FAILED")).extracting(Event::logicalId).contains(used);
  }

  @Test
  void whatIsDeletedFirstIsMadeAgainWhenTheUpdateFails() {
    CloudModel cloud = new CloudModel();
    String base = TABLE + subnet("A", "10.0.0.0/24");
    cloud.deploy("s", template(base, association("X")), Map.of());
    Contents before = cloud.contents("s");
    cloud.breakNext("Z", "does not work");
    Operation updated =
        cloud.deploy(
            "s",
            template(
                base,
                resource("Other", "EC2::RouteTable", "VpcId: !Ref Vpc"),
                association("X").replace("!Ref Table", "!Ref Other"),
                resource("Z", "SNS::Topic, DependsOn: X", "")),
            Map.of());
    assertThat(updated.status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
    assertThat(cloud.contents("s")).isEqualTo(before);
  }

  @Test
  void whatCannotBeDeletedFirstIsNotReplaced() {
    String two =
        resource("Vpc2", "EC2::VPC", "CidrBlock: 10.1.0.0/16") + TABLE + subnet("A", "10.0.0.0/24");
    new Step(
            "a gateway under an address",
            template(two, nat("Nat")),
            template(
                two.replace(
                    "Properties: {VpcId: !Ref Vpc, InternetGatewayId",
                    "Properties: {VpcId: !Ref Vpc2, InternetGatewayId"),
                nat("Nat")),
            "DELETE_FAILED: DependencyViolation")
        .check();
  }

  @Test
  void aVpcAndAllInItGoTogether() {
    CloudModel cloud = new CloudModel();
    String all =
        TABLE
            + subnet("A", "10.0.0.0/24")
            + association("X")
            + route("R", "0.0.0.0/0")
            + nat("Nat")
                .replace("Type: \"AWS::EC2::EIP\"", "Type: \"AWS::EC2::EIP\", DependsOn: Att")
            + endpoint("E");
    assertThat(cloud.deploy("s", template(all), Map.of()).failure()).isEmpty();
    assertThat(cloud.remove("s").failure()).isEmpty();
    assertThat(cloud.outside()).isEmpty();
  }
}
