package dev.c2ecs.acceptance.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ECS services: what they keep when an update leaves it out, and their tasks. */
final class EcsServices implements Kind {

  static final String SERVICE = "AWS::ECS::Service";

  static final String REBALANCING = "AvailabilityZoneRebalancing";

  /** What a service keeps when an update leaves it out; it is removed by an empty list. */
  private static final List<String> KEPT =
      List.of(
          "LoadBalancers",
          "ServiceRegistries",
          "CapacityProviderStrategy",
          ServiceConnect.CONFIGURATION,
          REBALANCING,
          "HealthCheckGracePeriodSeconds",
          "VolumeConfigurations",
          "DesiredCount");

  /** What begins a new deployment when it changes, beside the tasks and where they are. */
  private static final List<String> SETTINGS =
      List.of(
          "CapacityProviderStrategy",
          ServiceConnect.CONFIGURATION,
          "VolumeConfigurations",
          "PlatformVersion",
          "ForceNewDeployment",
          "EnableExecuteCommand");

  @Override
  public String physicalId(Account account, String logicalId, Props props) {
    return props
        .text("ServiceName")
        .map(name -> props.textOr("default", "Cluster") + "/" + name)
        .orElseGet(() -> account.name(logicalId));
  }

  @Override
  public void create(Account account, Asset created) {
    account.existing(
        Ecs.CLUSTER, created.props.textOr("default", "Cluster"), "ClusterNotFoundException");
    if (account.get(SERVICE, created.physicalId).isPresent()) {
      throw new Refusal("InvalidRequest", "Creation of service was not idempotent.");
    }
    created.props.text("ServiceName").ifPresent(name -> created.attribute("Name", name));
    ServiceChecks.check(account, created, created.props, created.props, true);
    checkReplaces(account, created);
    ServiceConnect.claim(account, created, created.props);
    if (!created.props.has(REBALANCING)) {
      created.live = created.props.with(REBALANCING, "ENABLED");
    }
  }

  /** Literally: "if … at least one Amazon ECS Service Connect property is configured". */
  private static void checkReplaces(Account account, Asset created) {
    for (Asset old : account.ofType(SERVICE)) {
      boolean replaced =
          old.stack.equals(created.stack)
              && old.logicalId.equals(created.logicalId)
              && !old.physicalId.equals(created.physicalId);
      if (replaced && (ServiceConnect.isOn(old.live) || ServiceConnect.isOn(created.props))) {
        throw new Refusal(
            "InvalidParameterException",
            "SC service is already used by " + old.physicalId + ": it cannot be replaced");
      }
    }
  }

  @Override
  public Props update(Account account, Asset asset, Props wanted) {
    Props live = merged(asset.live, wanted);
    ServiceChecks.check(account, asset, live, wanted, false);
    ServiceChecks.checkNetworkStays(account, asset.live, live);
    ServiceConnect.checkStable(account, asset, live);
    ServiceConnect.claim(account, asset, live);
    return live;
  }

  private static Props merged(Props before, Props wanted) {
    Props merged = wanted;
    for (String key : KEPT) {
      @Nullable Object kept = before.at(key);
      if (!wanted.has(key) && kept != null) {
        merged = merged.with(key, kept);
      }
    }
    return merged;
  }

  @Override
  public void stabilize(Account account, Asset asset) {
    int count = asset.live.number(1, "DesiredCount");
    Optional<Deployment> running = asset.deployment;
    Deployment wanted = deployment(account, asset, count);
    if (running.filter(wanted::hasTasksOf).isPresent()) {
      // More tasks of the deployment that is there; a rollback finds its old tasks running.
      if (count > running.get().count()) {
        checkStart(account, asset);
      }
      asset.deployment = Optional.of(running.get().withCount(count));
      return;
    }
    if (count > 0) {
      running.ifPresent(old -> checkCanReplace(account, asset, old, count));
      checkStart(account, asset);
    }
    asset.deployment = Optional.of(wanted);
  }

  /** A new deployment of the same: the tasks know what is there now. */
  static void renew(Account account, Asset asset) {
    asset.deployment = asset.deployment.map(old -> deployment(account, asset, old.count()));
  }

  private static void checkStart(Account account, Asset asset) {
    TaskStart.check(account, asset.live.textOr("", "TaskDefinition"), asset.live);
  }

