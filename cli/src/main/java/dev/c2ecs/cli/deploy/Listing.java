package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.Tasks;
import dev.c2ecs.cli.stack.NaturalOrder;
import dev.c2ecs.cli.stack.ServiceView;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.stack.StackState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists the stacks of c2ecs with what really runs in them. */
public final class Listing {

  private Listing() {}

  /** One line for each stack, sorted by project. */
  public static List<String> lines(Session session) {
    List<String> lines = new ArrayList<>();
    session.stacks().all().stream()
        .filter(stack -> !stack.project().isEmpty())
        .sorted(Comparator.comparing(StackInfo::project, NaturalOrder.NAMES))
        .forEach(
            stack ->
                lines.add(
                    String.format(
                        "%-24s  %-36s  %s",
                        stack.project(), stack.state().words(), running(session, stack))));
    return lines;
  }

  private static String running(Session session, StackInfo stack) {
    if (stack.state() == StackState.REVIEW_IN_PROGRESS) {
      return "nothing runs";
    }
    List<String> arns =
        session.stacks().resources(stack.id()).stream()
            .filter(StackResource::exists)
            .map(StackResource::physicalId)
            .filter(Tasks::isServiceArn)
            .toList();
    int desired = 0;
    int running = 0;
    for (ServiceView view : session.tasks().services(arns)) {
      for (ServiceView.Deployment deployment : view.deployments()) {
        running += deployment.running();
      }
      desired += view.deployments().isEmpty() ? 0 : view.deployments().get(0).desired();
    }
    return running + " of " + desired + " tasks running";
  }
}
