package dev.c2ecs.cfn.loadbalancing;

import java.util.List;

/**
 * What a well-known image serves, as far as it matters to the Internet.
 *
 * @param kind what it is
 * @param product its name
 * @param own the ports that are its own: a protocol that is not for the Internet, or its pages
 *     without a login
 * @param open the ports that may face the Internet: pages with a login, protocols with one
 */
public record KnownServer(Kind kind, String product, List<Integer> own, List<Integer> open) {

  /** What a server is. */
  enum Kind {
    STORE("is a data store"),
    QUEUE("is a queue"),
    CONSOLE("has no login of its own"),
    /** Any other server, of which only the ports of its administration matter. */
    PROXY("is administered there without a login of its own");

    private final String reason;

    Kind(String reason) {
      this.reason = reason;
    }
  }

  public KnownServer {
    own = List.copyOf(own);
    open = List.copyOf(open);
  }

  /**
   * Whether a port of its container is kept from the Internet: of a proxy those of its
   * administration, of the others all but the known exceptions, because their numbers can be
   * changed.
   */
  boolean keeps(int port) {
    return kind == Kind.PROXY ? own.contains(port) : !open.contains(port);
  }

  /** Why its ports are kept from the Internet: {@code PostgreSQL is a data store}. */
  String reason() {
    return product + " " + kind.reason;
  }
}
