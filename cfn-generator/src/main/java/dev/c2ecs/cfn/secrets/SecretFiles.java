package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.List;

/** Where the containers of a service find the files of its secrets. */
public final class SecretFiles {

  private SecretFiles() {}

  /** The volume with the secrets of a service, as its containers see it. */
  public static List<Value> mountPoint(Plan plan, Service service) {
    return List.of(
        Value.map(
            "SourceVolume", volume(plan, service),
            "ContainerPath", SecretFile.DIRECTORY,
            "ReadOnly", Value.flag(true)));
  }

  /** The volume of a task that the files are written to. */
  static String volume(Plan plan, Service service) {
    return plan.tasks().containsKey(service.name())
        ? "run-secrets"
        : TaskNames.container(service) + "-run-secrets";
  }
}
