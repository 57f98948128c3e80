package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests that reach a target from now on and did not before: because a rule asks for less, comes
 * earlier, or because what kept them away is gone. Only targets that were reached before count:
 * what a new one shows to whom is told by its port.
 */
final class Routes {

  private final List<Route> before;
  private final List<Route> after;

  /** What is told, by the logical ID of the rule or listener that changes. */
  private final Map<String, List<String>> told = new LinkedHashMap<>();

  private Routes(List<Route> before, List<Route> after) {
    this.before = before;
    this.after = after;
  }

  /** What the rules of an update let in. */
  static Routes of(StackUpdate update) {
    boolean same =
        update.changes().stream()
            .map(change -> ResourceType.of(change.type()))
            .noneMatch(type -> type == ResourceType.LISTENER || type == ResourceType.LISTENER_RULE);
    Routes routes =
        same
            ? new Routes(List.of(), List.of())
            : new Routes(Route.of(update.before()), Route.of(update.after()));
    routes.after.forEach(now -> routes.look(update, now));
    return routes;
  }

  /** What a change of a rule or listener lets in; empty when it is nothing more. */
  Optional<Assessment> of(ResourceChange change) {
    List<String> parts = told.get(change.logicalId());
    return parts == null
        ? Optional.empty()
        : Optional.of(
            new Assessment(
                Consequence.NETWORK_WIDER, parts, List.of(), Assessment.Nature.ORDINARY));
  }

  private void look(StackUpdate update, Route now) {
    List<Route> known =
        before.stream()
            .filter(old -> !now.target().isEmpty() && old.target().equals(now.target()))
            .toList();
    if (known.isEmpty()) {
      return;
    }
    Optional<Route> same = known.stream().filter(old -> old.covers(now)).findFirst();
    if (same.isEmpty()) {
      boolean login = known.stream().anyMatch(old -> old.asks(now) && !old.login().isEmpty());
      tell(
          now.id(),
          login
              ? "takes without the login of before: " + now.requests()
              : "takes requests that it did not take: " + now.requests());
      return;
    }
    for (Route barrier : before) {
      if (barrier.priority() < same.get().priority()
          && !barrier.target().equals(now.target())
          && barrier.listener().equals(same.get().listener())
          && barrier.meets(now)
          && isPassed(barrier, now)) {
        boolean changes = update.change(now.id()).isPresent();
        tell(
            changes ? now.id() : barrier.id(),
            "takes requests that "
                + (barrier.isBarrier() ? "were kept away" : "went elsewhere")
                + " before: "
                + barrier.requests());
      }
    }
  }

  /**
   * Whether something that came before a route does not any more; a target that goes is no loss.
   */
  private boolean isPassed(Route barrier, Route now) {
    List<Route> left =
        after.stream()
            .filter(
                one ->
                    one.target().equals(barrier.target())
                        && one.listener().equals(now.listener())
                        && one.asks(barrier)
                        && (barrier.login().isEmpty() || one.login().equals(barrier.login())))
            .toList();
    return left.isEmpty()
        ? barrier.isBarrier()
        : left.stream().noneMatch(one -> one.priority() < now.priority());
  }

  private void tell(String id, String words) {
    List<String> parts = told.computeIfAbsent(id, key -> new ArrayList<>());
    if (!parts.contains(words)) {
      parts.add(words);
    }
  }
}
