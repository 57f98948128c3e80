package dev.c2ecs.cfn.job;

import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.network.TaskNetwork;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskIndex;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.TemplateReferences;
import dev.c2ecs.compose.model.Dependency;
import dev.c2ecs.compose.model.Link;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The jobs that nobody runs unless {@code deploy} does: no service, no clock, no overlay. */
public final class JobsToRun {

  private JobsToRun() {}

  /** The jobs of a template, by name. */
  public static List<NeededJob> of(Plan plan, Template template, TemplateReferences references) {
    List<TaskPlan> once = new ArrayList<>();
    for (TaskPlan task : plan.tasks().values()) {
      if (isLeft(plan, task, template, references)) {
        once.add(task);
      }
    }
    TaskIndex jobsOnly = new TaskIndex(once);
    TaskIndex all = new TaskIndex(plan.tasks().values());
    List<NeededJob> jobs = new ArrayList<>();
    for (TaskPlan task : once) {
      Set<String> first = new TreeSet<>(servicesBefore(plan, task, all));
      first.add(plan.ids().taskDefinition(task));
      List<String> needs =
          JobNeeds.of(
              template, references, first, plan.cluster().value(), TaskNetwork.awsvpc(plan, task));
      jobs.add(job(plan, task, jobsOnly, template, references, needs));
    }
    return List.copyOf(jobs);
  }

  private static boolean isLeft(
      Plan plan, TaskPlan task, Template template, TemplateReferences references) {
    String definition = plan.ids().taskDefinition(task);
    return !task.runsAlways()
        && task.replicas() > 0
        && !plan.extensions().of(task.service()).schedule().whole().present()
        && template.resource(definition).isPresent()
        && !references.use(definition);
  }

  /**
   * The ECS services that come before a job: those that it depends on or is linked to, those whose
   * tasks run what it depends on, and servers that its texts name. Of these last only such that
   * wait for nobody and share no files with it: another one may itself wait for the job.
   */
  private static Set<String> servicesBefore(Plan plan, TaskPlan task, TaskIndex index) {
    List<TaskPlan> before = new ArrayList<>();
    for (Service container : task.containers()) {
      for (Dependency dependency : container.dependsOn().values()) {
        before.addAll(index.running(dependency.service()));
      }
      for (Link link : container.links()) {
        index.serving(link.name()).ifPresent(before::add);
      }
    }
    for (String name : plan.before().getOrDefault(task.name(), Set.of())) {
      TaskPlan server = plan.tasks().get(name);
      boolean waits = !plan.before().getOrDefault(name, Set.of()).isEmpty();
      if (server != null && !waits && !sharesFiles(plan, task, server)) {
        before.add(server);
      }
    }
    Set<String> ids = new TreeSet<>();
    for (TaskPlan server : before) {
      if (server.runsAlways()) {
        ids.add(plan.ids().service(server));
      }
    }
    return ids;
  }

  private static boolean sharesFiles(Plan plan, TaskPlan one, TaskPlan other) {
    Set<String> keys = new HashSet<>();
    plan.storage().fileSystemsOf(one).forEach(system -> keys.add(system.key()));
    return plan.storage().fileSystemsOf(other).stream()
        .anyMatch(system -> keys.contains(system.key()));
  }

  private static NeededJob job(
      Plan plan,
      TaskPlan task,
      TaskIndex index,
      Template template,
      TemplateReferences references,
      List<String> needs) {
    Set<String> services = new TreeSet<>();
    Set<String> after = new TreeSet<>();
    for (Service container : task.containers()) {
      services.add(container.name());
      for (Dependency dependency : container.dependsOn().values()) {
        for (TaskPlan other : index.running(dependency.service())) {
          if (!other.name().equals(task.name())) {
            after.add(other.name());
          }
        }
      }
    }
    String definition = plan.ids().taskDefinition(task);
    Set<String> named = references.ofResources().getOrDefault(definition, Set.of());
    List<String> parameters = new ArrayList<>();
    for (Parameter parameter : template.parameters()) {
      if (named.contains(parameter.name())) {
        parameters.add(parameter.name());
      }
    }
    return new NeededJob(
        task.name(),
        task.service().path(),
        definition,
        TaskNames.container(task.service()),
        services,
        plan.cluster().value(),
        TaskNetwork.awsvpc(plan, task),
        plan.extensions().of(task.service()).capacity().value(),
        task.replicas(),
        needs,
        List.copyOf(after),
        JobWork.of(task, template.resource(definition).orElseThrow()),
        parameters);
  }
}
