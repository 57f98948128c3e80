package dev.c2ecs.cli.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a template wants of an ECS service.
 *
 * @param logicalId its logical ID
 * @param tasks how many tasks, the least number where it scales by itself; empty when the template
 *     leaves it to something that is not known here
 * @param scales whether the number follows the load
 * @param taskDefinition the logical ID of its task definition, empty when it has none in the stack
 */
public record WantedService(
    String logicalId, OptionalInt tasks, boolean scales, String taskDefinition) {

  private static final String SERVICE = "AWS::ECS::Service";
  private static final String TARGET = "AWS::ApplicationAutoScaling::ScalableTarget";

  /**
   * The services of a template.
   *
   * @param text its text, YAML or JSON
   * @param parameters the values of its parameters
   */
  public static List<WantedService> of(String text, Map<String, String> parameters) {
    List<WantedService> services = new ArrayList<>();
    if (JsonTree.template(text) instanceof Map<?, ?> root
        && root.get("Resources") instanceof Map<?, ?> resources) {
      resources.forEach(
          (id, resource) -> {
            if (JsonTree.text(resource, "Type").equals(SERVICE)) {
              services.add(of(String.valueOf(id), resource, resources, parameters));
            }
          });
    }
    return List.copyOf(services);
  }

  private static WantedService of(
      String id, Object resource, Map<?, ?> resources, Map<String, String> parameters) {
    Object properties = JsonTree.value(resource, "Properties");
    OptionalInt tasks = number(JsonTree.value(properties, "DesiredCount"), parameters);
    boolean scales = false;
    for (Object other : resources.values()) {
      Object target = JsonTree.value(other, "Properties");
      if (JsonTree.text(other, "Type").equals(TARGET)
          && mentions(JsonTree.value(target, "ResourceId"), id)) {
        scales = true;
        tasks = number(JsonTree.value(target, "MinCapacity"), parameters);
      }
    }
    boolean silent = JsonTree.value(properties, "DesiredCount").equals("");
    return new WantedService(
        id,
        // ECS starts one task when a template says nothing.
        tasks.isEmpty() && silent && !scales ? OptionalInt.of(1) : tasks,
        scales,
        reference(JsonTree.value(properties, "TaskDefinition"), resources));
  }

  /** A number, written down or given by a parameter. */
  private static OptionalInt number(Object value, Map<String, String> parameters) {
    String text = value instanceof Map<?, ?> map && map.containsKey("Ref") ? ref(map) : text(value);
    String number = parameters.getOrDefault(text, text);
    return number.matches("\\d{1,6}")
        ? OptionalInt.of(Integer.parseInt(number))
        : OptionalInt.empty();
  }

  /** The logical ID of a resource of the template that a value is a {@code Ref} to. */
  private static String reference(Object value, Map<?, ?> resources) {
    String name = value instanceof Map<?, ?> map ? ref(map) : text(value);
    return resources.containsKey(name) ? name : "";
  }

  private static String ref(Map<?, ?> map) {
    return JsonTree.text(map, "Ref");
  }

  private static String text(Object value) {
    return value instanceof String text ? text : "";
  }

  /** Whether a value is made of the name of a service, in one of the ways to write that. */
  private static boolean mentions(Object value, String id) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().anyMatch(item -> mentions(item, id));
    }
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(item -> mentions(item, id));
    }
    return value instanceof String text
        && (text.equals(id) || text.equals(id + ".Name") || text.contains("${" + id + ".Name}"));
  }
}
