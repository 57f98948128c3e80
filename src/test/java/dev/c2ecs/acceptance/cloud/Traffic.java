package dev.c2ecs.acceptance.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what a load balancer opens arrives: from clients at it, and from it at the tasks. */
final class Traffic {

  private static final Map<String, List<String>> TRANSPORTS =
      Map.of("UDP", List.of("udp"), "TCP_UDP", List.of("tcp", "udp"));

  private Traffic() {}

  private static List<String> transports(String protocol) {
    return TRANSPORTS.getOrDefault(protocol, List.of("tcp"));
  }

  /** What of a stack nobody reaches, as events. */
  static List<Event> closed(Account account, Stack stack) {
    List<Event> closed = new ArrayList<>();
    for (Thing thing : stack.things.values()) {
      Optional<Asset> asset = account.at(thing);
      if (asset.isPresent() && thing.type().equals(Listeners.LISTENER)) {
        closed.addAll(atListener(account, asset.get()));
      } else if (asset.isPresent() && thing.type().equals(EcsServices.SERVICE)) {
        closed.addAll(atTasks(account, asset.get()));
      }
    }
    return closed;
  }

  private static Event event(Asset asset, String transport, int port, String where) {
    return new Event(
        asset.logicalId, Event.UNREACHABLE, transport + " port " + port + " is closed " + where);
  }

  private static List<Event> atListener(Account account, Asset listener) {
    List<Event> closed = new ArrayList<>();
    Optional<Asset> balancer =
        account.get(LoadBalancing.LOAD_BALANCER, listener.live.textOr("", "LoadBalancerArn"));
    List<String> groups = balancer.map(asset -> LoadBalancing.groups(asset.live)).orElse(List.of());
    int port = listener.live.number(0, "Port");
    for (String transport : transports(listener.live.textOr("", "Protocol"))) {
      boolean open =
          groups.stream()
              .flatMap(group -> SecurityGroups.rules(account, group, true).stream())
              .anyMatch(rule -> rule.covers(transport, port));
      if (!groups.isEmpty() && !open) {
        closed.add(event(listener, transport, port, "at the load balancer"));
      }
    }
    return closed;
  }

  private static List<Event> atTasks(Account account, Asset service) {
    List<Event> closed = new ArrayList<>();
    for (Props target : service.live.maps("LoadBalancers")) {
      Optional<Asset> group =
          account.get(LoadBalancing.TARGET_GROUP, target.textOr("", "TargetGroupArn"));
      int port = target.number(0, "ContainerPort");
      List<String> wanted =
          group.map(each -> transports(each.live.textOr("", "Protocol"))).orElse(List.of());
      for (String transport : wanted) {
        if (!reached(account, service.live, group.orElseThrow(), transport, port)) {
          closed.add(event(service, transport, port, "for the load balancer"));
        }
      }
    }
    return closed;
  }

  /** Whether the load balancer of a target group reaches a port of tasks in a place. */
  static boolean reached(
      Account account, Props place, Asset targetGroup, String transport, int port) {
    List<String> tasks = EcsServices.groups(place);
    Optional<Asset> balancer =
        Listeners.forwardTo(account, targetGroup)
            .flatMap(id -> account.get(LoadBalancing.LOAD_BALANCER, id));
    if (balancer.isEmpty()) {
      // Of a foreign load balancer the groups are not known: any rule for the port counts.
      return tasks.stream()
          .flatMap(group -> SecurityGroups.rules(account, group, true).stream())
          .anyMatch(rule -> rule.covers(transport, port));
    }
    List<String> own = LoadBalancing.groups(balancer.get().live);
    return own.isEmpty()
        ? SecurityGroups.allowsAddresses(account, tasks, transport, port)
        : SecurityGroups.allows(account, own, tasks, transport, port);
  }
}
