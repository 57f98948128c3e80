package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.exposure.Addresses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** That somebody may do something, or is reached by somebody. */
sealed interface Grant
    permits Grant.Statement,
        Grant.Traffic,
        Grant.Bound,
        Grant.Open,
        Grant.Place,
        Grant.Way,
        Grant.Tenant,
        Grant.Held {

  /** It in words. */
  String words();

  /** Whether whoever has this has the other one, too. */
  boolean covers(Grant other);

  /** Whether it is about connections. */
  default boolean isOfNetwork() {
    return this instanceof Traffic
        || this instanceof Open
        || this instanceof Way
        || (this instanceof Place place && place.kind().isOfNetwork());
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
   * @param when under which conditions
   */
  record Statement(String action, String on, String by, Conditions when) implements Grant {

    @Override
    public String words() {
      return action
          + (on.isEmpty() ? "" : " on " + on)
          + (by.isEmpty() ? "" : " by " + by)
          + (when.words().isEmpty() ? "" : " if " + when.words());
    }

    @Override
    public boolean covers(Grant other) {
      return other instanceof Statement one
          && Globs.covers(action.toLowerCase(Locale.ROOT), one.action.toLowerCase(Locale.ROOT))
          && Globs.covers(on, one.on)
          && (by.equals(one.by) || by.equals("*"))
          && when.cover(one.when);
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

  /**
   * That something gets to a thing that is not of the stack.
   *
   * @param kind what that is
   * @param name its ID or ARN; {@code ${Name}} for the value of a parameter
   */
  record Place(Elsewhere kind, String name) implements Grant {
    @Override
    public String words() {
      return kind.words(name);
    }

    @Override
    public boolean covers(Grant other) {
      return equals(other);
    }
  }

  /**
   * That packets find a way.
   *
   * @param from a route table, or what else has it
   * @param to a range of addresses, or the name of another end
   * @param by the gateway or the connection
   */
  record Way(String from, String to, String by) implements Grant {
    @Override
    public String words() {
      return "a way to " + to + " by " + by;
    }

    @Override
    public boolean covers(Grant other) {
      return other instanceof Way one
          && from.equals(one.from)
          && by.equals(one.by)
          && (to.equals(one.to) || Addresses.contains(to, one.to));
    }
  }

  /**
   * That a container is in a task.
   *
   * @param image the image of one that only prepares another, empty for others
   */
  record Tenant(String container, String image) implements Grant {
    @Override
    public String words() {
      return container
          + (image.isEmpty() ? "" : " (" + image + ")")
          + " runs inside this task, with its role, its networks and all that listens at localhost";
    }

    @Override
    public boolean covers(Grant other) {
      return equals(other);
    }
  }

  /**
   * That a task has something of the project that several may have.
   *
   * @param thing the secret, with its key, or the file system, as both sides name it
   * @param words it in words
   * @param credential which credential of the project it is, whichever secret has it; empty for
   *     other things
   * @param secret the secret as statements of policies name it; empty for a file system
   */
  record Held(String thing, String words, String credential, String secret) implements Grant {
    @Override
    public boolean covers(Grant other) {
      return other instanceof Held one
          && (thing.equals(one.thing)
              || (!credential.isEmpty() && credential.equals(one.credential)));
    }
  }
}
