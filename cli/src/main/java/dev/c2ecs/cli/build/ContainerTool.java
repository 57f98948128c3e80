package dev.c2ecs.cli.build;

import dev.c2ecs.cli.diagnostic.DeployCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What podman and buildah have in common: podman builds with the library of buildah.
 *
 * @see <a href="https://github.com/containers/buildah/blob/main/docs/buildah-build.1.md">buildah
 *     build</a>
 */
sealed interface ContainerTool extends Builder permits Podman, Buildah {

  String ARCHIVE = "image.tar";
  String ID = "image-id";

  /** A repository without tag and digest, which is all that a cache can be. */
  Pattern REPOSITORY = Pattern.compile("[a-zA-Z0-9.-]+(:\\d+)?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+");

  /** Seen with buildah 1.28. */
  Pattern UNUSED = Pattern.compile("(.*build args were not consumed: \\[)(.*)\\]\\s*");

  /** The absolute path of the program. */
  String program();

  /** The flags that its build has. */
  Set<String> flags();

  /** The build, with instructions kept that only images in Docker's format can have. */
  @Override
  default Recipe recipe(BuildRequest request, Path directory, Map<String, String> made) {
    Path id = directory.resolve(ID);
    Arguments arguments =
        new Arguments(directory, List.of(program(), "build", "--layers", "--format", "docker"))
            .option("--iidfile", id.toString())
            .option("--platform", request.platform().toString())
            .dockerfile(request)
            .option("--target", request.target())
            .buildArgs(request.args(), flags().contains("--build-arg-file"))
            .labels(request.labels())
            .secrets(request.secrets())
            .options("--ssh", request.ssh())
            .options("--cache-from", repositories(request.cacheFrom()))
            .options("--cache-to", repositories(request.cacheTo()))
            .contexts(request.contexts(), made)
            .option("--network", request.network().filter(network -> !network.equals("default")))
            .hosts(request.extraHosts())
            .ulimits(request.ulimits())
            .flag("--no-cache", request.noCache())
            .flag("--pull=always", request.pull());
    if (request.shmSize().isPresent()) {
      arguments.option("--shm-size", Long.toString(request.shmSize().getAsLong()));
    }
    return new Recipe(
        arguments.files(),
        arguments.links(),
        arguments.add(request.context()).invocation(),
        Optional.of(id),
        Optional.empty(),
        directory.resolve(ARCHIVE));
  }

  private static List<String> repositories(List<String> caches) {
    return caches.stream().flatMap(cache -> repository(cache).stream()).toList();
  }

  private static Optional<String> repository(String cache) {
    Map<String, String> fields = Csv.fields(cache);
    String type = fields.getOrDefault("type", "registry");
    String reference = fields.getOrDefault("ref", "");
    return type.equals("registry") && REPOSITORY.matcher(reference).matches()
        ? Optional.of(reference)
        : Optional.empty();
  }

  /** What neither of the two can do. */
  @Override
  default List<Problem> problems(BuildRequest request) {
    String name = name();
    List<Problem> problems = new ArrayList<>(Flags.missing(this, flags(), Flags.wanted(request)));
    String buildx = "build with docker buildx, or leave it out";
    if (request.cacheTo().stream().anyMatch(cache -> repository(cache).isEmpty())) {
      problems.add(
          Flags.cannot(
              "cache_to", name + " writes its cache to a repository without a tag", buildx));
    }
    if (request.cacheFrom().stream().anyMatch(cache -> repository(cache).isEmpty())) {
      problems.add(
          new Problem(
              DeployCode.BUILD_OTHERWISE,
              "cache_from",
              name
                  + " reads a cache only from a repository without a tag, so this one is left"
                  + " alone",
              "the image is the same, it takes longer"));
    }
    if (!request.noCacheFilter().isEmpty()) {
      problems.add(
          Flags.cannot("no_cache_filter", name + " builds all stages anew or none", buildx));
    }
    for (String entitlement : request.entitlements()) {
      // RUN --network=host needs no permission there.
      if (!entitlement.equals("network.host")) {
        problems.add(
            Flags.cannot("entitlements", name + " has no entitlement " + entitlement, buildx));
      }
    }
    if (Buildx.isAsked(request.provenance())) {
      problems.add(Buildx.attestations("provenance", name));
    }
    if (Buildx.isAsked(request.sbom())) {
      problems.add(Buildx.attestations("sbom", name));
    }
    request
        .contexts()
        .forEach(
            (context, source) -> {
              if (source instanceof NamedContext.Place place && !isKnown(place.address())) {
                problems.add(
                    Flags.cannot(
                        "additional_contexts",
                        name
                            + " takes a directory, an archive or an image for the context "
                            + context
                            + ", no repository and no layout",
                        buildx));
              }
            });
    return problems;
  }

  /** Builders add arguments of their own, of which they say that nobody uses them. */
  @Override
  default Optional<String> shown(String line, BuildRequest request) {
    Matcher unused = UNUSED.matcher(line);
    if (!unused.matches()) {
      return Optional.of(line);
    }
    List<String> given =
        Stream.of(unused.group(2).split(" ")).filter(request.args()::containsKey).toList();
    return given.isEmpty()
        ? Optional.empty()
        : Optional.of(unused.group(1) + String.join(" ", given) + "]");
  }

  @Override
  default String reference(Recipe recipe, String id) {
    return "container-image://" + id;
  }

  private static boolean isKnown(String address) {
    if (!BuildRequest.isRemote(address)) {
      return true;
    }
    boolean http = address.startsWith("http://") || address.startsWith("https://");
    boolean git = address.contains(".git") || address.contains("#");
    return address.startsWith("docker-image://") || (http && !git);
  }
}
