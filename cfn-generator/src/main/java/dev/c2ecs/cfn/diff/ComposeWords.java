package dev.c2ecs.cfn.diff;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Compose, or an extension of ours, calls a property of a resource. */
final class ComposeWords {

  /** By the type of the resource, {@code Container} for one of a task, and the property. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("Container/EntryPoint", "entrypoint"),
          Map.entry("Container/WorkingDirectory", "working_dir"),
          Map.entry("Container/User", "user"),
          Map.entry("Container/Hostname", "hostname"),
          Map.entry("Container/StopTimeout", "stop_grace_period"),
          Map.entry("Container/ReadonlyRootFilesystem", "read_only"),
          Map.entry("Container/DockerLabels", "labels"),
          Map.entry("Container/Ulimits", "ulimits"),
          Map.entry("Container/DependsOn", "depends_on"),
          Map.entry("Container/LogConfiguration", "logging"),
          Map.entry("Container/LinuxParameters", "linux"),
          Map.entry("Container/SystemControls", "sysctls"),
          Map.entry("Container/Cpu", "cpus"),
          Map.entry("Container/Memory", "memory limit"),
          Map.entry("Container/MemoryReservation", "memory reservation"),
          Map.entry("Container/Interactive", "stdin_open"),
          Map.entry("Container/PseudoTerminal", "tty"),
          Map.entry("Container/RepositoryCredentials", "x-aws-pull_credentials"),
          Map.entry("AWS::ECS::TaskDefinition/RuntimePlatform", "platform"),
          Map.entry("AWS::ECS::TaskDefinition/EphemeralStorage", "x-aws-ephemeral_storage"),
          Map.entry("AWS::ECS::TaskDefinition/PidMode", "pid"),
          Map.entry("AWS::ECS::TaskDefinition/Volumes", "volumes"),
          Map.entry("AWS::ECS::Service/DeploymentConfiguration", "update_config"),
          Map.entry("AWS::ECS::Service/AvailabilityZoneRebalancing", "zone rebalancing"),
          Map.entry("AWS::ECS::Service/EnableExecuteCommand", "x-aws-exec"),
          Map.entry("AWS::ECS::Service/CapacityProviderStrategy", "x-aws-capacity"),
          Map.entry("AWS::ECS::Service/LaunchType", "x-aws-capacity"),
          Map.entry("AWS::ECS::Service/LoadBalancers", "ports"),
          Map.entry("AWS::ECS::Service/ServiceConnectConfiguration", "names of the service"),
          Map.entry("AWS::Logs::LogGroup/RetentionInDays", "x-aws-logs_retention"),
          Map.entry("AWS::ApplicationAutoScaling::ScalableTarget/MinCapacity", "autoscaling min"),
          Map.entry("AWS::ApplicationAutoScaling::ScalableTarget/MaxCapacity", "autoscaling max"),
          Map.entry(
              "AWS::ApplicationAutoScaling::ScalingPolicy/TargetTrackingScalingPolicyConfiguration",
              "autoscaling"),
          Map.entry("AWS::Scheduler::Schedule/ScheduleExpression", "x-aws-schedule"),
          Map.entry("AWS::ElasticLoadBalancingV2::Listener/Certificates", "x-aws-certificate"),
          Map.entry("AWS::ElasticLoadBalancingV2::ListenerRule/Conditions", "x-aws-path or -host"),
          Map.entry("AWS::ElasticLoadBalancingV2::TargetGroup/HealthCheckPath", "health path"),
          Map.entry("AWS::EFS::FileSystem/LifecyclePolicies", "driver_opts lifecycle_policy"),
          Map.entry("AWS::EFS::FileSystem/ThroughputMode", "driver_opts throughput_mode"),
          Map.entry("AWS::EFS::FileSystem/BackupPolicy", "driver_opts backup_policy"),
          Map.entry("AWS::EFS::FileSystem/Encrypted", "driver_opts encrypted"),
          Map.entry("AWS::EFS::AccessPoint/PosixUser", "driver_opts uid and gid"),
          Map.entry("AWS::EFS::AccessPoint/RootDirectory", "driver_opts root directory"));

  private ComposeWords() {}

  /** The word for a property, with what is inside it behind; empty when there is none. */
  static Optional<String> of(String type, List<String> path) {
    String word = WORDS.get(type + "/" + path.get(0));
    if (word == null) {
      return Optional.empty();
    }
    List<String> inner =
        path.subList(1, path.size()).stream().filter(k -> !k.equals("[]")).toList();
    return Optional.of((word + " " + String.join(".", inner)).strip());
  }
}
