package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.mapper.ContainerMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.service.EnteredTasks;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.ByteSize;
import dev.c2ecs.compose.model.MalformedValueException;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.TmpfsOptions;
import dev.c2ecs.compose.model.Ulimit;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Settings of the Linux kernel: init, capabilities, tmpfs, limits, sysctls, labels. */
public final class LinuxMapper implements ContainerMapper {

  private static final long MIB = 1024L * 1024;
  private static final long TMPFS_MIB = 64;

  @Override
  public Contribution map(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    Value.MapOf properties = new Value.MapOf(properties(plan, task, service, findings));
    return Contribution.of(
        TaskParts.containerPart(plan, task, TaskNames.container(service), properties));
  }

  private static Map<String, Value> properties(
      Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    Map<String, Value> properties = new LinkedHashMap<>();
    if (service.readOnly()) {
      properties.put("ReadonlyRootFilesystem", Value.flag(true));
    }
    Map<String, Value> linux = linuxParameters(plan, task, service, findings);
    if (!linux.isEmpty()) {
      properties.put("LinuxParameters", new Value.MapOf(linux));
    }
    Ulimit files = service.ulimits().get("nofile");
    if (files != null) {
      properties.put(
          "Ulimits",
          Value.list(
              Value.map(
                  "Name", "nofile",
                  "SoftLimit", Value.number(limit(files.soft())),
                  "HardLimit", Value.number(limit(files.hard())))));
    }
    List<Value> controls = new ArrayList<>();
    service
        .sysctls()
        .forEach(
            (name, value) -> {
              if (Fargate.hasSysctl(name)) {
                controls.add(Value.map("Namespace", name, "Value", value));
              }
            });
    if (!controls.isEmpty()) {
      properties.put("SystemControls", Value.list(controls));
    }
    if (!service.labels().isEmpty()) {
      Map<String, Value> labels = new LinkedHashMap<>();
      service.labels().forEach((key, value) -> labels.put(key, Value.text(value)));
      properties.put("DockerLabels", new Value.MapOf(labels));
    }
    return properties;
  }

  private static long limit(long value) {
    return value < 0 ? Limits.OPEN_FILES : Math.min(value, Limits.OPEN_FILES);
  }

  private static Map<String, Value> linuxParameters(
      Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    Map<String, Value> linux = new LinkedHashMap<>();
    if (service.init().orElse(EnteredTasks.has(plan, task))) {
      linux.put("InitProcessEnabled", Value.flag(true));
    }
    Map<String, Value> capabilities = new LinkedHashMap<>();
    Capabilities wanted = Capabilities.of(service);
    if (!wanted.add().isEmpty()) {
      capabilities.put("Add", Value.texts(wanted.add()));
    }
    if (!wanted.drop().isEmpty()) {
      capabilities.put("Drop", Value.texts(wanted.drop()));
    }
    if (!capabilities.isEmpty()) {
      linux.put("Capabilities", new Value.MapOf(capabilities));
    }
    List<Value> tmpfs = tmpfs(plan, service, findings);
    if (!tmpfs.isEmpty()) {
      linux.put("Tmpfs", Value.list(tmpfs));
    }
    return linux;
  }

  private static List<Value> tmpfs(Plan plan, Service service, DiagnosticCollector findings) {
    List<Value> all = new ArrayList<>();
    for (int i = 0; i < service.tmpfs().size(); i++) {
      all.add(shortTmpfs(service, i, findings));
    }
    for (Mount mount : plan.storage().mountsOf(service)) {
      if (mount instanceof Mount.Tmpfs tmpfs) {
        all.add(longTmpfs(service, tmpfs, findings));
      }
    }
    return withSharedMemory(plan, service, all, findings);
  }

  /** Shared memory is a tmpfs too, where the file says nothing else of its path. */
  private static List<Value> withSharedMemory(
      Plan plan, Service service, List<Value> tmpfs, DiagnosticCollector findings) {
    List<Value> all = new ArrayList<>(tmpfs);
    long wanted = SharedMemory.wanted(service);
    for (Mount mount : plan.storage().mountsOf(service)) {
      if (SharedMemory.isOfHost(mount)) {
        long size = wanted > 0 ? wanted : SharedMemory.OF_A_HOST;
        all.add(Value.map("ContainerPath", Value.text(mount.target()), "Size", Value.number(size)));
        findings.add(
            PolicyCode.TMPFS_SIZE,
            mount.path(),
            service.name()
                + " has shared memory of its own instead of the host's: "
                + size
                + " MiB at "
                + mount.target(),
            "`shm_size` says another size");
      }
      wanted = mount.target().equals(SharedMemory.PATH) ? 0 : wanted;
    }
    for (String written : service.tmpfs()) {
      wanted = written.split(":", 2)[0].equals(SharedMemory.PATH) ? 0 : wanted;
    }
    if (wanted > 0) {
      all.add(
          Value.map("ContainerPath", Value.text(SharedMemory.PATH), "Size", Value.number(wanted)));
    }
    return all;
  }

  private static Value longTmpfs(Service service, Mount.Tmpfs mount, DiagnosticCollector findings) {
    OptionalLong size = mount.tmpfs().map(TmpfsOptions::size).orElse(OptionalLong.empty());
    OptionalLong mode = mount.tmpfs().map(TmpfsOptions::mode).orElse(OptionalLong.empty());
    Map<String, Value> tmpfs = new LinkedHashMap<>();
    tmpfs.put("ContainerPath", Value.text(mount.target()));
    String what = mount.target() + " of " + service.name();
    tmpfs.put("Size", Value.number(sizeOrDefault(size.orElse(0), what, mount.path(), findings)));
    if (mode.isPresent()) {
      tmpfs.put(
          "MountOptions", Value.texts(List.of("mode=" + Long.toOctalString(mode.getAsLong()))));
    }
    return new Value.MapOf(tmpfs);
  }

  private static Value shortTmpfs(Service service, int index, DiagnosticCollector findings) {
    String[] parts = service.tmpfs().get(index).split(":", 2);
    TreePath path = service.path().child("tmpfs").item(index);
    long size = 0;
    List<String> options = new ArrayList<>();
    for (String option : (parts.length > 1 ? parts[1] : "").split(",", -1)) {
      if (option.startsWith("size=")) {
        try {
          size = ByteSize.parse(option.substring("size=".length()));
        } catch (MalformedValueException e) {
          findings.add(PolicyCode.TMPFS_SIZE, path, e.reason(), "");
        }
      } else if (!option.isEmpty()) {
        options.add(option);
      }
    }
    String what = parts[0] + " of " + service.name();
    Value number = Value.number(sizeOrDefault(size, what, path, findings));
    return options.isEmpty()
        ? Value.map("ContainerPath", parts[0], "Size", number)
        : Value.map(
            "ContainerPath", parts[0], "Size", number, "MountOptions", Value.texts(options));
  }

  private static long sizeOrDefault(
      long bytes, String what, TreePath path, DiagnosticCollector findings) {
    if (bytes > 0) {
      return (bytes + MIB - 1) / MIB;
    }
    findings.add(
        PolicyCode.TMPFS_SIZE,
        path,
        "a tmpfs on ECS has a size, " + TMPFS_MIB + " MiB where none is said: " + what,
        "add `size=…`");
    return TMPFS_MIB;
  }
}
