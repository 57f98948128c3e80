package dev.c2ecs.cfn.network;

import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Network;
import dev.c2ecs.compose.model.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The network configuration of a task, as ECS services and schedules take it. */
public final class TaskNetwork {

  /** The property of a network configuration that gives tasks public addresses. */
  public static final String PUBLIC_ADDRESS = "AssignPublicIp";

  private TaskNetwork() {}

  /** The Compose networks that the containers of a task are in. */
  static Set<String> networks(TaskPlan task) {
    Set<String> networks = new TreeSet<>();
    for (Service container : task.containers()) {
      networks.addAll(container.networks().keySet());
    }
    return networks;
  }

  /** A task with a file system is only where that has a mount target: EFS has no name elsewhere. */
  private static Value subnets(Plan plan, TaskPlan task) {
    return isBoundToZones(plan, task)
        ? plan.network().fileSystemSubnets()
        : plan.network().taskSubnets(plan.extensions().of(task.service()));
  }

  /** Whether a task mounts a file system whose mount targets are in some zones only. */
  static boolean isBoundToZones(Plan plan, TaskPlan task) {
    return !plan.network().own()
        && plan.storage().fileSystemsOf(task).stream()
            .anyMatch(fileSystem -> fileSystem.existing().isEmpty());
  }

  /** Where a task is and which security groups it has. */
  public static Value.MapOf awsvpc(Plan plan, TaskPlan task) {
    Map<String, Value> groups = new TreeMap<>();
    String own = plan.ids().securityGroup(task);
    groups.put(own, Value.ref(own));
    for (String key : networks(task)) {
      Network network = plan.project().networks().get(key);
      Optional<String> existing =
          network == null ? Optional.empty() : SecurityGroups.existing(plan, network);
      if (existing.isPresent()) {
        groups.put(existing.get(), Value.text(existing.get()));
      } else if (network != null) {
        String id = plan.ids().network(network);
        groups.put(id, Value.ref(id));
      }
    }
    return Value.map(
        PUBLIC_ADDRESS,
        plan.network().assignPublicIp(),
        "Subnets",
        subnets(plan, task),
        "SecurityGroups",
        Value.list(List.copyOf(groups.values())));
  }
}