  /** Why the next tasks of a service cannot start; empty when they can, or none are wanted. */
  static List<String> faults(Account account, Asset asset) {
    if (asset.deployment.filter(Deployment::runs).isEmpty()) {
      return List.of();
    }
    List<String> faults = new ArrayList<>(lost(account, asset.deployment.get()));
    TaskStart.fault(account, asset.live.textOr("", "TaskDefinition"), asset.live)
        .ifPresent(faults::add);
    return faults;
  }

  private static Deployment deployment(Account account, Asset asset, int count) {
    return new Deployment(
        asset.live.textOr("", "TaskDefinition"),
        count,
        subnets(asset.live),
        groups(asset.live),
        targetGroups(asset.live),
        registries(asset.live),
        SETTINGS.stream().map(key -> String.valueOf(asset.live.at(key))).toList().toString(),
        ServiceConnect.names(account, asset),
        Reach.names(account));
  }

  @Override
  public void delete(Account account, Asset asset) {
    ServiceConnect.release(account, asset);
  }

  static Optional<Asset> named(Account account, String name) {
    return account.ofType(SERVICE).stream()
        .filter(service -> service.attribute("Name").equals(name))
        .findFirst();
  }

  private static Props network(Props props) {
    return props.map("NetworkConfiguration", "AwsvpcConfiguration");
  }

  static List<String> subnets(Props props) {
    return network(props).texts("Subnets");
  }

  static List<String> groups(Props props) {
    return network(props).texts("SecurityGroups");
  }

  static List<String> targetGroups(Props props) {
    return props.maps("LoadBalancers").stream().map(l -> l.textOr("", "TargetGroupArn")).toList();
  }

  static List<String> registries(Props props) {
    return props.maps("ServiceRegistries").stream().map(r -> r.textOr("", "RegistryArn")).toList();
  }

  static Optional<Asset> taskDefinition(Account account, Props props) {
    return account.get(TaskDefinitions.TASK_DEFINITION, props.textOr("", "TaskDefinition"));
  }

  /** Whether tasks are registered in a target group. */
  static boolean isServed(Account account, String targetGroup) {
    Optional<Asset> wanted = account.get(LoadBalancing.TARGET_GROUP, targetGroup);
    return account.ofType(SERVICE).stream()
        .flatMap(service -> service.deployment.filter(Deployment::runs).stream())
        .flatMap(deployment -> deployment.targetGroups().stream())
        .anyMatch(
            arn ->
                wanted.isPresent() && wanted.equals(account.get(LoadBalancing.TARGET_GROUP, arn)));
  }

  /** Whether tasks are registered in a service of Cloud Map. */
  static boolean registeredIn(Account account, Asset cloudMapService) {
    return account.ofType(SERVICE).stream()
        .flatMap(service -> service.deployment.filter(Deployment::runs).stream())
        .flatMap(deployment -> deployment.registries().stream())
        .anyMatch(
            arn -> account.get(CloudMap.SERVICE, arn).filter(cloudMapService::equals).isPresent());
  }

  /** Whether a rolling deployment can move at all, and is not stopped by what is gone. */
  private static void checkCanReplace(Account account, Asset asset, Deployment old, int count) {
    int most = count * asset.live.number(200, "DeploymentConfiguration", "MaximumPercent") / 100;
    int percent = asset.live.number(100, "DeploymentConfiguration", "MinimumHealthyPercent");
    int least = (count * percent + 99) / 100;
    if (old.runs() && most <= count && least >= count) {
      throw TaskStart.unstable(
          "unable to stop or start tasks because of the service deployment configuration");
    }
    List<String> lost = lost(account, old);
    if (old.runs() && !lost.isEmpty()) {
      throw TaskStart.unstable("the tasks cannot be deregistered from what is gone: " + lost);
    }
  }

  /** The target groups and registries that tasks are registered in and that are gone. */
  static List<String> lost(Account account, Deployment deployment) {
    List<String> lost = new ArrayList<>(deployment.targetGroups());
    lost.removeIf(arn -> account.exists(LoadBalancing.TARGET_GROUP, arn));
    deployment.registries().stream()
        .filter(arn -> !account.exists(CloudMap.SERVICE, arn))
        .forEach(lost::add);
    return lost;
  }
}
