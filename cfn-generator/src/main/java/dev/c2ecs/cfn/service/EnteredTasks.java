package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;

/** The tasks in whose containers commands can be run, {@code x-aws-exec}. */
public final class EnteredTasks {

  private EnteredTasks() {}

  /** Whether a task is one. */
  public static boolean has(Plan plan, TaskPlan task) {
    return task.runsAlways() && plan.extensions().of(task.service()).exec().is(true);
  }
}
