package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.diff.Obstacle.Remedy;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What cannot go because something uses it at that moment. */
final class InUse {

  private static final String STRATEGY = "CapacityProviderStrategy";
  private static final String PROVIDERS = "CapacityProviders";

  /**
   * Properties of a service that it keeps when a template leaves them out, with what gives them up.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html">
   *     AWS::ECS::Service: "To remove this property from your service resource, specify an empty
   *     array"; likely for Service Connect, which the API keeps too</a>
   */
  private static final Map<String, Value> KEPT =
      Map.of(
          STRATEGY,
          new Value.ListOf(List.of(), true),
          "LoadBalancers",
          new Value.ListOf(List.of(), true),
          "ServiceRegistries",
          new Value.ListOf(List.of(), true),
          ServiceConnect.PROPERTY,
          Value.map("Enabled", Value.flag(false)));

  private InUse() {}

  /**
   * A cluster loses a capacity provider before the services that run on it change, whether it names
   * its providers itself or a resource of their own does.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutClusterCapacityProviders.html">
   *     ECS, PutClusterCapacityProviders</a>
   */
  static void capacityProviders(StackUpdate update, List<Obstacle> found) {
    for (ResourceType type : List.of(ResourceType.CLUSTER, ResourceType.CAPACITY_PROVIDERS)) {
      for (Resource now : update.after().template().ofType(type)) {
        Optional<Resource> old = update.before().resource(now.id());
        if (old.isPresent() && update.persists(now.id())) {
          Set<String> gone = providers(update.before(), old.get());
          gone.removeAll(providers(update.after(), now));
          user(update, old.get(), gone).ifPresent(user -> found.add(inUse(now, gone, user)));
        }
      }
    }
  }

  /** A service that runs on one of some capacity providers of a cluster. */
  private static Optional<Resource> user(
      StackUpdate update, Resource providers, Set<String> names) {
    Side before = update.before();
    String cluster =
        providers.is(ResourceType.CLUSTER)
            ? before.thing(providers.id())
            : before.thing(providers, "Cluster");
    return before.template().ofType(ResourceType.SERVICE).stream()
        .filter(service -> before.thing(service, "Cluster").equals(cluster))
        .filter(
            service ->
                before.items(service, STRATEGY).stream()
                    .anyMatch(item -> names.contains(provider(before, item))))
        .findFirst();
  }

  private static Obstacle inUse(Resource now, Set<String> gone, Resource service) {
    return new Obstacle(
        now.id(),
        service.origin(),
        "the cluster cannot give up "
            + String.join(", ", gone)
            + " while tasks of "
            + service.id()
            + " run on it",
        new Remedy.Delay(now.id()));
  }

  private static Set<String> providers(Side side, Resource cluster) {
    Set<String> providers = new LinkedHashSet<>();
    side.items(cluster, PROVIDERS).forEach(item -> providers.add(side.text(item)));
    return providers;
  }

  private static String provider(Side side, Value item) {
    return item instanceof Value.MapOf map && map.entries().get("CapacityProvider") != null
        ? side.text(map.entries().get("CapacityProvider"))
        : "";
  }

  /** A service that keeps what the template leaves out, and what that needs goes. */
  static void leftOut(StackUpdate update, List<Obstacle> found) {
    for (Resource now : update.after().template().ofType(ResourceType.SERVICE)) {
      Optional<Resource> old = update.before().resource(now.id());
      if (old.isEmpty() || !update.persists(now.id())) {
        continue;
      }
      KEPT.forEach(
          (property, nothing) -> {
            // whoever names a launch type instead has another service, see CreateOnly
            boolean instead =
                property.equals(STRATEGY) && update.after().property(now, "LaunchType").isPresent();
            if (!instead
                && update.after().property(now, property).isEmpty()
                && isThere(update.before(), old.get(), property)) {
              found.add(
                  new Obstacle(
                      now.id(),
                      now.origin(),
                      "a service keeps its "
                          + property
                          + " when a template leaves them out, and what they need goes",
                      new Remedy.GiveUp(now.id(), property, nothing)));
            }
          });
    }
  }

  private static boolean isThere(Side side, Resource service, String property) {
    return property.equals(ServiceConnect.PROPERTY)
        ? ServiceConnect.isOn(side, service)
        : !side.items(service, property).isEmpty();
  }
}
