package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.storage.FileSystem.Directory;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Named volumes: encrypted EFS file systems that only the services that mount them reach. The
 * options of a volume are those of Docker's retired integration.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-efs-filesystem.html">
 *     AWS::EFS::FileSystem</a>
 */
public final class FileSystemMapper implements ProjectMapper {

  private static final int NFS = 2049;

  @Override
  public Contribution map(Plan plan, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    AccessPoints accessPoints = plan.accessPoints();
    Map<String, FileSystem> volumes = new TreeMap<>();
    for (AccessPoint point : accessPoints.all()) {
      volumes.putIfAbsent(point.volume().key(), point.volume());
    }
    for (FileSystem volume : volumes.values()) {
      report(plan, volume, findings);
      if (volume.existing().isEmpty()) {
        parts.addAll(fileSystem(plan, volume, findings));
      }
    }
    for (AccessPoint point : accessPoints.all()) {
      if (point.volume().existing().isEmpty()) {
        parts.add(accessPoint(plan, point, findings));
      }
    }
    boolean own = volumes.values().stream().anyMatch(volume -> volume.existing().isEmpty());
    return new Contribution(
        parts, own ? plan.network().fileSystemParameters() : List.of(), List.of());
  }

  private static void report(Plan plan, FileSystem volume, DiagnosticCollector findings) {
    if (volume.directory().isPresent()) {
      directory(volume, volume.directory().get(), findings);
      return;
    }
    Volume declared = plan.project().volumes().get(volume.key());
    if (volume.existing().isEmpty() && declared != null && declared.external()) {
      findings.add(
          OperatingCode.VOLUME_OF_DOCKER,
          volume.path(),
          "the volume "
              + declared.name()
              + " exists in Docker only: here "
              + volume.key()
              + " is a new EFS file system, which starts empty and stays when the stack is deleted",
          "for one that exists in AWS give its ID: `name: fs-…` or `name: fsap-…`");
      return;
    }
    if (volume.existing().isEmpty()) {
      findings.add(
          PolicyCode.FILE_SYSTEM,
          volume.path(),
          "EFS file systems stay when the stack is deleted: volume "
              + volume.key()
              + filledFrom(plan, volume),
          "");
      return;
    }
    List<String> groups =
        plan.storage().tasksUsing(volume).stream()
            .map(task -> plan.ids().securityGroup(task))
            .toList();
    findings.add(
        PolicyCode.EXISTING_FILE_SYSTEM,
        volume.path(),
        "volume " + volume.key() + " exists already: it is mounted and not changed",
        "its mount targets must admit port 2049 from " + String.join(", ", groups));
  }

  /** Whose image an empty volume is filled from, as Docker does. */
  private static String filledFrom(Plan plan, FileSystem volume) {
    for (Service service : plan.storage().users(volume)) {
      for (Copy copy : plan.storage().copies(service)) {
        if (plan.storage().fileSystem(copy.mount()).filter(volume::equals).isPresent()) {
          return " (while it is empty it gets what the image of "
              + service.name()
              + " has at "
              + copy.from()
              + ")";
        }
      }
    }
    return "";
  }

  private static void directory(
      FileSystem volume, Directory directory, DiagnosticCollector findings) {
    String is =
        "the directory " + volume.key() + " is data: an EFS file system that outlives the stack, ";
    String only = "add `:ro`, or `" + Keys.DATA + ": false` in the long form, when it is only read";
    if (directory.seeds() > 0) {
      findings.add(
          PolicyCode.DATA_DIRECTORY_FILLED,
          volume.path(),
          is
              + "which starts with the "
              + (directory.seeds() == 1 ? "file" : directory.seeds() + " files")
              + " of it that git tracks and never gets them again"
              + (directory.filled() ? "; what else is in it now is not there" : ""),
          only);
      return;
    }
    findings.add(
        PolicyCode.DATA_DIRECTORY,
        volume.path(),
        is
            + "which starts empty"
            + (directory.filled() ? ": the files that are in it now are not there" : ""),
        directory.filled() ? only : "use a named volume to say that it is data");
  }

