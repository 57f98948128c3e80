package dev.c2ecs.cfn;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.discovery.ConnectMapper;
import dev.c2ecs.cfn.discovery.DiscoveryMapper;
import dev.c2ecs.cfn.discovery.NamespaceMapper;
import dev.c2ecs.cfn.iam.RoleMapper;
import dev.c2ecs.cfn.iam.TaskRoleMapper;
import dev.c2ecs.cfn.images.ImageMapper;
import dev.c2ecs.cfn.images.PlatformMapper;
import dev.c2ecs.cfn.images.PullCredentialsMapper;
import dev.c2ecs.cfn.loadbalancing.DomainMapper;
import dev.c2ecs.cfn.loadbalancing.ListenerMapper;
import dev.c2ecs.cfn.loadbalancing.ListenerRuleMapper;
import dev.c2ecs.cfn.loadbalancing.LoadBalancerMapper;
import dev.c2ecs.cfn.loadbalancing.TargetGroupMapper;
import dev.c2ecs.cfn.loadbalancing.TargetMapper;
import dev.c2ecs.cfn.logs.LogGroupMapper;
import dev.c2ecs.cfn.logs.LoggingMapper;
import dev.c2ecs.cfn.mapper.ContainerMapper;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.network.NetworkMapper;
import dev.c2ecs.cfn.network.ServiceNetworkMapper;
import dev.c2ecs.cfn.network.VpcMapper;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.scaling.ScalingMapper;
import dev.c2ecs.cfn.schedule.ScheduleMapper;
import dev.c2ecs.cfn.secrets.EnvironmentSecretMapper;
import dev.c2ecs.cfn.secrets.SecretKeyMapper;
import dev.c2ecs.cfn.secrets.SecretMapper;
import dev.c2ecs.cfn.service.CapacityMapper;
import dev.c2ecs.cfn.service.ClusterMapper;
import dev.c2ecs.cfn.service.ExecMapper;
import dev.c2ecs.cfn.service.RolloutMapper;
import dev.c2ecs.cfn.service.ServiceMapper;
import dev.c2ecs.cfn.storage.CopyMapper;
import dev.c2ecs.cfn.storage.FileSystemMapper;
import dev.c2ecs.cfn.storage.VolumeMapper;
import dev.c2ecs.cfn.task.CommandMapper;
import dev.c2ecs.cfn.task.ContainerLimitsMapper;
import dev.c2ecs.cfn.task.CredentialSpecMapper;
import dev.c2ecs.cfn.task.EnvironmentMapper;
import dev.c2ecs.cfn.task.EphemeralStorageMapper;
import dev.c2ecs.cfn.task.HealthCheckMapper;
import dev.c2ecs.cfn.task.HookMapper;
import dev.c2ecs.cfn.task.LinuxMapper;
import dev.c2ecs.cfn.task.RewrittenNamesMapper;
import dev.c2ecs.cfn.task.SetupMapper;
import dev.c2ecs.cfn.task.TaskDefinitionMapper;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All mappers and the loop over them. To see where an attribute goes, look here first. */
final class Mappers {

  /** The concerns; the order of what they add matters within a list of one property only. */
  private static final List<Mapper> CONCERNS =
      List.of(
          new ClusterMapper(),
          new VpcMapper(),
          new NetworkMapper(),
          new ServiceNetworkMapper(),
          new LoadBalancerMapper(),
          new TargetMapper(),
          new TargetGroupMapper(),
          new ListenerMapper(),
          new ListenerRuleMapper(),
          new DomainMapper(),
          new NamespaceMapper(),
          new DiscoveryMapper(),
          new ConnectMapper(),
          new FileSystemMapper(),
          new VolumeMapper(),
          new CopyMapper(),
          new SecretMapper(),
          new SecretKeyMapper(),
          new SetupMapper(),
          new TaskRoleMapper(),
          new TaskDefinitionMapper(),
          new RewrittenNamesMapper(),
          new EphemeralStorageMapper(),
          new ImageMapper(),
          new PlatformMapper(),
          new PullCredentialsMapper(),
          new CommandMapper(),
          new HookMapper(),
          new CredentialSpecMapper(),
          new ContainerLimitsMapper(),
          new LinuxMapper(),
          new EnvironmentMapper(),
          new EnvironmentSecretMapper(),
          new HealthCheckMapper(),
          new LogGroupMapper(),
          new LoggingMapper(),
          new ServiceMapper(),
          new CapacityMapper(),
          new ScalingMapper(),
          new ExecMapper(),
          new RolloutMapper());

  /** What has to know which tasks have a role: one that another concern gives permissions to. */
  private static final List<Mapper> ROLES = List.of(new RoleMapper(), new ScheduleMapper());

  private Mappers() {}

  /** What all concerns of a plan add to the template. */
  static Contribution map(Plan plan, DiagnosticCollector findings) {
    List<Contribution> concerns = concerns(plan, findings);
    Plan withRoles = withTaskRoles(plan, concerns);
    List<Contribution> all = new ArrayList<>();
    for (Mapper mapper : ROLES) {
      add(mapper, withRoles, findings, all);
    }
    all.addAll(concerns);
    return Contribution.all(all);
  }

  private static List<Contribution> concerns(Plan plan, DiagnosticCollector findings) {
    List<Contribution> all = new ArrayList<>();
    for (Mapper mapper : CONCERNS) {
      add(mapper, plan, findings, all);
    }
    return all;
  }

  /** What one mapper adds. */
  static Contribution map(Mapper mapper, Plan plan, DiagnosticCollector findings) {
    List<Contribution> all = new ArrayList<>();
    add(mapper, plan, findings, all);
    return Contribution.all(all);
  }

  private static void add(
      Mapper mapper, Plan plan, DiagnosticCollector findings, List<Contribution> all) {
    if (mapper instanceof ProjectMapper project) {
      all.add(project.map(plan, findings));
      return;
    }
    for (TaskPlan task : plan.tasks().values()) {
      if (mapper instanceof TaskMapper one) {
        all.add(one.map(plan, task, findings));
      } else if (mapper instanceof ContainerMapper one) {
        for (Service service : task.containers()) {
          all.add(one.map(plan, task, service, findings));
        }
      }
    }
  }

  /** The plan with the tasks whose containers need a role. */
  static Plan withTaskRoles(Plan plan, DiagnosticCollector findings) {
    return withTaskRoles(plan, concerns(plan, findings));
  }

  private static Plan withTaskRoles(Plan plan, List<Contribution> contributions) {
    Set<String> extended = new HashSet<>();
    for (Contribution contribution : contributions) {
      for (Part part : contribution.parts()) {
        extended.add(part.id());
      }
    }
    Set<String> tasks = new HashSet<>();
    for (TaskPlan task : plan.tasks().values()) {
      if (extended.contains(plan.ids().taskRole(task))) {
        tasks.add(task.name());
      }
    }
    return plan.withTaskRoles(tasks);
  }
}
