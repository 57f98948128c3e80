package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.ExtensionValues;
import dev.c2ecs.cfn.storage.FileSystem;
import dev.c2ecs.cfn.storage.StoragePlan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.Attributes;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.UpdateConfig;
import java.util.Optional;

/**
 * The bounds of running tasks during a deployment, in percent of the wanted number.
 *
 * @param minimum how many stay
 * @param maximum how many there are at most
 */
public record Rollout(int minimum, int maximum) {

  private static final Rollout DEFAULT = new Rollout(100, 200);
  private static final Rollout ONE_AT_A_TIME = new Rollout(0, 100);

  /** Whether all tasks of a service stop before new ones start. */
  public static boolean stopsFirst(ComposeProject project, StoragePlan storage, TaskPlan task) {
    return task.runsAlways() && of(storage, task, new Findings(project)).minimum() == 0;
  }

  /** How the service of a task is rolled; says what differs from what is written. */
  public static Rollout of(StoragePlan storage, TaskPlan task, Findings findings) {
    Service service = task.service();
    Optional<String> volume = soleVolume(storage, task);
    if (volume.isPresent() && !saysPercentages(service)) {
      findings.add(
          PolicyCode.SINGLE_WRITER,
          service.path(),
          service.name()
              + " alone writes "
              + volume.get()
              + ": its task is stopped before a new one starts",
          "");
      return ONE_AT_A_TIME;
    }
    Optional<UpdateConfig> config = service.updateConfig();
    if (config.isEmpty()) {
      return DEFAULT;
    }
    Rollout computed = fromParallelism(config.get(), task.replicas());
    ExtensionValues values = new ExtensionValues(findings);
    Attributes extensions =
        new Attributes(
            config.get().extensions(), service.path().child("deploy").child("update_config"));
    Rollout bounds =
        new Rollout(
            values.number(extensions, "x-aws-min_percent").orElse(computed.minimum()),
            values.number(extensions, "x-aws-max_percent").orElse(computed.maximum()));
    if (config.get().parallelism().isPresent() || config.get().order().isPresent()) {
      findings.add(
          PolicyCode.ROLLOUT_PERCENT,
          service.path().child("deploy").child("update_config"),
          "a deployment of "
              + service.name()
              + " keeps "
              + bounds.minimum()
              + " % to "
              + bounds.maximum()
              + " % of its tasks running",
          "");
    }
    return bounds;
  }

  /** Whether the owner says the bounds, who then knows whether two may write at once. */
  private static boolean saysPercentages(Service service) {
    Optional<UpdateConfig> config = service.updateConfig();
    return config.isPresent()
        && (config.get().extensions().has("x-aws-min_percent")
            || config.get().extensions().has("x-aws-max_percent"));
  }

  private static Rollout fromParallelism(UpdateConfig config, int replicas) {
    if (config.parallelism().isEmpty() && config.order().isEmpty()) {
      return DEFAULT;
    }
    int parallelism = config.parallelism().orElse(1);
    int share =
        parallelism == 0 || replicas == 0
            ? 100
            : Math.min(100, (100 * parallelism + replicas - 1) / replicas);
    boolean startFirst = config.order().orElse("").equals("start-first");
    return startFirst ? new Rollout(100, 100 + share) : new Rollout(100 - share, 100);
  }

  /** A volume that only this task writes, when it runs once. */
  private static Optional<String> soleVolume(StoragePlan storage, TaskPlan task) {
    if (task.replicas() > 1) {
      return Optional.empty();
    }
    return task.containers().stream()
        .flatMap(container -> storage.mountsOf(container).stream())
        .filter(mount -> !mount.readOnly())
        .flatMap(mount -> storage.fileSystem(mount).stream())
        .filter(fileSystem -> storage.writers(fileSystem) == 1)
        .map(FileSystem::key)
        .findFirst();
  }
}
