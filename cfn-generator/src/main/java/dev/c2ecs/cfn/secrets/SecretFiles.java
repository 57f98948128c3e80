package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of the secrets of a task: one scratch volume for each service that has some, written by
 * the helper container of the task.
 *
 * @param script the lines of a shell that write them
 * @param variables the variables that hold their contents meanwhile
 * @param mountPoints where the helper has the volumes
 * @param volumes the volumes
 */
public record SecretFiles(
    String script, List<Value> variables, List<Value> mountPoints, List<Value> volumes) {

  public SecretFiles {
    variables = List.copyOf(variables);
    mountPoints = List.copyOf(mountPoints);
    volumes = List.copyOf(volumes);
  }

  /** Those of a task. What cannot be written is reported by {@link SecretMapper}. */
  public static SecretFiles of(Plan plan, TaskPlan task) {
    // A variable of our own name hides nothing that a shell needs, as one named like it would.
    Map<String, Value> byContent = new LinkedHashMap<>();
    StringBuilder script = new StringBuilder();
    List<SecretFile> all = new ArrayList<>();
    List<Value> mounts = new ArrayList<>();
    List<Value> volumes = new ArrayList<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (Service service : task.containers()) {
      List<SecretFile> files = SecretFile.of(service, plan);
      if (files.isEmpty()) {
        continue;
      }
      String volume = volume(plan, service);
      mounts.add(Value.map("SourceVolume", volume, "ContainerPath", "/" + volume));
      volumes.add(Value.map("Name", volume, "Host", Value.map()));
      for (SecretFile file : files) {
        String variable =
            names.computeIfAbsent(file.content(), key -> "SECRET_" + (names.size() + 1));
        byContent.putIfAbsent(
            variable, ComposeSecrets.injected(plan, variable, file.secret(), file.key()));
        script.append(file.script("/" + volume, variable));
        all.add(file);
      }
    }
    return new SecretFiles(
        SecretFile.preamble(all) + script, List.copyOf(byContent.values()), mounts, volumes);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return volumes.isEmpty();
  }

  /** The volume with the secrets of a service, as its containers see it. */
  public static List<Value> mountPoint(Plan plan, Service service) {
    return List.of(
        Value.map(
            "SourceVolume", volume(plan, service),
            "ContainerPath", SecretFile.DIRECTORY,
            "ReadOnly", Value.flag(true)));
  }

  /** The volume of a task that the files of a service are written to. */
  private static String volume(Plan plan, Service service) {
    return plan.tasks().containsKey(service.name())
        ? "run-secrets"
        : TaskNames.container(service) + "-run-secrets";
  }
}
