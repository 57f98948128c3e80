package dev.c2ecs.cli.build;

import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.compose.model.Ulimit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * All that decides what an image becomes: services whose requests are equal have one image. Names
 * of the image are no part of it.
 *
 * @param context the absolute path of the directory that is sent to the builder, or an address
 * @param instructions the Dockerfile
 * @param args the build arguments with their values
 * @param target the stage to stop at
 * @param platform what the image is built for
 * @param secrets what instructions may mount, by id
 * @param ssh agents and keys, {@code default} or {@code id=path}
 * @param cacheFrom where cached steps may come from, as Compose has it
 * @param cacheTo where steps are cached, as Compose has it
 * @param contexts further contexts by name
 * @param network the network of RUN instructions
 * @param labels the labels of the image
 * @param extraHosts names with addresses, {@code name=address}
 * @param shmSize the size of /dev/shm in bytes
 * @param ulimits limits of the processes of the build
 * @param entitlements privileges of the build, {@code security.insecure} when it is privileged
 * @param noCache whether no step comes from the cache
 * @param noCacheFilter the stages of which no step comes from the cache
 * @param pull whether base images are looked up anew
 * @param provenance the attestation of where the image comes from: true, false or parameters
 * @param sbom the attestation of what is in it: true, false or parameters
 * @see <a href="https://docs.docker.com/reference/compose-file/build/">Compose specification,
 *     Build</a>
 */
public record BuildRequest(
    String context,
    Instructions instructions,
    Map<String, String> args,
    Optional<String> target,
    Platform platform,
    List<BuildSecret> secrets,
    List<String> ssh,
    List<String> cacheFrom,
    List<String> cacheTo,
    Map<String, NamedContext> contexts,
    Optional<String> network,
    Map<String, String> labels,
    List<String> extraHosts,
    OptionalLong shmSize,
    Map<String, Ulimit> ulimits,
    List<String> entitlements,
    boolean noCache,
    List<String> noCacheFilter,
    boolean pull,
    Optional<String> provenance,
    Optional<String> sbom) {

  public BuildRequest {
    args = sorted(args);
    secrets = List.copyOf(secrets);
    ssh = List.copyOf(ssh);
    cacheFrom = List.copyOf(cacheFrom);
    cacheTo = List.copyOf(cacheTo);
    contexts = sorted(contexts);
    labels = sorted(labels);
    extraHosts = List.copyOf(extraHosts);
    ulimits = sorted(ulimits);
    entitlements = List.copyOf(entitlements);
    noCacheFilter = List.copyOf(noCacheFilter);
  }

  /** The same, of which no step comes from the cache. */
  BuildRequest withoutCache() {
    return new BuildRequest(
        context,
        instructions,
        args,
        target,
        platform,
        secrets,
        ssh,
        cacheFrom,
        cacheTo,
        contexts,
        network,
        labels,
        extraHosts,
        shmSize,
        ulimits,
        entitlements,
        true,
        noCacheFilter,
        pull,
        provenance,
        sbom);
  }

  private static <T> Map<String, T> sorted(Map<String, T> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }

  /** Whether an address of a context is none of this machine. */
  static boolean isRemote(String context) {
    return context.contains("://")
        || context.startsWith("git@")
        || context.startsWith("github.com/");
  }

  /** Whether the builder fetches the context. */
  boolean isRemote() {
    return isRemote(context);
  }

  /** Names only: a value may be a credential. */
  @Override
  public String toString() {
    return "BuildRequest[context="
        + (isRemote() ? "an address" : context)
        + ", instructions="
        + instructions
        + ", args="
        + args.keySet()
        + ", target="
        + target.orElse("")
        + ", platform="
        + platform
        + ", secrets="
        + secrets
        + ", labels="
        + labels.keySet()
        + ", contexts="
        + contexts.keySet()
        + "]";
  }
}
