package dev.c2ecs.acceptance.cloud;

import java.util.List;
import java.util.Optional;

/** What tasks need to start and to become healthy. */
final class TaskStart {

  private TaskStart() {}

  /** A deployment that does not reach a steady state, as the stack says it. */
  static Refusal unstable(String cause) {
    return new Refusal(
        "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'", cause);
  }

  /**
   * Why tasks cannot start with what is there now; empty when they can.
   *
   * @param place where they are: {@code NetworkConfiguration} and {@code LoadBalancers}
   */
  static Optional<String> fault(Account account, String taskDefinition, Props place) {
    try {
      check(account, taskDefinition, place);
      return Optional.empty();
    } catch (Refusal refusal) {
      return Optional.of(refusal.reason());
    }
  }

  /** Refuses when tasks cannot start. */
  static void check(Account account, String taskDefinition, Props place) {
    Props task =
        account
            .get(TaskDefinitions.TASK_DEFINITION, taskDefinition)
            .map(asset -> asset.live)
            .orElseThrow(() -> unstable("the task definition is gone"));
    for (String key : List.of("ExecutionRoleArn", "TaskRoleArn")) {
      task.text(key)
          .filter(role -> !account.exists(Iam.ROLE, role))
          .ifPresent(
              role -> {
                throw unstable("ECS was unable to assume the role '" + role + "'");
              });
    }
    for (Props container : task.maps("ContainerDefinitions")) {
      checkSecrets(account, container);
      checkLogs(account, container);
    }
    for (Props volume : task.maps("Volumes")) {
      checkVolume(account, place, volume.map("EFSVolumeConfiguration"));
    }
    for (Props target : place.maps("LoadBalancers")) {
      checkTarget(account, place, target);
    }
  }

  private static void checkSecrets(Account account, Props container) {
    for (Props secret : container.maps("Secrets")) {
      String from = secret.textOr("", "ValueFrom");
      int end = from.indexOf(':');
      // Those of the stack are named without the colons of a real ARN.
      String ours = end >= 0 ? from.substring(0, end) : from;
      boolean missing =
          from.isEmpty()
              || from.startsWith(":")
              || (ours.indexOf('~') >= 0
                  && !account.exists(NamedThings.SECRET, ours)
                  && !account.exists("AWS::SSM::Parameter", ours));
      if (missing) {
        throw unstable(
            "ResourceInitializationError: unable to pull secrets or registry auth: '" + from + "'");
      }
    }
  }

  private static void checkLogs(Account account, Props container) {
    Props logs = container.map("LogConfiguration");
    String group = logs.textOr("", "Options", "awslogs-group");
    if (logs.textOr("", "LogDriver").equals("awslogs")
        && !logs.textOr("false", "Options", "awslogs-create-group").equals("true")
        && !account.exists(Logs.LOG_GROUP, group)) {
      throw unstable(
          "ResourceInitializationError: failed to validate logger args: The specified log group"
              + " does not exist: '"
              + group
              + "'");
    }
  }

  private static void checkVolume(Account account, Props place, Props volume) {
    String fileSystem = volume.textOr("", "FilesystemId");
    if (fileSystem.isEmpty()) {
      return;
    }
    String cause = "ResourceInitializationError: failed to invoke EFS utils commands: ";
    if (!account.exists(Efs.FILE_SYSTEM, fileSystem)) {
      throw unstable(cause + "no file system '" + fileSystem + "'");
    }
    volume
        .text("AuthorizationConfig", "AccessPointId")
        .filter(point -> !account.exists(Efs.ACCESS_POINT, point))
        .ifPresent(
            point -> {
              throw unstable(cause + "no access point '" + point + "'");
            });
    if (account.get(Efs.FILE_SYSTEM, fileSystem).isEmpty()) {
      // Somebody else's file system: its mount targets are theirs to see to.
      return;
    }
    for (String subnet : EcsServices.subnets(place)) {
      Optional<Asset> target = mountTarget(account, fileSystem, subnet);
      if (target.isEmpty()) {
        throw unstable(
            cause
                + "Failed to resolve the file system '"
                + fileSystem
                + "': no mount target in the zone of "
                + subnet);
      }
      if (!SecurityGroups.allows(
          account,
          EcsServices.groups(place),
          target.get().live.texts("SecurityGroups"),
          "tcp",
          Efs.NFS)) {
        throw unstable(
            cause + "mount.nfs4: Connection timed out: " + target.get() + " admits no port 2049");
      }
    }
  }

  private static Optional<Asset> mountTarget(Account account, String fileSystem, String subnet) {
    return Efs.mountTargets(account, fileSystem).stream()
        .filter(
            target ->
                Ec2.zone(account, target.live.textOr("", "SubnetId"))
                    .equals(Ec2.zone(account, subnet)))
        .findFirst();
  }

  private static void checkTarget(Account account, Props place, Props target) {
    Optional<Asset> group =
        account.get(LoadBalancing.TARGET_GROUP, target.textOr("", "TargetGroupArn"));
    if (group.isEmpty()) {
      throw unstable("the target group is gone");
    }
    String port =
        group
            .get()
            .live
            .text("HealthCheckPort")
            .filter(text -> !text.equals("traffic-port"))
            .orElse(target.textOr("", "ContainerPort"));
    if (!Traffic.reached(account, place, group.get(), "tcp", Integer.parseInt(port))) {
      throw unstable(
          "Task failed ELB health checks in (target-group "
              + group.get()
              + "): the load balancer does not reach port "
              + port);
    }
  }
}
