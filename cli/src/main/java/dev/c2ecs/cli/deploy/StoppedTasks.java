package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.Tasks;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.FailedTask;
import dev.c2ecs.cli.stack.ServiceView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tasks that stop while services are followed, kept with their last lines before a rollback
 * erases them. They are asked for when a service counts more of them than before.
 */
final class StoppedTasks {

  private final Map<String, FailedTask> all = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** What was found, in the order in which it was found. */
  List<FailedTask> all() {
    return List.copyOf(all.values());
  }

  /** Whether a service counts more than when it was looked at last. */
  boolean areMore(ServiceView view, String service) {
    return count(view) > counts.getOrDefault(service, 0);
  }

  /**
   * Asks for those of a service.
   *
   * @param service its logical ID
   * @throws DeployFailure if they cannot be had; then they still are to be asked for
   */
  void ask(Tasks tasks, ServiceView view, String service) {
    List<String> known = List.copyOf(all.keySet());
    tasks.stopped(view.arn(), service, known).forEach(task -> all.put(task.id(), task));
    skip(view, service);
  }

  /** Does without those that a service counts now. */
  void skip(ServiceView view, String service) {
    counts.put(service, count(view));
  }

  private static int count(ServiceView view) {
    return view.deployments().stream().mapToInt(ServiceView.Deployment::failed).sum();
  }
}
