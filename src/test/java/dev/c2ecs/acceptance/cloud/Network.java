package dev.c2ecs.acceptance.cloud;

import java.util.List;

/**
 * The VPCs and subnets that exist before any stack: one public subnet in each zone. A subnet that
 * only a template or its parameters name belongs to the VPC that they name; its zone is that of its
 * last letter after a dash, else the next one in turn.
 */
final class Network {

  static final String VPC = "AWS::EC2::VPC";
  static final String SUBNET = "AWS::EC2::Subnet";

  private final Account account;
  private final String vpc;

  Network(Account account, String vpc) {
    this.account = account;
    this.vpc = vpc;
    if (account.get(VPC, vpc).isEmpty()) {
      account.add(new Asset(VPC, vpc, Asset.NO_STACK, vpc, Props.NONE));
      subnets().forEach(this::subnet);
    }
  }

  /** The subnets of the VPC that exist from the beginning, one in each zone. */
  List<String> subnets() {
    String name = vpc.replace("vpc-", "subnet-");
    return List.of(name + "-a", name + "-b", name + "-c");
  }

  /** Makes the subnets known that properties name. */
  void know(Props props) {
    Props.textsIn(props.entries()).stream()
        .filter(text -> text.startsWith("subnet-"))
        .forEach(this::subnet);
  }

  void subnet(String subnet) {
    if (account.get(SUBNET, subnet).isEmpty()) {
      Props props = Props.NONE.with("VpcId", vpc).with("AvailabilityZone", zone(subnet));
      account.add(new Asset(SUBNET, subnet, Asset.NO_STACK, subnet, props));
    }
  }

  private String zone(String subnet) {
    for (String zone : Account.ZONES) {
      if (subnet.endsWith("-" + zone.charAt(zone.length() - 1))) {
        return zone;
      }
    }
    int others =
        (int)
            account.ofType(SUBNET).stream()
                .filter(each -> each.live.textOr("", "VpcId").equals(vpc))
                .filter(each -> !subnets().contains(each.physicalId))
                .count();
    return Account.ZONES.get(others % Account.ZONES.size());
  }
}
