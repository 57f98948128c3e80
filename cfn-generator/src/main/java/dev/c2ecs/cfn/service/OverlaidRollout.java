package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows what an overlay does to rollouts: a service that never runs more tasks than it wants
 * cannot move them between zones, and ECS refuses it unless it says so.
 */
public final class OverlaidRollout {

  private static final String REBALANCING = "AvailabilityZoneRebalancing";
  private static final Value DISABLED = Value.text("DISABLED");
  private static final long WANTED = 100;

  private OverlaidRollout() {}

  /**
   * The template with services that say what their rollout needs; what the overlay itself says of
   * it stays.
   *
   * @param planned the template without the overlay
   */
  public static Template follow(Template planned, Template template) {
    List<Resource> resources = new ArrayList<>();
    for (Resource resource : template.resources()) {
      resources.add(needsToSay(planned, resource) ? saying(resource) : resource);
    }
    return new Template(
        template.description(), template.parameters(), resources, template.outputs());
  }

  private static boolean needsToSay(Template planned, Resource resource) {
    return resource.is(ResourceType.SERVICE)
        && !DISABLED.equals(resource.properties().entries().get(REBALANCING))
        && planned
            .resource(resource.id())
            .map(own -> own.properties().entries().get(REBALANCING))
            .equals(Optional.ofNullable(resource.properties().entries().get(REBALANCING)))
        && resource.properties().entries().get("DeploymentConfiguration") instanceof Value.MapOf map
        && map.entries().get("MaximumPercent") instanceof Value.Whole most
        && most.number() <= WANTED;
  }

  private static Resource saying(Resource service) {
    Map<String, Value> properties = new LinkedHashMap<>(service.properties().entries());
    properties.put(REBALANCING, DISABLED);
    return service.with(new Value.MapOf(properties));
  }
}
