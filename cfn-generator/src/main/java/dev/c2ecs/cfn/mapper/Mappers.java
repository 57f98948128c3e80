package dev.c2ecs.cfn.mapper;

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
