package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.diff.Assessment;
import dev.c2ecs.cfn.diff.ResourceChange;
import dev.c2ecs.cli.aws.ChangeSet;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.Running;
import dev.c2ecs.cli.stack.ServiceView;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody changed by hand, which no ordinary change set sees, and how it is brought back to
 * what the template says. A {@link Reconciliation} does it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html">
 *     CloudFormation, drift-aware change sets</a>
 */
final class Repair {

  private final DeployRequest request;
  private final ResourceOrigins origins;
  private final Optional<DeployedServices> services;
  private final Running before;
  private final String unseen;
  private final boolean atRest;

  private Repair(
      DeployRequest request,
      ResourceOrigins origins,
      Optional<DeployedServices> services,
      Running before,
      String unseen,
      boolean atRest) {
    this.request = request;
    this.origins = origins;
    this.services = services;
    this.before = before;
    this.unseen = unseen;
    this.atRest = atRest;
  }

  /**
   * Looks at what runs before anything is changed.
   *
   * @param deployed what is deployed
   */
  static Repair of(
      Session session,
      DeployRequest request,
      ResourceOrigins origins,
      Optional<StackInfo> found,
      DeployedProject deployed) {
    Optional<DeployedServices> services = Optional.empty();
    Running before = new Running(List.of());
    String unseen = "";
    StackState.Deploy step = found.map(stack -> stack.state().deploy()).orElse(null);
    if (step == StackState.Deploy.UPDATE || step == StackState.Deploy.FIX_FORWARD) {
      try {
        services = Optional.of(deployed.services(session));
        before = services.get().running(session);
      } catch (DeployFailure e) {
        unseen = e.reason();
      }
    }
    return new Repair(request, origins, services, before, unseen, step == StackState.Deploy.UPDATE);
  }

  /**
   * The services of the file that are not there any more; none after a failed update, which may
   * never have made them.
   */
  List<Running.Service> gone() {
    return atRest ? before.gone().stream().filter(this::isOfTheFile).toList() : List.of();
  }

  private boolean isOfTheFile(Running.Service service) {
    return request.resource(service.logicalId()).isPresent();
  }

  /** Whether a change set makes a service again that is gone. */
  boolean isMendedBy(ChangeSet set) {
    return set.isReady() && !mended(set).isEmpty();
  }

  private Set<String> mended(ChangeSet set) {
    Set<String> touched =
        set.changes().stream()
            .filter(change -> !change.action().equals("SyncWithActual"))
            .map(ResourceChange::logicalId)
            .collect(Collectors.toSet());
    return gone().stream()
        .map(Running.Service::logicalId)
        .filter(touched::contains)
        .collect(Collectors.toSet());
  }

  /** The changes of a change set that reverts drift: what is gone is not replaced, but new. */
  List<ResourceChange> changes(ChangeSet set) {
    Set<String> again = mended(set);
    return set.changes().stream()
        .map(
            change ->
                again.contains(change.logicalId())
                    ? new ResourceChange(
                        "Add", change.logicalId(), "", change.type(), "", "", change.details())
                    : change)
        .toList();
  }

  /**
   * What will be done beside the change set, a line for each service.
   *
   * @param set the change set
   * @param reverts whether it reverts drift
   * @param refusal why there is none that does, empty when none was needed
   */
  List<String> plan(ChangeSet set, boolean reverts, String refusal) {
    List<String> lines = new ArrayList<>();
    Set<String> again = reverts ? mended(set) : Set.of();
    for (Running.Service service : before.byHand()) {
      if (!isOfTheFile(service)) {
        continue;
      }
      if (service.condition().gone()) {
        lines.add(
            again.contains(service.logicalId())
                ? line(service, "the change set makes it again, and reverts what else was changed")
                : "  warning: " + label(service) + ": " + service.words() + ": " + way(refusal));
      } else {
        lines.add(line(service, "set back"));
      }
    }
    if (request.forceRecreate() && !before.services().isEmpty()) {
      lines.add("  every service: its tasks are started anew");
      for (Running.Service service : before.services()) {
        request
            .resource(service.logicalId())
            .filter(Assessment::stopsFirst)
            .ifPresent(
                resource -> lines.add("  " + label(service) + ": stops before it starts again"));
      }
    }
    if (!unseen.isEmpty()) {
      lines.add("  warning: what runs could not be looked at: " + unseen);
    }
    return lines;
  }

  /** Whether there is something to do although the stack is as the file says. */
  boolean isNeeded() {
    return before.byHand().stream().anyMatch(s -> isOfTheFile(s) && !s.condition().gone())
        || (request.forceRecreate() && !before.services().isEmpty());
  }

  private String line(Running.Service service, String what) {
    return String.format("  %-24s  %s: %s", label(service), service.words(), what);
  }

  /** What a service is called in the Compose file. */
  String label(Running.Service service) {
    return origins.object(service.logicalId()).label();
  }

  /**
   * How to have a service again that was deleted by hand.
   *
   * @param refusal why no change set makes it again, empty when that is not known
   */
  static String way(String refusal) {
    return "take it out of the file, deploy, put it back, deploy"
        + (refusal.isEmpty() ? "" : " (CloudFormation does not make it again: " + refusal + ")");
  }

  /** The services that the stack had made; empty when they could not be looked at. */
  Optional<DeployedServices> services() {
    return services;
  }

  /** Where resources come from. */
  ResourceOrigins origins() {
    return origins;
  }

  /** Whether a service has started its tasks anew since this deployment began. */
  boolean hasRolled(String logicalId, ServiceView view) {
    return before
        .service(logicalId)
        .flatMap(Running.Service::view)
        .map(old -> !old.newest().equals(view.newest()))
        .orElse(true);
  }

  /** What does not run, when the stack is as the file says and nothing is to be changed. */
  List<String> report() {
    List<String> lines = new ArrayList<>();
    before.ailing().forEach(s -> lines.add("  " + label(s) + ": " + s.words()));
    if (!unseen.isEmpty()) {
      lines.add("  what runs could not be looked at: " + unseen);
    }
    return lines;
  }
}
