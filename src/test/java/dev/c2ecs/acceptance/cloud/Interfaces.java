package dev.c2ecs.acceptance.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The network interfaces in the account: of tasks, load balancers, mount targets and gateways. */
final class Interfaces {

  private Interfaces() {}

  /**
   * An interface.
   *
   * @param owner whose it is, to be said
   * @param open whether it has a public address
   */
  record Interface(String owner, List<String> subnets, List<String> groups, boolean open) {}

  static List<Interface> all(Account account) {
    List<Interface> all = new ArrayList<>();
    for (Asset service : account.ofType(EcsServices.SERVICE)) {
      service
          .deployment
          .filter(Deployment::runs)
          .ifPresent(
              tasks ->
                  all.add(
                      new Interface(
                          "tasks of " + service,
                          tasks.subnets(),
                          tasks.groups(),
                          isPublic(service.live))));
    }
    for (Asset balancer : account.ofType(LoadBalancing.LOAD_BALANCER)) {
      all.add(
          new Interface(
              "load balancer " + balancer,
              LoadBalancing.subnets(balancer.live),
              LoadBalancing.groups(balancer.live),
              balancer.live.textOr("internet-facing", "Scheme").equals("internet-facing")));
    }
    for (Asset target : account.ofType(Efs.MOUNT_TARGET)) {
      all.add(
          new Interface(
              "mount target " + target,
              target.live.texts("SubnetId"),
              target.live.texts("SecurityGroups"),
              false));
    }
    for (Asset gateway : account.ofType(Ec2.NAT_GATEWAY)) {
      all.add(
          new Interface("NAT gateway " + gateway, gateway.live.texts("SubnetId"), List.of(), true));
    }
    for (Asset endpoint : account.ofType(Ec2.ENDPOINT)) {
      all.add(
          new Interface(
              "endpoint " + endpoint,
              endpoint.live.texts("SubnetIds"),
              endpoint.live.texts("SecurityGroupIds"),
              false));
    }
    for (Asset task : account.ofType(OneOffTasks.TASK)) {
      all.add(new Interface("task " + task, List.of(), task.live.texts("SecurityGroups"), false));
    }
    return all;
  }

  private static boolean isPublic(Props service) {
    return service
        .textOr("DISABLED", "NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp")
        .equals("ENABLED");
  }

  /** An interface that has a security group. */
  static Optional<String> usingGroup(Account account, String group) {
    return all(account).stream()
        .filter(each -> SecurityGroups.ids(account, each.groups()).contains(group))
        .map(Interface::owner)
        .findFirst();
  }

  /** An interface in a subnet. */
  static Optional<String> inSubnet(Account account, Asset subnet) {
    return all(account).stream()
        .filter(
            each ->
                each.subnets().stream()
                    .anyMatch(
                        text -> account.get(Ec2.SUBNET, text).filter(subnet::equals).isPresent()))
        .map(Interface::owner)
        .findFirst();
  }

  /** An interface with a public address in a VPC. */
  static Optional<String> publicIn(Account account, String vpc) {
    return all(account).stream()
        .filter(Interface::open)
        .filter(
            each ->
                each.subnets().stream()
                    .anyMatch(subnet -> Ec2.vpcOfSubnet(account, subnet).equals(vpc)))
        .map(Interface::owner)
        .findFirst();
  }
}
