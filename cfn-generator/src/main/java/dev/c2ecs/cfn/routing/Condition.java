package dev.c2ecs.cfn.routing;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which requests a rule takes: those for one of its hosts with one of its paths.
 *
 * @param hosts the hosts; empty for all
 * @param paths the patterns of paths, with a wildcard at the end for a prefix; empty for all
 */
record Condition(Set<String> hosts, Set<String> paths) {

  /** Every request. */
  static final Condition ALL = new Condition(Set.of(), Set.of());

  Condition {
    hosts = Set.copyOf(hosts);
    paths = Set.copyOf(paths);
  }

  static Condition host(Set<String> hosts) {
    return new Condition(hosts, Set.of());
  }

  static Condition path(Set<String> paths) {
    return new Condition(Set.of(), paths);
  }

  /** Whether this and another one are one rule when either may hold. */
  boolean joins(Condition other) {
    return equals(ALL)
        || other.equals(ALL)
        || hosts.equals(other.hosts)
        || paths.equals(other.paths);
  }

  /** What holds when either does; only for those that join. */
  Condition or(Condition other) {
    if (equals(ALL) || other.equals(ALL)) {
      return ALL;
    }
    return new Condition(either(hosts, other.hosts), either(paths, other.paths));
  }

  private static Set<String> either(Set<String> a, Set<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return Set.of();
    }
    Set<String> all = new TreeSet<>(a);
    all.addAll(b);
    return all;
  }

  /** The pattern of a prefix: as proxies have it, of the text and not of whole segments. */
  static Set<String> prefix(String path) {
    return path.equals("/") || path.isEmpty() ? Set.of() : Set.of(path + "*");
  }
}
