package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.registry.Addresses.Reach;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Keeps a registry from leading its clients astray. An address is checked just before it is asked;
 * Java remembers what it resolved for half a minute, so that what was checked is what is asked.
 */
final class Guard {

  private final URI home;
  private final Set<String> insecure;
  private final Addresses addresses;
  private final Predicate<URI> proxied;

  /**
   * A guard.
   *
   * @param home the registry that the user named
   * @param insecure hosts, with a port perhaps, that may be asked without TLS
   * @param proxied whether a proxy resolves the name of a host
   */
  Guard(URI home, Set<String> insecure, Addresses addresses, Predicate<URI> proxied) {
    this.home = home;
    this.insecure = Set.copyOf(insecure);
    this.addresses = addresses;
    this.proxied = proxied;
  }

  /** Whether a host may be asked without TLS. */
  static boolean mayBePlain(String authority, Set<String> insecure) {
    String host = authority.replaceAll(":\\d+$", "");
    return Addresses.isLoopback(host) || insecure.contains(authority) || insecure.contains(host);
  }

  /** Whether two addresses are of one server. */
  static boolean isSame(URI one, URI other) {
    return scheme(one).equals(scheme(other))
        && String.valueOf(one.getHost()).equalsIgnoreCase(String.valueOf(other.getHost()))
        && port(one) == port(other);
  }

  private static String scheme(URI uri) {
    return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : scheme(uri).equals("https") ? 443 : 80;
  }

  /**
   * Checks where a registry leads to.
   *
   * @param role what it is there for, as in {@code its token server}
   * @throws RegistryException if nobody may be led there
   */
  void check(URI target, String role) throws RegistryException {
    if (isSame(home, target)) {
      return;
    }
    boolean tls = scheme(target).equals("https");
    if (target.getHost() == null
        || target.getRawUserInfo() != null
        || !(tls || scheme(target).equals("http"))) {
      throw refused(role, target, "no address that is asked");
    }
    if (!tls && !(scheme(home).equals("http") && mayBePlain(target.getAuthority(), insecure))) {
      throw refused(role, target, "an address without TLS");
    }
    Reach reach = reach(target);
    if (reach == Reach.NEVER || (reach == Reach.INSIDE && reach(home) != Reach.INSIDE)) {
      throw refused(role, target, "an address inside the network of this machine");
    }
  }

  private Reach reach(URI target) throws RegistryException {
    try {
      return addresses.of(target.getHost());
    } catch (UnknownHostException e) {
      if (proxied.test(target)) {
        return Reach.PUBLIC;
      }
      throw new RegistryException(
          RegistryException.Kind.UNREACHABLE, "there is no host " + Words.brief(target.getHost()));
    }
  }

  private RegistryException refused(String role, URI target, String what) {
    return new RegistryException(
        RegistryException.Kind.ADDRESS,
        home.getAuthority()
            + " names "
            + Words.brief(target.getScheme() + "://" + target.getHost())
            + " for "
            + role
            + ": that is "
            + what);
  }
}
