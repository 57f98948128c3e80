package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** What the containers of a task need of each other and of the task. */
final class TaskRules implements Rule {

  @Override
  public void check(Template template, Consumer<Violation> found) {
    for (Resource task : template.ofType(ResourceType.TASK_DEFINITION)) {
      Value.MapOf p = task.properties();
      List<Value> containers = Read.items(p, "ContainerDefinitions");
      order(task.id(), containers, found);
      mounts(task.id(), p, containers, found);
      volumes(task.id(), p, found);
      memory(task.id(), p, containers, found);
      router(task.id(), containers, found);
      boolean secrets = containers.stream().anyMatch(c -> !Read.items(c, "Secrets").isEmpty());
      if (secrets && Read.at(p, "ExecutionRoleArn").isEmpty()) {
        found.accept(
            new Violation(
                CheckCode.EXECUTION_ROLE, task.id(), "reads secrets without an execution role"));
      }
      if (containers.size() > Limits.CONTAINERS) {
        found.accept(
            new Violation(
                CheckCode.QUOTA,
                task.id(),
                "has "
                    + containers.size()
                    + " containers, a task has "
                    + Limits.CONTAINERS
                    + " at most"));
      }
    }
  }

  private static void order(String id, List<Value> containers, Consumer<Violation> found) {
    Set<String> names = new HashSet<>();
    containers.forEach(c -> names.add(Read.text(c, "Name")));
    for (Value container : containers) {
      for (Value dependency : Read.items(container, "DependsOn")) {
        String name = Read.text(dependency, "ContainerName");
        if (!names.contains(name)) {
          found.accept(
              new Violation(
                  CheckCode.CONTAINER_ORDER,
                  id,
                  "the container "
                      + Read.text(container, "Name")
                      + " waits for "
                      + name
                      + ", which is not in the task"));
        }
      }
    }
  }

  private static void mounts(
      String id, Value.MapOf task, List<Value> containers, Consumer<Violation> found) {
    Set<String> volumes = new HashSet<>();
    Read.items(task, "Volumes").forEach(v -> volumes.add(Read.text(v, "Name")));
    for (Value container : containers) {
      for (Value point : Read.items(container, "MountPoints")) {
        String source = Read.text(point, "SourceVolume");
        if (!volumes.contains(source)) {
          found.accept(
              new Violation(
                  CheckCode.MOUNT, id, "mounts the volume " + source + ", which it does not have"));
        }
      }
    }
  }

  private static void volumes(String id, Value.MapOf task, Consumer<Violation> found) {
    for (Value volume : Read.items(task, "Volumes")) {
      if (!Read.text(volume, "Host", "SourcePath").isEmpty()) {
        found.accept(new Violation(CheckCode.FARGATE, id, "mounts a path of the host"));
      }
      if (Read.at(volume, "EFSVolumeConfiguration").isEmpty()) {
        continue;
      }
      Value efs = Read.at(volume, "EFSVolumeConfiguration").get();
      boolean encrypted = Read.text(efs, "TransitEncryption").equals("ENABLED");
      boolean iam = Read.text(efs, "AuthorizationConfig", "IAM").equals("ENABLED");
      boolean accessPoint = Read.at(efs, "AuthorizationConfig", "AccessPointId").isPresent();
      if ((iam || accessPoint) && !encrypted) {
        found.accept(
            new Violation(
                CheckCode.VOLUME, id, "an access point or IAM needs TransitEncryption: ENABLED"));
      }
      String root = Read.text(efs, "RootDirectory");
      if (accessPoint && !root.isEmpty() && !root.equals("/")) {
        found.accept(
            new Violation(
                CheckCode.VOLUME, id, "a volume with an access point has no RootDirectory"));
      }
    }
  }

  /** Logs of awsfirelens go through a container of the task that routes them. */
  private static void router(String id, List<Value> containers, Consumer<Violation> found) {
    boolean routed =
        containers.stream()
            .anyMatch(c -> Read.text(c, "LogConfiguration", "LogDriver").equals("awsfirelens"));
    boolean router =
        containers.stream().anyMatch(c -> Read.at(c, "FirelensConfiguration").isPresent());
    if (routed && !router) {
      found.accept(
          new Violation(
              CheckCode.LOGGING,
              id,
              "logs by awsfirelens without a container that has FirelensConfiguration"));
    }
  }

  private static void memory(
      String id, Value.MapOf task, List<Value> containers, Consumer<Violation> found) {
    long memory = 0;
    long cpu = 0;
    for (Value container : containers) {
      OptionalLong limit = Read.number(container, "Memory");
      memory += limit.orElse(Read.number(container, "MemoryReservation").orElse(0));
      cpu += Read.number(container, "Cpu").orElse(0);
    }
    if (memory > Read.number(task, "Memory").orElse(Long.MAX_VALUE)) {
      found.accept(
          new Violation(
              CheckCode.MEMORY,
              id,
              "its containers have " + memory + " MiB together, more than it"));
    }
    if (cpu > Read.number(task, "Cpu").orElse(Long.MAX_VALUE)) {
      found.accept(
          new Violation(
              CheckCode.MEMORY,
              id,
              "its containers have " + cpu + " CPU units together, more than it"));
    }
    OptionalLong storage = Read.number(task, "EphemeralStorage", "SizeInGiB");
    if (storage.isPresent() && !Limits.EPHEMERAL_STORAGE.has(storage.getAsLong())) {
      found.accept(
          new Violation(
              CheckCode.FARGATE,
              id,
              "has " + Limits.EPHEMERAL_STORAGE + " GiB of ephemeral storage"));
    }
  }
}
