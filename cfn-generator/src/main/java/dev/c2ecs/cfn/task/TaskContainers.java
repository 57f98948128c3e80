package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.exposure.Values;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The containers of a task definition as a template has it: those of services, and ours, which
 * prepare something for one of them and are named after it.
 *
 * @param byName the containers by name, in the order of the definition
 */
public record TaskContainers(Map<String, Value.MapOf> byName) {

  /** Those of a task definition. */
  public static TaskContainers of(Resource definition) {
    Map<String, Value.MapOf> containers = new LinkedHashMap<>();
    for (Value item : Values.items(definition.properties(), "ContainerDefinitions")) {
      if (item instanceof Value.MapOf container) {
        containers.put(Values.text(container, "Name"), container);
      }
    }
    return new TaskContainers(containers);
  }

  /** The container that one works for: itself, or that which a helper or a hook prepares. */
  public String owner(String container) {
    return InitContainers.owner(container, byName.keySet());
  }
}
