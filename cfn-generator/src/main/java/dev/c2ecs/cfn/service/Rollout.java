package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.ServiceExtensions;
import dev.c2ecs.cfn.storage.FileSystem;
import dev.c2ecs.cfn.storage.StoragePlan;
import dev.c2ecs.cfn.task.TaskPlan;
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
  public static boolean stopsFirst(StoragePlan storage, TaskPlan task, ServiceExtensions said) {
    return task.runsAlways() && of(storage, task, said).minimum() == 0;
  }

  /**
   * How the service of a task is rolled. Who says the bounds knows whether two tasks may write at
   * once.
   */
  public static Rollout of(StoragePlan storage, TaskPlan task, ServiceExtensions said) {
    if (!said.saysPercentages() && soleVolume(storage, task).isPresent()) {
      return ONE_AT_A_TIME;
    }
    Optional<UpdateConfig> config = task.service().updateConfig();
    if (config.isEmpty()) {
      return DEFAULT;
    }
    Rollout computed = fromParallelism(config.get(), task.replicas());
    return new Rollout(
        said.minPercent().orElse(computed.minimum()), said.maxPercent().orElse(computed.maximum()));
  }

  /** Says what differs from what is written. */
  void report(
      StoragePlan storage, TaskPlan task, ServiceExtensions said, DiagnosticCollector findings) {
    Service service = task.service();
    Optional<String> volume = said.saysPercentages() ? Optional.empty() : soleVolume(storage, task);
    Optional<UpdateConfig> config = service.updateConfig();
    if (volume.isPresent()) {
      findings.add(
          PolicyCode.SINGLE_WRITER,
          service.path(),
          service.name()
              + " alone writes "
              + volume.get()
              + ": its task is stopped before a new one starts",
          "");
    } else if (config.isPresent()
        && (config.get().parallelism().isPresent() || config.get().order().isPresent())) {
      findings.add(
          PolicyCode.ROLLOUT_PERCENT,
          service.path().child("deploy").child("update_config"),
          "a deployment of "
              + service.name()
              + " keeps "
              + minimum
              + " % to "
              + maximum
              + " % of its tasks running",
          "");
    }
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
