package dev.c2ecs.acceptance.cloud;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clusters and their capacity providers. Services are in {@link EcsServices}. */
final class Ecs {

  static final String CLUSTER = "AWS::ECS::Cluster";
  static final String PROVIDERS = "AWS::ECS::ClusterCapacityProviderAssociations";

  private Ecs() {}

  static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new HashMap<>();
    kinds.put(CLUSTER, new ClusterKind());
    kinds.put(PROVIDERS, new ProvidersKind());
    kinds.put(TaskDefinitions.TASK_DEFINITION, new TaskDefinitions());
    return kinds;
  }

  /** One name for a cluster, however it is meant. */
  static String clusterId(Account account, String text) {
    return account.get(CLUSTER, text).map(asset -> asset.physicalId).orElse(text);
  }

  static List<Asset> services(Account account, String cluster) {
    return account.ofType(EcsServices.SERVICE).stream()
        .filter(service -> clusterId(account, service.live.textOr("", "Cluster")).equals(cluster))
        .toList();
  }

  /** The capacity providers of a cluster; empty for a foreign one, which has what is asked. */
  static Optional<List<String>> providers(Account account, String cluster) {
    Optional<Asset> asset = account.get(CLUSTER, cluster);
    if (asset.isEmpty()) {
      return Optional.empty();
    }
    List<String> providers = new ArrayList<>(asset.get().live.texts("CapacityProviders"));
    for (Asset association : account.ofType(PROVIDERS)) {
      if (clusterId(account, association.live.textOr("", "Cluster")).equals(cluster)) {
        providers.addAll(association.live.texts("CapacityProviders"));
      }
    }
    return Optional.of(providers);
  }

  static List<String> strategy(Props service) {
    return service.maps("CapacityProviderStrategy").stream()
        .map(item -> item.textOr("", "CapacityProvider"))
        .toList();
  }

  /** A provider that leaves a cluster must not be in a strategy of its services. */
  private static void checkUnused(
      Account account, String cluster, List<String> before, List<String> after) {
    for (String provider : before) {
      if (after.contains(provider)) {
        continue;
      }
      for (Asset service : services(account, cluster)) {
        if (strategy(service.live).contains(provider)) {
          throw new Refusal(
              "ResourceInUseException",
              "The specified capacity provider is in use and cannot be removed: "
                  + provider
                  + " by "
                  + service);
        }
      }
    }
  }

  private static final class ClusterKind implements Kind {

    @Override
    public String physicalId(Account account, String logicalId, Props props) {
      return props.text("ClusterName").orElseGet(() -> account.name(logicalId));
    }

    @Override
    public void create(Account account, Asset created) {
      if (account.get(CLUSTER, created.physicalId).isPresent()) {
        throw new Refusal("AlreadyExists", "cluster " + created + " already exists");
      }
    }

    @Override
    public Props update(Account account, Asset asset, Props wanted) {
      checkUnused(
          account,
          asset.physicalId,
          asset.live.texts("CapacityProviders"),
          wanted.texts("CapacityProviders"));
      return wanted;
    }

    @Override
    public void delete(Account account, Asset asset) {
      if (!services(account, asset.physicalId).isEmpty()) {
        throw new Refusal(
            "ClusterContainsServicesException",
            "The Cluster cannot be deleted while Services are active.");
      }
      if (OneOffTasks.runIn(account, asset.physicalId)) {
        throw new Refusal(
            "ClusterContainsTasksException",
            "The Cluster cannot be deleted while Tasks are active.");
      }
    }
  }

  private static final class ProvidersKind implements Kind {

    /** The registry tells one from another by the cluster. */
    @Override
    public String physicalId(Account account, String logicalId, Props props) {
      return "providers of " + clusterId(account, props.textOr("default", "Cluster"));
    }

    @Override
    public Props update(Account account, Asset asset, Props wanted) {
      checkUnused(
          account,
          clusterId(account, asset.live.textOr("", "Cluster")),
          asset.live.texts("CapacityProviders"),
          wanted.texts("CapacityProviders"));
      return wanted;
    }

    @Override
    public void delete(Account account, Asset asset) {
      checkUnused(
          account,
          clusterId(account, asset.live.textOr("", "Cluster")),
          asset.live.texts("CapacityProviders"),
          List.of());
    }
  }
}
