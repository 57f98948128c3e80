package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.iam.Policies;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.storage.FileSystem.Existing;
import dev.c2ecs.cfn.task.InitContainers;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Mounts: the volumes of a task, where its containers see them, and who may read or write. */
public final class VolumeMapper implements TaskMapper {

  private static final String MOUNT = "elasticfilesystem:ClientMount";

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    Map<String, Parameter> parameters = new TreeMap<>();
    List<Part> parts = new TaskMounts(plan, task, plan.accessPoints(), parameters).parts(findings);
    return new Contribution(parts, List.copyOf(parameters.values()), List.of());
  }

  /** The mounts of one task. */
  private static final class TaskMounts {

    private final Plan plan;
    private final TaskPlan task;
    private final AccessPoints all;
    private final Map<String, Parameter> parameters;
    private final Map<String, Value> volumes = new LinkedHashMap<>();
    private final Map<String, AccessPoint> points = new TreeMap<>();
    private final Map<String, Boolean> written = new TreeMap<>();
    private final Set<String> byRoot = new HashSet<>();
    private final List<Part> copying = new ArrayList<>();

    TaskMounts(Plan plan, TaskPlan task, AccessPoints all, Map<String, Parameter> parameters) {
      this.plan = plan;
      this.task = task;
      this.all = all;
      this.parameters = parameters;
    }

    List<Part> parts(DiagnosticCollector findings) {
      List<Part> parts = new ArrayList<>();
      for (Service container : task.containers()) {
        copies(container);
        Value mountPoints = Value.list(mountPoints(container, findings));
        if (!((Value.ListOf) mountPoints).items().isEmpty()) {
          for (String name : InitContainers.withVolumes(container)) {
            parts.add(
                TaskParts.containerPart(plan, task, name, Value.map("MountPoints", mountPoints)));
          }
        }
      }
      parts.addAll(copying);
      if (!volumes.isEmpty()) {
        parts.add(
            TaskParts.taskPart(
                plan, task, Value.map("Volumes", Value.list(List.copyOf(volumes.values())))));
      }
      if (!points.isEmpty()) {
        parts.add(policy());
      }
      List<String> dependsOn = mountTargets();
      if (task.runsAlways() && !dependsOn.isEmpty()) {
        parts.add(Part.depend(plan.ids().service(task), dependsOn));
      }
      return parts;
    }

    /** What the container that copies for a service sees: all that it writes, and the marks. */
    private void copies(Service service) {
      Map<String, Value> seen = new LinkedHashMap<>();
      for (Copy copy : Copies.of(plan, service)) {
        FileSystem volume = plan.storage().fileSystem(copy.mount()).orElseThrow();
        AccessPoint point = AccessPoint.of(volume, copy.mount());
        mount(seen, point, CopyPlaces.path(plan, service, copy));
        byRoot.add(point.key());
        if (copy.isOnce()) {
          mount(seen, AccessPoint.marks(volume), CopyPlaces.marks(plan, service, copy));
        }
      }
      if (!seen.isEmpty()) {
        copying.add(
            TaskParts.containerPart(
                plan,
                task,
                InitContainers.copier(service),
                Value.map("MountPoints", Value.list(List.copyOf(seen.values())))));
      }
    }

    private void mount(Map<String, Value> seen, AccessPoint point, String path) {
      volumes.put(point.key(), efsVolume(point));
      points.put(point.key(), point);
      written.put(point.key(), true);
      seen.put(path, Value.map("SourceVolume", all.taskName(point), "ContainerPath", path));
    }

    private List<Value> mountPoints(Service container, DiagnosticCollector findings) {
      List<Value> result = new ArrayList<>();
      for (Mount mount : plan.storage().mountsOf(container)) {
        switch (MountKinds.of(plan, container, mount, findings)) {
          case FILE_SYSTEM -> {
            FileSystem volume = plan.storage().fileSystem(mount).orElseThrow();
            AccessPoint point = AccessPoint.of(volume, mount);
            volumes.put(point.key(), efsVolume(point));
            points.put(point.key(), point);
            written.merge(point.key(), !mount.readOnly(), Boolean::logicalOr);
            if (RootAccess.mayNeed(plan, task, container, volume)) {
              byRoot.add(point.key());
            }
            result.add(mountPoint(all.taskName(point), mount));
          }
          case SCRATCH -> {
            String name = TaskNames.container(container) + "-scratch" + (result.size() + 1);
            volumes.put(name, Value.map("Name", name, "Host", Value.map()));
            result.add(mountPoint(name, mount));
          }
          case LEFT_OUT -> {}
        }
      }
      return result;
    }

    private Value efsVolume(AccessPoint point) {
      Map<String, Value> authorization = new LinkedHashMap<>();
      Map<String, Value> configuration = new LinkedHashMap<>();
      configuration.put("FilesystemId", fileSystemId(point));
      if (point.volume().existing().isPresent()) {
        Existing existing = point.volume().existing().get();
        existing.accessPoint().ifPresent(id -> authorization.put("AccessPointId", Value.text(id)));
        String directory = directory(existing, point);
        if (!directory.equals("/")) {
          configuration.put("RootDirectory", Value.text(directory));
        }
      } else {
        authorization.put("AccessPointId", Value.ref(plan.ids().accessPoint(point)));
      }
      authorization.put("IAM", Value.text("ENABLED"));
      configuration.put("TransitEncryption", Value.text("ENABLED"));
      configuration.put("AuthorizationConfig", new Value.MapOf(authorization));
      return Value.map(
          "Name", all.taskName(point), "EFSVolumeConfiguration", new Value.MapOf(configuration));
    }

    private static String directory(Existing existing, AccessPoint point) {
      String root = existing.directory().equals("/") ? "" : existing.directory();
      return existing.accessPoint().isPresent() ? "/" : root + "/" + point.subpath().orElse("");
    }

    private Value fileSystemId(AccessPoint point) {
      FileSystem volume = point.volume();
      if (volume.existing().isEmpty()) {
        return Value.ref(plan.ids().fileSystem(volume));
      }
      if (volume.existing().get().fileSystem().isPresent()) {
        return Value.text(volume.existing().get().fileSystem().get());
      }
      String name = plan.ids().fileSystemId(volume);
      parameters.put(
          name,
          Parameter.matching(
              name,
              "The file system of the access point " + volume.name(),
              "^fs-[0-9a-f]+$",
              ParameterSource.User.FILE_SYSTEM));
      return Value.ref(name);
    }

    private static Value.MapOf mountPoint(String volume, Mount mount) {
      return mount.readOnly()
          ? Value.map(
              "SourceVolume", volume,
              "ContainerPath", mount.target(),
              "ReadOnly", Value.flag(true))
          : Value.map("SourceVolume", volume, "ContainerPath", mount.target());
    }

    private List<String> mountTargets() {
      List<String> ids = new ArrayList<>();
      for (AccessPoint point : points.values()) {
        for (int zone = 1; zone <= plan.network().zones(); zone++) {
          if (point.volume().existing().isEmpty()) {
            ids.add(plan.ids().mountTarget(point.volume(), zone));
          }
        }
      }
      return ids;
    }

    private Part policy() {
      List<Value> statements = new ArrayList<>();
      for (AccessPoint point : points.values()) {
        Map<String, Value> statement = new LinkedHashMap<>();
        statement.put("Effect", Value.text("Allow"));
        statement.put("Action", Value.texts(actions(point)));
        statement.put("Resource", resource(point));
        accessPointArn(point)
            .ifPresent(
                arn ->
                    statement.put(
                        "Condition",
                        Value.map(
                            "StringEquals", Value.map("elasticfilesystem:AccessPointArn", arn))));
        statements.add(new Value.MapOf(statement));
      }
      return Policies.part(plan.ids().taskRole(task), "volumes", statements);
    }

    private List<String> actions(AccessPoint point) {
      List<String> actions = new ArrayList<>(List.of(MOUNT));
      if (byRoot.contains(point.key())) {
        actions.add("elasticfilesystem:ClientRootAccess");
      }
      if (written.getOrDefault(point.key(), false)) {
        actions.add("elasticfilesystem:ClientWrite");
      }
      return actions;
    }

    private Value resource(AccessPoint point) {
      Value id = fileSystemId(point);
      if (point.volume().existing().isEmpty()) {
        return Value.getAtt(((Value.Ref) id).name(), "Arn");
      }
      return id instanceof Value.Ref ref
          ? arn("file-system/${" + ref.name() + "}")
          : arn("file-system/" + ((Value.Text) id).text());
    }

    private static Value arn(String resource) {
      return new Value.Sub(
          "arn:${AWS::Partition}:elasticfilesystem:${AWS::Region}:${AWS::AccountId}:" + resource);
    }

    private Optional<Value> accessPointArn(AccessPoint point) {
      return point.volume().existing().isPresent()
          ? point.volume().existing().get().accessPoint().map(id -> arn("access-point/" + id))
          : Optional.of(Value.getAtt(plan.ids().accessPoint(point), "Arn"));
    }
  }
}
