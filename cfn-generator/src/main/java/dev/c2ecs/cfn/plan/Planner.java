package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.discovery.KnownPort;
import dev.c2ecs.cfn.discovery.NamedPorts;
import dev.c2ecs.cfn.discovery.ServicePorts;
import dev.c2ecs.cfn.extension.ExtensionValues;
import dev.c2ecs.cfn.images.ProjectFile;
import dev.c2ecs.cfn.loadbalancing.ExistingLoadBalancer;
import dev.c2ecs.cfn.loadbalancing.ListenerPlan;
import dev.c2ecs.cfn.loadbalancing.PublishedPort;
import dev.c2ecs.cfn.loadbalancing.Publishing;
import dev.c2ecs.cfn.network.NetworkPlan;
import dev.c2ecs.cfn.service.ClusterPlan;
import dev.c2ecs.cfn.service.CreationOrder;
import dev.c2ecs.cfn.storage.FileSystem;
import dev.c2ecs.cfn.storage.Mounts;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.task.TaskPlanner;
import dev.c2ecs.compose.SourceKind;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the plan of a project. */
public final class Planner {

  private static final int DEFAULT_ZONES = 2;

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
    Map<String, TaskPlan> tasks = new TaskPlanner(project, findings).tasks();
    Map<String, List<KnownPort>> ports = new TreeMap<>();
    Map<String, List<ProjectFile>> files = new TreeMap<>();
    Map<String, String> taskOf = new HashMap<>();
    tasks.forEach((name, task) -> task.containers().forEach(c -> taskOf.put(c.name(), name)));
    Map<String, Set<KnownPort>> named = NamedPorts.of(project);
    Map<String, List<Mount>> mounts = new TreeMap<>();
    for (Service service : project.services().values()) {
      mounts.put(service.name(), new Mounts(project, taskOf).of(service));
      Set<KnownPort> ofOthers = named.getOrDefault(service.name(), Set.of());
      ports.put(service.name(), ServicePorts.of(service, ofOthers));
    }
    Set<String> written = ProjectFile.written(mounts, project);
    for (Service service : project.services().values()) {
      List<Mount> own = mounts.getOrDefault(service.name(), List.of());
      files.put(service.name(), ProjectFile.of(service, own, project, sources, written));
    }
    Map<String, FileSystem> fileSystems = fileSystems(mounts, written);
    Set<String> volumes = new TreeSet<>(project.volumes().keySet());
    fileSystems.values().forEach(fileSystem -> volumes.add(fileSystem.key()));
    List<TaskPlan> running = tasks.values().stream().filter(TaskPlan::runsAlways).toList();
    List<PublishedPort> published = new Publishing(project, findings).ports(running);
    Map<String, Set<String>> before = new CreationOrder(project, tasks, findings).decide();
    reportUnknownPorts(before, ports);
    List<ListenerPlan> listeners = ListenerPlan.of(published);
    PlanIndex index = new PlanIndex(project, published, listeners, tasks, mounts, fileSystems);
    return new Plan(
        project,
        NetworkPlan.of(project, zones(), findings),
        ClusterPlan.of(project, findings),
        LogicalIds.of(project.services().keySet()),
        LogicalIds.of(project.networks().keySet()),
        LogicalIds.of(volumes),
        LogicalIds.of(project.secrets().keySet()),
        tasks,
        ports,
        mounts,
        files,
        fileSystems,
        published,
        listeners,
        ExistingLoadBalancer.of(project, findings),
        index,
        before);
  }

  private Map<String, FileSystem> fileSystems(
      Map<String, List<Mount>> mounts, Set<String> written) {
    Map<String, FileSystem> all = new HashMap<>();
    for (Service service : project.services().values()) {
      for (Mount mount : mounts.getOrDefault(service.name(), List.of())) {
        FileSystem.of(service, mount, project, sources, written)
            .ifPresent(fileSystem -> all.put(Plan.fileSystemKey(mount), fileSystem));
      }
    }
    return all;
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
        .number(ExtensionValues.top(project), "x-aws-zones")
        .orElse(DEFAULT_ZONES);
  }
}
