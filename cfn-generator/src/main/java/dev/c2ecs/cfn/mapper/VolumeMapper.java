package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.plan.FileSystem;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.TaskPlan;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Named volumes: encrypted EFS file systems that only the services that mount them reach. */
final class VolumeMapper implements Mapper {

  private static final String SUBNETS = "FileSystemSubnetIds";
  private static final int NFS = 2049;

  @Override
  public Contribution map(Plan plan) {
    Findings findings = new Findings(plan.project());
    List<Part> parts = new ArrayList<>();
    Map<String, FileSystem> used = used(plan);
    for (FileSystem volume : used.values()) {
      parts.addAll(fileSystem(plan, volume));
      findings.add(
          PolicyCode.FILE_SYSTEM,
          volume.path(),
          (volume.isDirectory() ? "directory " : "volume ")
              + volume.key()
              + " is an EFS file system and stays when the stack is deleted",
          "");
    }
    for (TaskPlan task : plan.tasks().values()) {
      parts.addAll(mounts(plan, task, findings));
    }
    List<Parameter> parameters =
        used.isEmpty()
            ? List.of()
            : List.of(
                Parameter.required(
                    SUBNETS,
                    "List<AWS::EC2::Subnet::Id>",
                    "One subnet in each of "
                        + zoneWord(plan.zones())
                        + ", the zones of SubnetIds"));
    return new Contribution(parts, parameters, List.of(), findings.all());
  }

  private static String zoneWord(int zones) {
    return switch (zones) {
      case 1 -> "one zone";
      case 2 -> "two zones";
      case 3 -> "three zones";
      default -> zones + " zones";
    };
  }

  private static Map<String, FileSystem> used(Plan plan) {
    Map<String, FileSystem> used = new TreeMap<>();
    for (TaskPlan task : plan.tasks().values()) {
      for (Service container : task.containers()) {
        for (Mount mount : container.volumes()) {
          plan.fileSystem(mount).ifPresent(volume -> used.putIfAbsent(volume.key(), volume));
        }
      }
    }
    return used;
  }

