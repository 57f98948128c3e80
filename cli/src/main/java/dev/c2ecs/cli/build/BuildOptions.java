package dev.c2ecs.cli.build;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line says about builds.
 *
 * @param args build arguments of all builds; empty to take the value from the variables
 * @param ssh further agents and keys
 * @param noCache whether no step comes from the cache
 * @param pull whether base images are looked up anew
 * @param provenance the attestation of where images come from
 * @param sbom the attestation of what is in them
 */
public record BuildOptions(
    Map<String, Optional<String>> args,
    List<String> ssh,
    boolean noCache,
    boolean pull,
    Optional<String> provenance,
    Optional<String> sbom) {

  /** Nothing but what the Compose file says. */
  public static final BuildOptions NONE =
      new BuildOptions(Map.of(), List.of(), false, false, Optional.empty(), Optional.empty());

  public BuildOptions {
    args = Map.copyOf(args);
    ssh = List.copyOf(ssh);
  }

  @Override
  public String toString() {
    return "BuildOptions[args=" + args.keySet() + ", noCache=" + noCache + ", pull=" + pull + "]";
  }
}
