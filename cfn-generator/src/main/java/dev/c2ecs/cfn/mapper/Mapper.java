package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.plan.Plan;

/** Translates one concern of a project. */
@FunctionalInterface
public interface Mapper {

  /** What the concern adds to the template. */
  Contribution map(Plan plan);
}