  private static List<Part> fileSystem(Plan plan, FileSystem volume) {
    String id = plan.volumeIds().of(volume.key()) + "Filesystem";
    String key = volume.key();
    String origin = volume.path().toString();
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.declare(id, "AWS::EFS::FileSystem", Section.VOLUMES, key, origin, properties(volume))
            .withPolicies("RetainExceptOnCreate", "Retain"));
    parts.add(
        Part.declare(
            id + "SecurityGroup",
            "AWS::EC2::SecurityGroup",
            Section.VOLUMES,
            key,
            origin,
            Value.map(
                "GroupDescription", "Compose volume " + volume.taskName() + " of " + plan.name(),
                "VpcId", Value.ref(Names.VPC),
                "SecurityGroupIngress", Value.list(users(plan, volume)))));
    for (int zone = 0; zone < plan.zones(); zone++) {
      parts.add(
          Part.declare(
              id + "MountTarget" + (zone + 1),
              "AWS::EFS::MountTarget",
              Section.VOLUMES,
              key,
              origin,
              Value.map(
                  "FileSystemId", Value.ref(id),
                  "SubnetId", new Value.Select(zone, Value.ref(SUBNETS)),
                  "SecurityGroups", Value.list(Value.ref(id + "SecurityGroup")))));
    }
    parts.add(
        Part.declare(
                accessPointId(plan, key),
                "AWS::EFS::AccessPoint",
                Section.VOLUMES,
                key,
                origin,
                Value.map(
                    "FileSystemId", Value.ref(id),
                    "RootDirectory",
                        Value.map(
                            "Path", "/" + volume.taskName(), "CreationInfo", owner(plan, volume))))
            .withPolicies("RetainExceptOnCreate", "Retain"));
    return parts;
  }

  private static String accessPointId(Plan plan, String volume) {
    return plan.volumeIds().of(volume) + "AccessPoint";
  }

  private static Value.MapOf properties(FileSystem volume) {
    List<Value> tags = new ArrayList<>();
    tags.add(Value.map("Key", "Name", "Value", volume.name()));
    volume.labels().forEach((key, value) -> tags.add(Value.map("Key", key, "Value", value)));
    return Value.map(
        "Encrypted", Value.flag(true),
        "ThroughputMode", "elastic",
        "BackupPolicy", Value.map("Status", "ENABLED"),
        "FileSystemPolicy",
            Value.map(
                "Version",
                "2012-10-17",
                "Statement",
                Value.list(
                    Value.map(
                        "Effect",
                        "Deny",
                        "Principal",
                        Value.map("AWS", "*"),
                        "Action",
                        "*",
                        "Condition",
                        Value.map("Bool", Value.map("aws:SecureTransport", "false"))))),
        "FileSystemTags", Value.list(tags));
  }

  private static List<Value> users(Plan plan, FileSystem volume) {
    List<Value> rules = new ArrayList<>();
    for (TaskPlan task : plan.tasks().values()) {
      if (task.containers().stream().anyMatch(c -> plan.mounts(c, volume))) {
        rules.add(
            Value.map(
                "Description", "services." + task.name() + " mounts it",
                "IpProtocol", "tcp",
                "FromPort", Value.number(NFS),
                "ToPort", Value.number(NFS),
                "SourceSecurityGroupId", Value.ref(plan.id(task.service(), Names.SECURITY_GROUP))));
      }
    }
    return rules;
  }

  /** The user of the services that mount a volume owns it when they agree on a number. */
  private static Value.MapOf owner(Plan plan, FileSystem volume) {
    List<String> users =
        plan.project().services().values().stream()
            .filter(service -> plan.mounts(service, volume))
            .map(service -> service.text("user").orElse(""))
            .distinct()
            .toList();
    boolean agreed = users.size() == 1 && users.get(0).matches("\\d+(:\\d+)?");
    String[] ids = agreed ? users.get(0).split(":", -1) : new String[] {"0"};
    return Value.map(
        "OwnerUid", ids[0],
        "OwnerGid", ids.length > 1 ? ids[1] : ids[0],
        "Permissions", agreed ? "0755" : "0777");
  }

  private static List<Part> mounts(Plan plan, TaskPlan task, Findings findings) {
    List<Part> parts = new ArrayList<>();
    Map<String, Value> volumes = new LinkedHashMap<>();
    Map<String, List<String>> actions = new TreeMap<>();
    List<String> dependsOn = new ArrayList<>();
    for (Service container : task.containers()) {
      List<Value> points = new ArrayList<>();
      for (Mount mount : container.volumes()) {
        switch (MountKinds.of(plan, container, mount, findings)) {
          case FILE_SYSTEM -> {
            FileSystem volume = plan.fileSystem(mount).orElseThrow();
            String key = volume.key();
            volumes.put(key, efsVolume(plan, volume));
            actions.merge(key, actions(mount), VolumeMapper::union);
            dependsOn.addAll(mountTargets(plan, key));
            points.add(mountPoint(volume.taskName(), mount));
          }
          case SCRATCH -> {
            String name = Names.container(container) + "-scratch" + (points.size() + 1);
            volumes.put(name, Value.map("Name", name, "Host", Value.map()));
            points.add(mountPoint(name, mount));
          }
          case LEFT_OUT -> {}
        }
      }
      if (!points.isEmpty()) {
        parts.add(
            Names.containerPart(
                plan,
                task,
                Names.container(container),
                Value.map("MountPoints", Value.list(points))));
      }
    }
    if (!volumes.isEmpty()) {
      parts.add(
          Names.taskPart(
              plan, task, Value.map("Volumes", Value.list(List.copyOf(volumes.values())))));
    }
    if (!actions.isEmpty()) {
      parts.add(policy(plan, task, actions));
      if (task.runsAlways()) {
        parts.add(Part.depend(plan.id(task.service(), Names.SERVICE), dependsOn));
      }
    }
    return parts;
  }

  private static Value.MapOf efsVolume(Plan plan, FileSystem volume) {
    String key = volume.key();
    return Value.map(
        "Name", volume.taskName(),
        "EFSVolumeConfiguration",
            Value.map(
                "FilesystemId", Value.ref(plan.volumeIds().of(key) + "Filesystem"),
                "TransitEncryption", "ENABLED",
                "AuthorizationConfig",
                    Value.map(
                        "AccessPointId", Value.ref(accessPointId(plan, key)), "IAM", "ENABLED")));
  }

  private static Value.MapOf mountPoint(String volume, Mount mount) {
    return mount.readOnly()
        ? Value.map(
            "SourceVolume", volume,
            "ContainerPath", mount.target(),
            "ReadOnly", Value.flag(true))
        : Value.map("SourceVolume", volume, "ContainerPath", mount.target());
  }

  private static List<String> mountTargets(Plan plan, String key) {
    List<String> ids = new ArrayList<>();
    for (int zone = 1; zone <= plan.zones(); zone++) {
      ids.add(plan.volumeIds().of(key) + "FilesystemMountTarget" + zone);
    }
    return ids;
  }

  private static List<String> actions(Mount mount) {
    return mount.readOnly()
        ? List.of("elasticfilesystem:ClientMount")
        : List.of(
            "elasticfilesystem:ClientMount",
            "elasticfilesystem:ClientRootAccess",
            "elasticfilesystem:ClientWrite");
  }

  private static List<String> union(List<String> a, List<String> b) {
    return a.size() > b.size() ? a : b;
  }

  private static Part policy(Plan plan, TaskPlan task, Map<String, List<String>> actions) {
    List<Value> statements = new ArrayList<>();
    actions.forEach(
        (key, allowed) ->
            statements.add(
                Value.map(
                    "Effect", "Allow",
                    "Action", Value.texts(allowed),
                    "Resource", Value.getAtt(plan.volumeIds().of(key) + "Filesystem", "Arn"),
                    "Condition",
                        Value.map(
                            "StringEquals",
                            Value.map(
                                "elasticfilesystem:AccessPointArn",
                                Value.getAtt(accessPointId(plan, key), "Arn"))))));
    return Policies.part(plan, task, Names.TASK_ROLE, "volumes", statements);
  }
}
