package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.plan.Plan;

/** Translates one concern of a project. */
@FunctionalInterface
public non-sealed interface ProjectMapper extends Mapper {

  /** What the concern adds to the template. */
  Contribution map(Plan plan, DiagnosticCollector findings);
}
