package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.Locale;

/** {@code platform}: the processors that the images of a task are for. */
public final class PlatformMapper implements TaskMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    return isArm(task.service())
        ? Contribution.of(
            TaskParts.taskPart(
                plan,
                task,
                Value.map(
                    "RuntimePlatform",
                    Value.map("CpuArchitecture", "ARM64", "OperatingSystemFamily", "LINUX"))))
        : Contribution.NOTHING;
  }

  /** The platform of all images of a task, as registries name it. */
  static String of(TaskPlan task) {
    return isArm(task.service()) ? "linux/arm64" : "linux/amd64";
  }

  private static boolean isArm(Service service) {
    return service
        .platform()
        .map(platform -> platform.toLowerCase(Locale.ROOT))
        .filter(platform -> platform.startsWith("linux/arm64") || platform.equals("arm64"))
        .isPresent();
  }
}
