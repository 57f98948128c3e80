package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.discovery.DiscoveryPlan;
import dev.c2ecs.cfn.discovery.Mention;
import dev.c2ecs.cfn.discovery.Mentions;
import dev.c2ecs.cfn.discovery.ServiceText;
import dev.c2ecs.cfn.discovery.ServiceTexts;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.images.ImagePlan;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.job.JobKinds;
import dev.c2ecs.cfn.loadbalancing.LoadBalancingPlan;
import dev.c2ecs.cfn.network.NetworkPlan;
import dev.c2ecs.cfn.secrets.EnvironmentKeys;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.cfn.service.ClusterPlan;
import dev.c2ecs.cfn.service.CreationOrder;
import dev.c2ecs.cfn.storage.AccessPoints;
import dev.c2ecs.cfn.storage.StoragePlan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.task.TaskPlanner;
import dev.c2ecs.cfn.task.TaskSizes;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes the plan of a project: each concern decides for itself, in this order. */
public final class Planner {

  private Planner() {}

  /**
   * The plan of a project; what cannot be planned is reported.
   *
   * @param credentials which values are credentials from outside the Compose file
   * @param surroundings what is known beside the Compose files
   */
  public static Plan plan(
      ComposeProject project,
      ProjectCredentials credentials,
      Surroundings surroundings,
      DiagnosticCollector findings) {
    ProjectExtensions extensions = ProjectExtensions.of(project);
    List<ServiceText> texts = ServiceTexts.of(project, extensions, surroundings);
    List<Mention> mentions = Mentions.of(project, credentials, texts);
    JobKinds kinds = JobKinds.of(project, extensions, mentions, surroundings);
    Map<String, TaskPlan> planned = new TaskPlanner(project, extensions, kinds, findings).tasks();
    DiscoveryPlan discovery =
        DiscoveryPlan.of(
            project, planned.values(), extensions, texts, mentions, surroundings, findings);
    Map<String, TaskPlan> tasks =
        new TaskSizes(discovery.connect(), surroundings, findings).of(planned);
    List<TaskPlan> running = tasks.values().stream().filter(TaskPlan::runsAlways).toList();
    StoragePlan storage = StoragePlan.of(project, extensions, tasks, surroundings);
    LoadBalancingPlan loadBalancing =
        LoadBalancingPlan.of(project, extensions, running, discovery, findings);
    Map<String, Set<String>> before =
        new CreationOrder(project, tasks, discovery, findings).decide();
    Set<String> volumes = new TreeSet<>(project.volumes().keySet());
    storage.fileSystems().values().forEach(fileSystem -> volumes.add(fileSystem.key()));
    AccessPoints accessPoints = new AccessPoints(tasks.values(), storage);
    LogicalIds ids =
        new LogicalIds(
            project, discovery.names().allAliases(), volumes, accessPoints.all(), loadBalancing);
    ImagePlan images =
        ImagePlan.of(project, extensions, tasks.values(), storage, surroundings, ids);
    return new Plan(
        project,
        credentials,
        extensions,
        NetworkPlan.of(extensions, findings),
        ClusterPlan.of(extensions),
        ids,
        tasks,
        discovery,
        storage,
        images,
        loadBalancing,
        accessPoints,
        EnvironmentKeys.of(project, credentials, extensions, tasks.values(), storage, ids),
        before,
        Set.of());
  }
}
