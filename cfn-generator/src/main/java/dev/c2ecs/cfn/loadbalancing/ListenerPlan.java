package dev.c2ecs.cfn.loadbalancing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A port of a load balancer and what it leads to.
 *
 * @param balancer the load balancer
 * @param port its port
 * @param owner what gets every request that no rule takes
 * @param ruled what gets the requests of a rule, by service
 */
public record ListenerPlan(
    LoadBalancerKind balancer, int port, Optional<PublishedPort> owner, List<PublishedPort> ruled) {

  public ListenerPlan {
    ruled = List.copyOf(ruled);
  }

  /** The listeners of some published ports, in the order of these. */
  public static List<ListenerPlan> of(List<PublishedPort> ports) {
    Map<String, List<PublishedPort>> groups = new LinkedHashMap<>();
    for (PublishedPort port : ports) {
      groups
          .computeIfAbsent(port.balancer() + ":" + port.listener(), k -> new ArrayList<>())
          .add(port);
    }
    List<ListenerPlan> listeners = new ArrayList<>();
    for (List<PublishedPort> group : groups.values()) {
      List<PublishedPort> ruled = new ArrayList<>();
      Optional<PublishedPort> owner = Optional.empty();
      for (PublishedPort port : group) {
        if (port.hasConditions() || owner.isPresent()) {
          ruled.add(port);
        } else {
          owner = Optional.of(port);
        }
      }
      PublishedPort first = group.get(0);
      listeners.add(new ListenerPlan(first.balancer(), first.listener(), owner, ruled));
    }
    return listeners;
  }

  /** All ports that it leads to. */
  public List<PublishedPort> ports() {
    List<PublishedPort> all = new ArrayList<>();
    owner.ifPresent(all::add);
    all.addAll(ruled);
    return all;
  }

  /** Whether a port gets what no rule takes. */
  public boolean isOwner(PublishedPort published) {
    return owner.isPresent() && owner.get().key().equals(published.key());
  }

  /** Whether it speaks TLS. */
  public boolean isSecure() {
    for (PublishedPort port : ports()) {
      if (port.isSecure()) {
        return true;
      }
    }
    return false;
  }

  /** The host names that lead to a port: those written, or its domain when it shares a listener. */
  public List<String> hostsOf(PublishedPort published) {
    boolean byDomain = published.hosts().isEmpty() && !isOwner(published);
    return byDomain && published.domain().isPresent()
        ? List.of(published.domain().get())
        : published.hosts();
  }
}
