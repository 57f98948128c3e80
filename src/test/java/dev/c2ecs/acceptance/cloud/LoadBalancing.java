package dev.c2ecs.acceptance.cloud;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Load balancers and target groups. */
final class LoadBalancing {

  static final String LOAD_BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";
  static final String TARGET_GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";

  private static final String NETWORK = "network";
  private static final int ZONES_OF_APPLICATION = 2;

  private LoadBalancing() {}

  static Map<String, Kind> kinds() {
    return Map.of(LOAD_BALANCER, new LoadBalancers(), TARGET_GROUP, new TargetGroups());
  }

  static boolean isNetwork(Asset loadBalancer) {
    return loadBalancer.live.textOr("application", "Type").equals(NETWORK);
  }

  private static final class LoadBalancers implements Kind {

    @Override
    public String physicalId(Account account, String logicalId, Props props) {
      return props.text("Name").orElseGet(() -> account.name(logicalId));
    }

    @Override
    public void create(Account account, Asset created) {
      if (account.get(LOAD_BALANCER, created.physicalId).isPresent()) {
        throw new Refusal(
            "DuplicateLoadBalancerName",
            "A load balancer with the same name '" + created.physicalId + "' exists");
      }
      String vpc = checkSubnets(account, created.props);
      checkGroups(account, created.props, vpc);
      created.attribute("CanonicalHostedZoneID", "Z215JYRZR1TBD5");
    }

    @Override
    public Props update(Account account, Asset asset, Props wanted) {
      String before = vpc(account, asset.live);
      String vpc = checkSubnets(account, wanted);
      if (!vpc.equals(before)) {
        throw new Refusal(
            "InvalidConfigurationRequest",
            "All subnets must belong to the same VPC: '" + before + "'");
      }
      checkGroups(account, wanted, vpc);
      boolean had = !groups(asset.live).isEmpty();
      boolean has = !groups(wanted).isEmpty();
      if (isNetwork(asset) && had != has) {
        throw new Refusal(
            "InvalidConfigurationRequest",
            had
                ? "You must specify at least one security group for a Network Load Balancer that"
                    + " was created with security groups"
                : "You cannot set security groups on a Network Load Balancer that was created"
                    + " without security groups");
      }
      return wanted;
    }

    @Override
    public void delete(Account account, Asset asset) {
      for (Props attribute : asset.live.maps("LoadBalancerAttributes")) {
        if (attribute.textOr("", "Key").equals("deletion_protection.enabled")
            && attribute.textOr("", "Value").equals("true")) {
          throw new Refusal(
              "OperationNotPermitted",
              "Load balancer '"
                  + asset
                  + "' cannot be deleted because deletion protection is enabled");
        }
      }
      // Listeners and their rules go with the load balancer.
      for (Asset listener : Listeners.of(account, asset)) {
        Listeners.removeWithRules(account, listener);
      }
    }

    private static String checkSubnets(Account account, Props props) {
      Set<String> zones = new HashSet<>();
      Set<String> vpcs = new HashSet<>();
      for (String subnet : subnets(props)) {
        Optional<Asset> known = account.existing(Ec2.SUBNET, subnet, "SubnetNotFound");
        vpcs.add(Ec2.vpcOfSubnet(account, subnet));
        if (known.isPresent() && !zones.add(Ec2.zone(account, subnet))) {
          throw new Refusal(
              "InvalidConfigurationRequest",
              "A load balancer cannot be attached to multiple subnets in the same Availability"
                  + " Zone");
        }
      }
      if (vpcs.size() != 1) {
        throw new Refusal("InvalidConfigurationRequest", "All subnets must belong to the same VPC");
      }
      if (!props.textOr("application", "Type").equals(NETWORK)
          && zones.size() < ZONES_OF_APPLICATION) {
        throw new Refusal(
            "ValidationError",
            "At least two subnets in two different Availability Zones must be specified");
      }
      String vpc = vpcs.iterator().next();
      if (props.textOr("internet-facing", "Scheme").equals("internet-facing")
          && !Ec2.hasInternetGateway(account, vpc)) {
        throw new Refusal("InvalidSubnet", "VPC " + vpc + " has no internet gateway");
      }
      return vpc;
    }

    private static void checkGroups(Account account, Props props, String vpc) {
      for (String group : groups(props)) {
        account.existing(SecurityGroups.GROUP, group, "InvalidSecurityGroup");
        if (!SecurityGroups.isIn(account, group, vpc)) {
          throw new Refusal(
              "InvalidConfigurationRequest",
              "One or more security groups are invalid: " + group + " is not in " + vpc);
        }
      }
    }
  }

  static List<String> subnets(Props props) {
    List<String> subnets = props.texts("Subnets");
    return subnets.isEmpty()
        ? props.maps("SubnetMappings").stream().map(m -> m.textOr("", "SubnetId")).toList()
        : subnets;
  }

  static List<String> groups(Props props) {
    return props.texts("SecurityGroups");
  }

  static String vpc(Account account, Props props) {
    return subnets(props).stream()
        .findFirst()
        .map(subnet -> Ec2.vpcOfSubnet(account, subnet))
        .orElse("");
  }

  private static final class TargetGroups implements Kind {

    @Override
    public String physicalId(Account account, String logicalId, Props props) {
      return props.text("Name").orElseGet(() -> account.name(logicalId));
    }

    @Override
    public void create(Account account, Asset created) {
      if (account.get(TARGET_GROUP, created.physicalId).isPresent()) {
        throw new Refusal(
            "DuplicateTargetGroupName",
            "A target group with the same name '" + created.physicalId + "' exists");
      }
      created
          .props
          .text("VpcId")
          .ifPresent(vpc -> account.existing(Ec2.VPC, vpc, "ValidationError"));
    }

    @Override
    public void delete(Account account, Asset asset) {
      if (Listeners.forwardTo(account, asset).isPresent()) {
        throw new Refusal(
            "ResourceInUse",
            "Target group '" + asset + "' is currently in use by a listener or a rule");
      }
    }
  }
}