  private static List<Part> fileSystem(Plan plan, FileSystem volume, DiagnosticCollector findings) {
    String id = plan.ids().fileSystem(volume);
    String key = volume.key();
    ComposeRef origin = ComposeRef.of(volume.path());
    String group = plan.ids().fileSystemSecurityGroup(volume);
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.declare(
                id,
                ResourceType.FILE_SYSTEM,
                Section.VOLUMES,
                key,
                origin,
                FileSystemOptions.properties(
                    volume, plan.extensions().kms().volumes().value(), findings))
            .withPolicies("RetainExceptOnCreate", "Retain"));
    parts.add(
        Part.declare(
            group,
            ResourceType.SECURITY_GROUP,
            Section.VOLUMES,
            key,
            origin,
            Value.map(
                "GroupDescription", "Compose volume " + volume.taskName() + " of " + plan.name(),
                "VpcId", plan.network().vpc(),
                "SecurityGroupIngress", Value.list(users(plan, volume)))));
    for (int zone = 1; zone <= plan.network().zones(); zone++) {
      parts.add(
          Part.declare(
              plan.ids().mountTarget(volume, zone),
              ResourceType.MOUNT_TARGET,
              Section.VOLUMES,
              key,
              origin,
              Value.map(
                  "FileSystemId", Value.ref(id),
                  "SubnetId", plan.network().fileSystemSubnet(zone),
                  "SecurityGroups", Value.list(Value.ref(group)))));
    }
    return parts;
  }

  private static List<Value> users(Plan plan, FileSystem volume) {
    List<Value> rules = new ArrayList<>();
    for (TaskPlan task : plan.storage().tasksUsing(volume)) {
      rules.add(
          Value.map(
              "Description", "services." + task.name() + " mounts it",
              "IpProtocol", "tcp",
              "FromPort", Value.number(NFS),
              "ToPort", Value.number(NFS),
              "SourceSecurityGroupId", Value.ref(plan.ids().securityGroup(task))));
    }
    return rules;
  }

  private static Part accessPoint(Plan plan, AccessPoint point, DiagnosticCollector findings) {
    FileSystem volume = point.volume();
    if (point.isMarks()) {
      return declare(plan, point, marks(plan, volume));
    }
    String root = FileSystemOptions.directory(volume);
    String path = root + point.subpath().map(sub -> "/" + sub).orElse("");
    if (path.length() > Limits.ACCESS_POINT_PATH
        || path.split("/", -1).length - 1 > Limits.ACCESS_POINT_LEVELS) {
      findings.add(
          PolicyCode.VOLUME_OPTION,
          volume.path(),
          "the directory " + path + " of volume " + volume.key() + " is too deep for EFS",
          "an access point has "
              + Limits.ACCESS_POINT_LEVELS
              + " levels and "
              + Limits.ACCESS_POINT_PATH
              + " characters at most");
    }
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put("FileSystemId", Value.ref(plan.ids().fileSystem(volume)));
    FileSystemOptions.posixUser(volume).ifPresent(user -> properties.put("PosixUser", user));
    properties.put(
        "RootDirectory",
        Value.map("Path", path, "CreationInfo", FileSystemOptions.owner(plan, volume)));
    return declare(plan, point, new Value.MapOf(properties));
  }

  /** Nobody else writes there, so that it needs no root. */
  private static Value.MapOf marks(Plan plan, FileSystem volume) {
    String nobody = AccessPoint.NOBODY;
    return Value.map(
        "FileSystemId",
        Value.ref(plan.ids().fileSystem(volume)),
        "PosixUser",
        Value.map("Uid", nobody, "Gid", nobody),
        "RootDirectory",
        Value.map(
            "Path",
            AccessPoint.MARKS,
            "CreationInfo",
            Value.map("OwnerUid", nobody, "OwnerGid", nobody, "Permissions", "0700")));
  }

  private static Part declare(Plan plan, AccessPoint point, Value.MapOf properties) {
    return Part.declare(
            plan.ids().accessPoint(point),
            ResourceType.ACCESS_POINT,
            Section.VOLUMES,
            point.volume().key(),
            ComposeRef.of(point.volume().path()),
            properties)
        .withPolicies("RetainExceptOnCreate", "Retain");
  }
}
