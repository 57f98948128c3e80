package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.exposure.Values;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether the log groups are there that somebody else makes: {@code awslogs-create-group: "false"}.
 * Without its group no task starts, and the deployment would find that out after minutes.
 */
final class LogGroupLook {

  private static final String GROUP = "awslogs-group";
  private static final String REGION = "awslogs-region";

  private LogGroupLook() {}

  /**
   * Looks; nothing is asked when the template names none.
   *
   * @throws dev.c2ecs.cli.diagnostic.DeployFailure if one is not there
   */
  static void check(Session session, DeployRequest request) {
    List<String> missing = new ArrayList<>();
    named(request, session.identity().region())
        .forEach(
            (group, service) -> {
              boolean there =
                  session.ifAllowed(
                      "whether the log group " + group + " exists was not looked at",
                      () -> session.tasks().hasLogGroup(group),
                      true);
              if (!there) {
                missing.add(
                    "there is no log group "
                        + group
                        + " in "
                        + session.identity().region()
                        + ", which "
                        + service
                        + " is to log to: create it with `aws logs create-log-group"
                        + " --log-group-name "
                        + group
                        + "`, or leave `awslogs-create-group: \"false\"` out");
              }
            });
    if (!missing.isEmpty()) {
      throw new Refusal(DeployCode.LOG_GROUP_MISSING, missing);
    }
  }

  /** The groups that must be there in a region, each with the service of a task that logs there. */
  private static Map<String, String> named(DeployRequest request, String region) {
    Map<String, String> groups = new TreeMap<>();
    for (StackTemplate stack : request.stacks()) {
      for (Resource task : stack.template().ofType(ResourceType.TASK_DEFINITION)) {
        for (Value container : Values.items(task.properties(), "ContainerDefinitions")) {
          Map<String, Value> options = options(container);
          boolean here =
              !(options.get(REGION) instanceof Value.Text other) || other.text().equals(region);
          if (here
              && Value.text("false").equals(options.get("awslogs-create-group"))
              && options.get(GROUP) instanceof Value.Text group) {
            groups.putIfAbsent(group.text(), task.origin().name());
          }
        }
      }
    }
    return groups;
  }

  private static Map<String, Value> options(Value container) {
    return container instanceof Value.MapOf properties
            && properties.entries().get("LogConfiguration") instanceof Value.MapOf logs
            && logs.entries().get("Options") instanceof Value.MapOf options
        ? options.entries()
        : Map.of();
  }
}
