package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.resourcetype.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Priorities of rules, 1 to 50,000: what is said more exactly comes first, and a priority depends
 * on the conditions alone, so that neither another service nor a new name of this one moves it. Two
 * rules that would get the same number are told apart in the order of their conditions.
 */
public final class RulePriorities {

  /** How many numbers there are for rules that are equally exact. */
  private static final int SLOTS = Limits.RULE_PRIORITY / (3 * (Limits.RULE_PATTERN + 1));

  private RulePriorities() {}

  static Map<PublishedPort, Integer> of(ListenerPlan listener) {
    Map<PublishedPort, Integer> priorities = new LinkedHashMap<>();
    Set<Integer> taken = new HashSet<>();
    List<PublishedPort> ports = new ArrayList<>(listener.ruled());
    ports.sort(Comparator.comparing(port -> conditions(listener, port)));
    for (PublishedPort port : ports) {
      int first = first(listener.hostsOf(port), port.paths());
      int slot = Math.floorMod(conditions(listener, port).hashCode(), SLOTS);
      int tries = 0;
      while (!taken.add(first + (slot + tries) % SLOTS) && tries < SLOTS) {
        tries++;
      }
      priorities.put(port, first + (slot + tries) % SLOTS);
    }
    return priorities;
  }

  private static String conditions(ListenerPlan listener, PublishedPort port) {
    return listener.hostsOf(port) + " " + port.paths();
  }

  /** The first number for rules that are as exact as this. */
  private static int first(List<String> hosts, List<String> paths) {
    int host = hosts.isEmpty() ? 0 : hosts.stream().anyMatch(h -> h.contains("*")) ? 1 : 2;
    int path = paths.stream().mapToInt(RulePriorities::literal).min().orElse(0);
    int exactness = host * (Limits.RULE_PATTERN + 1) + Math.min(path, Limits.RULE_PATTERN);
    int classes = 3 * (Limits.RULE_PATTERN + 1);
    return 1 + (classes - 1 - exactness) * SLOTS;
  }

  /** The length of a pattern up to its first wildcard. */
  private static int literal(String pattern) {
    int length = 0;
    while (length < pattern.length() && "*?".indexOf(pattern.charAt(length)) < 0) {
      length++;
    }
    return length;
  }
}
