package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.job.JobKinds;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.scaling.Scaling;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Dependency;
import dev.c2ecs.compose.model.NamespaceMode;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides which services run together in one task, and which of them only once. How large the tasks
 * are is decided later, by {@link TaskSizes}.
 */
public final class TaskPlanner {

  private final ComposeProject project;
  private final ProjectExtensions extensions;
  private final JobKinds kinds;
  private final DiagnosticCollector findings;

  /**
   * A planner.
   *
   * @param kinds which services end by themselves
   */
  public TaskPlanner(
      ComposeProject project,
      ProjectExtensions extensions,
      JobKinds kinds,
      DiagnosticCollector findings) {
    this.project = project;
    this.extensions = extensions;
    this.kinds = kinds;
    this.findings = findings;
  }

  /** The tasks by the name of their main service. */
  public Map<String, TaskPlan> tasks() {
    Set<String> jobs = kinds.waitedFor();
    Map<String, List<Service>> sidecars = sidecars(jobs);
    Map<String, TaskPlan> all = new TreeMap<>();
    for (Service service : project.services().values()) {
      if (!jobs.contains(service.name()) && host(service).isEmpty()) {
        all.put(service.name(), task(service, sidecars.getOrDefault(service.name(), List.of())));
      }
    }
    Map<String, TaskPlan> tasks = new SharedJobs(project, extensions).of(all);
    kinds.report(findings);
    reportJobs(jobs, tasks);
    reportOnce(tasks);
    return tasks;
  }

  /** The services that share the network of each main service. */
  private Map<String, List<Service>> sidecars(Set<String> jobs) {
    Map<String, List<Service>> sidecars = new TreeMap<>();
    for (Service service : project.services().values()) {
      Optional<String> host = jobs.contains(service.name()) ? Optional.empty() : host(service);
      if (host.isEmpty()) {
        continue;
      }
      Optional<Service> main = mainOf(host.get());
      if (main.isPresent() && !jobs.contains(main.get().name())) {
        sidecars.computeIfAbsent(main.get().name(), name -> new ArrayList<>()).add(service);
      } else {
        findings.add(
            PolicyCode.SHARED_NETWORK,
            service.path().child("network_mode"),
            service.name() + " shares the network of " + host.get() + ", which is not a task",
            "share the network of a service that is not a job of another one");
      }
    }
    return sidecars;
  }

  /** The service whose network a service shares. */
  private static Optional<String> host(Service service) {
    return service.networkMode().orElse(null) instanceof NamespaceMode.OfService of
        ? Optional.of(of.service())
        : Optional.empty();
  }

  /** The service at the end of a chain of shared networks. */
  private Optional<Service> mainOf(String name) {
    Set<String> seen = new TreeSet<>();
    Optional<Service> service = Optional.ofNullable(project.services().get(name));
    while (service.isPresent() && host(service.get()).isPresent()) {
      if (!seen.add(service.get().name())) {
        return Optional.empty();
      }
      service = Optional.ofNullable(project.services().get(host(service.get()).get()));
    }
    return service;
  }

  private TaskPlan task(Service service, List<Service> shared) {
    List<Service> waitedFor = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    addJobs(service, waitedFor, seen);
    shared.forEach(sidecar -> addJobs(sidecar, waitedFor, seen));
    Map<String, Service> names = new TreeMap<>();
    isNamed(service, names);
    List<Service> jobs = waitedFor.stream().filter(job -> isNamed(job, names)).toList();
    List<Service> sidecars = shared.stream().filter(sidecar -> isNamed(sidecar, names)).toList();
    List<Service> containers = new ArrayList<>(jobs);
    containers.add(service);
    containers.addAll(sidecars);
    checkProcesses(containers);
    return new TaskPlan(
        service,
        jobs,
        sidecars,
        !kinds.runsOnce(service),
        Scaling.of(service, extensions.of(service).autoscaling(), findings),
        FargateSize.SMALLEST);
  }

  /** Reports a container that shares the processes of one in another task. */
  private void checkProcesses(List<Service> containers) {
    for (Service container : containers) {
      if (container.pid().orElse(null) instanceof NamespaceMode.OfService of
          && containers.stream().noneMatch(c -> c.name().equals(of.service()))) {
        String other = of.service();
        findings.add(
            PolicyCode.SHARED_NETWORK,
            container.path().child("pid"),
            container.name() + " shares the processes of " + other + ", which is another task",
            "add `network_mode: service:" + other + "` to run both in one task");
      }
    }
  }

  /** Whether ECS can tell a container from the others of its task; else that is reported. */
  private boolean isNamed(Service container, Map<String, Service> owners) {
    List<String> names = new ArrayList<>(InitContainers.hooks(container));
    names.add(TaskNames.container(container));
    names.add(InitContainers.copier(container));
    if (owners.isEmpty()) {
      names.add(InitContainers.setup(container));
    }
    for (String name : names) {
      Service other = owners.get(name);
      if (other != null) {
        findings.add(
            PolicyCode.CONTAINER_NAME,
            container.path(),
            other.path(),
            other.name() + " and " + container.name() + " both have a container " + name,
            "rename one of them: they run in one task");
        return false;
      }
    }
    names.forEach(name -> owners.put(name, container));
    return true;
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

  /** Says which tasks nobody runs but {@code deploy}, and which ports nobody reaches. */
  private void reportOnce(Map<String, TaskPlan> tasks) {
    List<String> names = new ArrayList<>();
    TreePath path = TreePath.ROOT;
    for (TaskPlan task : tasks.values()) {
      if (task.runsAlways()) {
        continue;
      }
      if (!extensions.of(task.service()).schedule().whole().present()) {
        path = names.isEmpty() ? task.service().path() : path;
        names.add(task.name());
      }
      for (Service server : task.servers()) {
        if (!server.ports().isEmpty()) {
          findings.add(
              PolicyCode.JOB_PORTS,
              server.path().child("ports"),
              server.name() + " publishes ports, and nothing reaches a task that ends",
              "remove `ports`");
        }
      }
    }
    if (!names.isEmpty()) {
      boolean one = names.size() == 1;
      findings.add(
          PolicyCode.JOB_ONLY,
          path,
          String.join(", ", names)
              + (one ? " is a job: a task definition" : " are jobs: task definitions")
              + " without a service, which `c2ecs deploy` runs once",
          "whoever deploys the template by other means runs "
              + (one ? "it" : "them")
              + ", or give `"
              + Keys.SCHEDULE
              + "`");
    }
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
}
