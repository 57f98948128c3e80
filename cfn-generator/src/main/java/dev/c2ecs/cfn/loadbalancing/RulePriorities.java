package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.resourcetype.Limits;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Priorities of rules, 1 to 50,000: what is said more exactly comes first, and a priority depends
 * on the rule alone, so that another service does not move it. Two rules that would get the same
 * number are told apart in the order of their names.
 */
public final class RulePriorities {

  /** How many numbers there are for rules that are equally exact. */
  private static final int SLOTS = Limits.RULE_PRIORITY / (3 * (Limits.RULE_PATTERN + 1));

  private RulePriorities() {}

  static Map<PublishedPort, Integer> of(ListenerPlan listener) {
    Map<PublishedPort, Integer> priorities = new LinkedHashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (PublishedPort port : listener.ruled()) {
      int first = first(listener.hostsOf(port), port.paths());
      String name = port.service() + ":" + port.target();
      int slot = Math.floorMod(name.hashCode(), SLOTS);
      int tries = 0;
      while (!taken.add(first + (slot + tries) % SLOTS) && tries < SLOTS) {
        tries++;
      }
      priorities.put(port, first + (slot + tries) % SLOTS);
    }
    return priorities;
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
