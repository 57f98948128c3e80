package dev.c2ecs.cli.registry;

import java.util.Optional;

/** The credentials for registries. */
public interface RegistryLogins {

  /**
   * The login for a registry.
   *
   * @param host the registry as people write it, {@code docker.io} for Docker Hub, with its port
   * @return empty when nobody is logged in there
   * @throws RegistryException if the configuration of credentials cannot be used
   */
  Optional<Login> of(String host) throws RegistryException;

  /** Nobody is logged in anywhere. */
  static RegistryLogins none() {
    return host -> Optional.empty();
  }

  /**
   * A user with a password at one registry, as Amazon ECR gives them for some hours.
   *
   * @param registry the host, with its port if it has one
   */
  static RegistryLogins fixed(String registry, String user, String password) {
    Optional<Login> login = Optional.of(new Login.Password(user, password));
    return host -> host.equals(registry) ? login : Optional.empty();
  }

  /** These, and others where there are none. */
  default RegistryLogins or(RegistryLogins others) {
    return host -> {
      Optional<Login> own = of(host);
      return own.isPresent() ? own : others.of(host);
    };
  }
}
