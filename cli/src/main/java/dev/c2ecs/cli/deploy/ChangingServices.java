package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cli.aws.Tasks;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.FailedTask;
import dev.c2ecs.cli.stack.Progress;
import dev.c2ecs.cli.stack.ServiceView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The services that are being changed, and their tasks that stop, kept with their last lines before
 * a rollback erases them. What cannot be read is tried again at the next look; what may not be read
 * is left out and said.
 */
final class ChangingServices {

  private final Tasks tasks;
  private final StoppedTasks stopped = new StoppedTasks();
  private final Map<String, ServiceView> services = new HashMap<>();
  private final Set<String> lookedAt = new LinkedHashSet<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private boolean servicesDenied;
  private boolean tasksDenied;

  ChangingServices(Tasks tasks) {
    this.tasks = tasks;
  }

  /** What the services said last, by logical ID. */
  Map<String, ServiceView> services() {
    return services;
  }

  /** The tasks that stopped, the oldest first. */
  List<FailedTask> failed() {
    return stopped.all().stream().sorted(Comparator.comparing(FailedTask::stopped)).toList();
  }

  /** What is not shown because it may not be read. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    missing.forEach(action -> notes.add("you may not do " + action + ": tasks are not shown"));
    tasks
        .missing()
        .forEach(action -> notes.add("you may not do " + action + ": log lines are not shown"));
    return notes;
  }

  /** Looks at the services that are being changed or have just failed. */
  void look(Progress progress) {
    if (servicesDenied) {
      return;
    }
    Map<String, String> ids = new HashMap<>();
    Set<String> failedNow = new LinkedHashSet<>();
    for (Progress.Item item : progress.resources().values()) {
      if (!ResourceType.SERVICE.is(item.type())
          || !Tasks.isServiceArn(item.physicalId())
          || item.status().startsWith("DELETE")) {
        continue;
      }
      String failure = item.logicalId() + item.status();
      boolean failed = item.status().endsWith("_FAILED") && !lookedAt.contains(failure);
      if (failed) {
        failedNow.add(failure);
      }
      if (failed || item.isMoving()) {
        ids.put(item.physicalId(), item.logicalId());
      }
    }
    try {
      for (ServiceView view : tasks.services(ids.keySet())) {
        String id = ids.getOrDefault(view.arn(), "");
        services.put(id, view);
        stopped(view, id);
      }
      lookedAt.addAll(failedNow);
    } catch (DeployFailure e) {
      // the events of the stack tell whether AWS answers
      servicesDenied = e.isDenied();
      if (servicesDenied) {
        missing.add(e.action().orElse("ecs:DescribeServices"));
      }
    }
  }

  private void stopped(ServiceView view, String id) {
    if (tasksDenied || !stopped.areMore(view, id)) {
      return;
    }
    try {
      stopped.ask(tasks, view, id);
    } catch (DeployFailure e) {
      tasksDenied = e.isDenied();
      if (!tasksDenied) {
        throw e;
      }
      missing.add(e.action().orElse("ecs:ListTasks"));
    }
  }
}
