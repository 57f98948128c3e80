package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.terminal.RunClock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The registries of a run. They are asked by https; those on this machine, and those that are named
 * as insecure, also without TLS where they have none.
 */
public final class Registries {

  private final Wire wire;
  private final Addresses addresses;
  private final RegistryLogins logins;
  private final Set<String> insecure;
  private final RunClock clock;
  private final Map<String, Registry> known = new ConcurrentHashMap<>();

  Registries(
      Transport transport,
      Addresses.Resolver resolver,
      RegistryLogins logins,
      Set<String> insecure,
      RunClock clock) {
    this.wire = new Wire(transport, clock);
    this.addresses = new Addresses(resolver);
    this.logins = logins;
    this.insecure =
        insecure.stream().map(h -> h.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    this.clock = clock;
  }

  /**
   * Registries; nothing is asked yet.
   *
   * @param environment the environment variables: proxies and {@code AWS_CA_BUNDLE}
   * @param insecure hosts, with a port perhaps, that may be asked without TLS
   * @throws dev.c2ecs.cli.diagnostic.Refusal if a proxy or the bundle of certificates is not usable
   */
  public static Registries of(
      Map<String, String> environment,
      RegistryLogins logins,
      Set<String> insecure,
      RunClock clock) {
    return new Registries(
        Transport.of(environment), Addresses.Resolver.system(), logins, insecure, clock);
  }

  /**
   * A registry, the same one for the same host.
   *
   * @param host as {@link RegistryReference#host} has it
   */
  public Registry at(String host) {
    return known.computeIfAbsent(
        host, name -> new Registry(name, wire, addresses, logins, insecure, clock));
  }

  /** The registry of an image. */
  public Registry of(RegistryReference image) {
    return at(image.host());
  }
}
