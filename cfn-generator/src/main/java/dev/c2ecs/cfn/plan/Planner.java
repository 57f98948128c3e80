package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.compose.SourceKind;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Dependency;
import dev.c2ecs.compose.model.Deploy;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the plan of a project. */
public final class Planner {

  private static final int DEFAULT_ZONES = 2;
  private static final int MAX_ZONES = 6;

  private final ComposeProject project;
  private final Map<String, SourceKind> sources;
  private final Findings findings;

  private Planner(ComposeProject project, Map<String, SourceKind> sources, Findings findings) {
    this.project = project;
    this.sources = sources;
    this.findings = findings;
  }

  /**
   * The plan of a project; what cannot be planned is reported.
   *
   * @param sources what is at the source of each bind mount
   */
  public static Plan plan(
      ComposeProject project, Map<String, SourceKind> sources, Findings findings) {
    return new Planner(project, sources, findings).plan();
  }

  private Plan plan() {
    Map<String, TaskPlan> tasks = tasks();
    Map<String, List<KnownPort>> ports = new TreeMap<>();
    Map<String, List<ProjectFile>> files = new TreeMap<>();
    for (Service service : project.services().values()) {
      ports.put(service.name(), ServicePorts.of(service));
      files.put(service.name(), ProjectFile.of(service, project, sources));
    }
    Map<String, FileSystem> fileSystems = fileSystems();
    Set<String> volumes = new TreeSet<>(project.volumes().keySet());
    fileSystems.values().forEach(fileSystem -> volumes.add(fileSystem.key()));
    List<Service> running =
        tasks.values().stream().filter(TaskPlan::runsAlways).map(TaskPlan::service).toList();
    List<PublishedPort> published = new Publishing(project, findings).ports(running);
    Map<String, Set<String>> before = new CreationOrder(project, tasks, findings).decide();
    reportUnknownPorts(before, ports);
    return new Plan(
        project,
        LogicalIds.of(project.services().keySet()),
        LogicalIds.of(project.networks().keySet()),
        LogicalIds.of(volumes),
        LogicalIds.of(project.secrets().keySet()),
        tasks,
        ports,
        files,
        fileSystems,
        published,
        before,
        zones());
  }

  private Map<String, FileSystem> fileSystems() {
    Map<String, FileSystem> all = new HashMap<>();
    for (Service service : project.services().values()) {
      for (Mount mount : service.volumes()) {
        FileSystem.of(service, mount, project, sources)
            .ifPresent(fileSystem -> all.put(mount.path().toString(), fileSystem));
      }
    }
    return all;
  }

  private Map<String, TaskPlan> tasks() {
    Set<String> jobs = new TreeSet<>();
    for (Service service : project.services().values()) {
      for (Dependency dependency : service.dependsOn().values()) {
        if (dependency.condition() == Dependency.Condition.COMPLETED
            && project.services().containsKey(dependency.service())) {
          jobs.add(dependency.service());
        }
      }
    }
    Map<String, TaskPlan> tasks = new TreeMap<>();
    for (Service service : project.services().values()) {
      if (!jobs.contains(service.name())) {
        tasks.put(service.name(), task(service));
      }
    }
    reportJobs(jobs, tasks);
    return tasks;
  }

  private TaskPlan task(Service service) {
    List<Service> jobs = new ArrayList<>();
    addJobs(service, jobs, new TreeSet<>());
    List<Service> containers = new ArrayList<>(jobs);
    containers.add(service);
    boolean runsAlways = !endsByItself(service);
    if (!runsAlways) {
      findings.add(
          PolicyCode.JOB_ONLY,
          service.path().child(service.restart().isPresent() ? "restart" : "deploy"),
          service.name() + " is not restarted, so it is a task definition without a service",
          "run it when it is needed");
    }
    return new TaskPlan(
        service,
        jobs,
        runsAlways,
        Scaling.of(service, findings),
        TaskSizes.of(service, containers, findings));
  }

  /** Adds the jobs that a service waits for, each after those that it waits for itself. */
  private void addJobs(Service service, List<Service> jobs, Set<String> seen) {
    for (Dependency dependency : service.dependsOn().values()) {
      Service job = project.services().get(dependency.service());
      if (dependency.condition() == Dependency.Condition.COMPLETED
          && job != null
          && seen.add(job.name())) {
        addJobs(job, jobs, seen);
        jobs.add(job);
      }
    }
  }

  private static boolean endsByItself(Service service) {
    String restart = service.restart().orElse("").equals("no") ? "none" : "any";
    return service.restartCondition().orElse(restart).equals("none")
        || service.deploy().flatMap(Deploy::mode).orElse("").equals("replicated-job");
  }

  private void reportJobs(Set<String> jobs, Map<String, TaskPlan> tasks) {
    for (String job : jobs) {
      List<TaskPlan> users =
          tasks.values().stream()
              .filter(task -> task.jobs().stream().anyMatch(j -> j.name().equals(job)))
              .toList();
      int runs = users.stream().mapToInt(TaskPlan::replicas).sum();
      if (runs > 1) {
        findings.add(
            PolicyCode.JOB_PER_TASK,
            TreePath.of("services", job),
            "the job "
                + job
                + " runs in every task of "
                + String.join(", ", users.stream().map(TaskPlan::name).toList())
                + ": "
                + runs
                + " times, perhaps at the same time",
            "make it safe to run twice, or run it by hand before deploying");
      }
    }
  }

  private void reportUnknownPorts(
      Map<String, Set<String>> before, Map<String, List<KnownPort>> ports) {
    Set<String> needed = new TreeSet<>();
    before.values().forEach(needed::addAll);
    for (String name : needed) {
      if (ports.getOrDefault(name, List.of()).isEmpty()) {
        findings.add(
            PolicyCode.NO_KNOWN_PORT,
            TreePath.of("services", name),
            "other services need "
                + name
                + ", but nothing tells on which port it listens: only "
                + name
                + "."
                + project.name()
                + ".local resolves",
            "add `expose: [\"PORT\"]` to " + name);
      }
    }
  }

  private int zones() {
    return new ExtensionValues(findings)
        .number(ExtensionValues.top(project), "x-aws-zones", 1, MAX_ZONES)
        .orElse(DEFAULT_ZONES);
  }
}
