package dev.c2ecs.cfn.job;

import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.support.SupportCode;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code restart: on-failure} of what ends by itself means the same on ECS: a container that failed
 * is started again, one that succeeded is not. Only a container that is to keep running is replaced
 * also after success.
 */
public final class JobRestarts {

  private JobRestarts() {}

  /** Diagnostics without what is true of servers only. */
  public static List<Diagnostic> withoutJobs(Plan plan, List<Diagnostic> diagnostics) {
    Set<String> kept = new HashSet<>();
    for (TaskPlan task : plan.services()) {
      for (Service service : task.servers()) {
        kept.add(service.name());
      }
    }
    List<Diagnostic> result = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.code() != SupportCode.RESTART_ON_FAILURE
          || kept.contains(diagnostic.path().keyAt(1))) {
        result.add(diagnostic);
      }
    }
    return result;
  }
}
