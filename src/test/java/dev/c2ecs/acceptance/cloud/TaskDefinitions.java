package dev.c2ecs.acceptance.cloud;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Task definitions: every change is a new revision, and a revision in use can go. */
final class TaskDefinitions implements Kind {

  static final String TASK_DEFINITION = "AWS::ECS::TaskDefinition";

  /** CPU units → smallest memory, largest memory, step in MiB. */
  private static final Map<Integer, int[]> FARGATE =
      Map.of(
          512, new int[] {1024, 4096, 1024},
          1024, new int[] {2048, 8192, 1024},
          2048, new int[] {4096, 16_384, 1024},
          4096, new int[] {8192, 30_720, 1024},
          8192, new int[] {16_384, 61_440, 4096},
          16_384, new int[] {32_768, 122_880, 8192});

  private static final Set<Integer> SMALLEST = Set.of(512, 1024, 2048);

  @Override
  public String physicalId(Account account, String logicalId, Props props) {
    return props.textOr(logicalId, "Family") + ":" + account.name(logicalId);
  }

  @Override
  public void create(Account account, Asset created) {
    Props props = created.props;
    List<Props> containers = props.maps("ContainerDefinitions");
    if (containers.isEmpty()) {
      throw refused("Container list cannot be empty.");
    }
    checkSize(props);
    Set<String> names = new HashSet<>();
    Set<String> ports = new HashSet<>();
    for (Props container : containers) {
      if (!names.add(container.textOr("", "Name"))) {
        throw refused("Duplicate container name " + container.textOr("", "Name"));
      }
      for (Props mapping : container.maps("PortMappings")) {
        if (!ports.add(mapping.textOr("", "ContainerPort"))) {
          throw refused(
              "The same container port cannot be mapped twice: "
                  + mapping.textOr("", "ContainerPort"));
        }
      }
    }
    for (Props container : containers) {
      check(props, container, names);
    }
  }

  private static Refusal refused(String words) {
    return new Refusal("ClientException", words);
  }

  private static void checkSize(Props props) {
    if (!props.texts("RequiresCompatibilities").contains("FARGATE")) {
      return;
    }
    int cpu = props.number(0, "Cpu");
    int memory = props.number(0, "Memory");
    int[] range = FARGATE.get(cpu);
    boolean fits =
        range == null
            ? cpu == 256 && SMALLEST.contains(memory)
            : range[0] <= memory && memory <= range[1] && (memory - range[0]) % range[2] == 0;
    if (!fits) {
      throw refused(
          "No Fargate configuration exists for given values: "
              + cpu
              + " CPU, "
              + memory
              + " memory.");
    }
  }

  private static void check(Props task, Props container, Set<String> names) {
    String name = container.textOr("", "Name");
    if (container.textOr("", "Image").isEmpty()) {
      throw refused("Container.image should not be null or empty.");
    }
    for (Props dependency : container.maps("DependsOn")) {
      if (!names.contains(dependency.textOr("", "ContainerName"))) {
        throw refused(
            "Container '"
                + name
                + "' depends on unknown container '"
                + dependency.textOr("", "ContainerName")
                + "'");
      }
    }
    Set<String> volumes = new HashSet<>();
    task.maps("Volumes").forEach(volume -> volumes.add(volume.textOr("", "Name")));
    for (Props mount : container.maps("MountPoints")) {
      if (!volumes.contains(mount.textOr("", "SourceVolume"))) {
        throw refused("Unknown volume '" + mount.textOr("", "SourceVolume") + "'.");
      }
    }
    Set<String> variables = new HashSet<>();
    container.maps("Environment").forEach(entry -> variables.add(entry.textOr("", "Name")));
    for (Props secret : container.maps("Secrets")) {
      if (!variables.add(secret.textOr("", "Name"))) {
        throw refused(
            "The secret name must be unique and not shared with any new or existing environment"
                + " variables set on the container, such as '"
                + secret.textOr("", "Name")
                + "'");
      }
    }
    boolean needsRole =
        !container.maps("Secrets").isEmpty()
            || container.textOr("", "LogConfiguration", "LogDriver").equals("awslogs");
    if (needsRole && task.textOr("", "ExecutionRoleArn").isEmpty()) {
      throw refused(
          "Fargate requires task definition to have execution role ARN to support log driver"
              + " awslogs and container secrets.");
    }
  }
}
