package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.mapper.ContainerMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Resources;
import dev.c2ecs.compose.model.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a container may use of its task. One that runs alone may use all of it, so that what it
 * shares the task with for a while, the helper and the proxy of Service Connect, has room; so may
 * jobs, which run before.
 */
public final class ContainerLimitsMapper implements ContainerMapper {

  private static final long MIB = 1024L * 1024;
  private static final int DEFAULT_SHARES = 1024;

  @Override
  public Contribution map(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    Map<String, Value> properties = limits(task, service, findings);
    return properties.isEmpty()
        ? Contribution.NOTHING
        : Contribution.of(
            TaskParts.containerPart(
                plan, task, TaskNames.container(service), new Value.MapOf(properties)));
  }

  private static Map<String, Value> limits(
      TaskPlan task, Service service, DiagnosticCollector findings) {
    Resources r = service.resources();
    Map<String, Value> properties = new LinkedHashMap<>();
    double cpus = r.cpuLimit().orElse(r.cpuReservation().orElse(0));
    boolean beside = task.servers().size() > 1 && !task.isJob(service.name());
    if (cpus > 0) {
      if (beside) {
        properties.put("Cpu", Value.number((long) Math.ceil(cpus * 1024)));
      }
    } else if (r.cpuShares().isPresent()) {
      long units = share(task, r.cpuShares().getAsLong());
      findings.add(
          PolicyCode.CPU_SHARES,
          service.path().child("cpu_shares"),
          "shares count among the containers of a task: "
              + service.name()
              + " has "
              + units
              + " of "
              + task.size().cpu()
              + " CPU units",
          "use `cpus` to give a service more");
      if (beside) {
        properties.put("Cpu", Value.number(units));
      }
    }
    if (beside && r.memoryLimit().orElse(0) > 0) {
      properties.put("Memory", Value.number(mib(r.memoryLimit())));
    }
    boolean below = r.memoryLimit().isEmpty() || mib(r.memoryReservation()) < mib(r.memoryLimit());
    if (!task.isJob(service.name()) && r.memoryReservation().orElse(0) > 0 && below) {
      properties.put("MemoryReservation", Value.number(mib(r.memoryReservation())));
    }
    return properties;
  }

  /** The part of the CPU of a task that some shares are, among those of all its containers. */
  private static long share(TaskPlan task, long shares) {
    long all = 0;
    for (Service container : task.servers()) {
      all += container.resources().cpuShares().orElse(DEFAULT_SHARES);
    }
    return Math.max(Limits.CONTAINER_CPU, task.size().cpu() * shares / Math.max(1, all));
  }

  private static long mib(OptionalLong bytes) {
    return Math.max(Limits.CONTAINER_MEMORY, (bytes.orElse(0) + MIB - 1) / MIB);
  }
}
