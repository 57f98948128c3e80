package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.discovery.KnownPort;
import dev.c2ecs.cfn.mapper.ContainerMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.compose.model.Port;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;

/** Says which names of containers and ports ECS does not take as they are. */
public final class RewrittenNamesMapper implements ContainerMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    report(plan, service, findings);
    return Contribution.NOTHING;
  }

  private static void report(Plan plan, Service service, DiagnosticCollector findings) {
    String container = TaskNames.container(service);
    if (!container.equals(service.name())) {
      rewritten(service.path(), "the container of " + service.name(), container, findings);
    }
    for (Port port : service.ports()) {
      for (KnownPort known : plan.discovery().portsOf(service.name())) {
        String name = TaskNames.portMapping(service.name(), known);
        if (known.number() == port.target()
            && port.name().isPresent()
            && !port.name().get().equals(name)) {
          rewritten(port.path().child("name"), "the port " + port.name().get(), name, findings);
        }
      }
    }
  }

  private static void rewritten(
      TreePath path, String what, String name, DiagnosticCollector findings) {
    findings.add(PolicyCode.NAME_REWRITTEN, path, what + " is named " + name + " on ECS", "");
  }
}
