package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.aws.OneOffTasks;
import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.terminal.CommonWords;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tasks that run once while their stack is to go. A cluster with running tasks cannot be deleted
 * ({@code ClusterContainsTasksException}), and CloudFormation stops only those of services.
 */
final class RunningJobs {

  private static final Duration TICK = Duration.ofSeconds(2);

  /** ECS gives a task up to two minutes to end by itself. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Session session;

  RunningJobs(Session session) {
    this.session = session;
  }

  /** Stops them, and waits until they have stopped; nothing is asked of a stack without jobs. */
  void stop(OwnStack stack, DeployedProject deployed) {
    Optional<String> cluster =
        deployed.template().filter(RunningJobs::hasJobs).flatMap(RunningJobs::cluster);
    if (cluster.isEmpty()) {
      return;
    }
    String id = cluster.get();
    session.ifAllowed(
        "whether jobs run was not looked at",
        () -> {
          session.stacks().resources(stack.id()).stream()
              .filter(resource -> resource.logicalId().equals(id) && resource.exists())
              .map(StackResource::physicalId)
              .forEach(this::stop);
          return true;
        },
        false);
  }

  private static Optional<String> cluster(Template template) {
    return template.ofType(ResourceType.CLUSTER).stream().map(Resource::id).findFirst();
  }

  /** Whether a task definition is not that of a service. */
  private static boolean hasJobs(Template template) {
    Set<String> kept = new HashSet<>();
    for (Resource service : template.ofType(ResourceType.SERVICE)) {
      kept.addAll(References.within(service.properties()));
    }
    for (Resource definition : template.ofType(ResourceType.TASK_DEFINITION)) {
      if (!kept.contains(definition.id())) {
        return true;
      }
    }
    return false;
  }

  private void stop(String cluster) {
    try (OneOffTasks tasks = new OneOffTasks(session.aws(), session.tasks())) {
      List<OneOffTasks.View> running = tasks.running(cluster);
      if (running.isEmpty()) {
        return;
      }
      session
          .console()
          .line(
              "stopping "
                  + CommonWords.count(running.size(), "job")
                  + " first, because a cluster with running tasks cannot be deleted");
      running.forEach(task -> tasks.stop(cluster, task.arn(), "c2ecs down"));
      Instant began = session.pace().now();
      while (!tasks.running(cluster).isEmpty()
          && Duration.between(began, session.pace().now()).compareTo(PATIENCE) < 0) {
        session.pace().sleep(TICK);
      }
    }
  }
}
