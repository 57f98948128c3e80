package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.exposure.Values;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The containers of a task definition as a template has it: those of services, and ours, which
 * prepare something for one of them and are named after it.
 *
 * @param byName the containers by name, in the order of the definition
 */
public record TaskContainers(Map<String, Value.MapOf> byName) {

  private static final List<String> HELPERS = List.of(InitContainers.SETUP, InitContainers.FILES);
  private static final String HOOK = "-pre_start";

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
    for (String suffix : HELPERS) {
      if (container.endsWith(suffix) && byName.containsKey(cut(container, suffix.length()))) {
        return cut(container, suffix.length());
      }
    }
    int hook = container.lastIndexOf(HOOK);
    return hook > 0 && byName.containsKey(container.substring(0, hook))
        ? container.substring(0, hook)
        : container;
  }

  private static String cut(String text, int end) {
    return text.substring(0, text.length() - end);
  }
}
