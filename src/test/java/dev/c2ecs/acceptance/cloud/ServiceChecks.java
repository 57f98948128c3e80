package dev.c2ecs.acceptance.cloud;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code CreateService} and {@code UpdateService} of ECS check. */
final class ServiceChecks {

  private static final int MOST_GROUPS = 5;

  private ServiceChecks() {}

  private static Refusal invalid(String words) {
    return new Refusal("InvalidParameterException", words);
  }

  /**
   * What both check.
   *
   * @param props what is in effect afterwards
   * @param wanted what was sent
   */
  static void check(Account account, Asset asset, Props props, Props wanted, boolean isNew) {
    Asset task =
        EcsServices.taskDefinition(account, props)
            .orElseThrow(() -> new Refusal("ClientException", "TaskDefinition not found."));
    if (props.has("LaunchType") && !Ecs.strategy(props).isEmpty()) {
      throw invalid(
          "Specifying both a launch type and capacity provider strategy is not supported.");
    }
    checkCapacity(account, props);
    checkNetwork(account, props);
    checkTargets(account, props, task.live);
    if (EcsServices.registries(props).size() > 1) {
      throw invalid("serviceRegistries can have at most 1 items.");
    }
    for (String registry : EcsServices.registries(props)) {
      account.existing(CloudMap.SERVICE, registry, "InvalidParameterException: registry");
    }
    if (wanted.number(0, "HealthCheckGracePeriodSeconds") > 0
        && props.maps("LoadBalancers").isEmpty()) {
      throw invalid(
          "Health check grace period is only valid for services configured to use load balancers");
    }
    String rebalancing = props.textOr(isNew ? "ENABLED" : "", EcsServices.REBALANCING);
    if (rebalancing.equals("ENABLED")
        && props.number(200, "DeploymentConfiguration", "MaximumPercent") <= 100) {
      throw invalid(
          "AvailabilityZoneRebalancing requires that the maximumPercent is greater than 100");
    }
    if (props.textOr("false", "EnableExecuteCommand").equals("true")
        && task.live.textOr("", "TaskRoleArn").isEmpty()) {
      throw invalid("a valid taskRoleArn is not being used, which ECS Exec needs");
    }
    ServiceConnect.check(account, asset, props, task.live);
  }

  private static void checkCapacity(Account account, Props props) {
    String cluster = Ecs.clusterId(account, props.textOr("default", "Cluster"));
    Optional<List<String>> providers = Ecs.providers(account, cluster);
    for (String provider : Ecs.strategy(props)) {
      if (providers.isPresent() && !providers.get().contains(provider)) {
        throw invalid("The specified capacity provider '" + provider + "' was not found.");
      }
    }
  }

  private static void checkNetwork(Account account, Props props) {
    Set<String> vpcs = new HashSet<>();
    for (String subnet : EcsServices.subnets(props)) {
      account.existing(Ec2.SUBNET, subnet, "InvalidParameterException: subnet");
      vpcs.add(Ec2.vpcOfSubnet(account, subnet));
    }
    if (vpcs.size() != 1) {
      throw invalid("subnets must be specified, all of one VPC");
    }
    if (EcsServices.groups(props).size() > MOST_GROUPS) {
      throw invalid("securityGroups can have at most 5 items.");
    }
    for (String group : EcsServices.groups(props)) {
      account.existing(SecurityGroups.GROUP, group, "InvalidParameterException: security group");
      if (!SecurityGroups.isIn(account, group, vpcs.iterator().next())) {
        throw invalid("Security group " + group + " and subnet belong to different networks.");
      }
    }
  }

  /** The careful side: a service stays in its VPC. */
  static void checkNetworkStays(Account account, Props before, Props after) {
    String old = Ec2.vpcOfSubnet(account, first(EcsServices.subnets(before)));
    if (!old.equals(Ec2.vpcOfSubnet(account, first(EcsServices.subnets(after))))) {
      throw invalid("The networkConfiguration of a service cannot be changed to another VPC.");
    }
  }

  private static String first(List<String> texts) {
    return texts.isEmpty() ? "" : texts.get(0);
  }

  private static void checkTargets(Account account, Props props, Props task) {
    if (props.maps("LoadBalancers").size() > MOST_GROUPS) {
      throw invalid("loadBalancers can have at most 5 items.");
    }
    for (Props target : props.maps("LoadBalancers")) {
      String arn = target.textOr("", "TargetGroupArn");
      Asset group =
          account
              .get(LoadBalancing.TARGET_GROUP, arn)
              .orElseThrow(() -> invalid("The target group " + arn + " does not exist."));
      if (!group.live.textOr("instance", "TargetType").equals("ip")) {
        throw invalid(
            "The provided target group "
                + arn
                + " has target type instance, which is incompatible with the awsvpc network mode");
      }
      if (Listeners.forwardTo(account, group).isEmpty()) {
        throw invalid(
            "The target group with targetGroupArn "
                + arn
                + " does not have an associated load balancer.");
      }
      checkContainer(target, task);
    }
  }

  private static void checkContainer(Props target, Props task) {
    String name = target.textOr("", "ContainerName");
    String port = target.textOr("", "ContainerPort");
    Props container =
        task.maps("ContainerDefinitions").stream()
            .filter(each -> each.textOr("", "Name").equals(name))
            .findFirst()
            .orElseThrow(
                () -> invalid("The container " + name + " does not exist in the task definition."));
    if (container.maps("PortMappings").stream()
        .noneMatch(mapping -> mapping.textOr("", "ContainerPort").equals(port))) {
      throw invalid(
          "The container " + name + " did not have a container port " + port + " defined.");
    }
  }
}
