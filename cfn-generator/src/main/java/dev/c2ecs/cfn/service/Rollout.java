package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.Names;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.diagnostic.SharingCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.extension.ServiceExtensions;
import dev.c2ecs.cfn.storage.DataStores;
import dev.c2ecs.cfn.storage.FileSystem;
import dev.c2ecs.cfn.storage.SharedFiles;
import dev.c2ecs.cfn.storage.StoragePlan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.UpdateConfig;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The bounds of running tasks during a deployment, in percent of the wanted number.
 *
 * @param minimum how many stay
 * @param maximum how many there are at most
 */
public record Rollout(int minimum, int maximum) {

  private static final String START_FIRST = "start-first";
  private static final int MOST_VOLUMES = 5;
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
    boolean free = said.saysPercentages() || writtenVolume(storage, task).isEmpty();
    if (!free && !(startsFirst(task.service()) && dataStore(task).isEmpty())) {
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
    Optional<String> volume = writtenVolume(storage, task);
    if (volume.isEmpty()) {
      severalStores(storage, task, findings);
      severalWriters(storage, task, findings);
    }
    Optional<UpdateConfig> config = service.updateConfig();
    if (volume.isPresent() && !said.saysPercentages()) {
      reportWriter(task, volume.get(), findings);
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

  private void reportWriter(TaskPlan task, String volume, DiagnosticCollector findings) {
    String writes = task.name() + " writes " + volume + ": ";
    if (!startsFirst(task.service())) {
      findings.add(
          PolicyCode.SINGLE_WRITER,
          task.service().path(),
          "an outage with each deployment, tasks are stopped before new ones start: "
              + task.name()
              + ", which writes "
              + volume,
          "");
      return;
    }
    boolean stops = minimum == 0;
    findings.add(
        PolicyCode.ORDER_OF_WRITER,
        task.service().path().child("deploy").child("update_config").child("order"),
        writes
            + (stops
                ? "as a data store it is stopped before a new one starts, whatever its order"
                : "with start-first two tasks write it at once during a deployment"),
        stops ? "remove the order" : "write `order: stop-first` unless it shares its files");
  }

  /** Several tasks of a data store would destroy the files that they share. */
  private static void severalStores(
      StoragePlan storage, TaskPlan task, DiagnosticCollector findings) {
    Optional<Service> store = dataStore(task);
    Optional<String> volume =
        store.isPresent() ? written(storage, List.of(store.get())) : Optional.empty();
    if (volume.isPresent()) {
      findings.add(
          PolicyCode.DATA_STORE_TWICE,
          amount(task),
          task.mostTasks()
              + " tasks of "
              + store.get().name()
              + " would write the files of one data store in "
              + volume.get(),
          "run one task, or write a service with a volume of its own for each member");
    }
  }

  /**
   * Several tasks of one program that share what they write: worse than two for a while, which a
   * deployment makes.
   */
  private static void severalWriters(
      StoragePlan storage, TaskPlan task, DiagnosticCollector findings) {
    if (task.mostTasks() <= 1) {
      return;
    }
    Set<String> safe = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    for (Service container : task.containers()) {
      for (Mount mount : storage.mountsOf(container)) {
        Optional<FileSystem> fileSystem = storage.fileSystem(mount);
        if (!mount.readOnly() && fileSystem.isPresent() && !DataStores.is(container)) {
          String name = fileSystem.get().key();
          (SharedFiles.areSafe(container, mount, name) ? safe : others).add(name);
        }
      }
    }
    safe.removeAll(others);
    String tasks = task.mostTasks() + " tasks of " + task.name() + " write ";
    if (!others.isEmpty()) {
      findings.add(
          SharingCode.SEVERAL_WRITERS,
          amount(task),
          tasks + Names.shown(List.copyOf(others), MOST_VOLUMES) + " at once, all the time",
          "run one task, unless the program shares its files with itself");
    }
    if (!safe.isEmpty()) {
      findings.add(
          SharingCode.SEVERAL_WRITERS,
          Severity.INFO,
          amount(task),
          tasks
              + Names.shown(List.copyOf(safe), MOST_VOLUMES)
              + " at once, as is usual for files that are written once under their own names",
          "");
    }
  }

  /** Where it is said how many tasks there are. */
  private static TreePath amount(TaskPlan task) {
    TreePath deploy = task.service().path().child("deploy");
    return task.mostTasks() > task.replicas()
        ? deploy.child(Keys.AUTOSCALING)
        : deploy.child("replicas");
  }

  private static boolean startsFirst(Service service) {
    return service
        .updateConfig()
        .flatMap(UpdateConfig::order)
        .filter(START_FIRST::equals)
        .isPresent();
  }

  private static Optional<Service> dataStore(TaskPlan task) {
    for (Service server : task.servers()) {
      if (DataStores.is(server)) {
        return Optional.of(server);
      }
    }
    return Optional.empty();
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
    boolean startFirst = config.order().orElse("").equals(START_FIRST);
    return startFirst ? new Rollout(100, 100 + share) : new Rollout(100 - share, 100);
  }

  /** A volume that a task writes which runs once, whoever else mounts it. */
  private static Optional<String> writtenVolume(StoragePlan storage, TaskPlan task) {
    return task.mostTasks() > 1 ? Optional.empty() : written(storage, task.containers());
  }

  private static Optional<String> written(StoragePlan storage, List<Service> containers) {
    for (Service container : containers) {
      for (Mount mount : storage.mountsOf(container)) {
        Optional<FileSystem> fileSystem = storage.fileSystem(mount);
        if (!mount.readOnly() && fileSystem.isPresent()) {
          return Optional.of(fileSystem.get().key());
        }
      }
    }
    return Optional.empty();
  }
}
