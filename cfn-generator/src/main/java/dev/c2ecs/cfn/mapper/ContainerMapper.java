package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.Service;

/** Translates one concern of a container of a task. */
@FunctionalInterface
public non-sealed interface ContainerMapper extends Mapper {

  /**
   * What the concern adds to the template for a container.
   *
   * @param service the service whose container it is; one that several tasks need runs in each
   */
  Contribution map(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings);
}
