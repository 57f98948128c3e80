package dev.c2ecs.cfn.graph;

import dev.c2ecs.cfn.exposure.Values;
import dev.c2ecs.cfn.task.InitContainers;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What runs a task definition: an ECS service, a schedule, or {@code deploy}.
 *
 * @param id the logical ID of the ECS service or the schedule; of the task definition when neither
 *     runs it
 * @param service the Compose service that it is named after
 * @param definition the task definition
 * @param containers the containers by name, in the order of the definition
 * @param kind what its main container is
 * @param details what is known of the task
 * @param groups the security groups, as it names them
 * @param after the logical IDs of what must stand before
 */
record Task(
    String id,
    String service,
    Resource definition,
    Map<String, Value.MapOf> containers,
    Node.Kind kind,
    List<String> details,
    List<String> groups,
    List<String> after) {

  /** The key of the node of a Compose service. */
  static String key(String service) {
    return "task:" + service;
  }

  String key() {
    return key(service);
  }

  /**
   * The container that one works for: itself, or that which a helper or a hook of ours prepares.
   */
  String owner(String container) {
    return InitContainers.owner(container, containers.keySet());
  }

  /** The containers that one waits for. */
  static List<String> needs(Value.MapOf container) {
    List<String> needs = new ArrayList<>();
    for (Value item : Values.items(container, "DependsOn")) {
      if (item instanceof Value.MapOf dependency) {
        needs.add(Values.text(dependency, "ContainerName"));
      }
    }
    return needs;
  }
}
