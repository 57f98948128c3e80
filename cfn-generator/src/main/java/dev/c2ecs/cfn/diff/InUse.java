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
          "LoadBalancers",
          new Value.ListOf(List.of(), true),
          "ServiceRegistries",
          new Value.ListOf(List.of(), true),
          ServiceConnect.PROPERTY,
          Value.map("Enabled", Value.flag(false)));

  private InUse() {}

  /**
   * A cluster loses a capacity provider before the services that run on it change.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutClusterCapacityProviders.html">
   *     ECS, PutClusterCapacityProviders</a>
   */
  static void capacityProviders(StackUpdate update, List<Obstacle> found) {
    for (Resource now : update.after().template().ofType(ResourceType.CLUSTER)) {
      Optional<Resource> old = update.before().resource(now.id());
      if (old.isEmpty() || !update.persists(now.id())) {
        continue;
      }
      Set<String> gone = providers(update.before(), old.get());
      gone.removeAll(providers(update.after(), now));
      for (Resource service : update.before().template().ofType(ResourceType.SERVICE)) {
        if (update.before().items(service, STRATEGY).stream()
            .anyMatch(item -> gone.contains(provider(update.before(), item)))) {
          found.add(
              new Obstacle(
                  now.id(),
                  service.origin(),
                  "the cluster cannot give up "
                      + String.join(", ", gone)
                      + " while tasks of "
                      + service.id()
                      + " run on it",
                  new Remedy.Delay(now.id())));
          break;
        }
      }
    }
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
            if (update.after().property(now, property).isEmpty()
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
