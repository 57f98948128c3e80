package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.compose.model.Resources;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Optional;

/** Finds the smallest Fargate size for the containers of a task. */
public final class TaskSizes {

  private static final long MIB = 1024L * 1024;

  private TaskSizes() {}

  /** The size of a task; an impossible one is reported. */
  static FargateSize of(Service main, List<Service> containers, DiagnosticCollector findings) {
    long cpu = 0;
    long memory = 0;
    for (Service container : containers) {
      cpu += cpu(container);
      memory += memory(container);
    }
    Optional<FargateSize> size = FargateSize.atLeast(cpu, memory);
    if (size.isEmpty()) {
      findings.add(
          PolicyCode.SIZE_IMPOSSIBLE,
          path(main),
          main.name()
              + " needs "
              + cpu / 1024.0
              + " vCPU and "
              + memory
              + " MiB, no Fargate task is that large",
          "the nearest size is " + FargateSize.nearest(cpu, memory));
      return FargateSize.LARGEST;
    }
    boolean rounded =
        (cpu > 0 && size.get().cpu() != cpu) || (memory > 0 && size.get().memory() != memory);
    if (rounded) {
      findings.add(
          PolicyCode.SIZE_ROUNDED,
          path(main),
          "the task of "
              + main.name()
              + " has "
              + size.get()
              + ", the smallest size with"
              + asked(cpu, memory),
          "");
    }
    return size.get();
  }

  private static String asked(long cpu, long memory) {
    String cpus = cpu > 0 ? " " + cpu / 1024.0 + " vCPU" : "";
    String mib = memory > 0 ? " " + memory + " MiB" : "";
    return cpus + (cpu > 0 && memory > 0 ? " and" : "") + mib;
  }

  private static TreePath path(Service service) {
    TreePath path = service.path();
    if (service.deploy().isPresent()) {
      return path.child("deploy").child("resources");
    }
    if (service.cpus().isPresent()) {
      return path.child("cpus");
    }
    if (service.memLimit().isPresent()) {
      return path.child("mem_limit");
    }
    return service.memReservation().isPresent() ? path.child("mem_reservation") : path;
  }

  /** The CPU units that a container asks for, 0 when it does not say. */
  static long cpu(Service service) {
    Resources r = service.resources();
    double cpus = r.cpuLimit().orElse(r.cpuReservation().orElse(0));
    return (long) Math.ceil(cpus * 1024);
  }

  /** The MiB that a container asks for, 0 when it does not say. */
  static long memory(Service service) {
    Resources r = service.resources();
    long bytes = Math.max(r.memoryLimit().orElse(0), r.memoryReservation().orElse(0));
    return (bytes + MIB - 1) / MIB;
  }
}
