package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** What the containers of a task need of each other and of the task. */
final class TaskRules implements Rule {

  @Override
  public void check(Template template, Consumer<Violation> found) {
    for (Resource task : template.ofType(ResourceType.TASK_DEFINITION)) {
      Value.MapOf p = task.properties();
      List<Value> containers = PropertyReader.items(p, "ContainerDefinitions");
      order(task.id(), containers, found);
      mounts(task.id(), p, containers, found);
      volumes(task.id(), p, found);
      memory(task.id(), p, containers, found);
      router(task.id(), containers, found);
      size(task, found);
      boolean secrets =
          containers.stream().anyMatch(c -> !PropertyReader.items(c, "Secrets").isEmpty());
      if (secrets && PropertyReader.at(p, "ExecutionRoleArn").isEmpty()) {
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

  /** ECS takes 64 KiB of JSON; what AWS puts in for references comes on top. */
  private static void size(Resource task, Consumer<Violation> found) {
    long bytes = TextSize.of(task.properties());
    if (bytes <= Limits.TASK_DEFINITION_BYTES) {
      return;
    }
    String service = task.origin().name();
    found.accept(
        new Violation(
            CheckCode.QUOTA,
            task.id(),
            "the task definition of "
                + service
                + " has "
                + Limits.kibibytes(bytes)
                + " KiB, ECS takes "
                + Limits.kibibytes(Limits.TASK_DEFINITION_BYTES)
                + "; the largest is "
                + largest(task)
                + ": deliver it as a file, see `configs`"));
  }

  private static String largest(Resource task) {
    String name = "";
    long most = 0;
    for (Value container : PropertyReader.items(task.properties(), "ContainerDefinitions")) {
      if (container instanceof Value.MapOf map) {
        for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
          long bytes = TextSize.of(entry.getValue());
          if (bytes > most) {
            most = bytes;
            name = entry.getKey() + " of " + PropertyReader.text(container, "Name");
          }
        }
      }
    }
    return name + " (" + Limits.kibibytes(most) + " KiB)";
  }

  private static void order(String id, List<Value> containers, Consumer<Violation> found) {
    Set<String> names = new HashSet<>();
    containers.forEach(c -> names.add(PropertyReader.text(c, "Name")));
    for (Value container : containers) {
      for (Value dependency : PropertyReader.items(container, "DependsOn")) {
        String name = PropertyReader.text(dependency, "ContainerName");
        if (!names.contains(name)) {
          found.accept(
              new Violation(
                  CheckCode.CONTAINER_ORDER,
                  id,
                  "the container "
                      + PropertyReader.text(container, "Name")
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
    PropertyReader.items(task, "Volumes").forEach(v -> volumes.add(PropertyReader.text(v, "Name")));
    for (Value container : containers) {
      for (Value point : PropertyReader.items(container, "MountPoints")) {
        String source = PropertyReader.text(point, "SourceVolume");
        if (!volumes.contains(source)) {
          found.accept(
              new Violation(
                  CheckCode.MOUNT, id, "mounts the volume " + source + ", which it does not have"));
        }
      }
    }
  }

  private static void volumes(String id, Value.MapOf task, Consumer<Violation> found) {
    for (Value volume : PropertyReader.items(task, "Volumes")) {
      if (!PropertyReader.text(volume, "Host", "SourcePath").isEmpty()) {
        found.accept(new Violation(CheckCode.FARGATE, id, "mounts a path of the host"));
      }
      if (PropertyReader.at(volume, "EFSVolumeConfiguration").isEmpty()) {
        continue;
      }
      Value efs = PropertyReader.at(volume, "EFSVolumeConfiguration").get();
      boolean encrypted = PropertyReader.text(efs, "TransitEncryption").equals("ENABLED");
      boolean iam = PropertyReader.text(efs, "AuthorizationConfig", "IAM").equals("ENABLED");
      boolean accessPoint =
          PropertyReader.at(efs, "AuthorizationConfig", "AccessPointId").isPresent();
      if ((iam || accessPoint) && !encrypted) {
        found.accept(
            new Violation(
                CheckCode.VOLUME, id, "an access point or IAM needs TransitEncryption: ENABLED"));
      }
      String root = PropertyReader.text(efs, "RootDirectory");
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
            .anyMatch(
                c -> PropertyReader.text(c, "LogConfiguration", "LogDriver").equals("awsfirelens"));
    boolean router =
        containers.stream()
            .anyMatch(c -> PropertyReader.at(c, "FirelensConfiguration").isPresent());
    if (routed && !router) {
      found.accept(
          new Violation(
              CheckCode.LOGGING,
              id,
              "logs by awsfirelens without a container that has FirelensConfiguration: add one, `"
                  + Keys.CLOUDFORMATION
                  + ": {Resources: {"
                  + id
                  + ": {Properties: {ContainerDefinitions: [{Name: log_router, Image:"
                  + " \"public.ecr.aws/aws-observability/aws-for-fluent-bit:stable\","
                  + " FirelensConfiguration: {Type: fluentbit}}]}}}}`"));
    }
  }

  private static void memory(
      String id, Value.MapOf task, List<Value> containers, Consumer<Violation> found) {
    long memory = 0;
    long cpu = 0;
    for (Value container : containers) {
      OptionalLong limit = PropertyReader.number(container, "Memory");
      memory += limit.orElse(PropertyReader.number(container, "MemoryReservation").orElse(0));
      cpu += PropertyReader.number(container, "Cpu").orElse(0);
    }
    if (memory > PropertyReader.number(task, "Memory").orElse(Long.MAX_VALUE)) {
      found.accept(
          new Violation(
              CheckCode.MEMORY,
              id,
              "its containers have " + memory + " MiB together, more than it"));
    }
    if (cpu > PropertyReader.number(task, "Cpu").orElse(Long.MAX_VALUE)) {
      found.accept(
          new Violation(
              CheckCode.MEMORY,
              id,
              "its containers have " + cpu + " CPU units together, more than it"));
    }
    OptionalLong storage = PropertyReader.number(task, "EphemeralStorage", "SizeInGiB");
    if (storage.isPresent() && !Limits.EPHEMERAL_STORAGE.has(storage.getAsLong())) {
      found.accept(
          new Violation(
              CheckCode.FARGATE,
              id,
              "has " + Limits.EPHEMERAL_STORAGE + " GiB of ephemeral storage"));
    }
  }
}
