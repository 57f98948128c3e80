package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.input.Capacity;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a service, or what runs a schedule, says on which capacity its tasks run.
 *
 * <p>That a base counts with the weight 0 is likely: Copilot, a tool of AWS, writes it so; the
 * reference says that 0 is the default.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html">
 *     ECS, CapacityProviderStrategyItem</a>
 */
public final class CapacityStrategy {

  private CapacityStrategy() {}

  /** Either a launch type or a strategy: properties of a service, and of what runs a schedule. */
  public static Value.MapOf properties(Capacity capacity) {
    if (!capacity.isSpot()) {
      return Value.map("LaunchType", Capacity.FARGATE);
    }
    List<Value> strategy = new ArrayList<>();
    if (capacity.isMixed()) {
      Map<String, Value> onDemand = new LinkedHashMap<>();
      onDemand.put("CapacityProvider", Value.text(Capacity.FARGATE));
      if (capacity.base() > 0) {
        onDemand.put("Base", Value.number(capacity.base()));
      }
      onDemand.put("Weight", Value.number(capacity.onDemand()));
      strategy.add(new Value.MapOf(onDemand));
    }
    strategy.add(
        Value.map(
            "CapacityProvider", Capacity.FARGATE_SPOT, "Weight", Value.number(capacity.spot())));
    return Value.map("CapacityProviderStrategy", Value.list(strategy));
  }
}
