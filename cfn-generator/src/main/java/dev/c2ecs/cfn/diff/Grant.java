package dev.c2ecs.cfn.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** That somebody may do something, or is reached by somebody. */
sealed interface Grant permits Grant.Statement, Grant.Traffic, Grant.Bound, Grant.Open {

  /** It in words. */
  String words();

  /** Whether whoever has this has the other one, too. */
  boolean covers(Grant other);

  /** Whether it is about connections. */
  default boolean isOfNetwork() {
    return this instanceof Traffic || this instanceof Open;
  }

  /** Those of a side that the other side does not cover. */
  static List<Grant> uncovered(Collection<Grant> these, Collection<Grant> others) {
    List<Grant> uncovered = new ArrayList<>();
    for (Grant grant : these) {
      if (others.stream().noneMatch(other -> other.covers(grant))) {
        uncovered.add(grant);
      }
    }
    return uncovered;
  }

  /**
   * An action of a policy.
   *
   * @param action the action, with {@code *} for any text
   * @param on the resource, in the same way; empty in policies of resources
   * @param by the principal; empty in policies of roles
   * @param when the condition, empty when there is none
   */
  record Statement(String action, String on, String by, String when) implements Grant {

    @Override
    public String words() {
      return action
          + (on.isEmpty() ? "" : " on " + on)
          + (by.isEmpty() ? "" : " by " + by)
          + (when.isEmpty() ? "" : " if " + when);
    }

    @Override
    public boolean covers(Grant other) {
      return other instanceof Statement one
          && matches(action.toLowerCase(Locale.ROOT), one.action.toLowerCase(Locale.ROOT))
          && matches(on, one.on)
          && (by.equals(one.by) || by.equals("*"))
          && (when.isEmpty() || when.equals(one.when));
    }

    /**
     * Whether a pattern with {@code *} and {@code ?} matches a text, or a pattern that says less.
     */
    private static boolean matches(String pattern, String text) {
      StringBuilder regex = new StringBuilder();
      for (String part : pattern.split("(?<=[*?])|(?=[*?])", -1)) {
        regex.append(part.equals("*") ? ".*" : part.equals("?") ? "[^*]" : Pattern.quote(part));
      }
      return text.matches(regex.toString());
    }
  }

  /**
   * Connections that a security group lets pass.
   *
   * @param way {@code from} or {@code to}
   * @param protocol {@code -1} for any
   * @param first the first port
   * @param last the last port
   * @param peer a group, addresses or a list of them
   */
  record Traffic(String way, String protocol, long first, long last, String peer) implements Grant {

    static final String ANY = "-1";
    static final long MOST = 65_535;

    @Override
    public String words() {
      String ports = first == last ? Long.toString(first) : first + "-" + last;
      return (protocol.equals(ANY) ? "every port" : ports + "/" + protocol)
          + " "
          + way
          + " "
          + peer;
    }

    @Override
    public boolean covers(Grant other) {
      return other instanceof Traffic one
          && way.equals(one.way)
          && (protocol.equals(ANY) || protocol.equals(one.protocol))
          && (protocol.equals(ANY) || (first <= one.first && one.last <= last))
          && (peer.equals(one.peer) || Addresses.contains(peer, one.peer));
    }
  }

  /** What something else limits. */
  record Bound(String words) implements Grant {
    @Override
    public boolean covers(Grant other) {
      return equals(other);
    }
  }

  /** That something faces the Internet. */
  record Open(String words) implements Grant {
    @Override
    public boolean covers(Grant other) {
      return equals(other);
    }
  }
}
