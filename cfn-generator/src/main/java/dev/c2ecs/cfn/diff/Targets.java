package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A listener, or a rule of one, that leads to another target group: that is empty until the tasks
 * that register with it have started, and CloudFormation changes the listener first.
 */
final class Targets {

  private static final String PORT = "Port";
  private static final String BALANCER = "LoadBalancerArn";

  private Targets() {}

  static Optional<Assessment> of(StackUpdate update, ResourceChange change) {
    Optional<Resource> now = update.after().resource(change.logicalId());
    Optional<Resource> old = update.before().resource(change.logicalId());
    ResourceType type = ResourceType.of(change.type());
    boolean leads = type == ResourceType.LISTENER || type == ResourceType.LISTENER_RULE;
    if (type == ResourceType.LISTENER && now.isEmpty() && old.isPresent()) {
      return closed(update, old.get());
    }
    if (!leads || now.isEmpty() || old.isEmpty() || change.isReplaced()) {
      return Optional.empty();
    }
    Set<String> before = things(update.before(), old.get());
    Set<String> after = things(update.after(), now.get());
    if (!before.isEmpty() && after.isEmpty()) {
      return Optional.of(
          Assessment.lasting(
              Redirect.of(update.after(), now.get())
                  .map(to -> port(update.after(), now.get()) + " redirects to " + to + " now")
                  .orElseGet(
                      () ->
                          port(update.after(), now.get())
                              + " leads to none of the services any more")));
    }
    after.removeAll(before);
    return before.isEmpty() || after.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Assessment(
                Consequence.OUTAGE,
                port(update.after(), now.get())
                    + " leads to new tasks at once, and answers when they have started"));
  }

  /** A port that nobody has afterwards closes; one that another listener takes over does not. */
  private static Optional<Assessment> closed(StackUpdate update, Resource old) {
    String number = update.before().text(old, PORT);
    String balancer = update.before().thing(old, BALANCER);
    boolean taken = false;
    for (Resource one : update.after().all()) {
      taken |=
          one.is(ResourceType.LISTENER)
              && update.after().text(one, PORT).equals(number)
              && update.after().thing(one, BALANCER).equals(balancer);
    }
    return taken || number.isEmpty()
        ? Optional.empty()
        : Optional.of(Assessment.lasting(port(update.before(), old) + " closes"));
  }

  /** A listener as people know it; of a rule the hosts and paths are told elsewhere. */
  private static String port(Side side, Resource resource) {
    String number = Side.unmarked(side.text(resource, PORT));
    return number.isEmpty() ? "the rule" : "port " + number;
  }

  private static Set<String> things(Side side, Resource resource) {
    Set<String> things = new LinkedHashSet<>();
    groups(side, resource).forEach(id -> things.add(side.thing(id)));
    return things;
  }

  /** The logical IDs of the target groups that a listener, or a rule of one, leads to. */
  static Set<String> groups(Side side, Resource resource) {
    Set<String> groups = new LinkedHashSet<>();
    for (String list : List.of("DefaultActions", "Actions")) {
      for (Value action : side.items(resource, list)) {
        for (String id : side.named(action)) {
          if (side.resource(id).filter(named -> named.is(ResourceType.TARGET_GROUP)).isPresent()) {
            groups.add(id);
          }
        }
      }
    }
    return groups;
  }
}
