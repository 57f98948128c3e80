package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the image of a service is built.
 *
 * @param context the directory or address that is sent to the builder
 * @param dockerfile the file with the instructions, relative to the context
 * @param dockerfileInline the instructions themselves
 * @param entitlements privileges of the build
 * @param args build arguments
 * @param provenance the provenance attestation: true, false or parameters
 * @param sbom the software bill of materials: true, false or parameters
 * @param ssh SSH agents and keys, {@code default} or {@code id=path}
 * @param labels labels of the image
 * @param cacheFrom sources of the build cache
 * @param cacheTo where the build cache is written
 * @param noCache whether the cache is left alone
 * @param noCacheFilter stages that are always built anew
 * @param additionalContexts further contexts by name
 * @param pull whether base images are always pulled
 * @param extraHosts names with addresses, name=address
 * @param isolation the isolation of Windows containers
 * @param network the network of RUN instructions
 * @param target the stage to stop at
 * @param secrets secrets of the build
 * @param shmSize the size of /dev/shm in bytes
 * @param tags further names of the image
 * @param ulimits limits of the build's processes
 * @param platforms the platforms to build for
 * @param privileged whether the build is privileged
 * @see <a href="https://docs.docker.com/reference/compose-file/build/">Compose specification</a>
 */
public record Build(
    String context,
    Optional<String> dockerfile,
    Optional<String> dockerfileInline,
    List<String> entitlements,
    Map<String, String> args,
    Optional<String> provenance,
    Optional<String> sbom,
    List<String> ssh,
    Map<String, String> labels,
    List<String> cacheFrom,
    List<String> cacheTo,
    boolean noCache,
    List<String> noCacheFilter,
    Map<String, String> additionalContexts,
    boolean pull,
    List<String> extraHosts,
    Optional<String> isolation,
    Optional<String> network,
    Optional<String> target,
    List<FileReference> secrets,
    OptionalLong shmSize,
    List<String> tags,
    Map<String, Ulimit> ulimits,
    List<String> platforms,
    boolean privileged) {

  public Build {
    entitlements = List.copyOf(entitlements);
    ssh = List.copyOf(ssh);
    cacheFrom = List.copyOf(cacheFrom);
    cacheTo = List.copyOf(cacheTo);
    noCacheFilter = List.copyOf(noCacheFilter);
    extraHosts = List.copyOf(extraHosts);
    secrets = List.copyOf(secrets);
    tags = List.copyOf(tags);
    platforms = List.copyOf(platforms);
  }

  /** The same build without where it stands in the project: equal builds are equal then. */
  public Build withoutPaths() {
    return new Build(
        context,
        dockerfile,
        dockerfileInline,
        entitlements,
        args,
        provenance,
        sbom,
        ssh,
        labels,
        cacheFrom,
        cacheTo,
        noCache,
        noCacheFilter,
        additionalContexts,
        pull,
        extraHosts,
        isolation,
        network,
        target,
        secrets.stream().map(secret -> secret.at(TreePath.ROOT)).toList(),
        shmSize,
        tags,
        ulimits,
        platforms,
        privileged);
  }

  /** The same build without its arguments, its target, its file, its platforms and secrets. */
  public Build withoutChoices() {
    return new Build(
        context,
        Optional.empty(),
        dockerfileInline,
        entitlements,
        Map.of(),
        provenance,
        sbom,
        ssh,
        labels,
        cacheFrom,
        cacheTo,
        noCache,
        noCacheFilter,
        additionalContexts,
        pull,
        extraHosts,
        isolation,
        network,
        Optional.empty(),
        List.of(),
        shmSize,
        tags,
        ulimits,
        List.of(),
        privileged);
  }

  static Build of(Attributes attributes) {
    return new Build(
        attributes.text("context").orElse(""),
        attributes.text("dockerfile"),
        attributes.text("dockerfile_inline"),
        attributes.texts("entitlements"),
        attributes.textMap("args"),
        attributes.text("provenance"),
        attributes.text("sbom"),
        attributes.texts("ssh"),
        attributes.textMap("labels"),
        attributes.texts("cache_from"),
        attributes.texts("cache_to"),
        attributes.flag("no_cache"),
        attributes.texts("no_cache_filter"),
        attributes.textMap("additional_contexts"),
        attributes.flag("pull"),
        attributes.texts("extra_hosts"),
        attributes.text("isolation"),
        attributes.text("network"),
        attributes.text("target"),
        attributes.list("secrets", FileReference::of),
        attributes.number("shm_size"),
        attributes.texts("tags"),
        attributes.ulimits("ulimits"),
        attributes.texts("platforms"),
        attributes.flag("privileged"));
  }
}
