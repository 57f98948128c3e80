package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.cli.aws.OneOffTasks;
import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.terminal.CommonWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tasks that run once while their stack is to go. A cluster with running tasks cannot be deleted
 * ({@code ClusterContainsTasksException}), and CloudFormation stops only those of services.
 */
final class RunningJobs {

  private static final Duration TICK = Duration.ofSeconds(2);

  /** ECS gives a task up to two minutes to end by itself. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final String CLUSTER = "cluster/";

  private final Session session;

  RunningJobs(Session session) {
    this.session = session;
  }

  /**
   * Stops them, and waits until they have stopped; nothing is asked of a stack without jobs. In a
   * cluster that is not of the stack only tasks of its own task definitions are looked for.
   */
  void stop(OwnStack stack, DeployedProject deployed) {
    Optional<Template> template = deployed.template().filter(RunningJobs::hasJobs);
    if (template.isEmpty()) {
      return;
    }
    Optional<String> own =
        template.get().ofType(ResourceType.CLUSTER).stream().map(Resource::id).findFirst();
    Set<String> others = own.isPresent() ? Set.of() : clusters(template.get());
    if (own.isEmpty() && others.isEmpty()) {
      session
          .console()
          .line(
              "jobs that still run are not stopped: the stack does not say in which cluster they"
                  + " run");
      return;
    }
    session.ifAllowed(
        "whether jobs run was not looked at",
        () -> {
          List<StackResource> resources = session.stacks().resources(stack.id());
          if (own.isPresent()) {
            resources.stream()
                .filter(resource -> resource.logicalId().equals(own.get()) && resource.exists())
                .map(StackResource::physicalId)
                .forEach(
                    cluster ->
                        stop(
                            cluster,
                            List.of(),
                            "because a cluster with running tasks cannot be deleted"));
          }
          List<String> families = families(resources);
          others.forEach(
              cluster ->
                  stop(cluster, families, "because their task definitions go with the stack"));
          return true;
        },
        false);
  }

  /** The clusters of others that services and schedules of a template name, by name or ARN. */
  private static Set<String> clusters(Template template) {
    Set<String> clusters = new TreeSet<>();
    for (Resource service : template.ofType(ResourceType.SERVICE)) {
      if (service.properties().entries().get("Cluster") instanceof Value.Text name) {
        clusters.add(name.text());
      }
    }
    for (Resource schedule : template.ofType(ResourceType.SCHEDULE)) {
      if (schedule.properties().entries().get("Target") instanceof Value.MapOf target) {
        Value arn = target.entries().get("Arn");
        String text =
            arn instanceof Value.Text whole
                ? whole.text()
                : arn instanceof Value.Sub sub ? sub.text() : "";
        if (text.contains(CLUSTER) && !text.endsWith("}")) {
          clusters.add(
              arn instanceof Value.Text
                  ? text
                  : text.substring(text.lastIndexOf(CLUSTER) + CLUSTER.length()));
        }
      }
    }
    return clusters;
  }

  private static List<String> families(List<StackResource> resources) {
    List<String> families = new ArrayList<>();
    for (StackResource resource : resources) {
      if (resource.type().equals(ResourceType.TASK_DEFINITION.text()) && resource.exists()) {
        String name = resource.physicalId();
        name = name.substring(name.lastIndexOf('/') + 1);
        families.add(name.contains(":") ? name.substring(0, name.lastIndexOf(':')) : name);
      }
    }
    return families;
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

  private void stop(String cluster, List<String> families, String why) {
    try (OneOffTasks tasks = new OneOffTasks(session.aws(), session.tasks())) {
      List<OneOffTasks.View> running = tasks.running(cluster, families);
      if (running.isEmpty()) {
        return;
      }
      session
          .console()
          .line("stopping " + CommonWords.count(running.size(), "job") + " first, " + why);
      running.forEach(task -> tasks.stop(cluster, task.arn(), "c2ecs down"));
      Instant began = session.pace().now();
      while (!tasks.running(cluster, families).isEmpty()
          && Duration.between(began, session.pace().now()).compareTo(PATIENCE) < 0) {
        session.pace().sleep(TICK);
      }
    }
  }
}
