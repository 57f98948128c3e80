package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.InitContainers;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;

/** Where the containers that copy files find what they copy to and with. */
public final class CopyPlaces {

  /** Where such a container sees the mounts, by their numbers. */
  private static final String VOLUMES = "/c2ecs-volumes/";

  private static final String MARKS = "/c2ecs-marks/";

  /** The volume of a task with what its helper brings. */
  static final String TOOLS = "c2ecs-tools";

  private CopyPlaces() {}

  /** Where the container sees a mount. */
  static String path(Plan plan, Service service, Copy copy) {
    return VOLUMES + number(plan, service, copy);
  }

  /** Where the container sees the mark of a mount. */
  static String marks(Plan plan, Service service, Copy copy) {
    return MARKS + number(plan, service, copy);
  }

  private static int number(Plan plan, Service service, Copy copy) {
    return plan.storage().mountsOf(service).indexOf(copy.mount()) + 1;
  }

  /** Whether a path in a container is one that only copies use. */
  public static boolean isOurs(String path) {
    return path.startsWith(VOLUMES) || path.startsWith(MARKS);
  }

  /** Where a container sees what the helper brings, or the helper puts it. */
  public static Value.MapOf tools(boolean readOnly) {
    return readOnly
        ? Value.map(
            "SourceVolume", TOOLS, "ContainerPath", CopyScript.TOOLS, "ReadOnly", Value.flag(true))
        : Value.map("SourceVolume", TOOLS, "ContainerPath", CopyScript.TOOLS);
  }

  /** The lines of the helper that bring what the containers need; none when there are none. */
  public static String bring(Plan plan, TaskPlan task) {
    return InitContainers.copiers(plan, task).isEmpty() ? "" : CopyScript.bring();
  }
}
