package dev.c2ecs.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses of a network.
 *
 * @param driver the driver
 * @param config the ranges
 * @param options options of the driver
 * @see <a href="https://docs.docker.com/reference/compose-file/networks/#ipam">Compose
 *     specification</a>
 */
public record Ipam(Optional<String> driver, List<IpamPool> config, Map<String, String> options) {

  public Ipam {
    config = List.copyOf(config);
  }

  static Ipam of(Attributes attributes) {
    return new Ipam(
        attributes.text("driver"),
        attributes.list("config", IpamPool::of),
        attributes.textMap("options"));
  }
}
