package dev.c2ecs.cfn;

import dev.c2ecs.cfn.discovery.DiscoveryMapper;
import dev.c2ecs.cfn.iam.RoleMapper;
import dev.c2ecs.cfn.iam.TaskRoleMapper;
import dev.c2ecs.cfn.images.ImageMapper;
import dev.c2ecs.cfn.images.PullCredentialsMapper;
import dev.c2ecs.cfn.loadbalancing.DomainMapper;
import dev.c2ecs.cfn.loadbalancing.ListenerMapper;
import dev.c2ecs.cfn.loadbalancing.ListenerRuleMapper;
import dev.c2ecs.cfn.loadbalancing.LoadBalancerMapper;
import dev.c2ecs.cfn.loadbalancing.TargetGroupMapper;
import dev.c2ecs.cfn.logs.LoggingMapper;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.network.NetworkMapper;
import dev.c2ecs.cfn.network.VpcMapper;
import dev.c2ecs.cfn.scaling.ScalingMapper;
import dev.c2ecs.cfn.schedule.ScheduleMapper;
import dev.c2ecs.cfn.secrets.SecretMapper;
import dev.c2ecs.cfn.service.CapacityMapper;
import dev.c2ecs.cfn.service.ClusterMapper;
import dev.c2ecs.cfn.service.ExecMapper;
import dev.c2ecs.cfn.service.RolloutMapper;
import dev.c2ecs.cfn.service.ServiceMapper;
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
import dev.c2ecs.cfn.task.TaskDefinitionMapper;
import java.util.List;

/** All mappers. To see where an attribute goes, look here first. */
public final class Mappers {

  /** The mappers; the order of what they add does not matter. */
  public static final List<Mapper> ALL =
      List.of(
          new ClusterMapper(),
          new VpcMapper(),
          new NetworkMapper(),
          new LoadBalancerMapper(),
          new TargetGroupMapper(),
          new ListenerMapper(),
          new ListenerRuleMapper(),
          new DomainMapper(),
          new DiscoveryMapper(),
          new FileSystemMapper(),
          new VolumeMapper(),
          new SecretMapper(),
          new RoleMapper(),
          new TaskRoleMapper(),
          new TaskDefinitionMapper(),
          new EphemeralStorageMapper(),
          new ImageMapper(),
          new PullCredentialsMapper(),
          new CommandMapper(),
          new HookMapper(),
          new CredentialSpecMapper(),
          new ContainerLimitsMapper(),
          new LinuxMapper(),
          new EnvironmentMapper(),
          new HealthCheckMapper(),
          new LoggingMapper(),
          new ServiceMapper(),
          new CapacityMapper(),
          new ScalingMapper(),
          new ScheduleMapper(),
          new ExecMapper(),
          new RolloutMapper());

  private Mappers() {}
}
