package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.FailedTask;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.Running;
import dev.c2ecs.cli.stack.ServiceView;
import dev.c2ecs.cli.stack.StackInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a doctor sees of a stack, as far as he may look.
 *
 * @param origins where its resources come from
 * @param running what runs; empty when that could not be looked at
 * @param failed the tasks that stopped
 * @param unseen what could not be looked at and why, a line each
 */
record StackLook(
    ResourceOrigins origins,
    Optional<Running> running,
    List<FailedTask> failed,
    List<String> unseen) {

  StackLook {
    failed = List.copyOf(failed);
    unseen = List.copyOf(unseen);
  }

  /** Looks at a stack. */
  static StackLook at(Session session, StackInfo stack) {
    List<String> unseen = new ArrayList<>();
    List<FailedTask> failed = new ArrayList<>();
    DeployedProject deployed = DeployedProject.NOTHING;
    Optional<Running> running = Optional.empty();
    try {
      deployed = DeployedProject.read(session, stack);
      running = Optional.of(deployed.services(session).running(session));
    } catch (DeployFailure e) {
      unseen.add(DeployedProject.failed(e));
    }
    try {
      for (Running.Service service : running.map(Running::services).orElse(List.of())) {
        boolean ails = service.condition() != Running.Condition.WELL;
        if (service.view().isPresent() && (ails || !stack.state().isSuccess())) {
          failed.addAll(session.tasks().stopped(service.arn(), service.logicalId(), List.of()));
        }
      }
    } catch (DeployFailure e) {
      unseen.add("why tasks stopped could not be looked at: " + e.reason());
    }
    return new StackLook(deployed.origins(), running, failed, unseen);
  }

  /** The services that are there. */
  List<ServiceView> views() {
    return running.map(Running::services).orElse(List.of()).stream()
        .flatMap(service -> service.view().stream())
        .toList();
  }
}
