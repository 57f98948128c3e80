package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;

/** Translates one concern of a task, or of the ECS service that keeps it running. */
@FunctionalInterface
public non-sealed interface TaskMapper extends Mapper {

  /** What the concern adds to the template for a task. */
  Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings);
}
