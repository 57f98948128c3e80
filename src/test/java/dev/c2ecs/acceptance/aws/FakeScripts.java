package dev.c2ecs.acceptance.aws;

import dev.c2ecs.acceptance.aws.FakeStacks.Script;
import java.util.LinkedHashMap;
import java.util.Map;

/** How operations go. */
final class FakeScripts {

  private FakeScripts() {}

  /** Everything works: a resource after the other, two seconds each. */
  static Script well(String action) {
    return (stack, operation, token) -> {
      String verb = verb(action);
      stack.stackEvent(0, verb + "_IN_PROGRESS", "User Initiated", token);
      long second = 1;
      for (Map.Entry<String, String> entry : touched(stack, operation).entrySet()) {
        String resource = entry.getKey();
        stack.resourceEvent(second, resource, entry.getValue() + "_IN_PROGRESS", "", token);
        stack.resourceEvent(second + 2, resource, entry.getValue() + "_COMPLETE", "", token);
        second += 2;
      }
      stack.stackEvent(second + 2, end(verb), "", token);
    };
  }

  /** All resources are created at once, the stack a moment later. */
  static Script createdTogether(long second, long end) {
    return (stack, operation, token) -> {
      stack.stackEvent(0, "CREATE_IN_PROGRESS", "User Initiated", token);
      stack.expected.forEach(
          (resource, action) -> {
            stack.resourceEvent(1, resource, "CREATE_IN_PROGRESS", "", token);
            stack.resourceEvent(second, resource, "CREATE_COMPLETE", "", token);
          });
      stack.stackEvent(end, "CREATE_COMPLETE", "", token);
    };
  }

  /**
   * All resources are done at once but for a service, whose tasks wait for a job by themselves: it
   * is steady when the job has succeeded, and the stack goes back when that takes too long.
   *
   * @param patience seconds that CloudFormation waits for the service
   */
  static Script steadyAfterJob(String service, String job, FakeJobs jobs, long patience) {
    return (stack, operation, token) -> {
      boolean creates = operation.equals("CREATE");
      stack.stackEvent(0, operation + "_IN_PROGRESS", "User Initiated", token);
      touched(stack, operation)
          .forEach(
              (resource, verb) -> {
                stack.resourceEvent(1, resource, verb + "_IN_PROGRESS", "", token);
                if (!resource.equals(service)) {
                  stack.resourceEvent(5, resource, verb + "_COMPLETE", "", token);
                }
              });
      stack.awaited.add(
          () -> {
            boolean steady = jobs.hasSucceeded(job);
            if (steady) {
              stack.resourceEvent(5, service, operation + "_COMPLETE", "", token);
              stack.stackEvent(7, operation + "_COMPLETE", "", token);
            } else if (stack.age() >= patience) {
              stack.resourceEvent(
                  0, service, operation + "_FAILED", "ECS Deployment Circuit Breaker", token);
              String back = creates ? "ROLLBACK" : "UPDATE_ROLLBACK";
              stack.stackEvent(0, back + "_IN_PROGRESS", "", token);
              stack.stackEvent(20, back + "_COMPLETE", "", token);
              return true;
            }
            return steady;
          });
    };
  }

  /**
   * All resources are done after some seconds but for one, which is done or fails later.
   *
   * @param end the status of the resource and of the stack, {@code COMPLETE} or {@code FAILED}
   */
  static Script lastComes(String last, long second, String end) {
    return (stack, operation, token) -> {
      stack.stackEvent(0, operation + "_IN_PROGRESS", "User Initiated", token);
      touched(stack, operation)
          .forEach(
              (resource, verb) -> {
                boolean late = resource.equals(last);
                stack.resourceEvent(1, resource, verb + "_IN_PROGRESS", "", token);
                stack.resourceEvent(
                    late ? second : 5, resource, verb + "_" + (late ? end : "COMPLETE"), "", token);
              });
      if (end.equals("COMPLETE")) {
        stack.stackEvent(second + 20, operation + "_COMPLETE", "", token);
        return;
      }
      String back = operation.equals("CREATE") ? "ROLLBACK" : "UPDATE_ROLLBACK";
      stack.stackEvent(second, back + "_IN_PROGRESS", "", token);
      stack.stackEvent(second + 20, back + "_COMPLETE", "", token);
    };
  }

  private static String verb(String action) {
    return switch (action) {
      case "CancelUpdateStack", "RollbackStack", "ContinueUpdateRollback" -> "UPDATE_ROLLBACK";
      case "DeleteStack" -> "DELETE";
      default -> action;
    };
  }

  private static String end(String verb) {
    return verb + "_COMPLETE";
  }

  private static Map<String, String> touched(FakeStack stack, String operation) {
    Map<String, String> touched = new LinkedHashMap<>();
    if (operation.equals("DeleteStack")) {
      stack.resources.forEach((resource, status) -> touched.put(resource, "DELETE"));
      FakeTemplate.types(stack.template)
          .forEach((resource, type) -> touched.put(resource, "DELETE"));
      return touched;
    }
    stack.expected.forEach(
        (resource, action) ->
            touched.put(
                resource,
                switch (action) {
                  case "Add" -> "CREATE";
                  case "Modify" -> "UPDATE";
                  default -> "DELETE";
                }));
    return touched;
  }

  /**
   * A resource fails after some seconds, another one is cancelled because of it, and the stack ends
   * in a state.
   */
  static Script fails(String resource, long second, String reason, String... states) {
    return (stack, operation, token) -> {
      String verb = operation.equals("CREATE") ? "CREATE" : "UPDATE";
      stack.stackEvent(0, verb + "_IN_PROGRESS", "User Initiated", token);
      stack.resourceEvent(1, resource, verb + "_IN_PROGRESS", "", token);
      stack.resourceEvent(second, "Other", verb + "_FAILED", "Resource creation cancelled", token);
      stack.resourceEvent(second, resource, verb + "_FAILED", reason, token);
      long at = second;
      for (String state : states) {
        at += 5;
        stack.stackEvent(
            at, state, "The following resource(s) failed to create: [" + resource + "].", token);
      }
    };
  }

  /** The stack goes from state to state, five seconds each. */
  static Script states(String... states) {
    return (stack, operation, token) -> {
      stack.forget();
      long at = 0;
      for (String state : states) {
        stack.stackEvent(at, state, at == 0 ? "User Initiated" : "", token);
        at += 5;
      }
    };
  }
}
