package dev.c2ecs.cli.build;

import dev.c2ecs.cli.diagnostic.DeployCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * {@code docker buildx build}. Its driver decides how an image comes out: the driver named docker
 * writes an archive only where Docker keeps images in containerd; elsewhere the image is loaded
 * into Docker under a name of ours, saved, and the name is taken away again.
 *
 * @param program the absolute path of docker
 * @param instance the builder instance, as of {@code --builder}
 * @param writesArchives whether the driver has the exporters of archives
 * @param flags the flags that its build has
 * @see <a href="https://docs.docker.com/reference/cli/docker/buildx/build/">docker buildx build</a>
 * @see <a href="https://docs.docker.com/build/exporters/oci-docker/">OCI and Docker exporters</a>
 */
public record Buildx(
    String program, Optional<String> instance, boolean writesArchives, Set<String> flags)
    implements Builder {

  private static final String ARCHIVE = "image.tar";
  private static final String LAYOUT = "layout";

  /** The repository of the names of a moment; {@code .invalid} is no host, so none is pushed. */
  private static final String REPOSITORY = "c2ecs.invalid/";

  /** The networks that BuildKit has. */
  private static final Set<String> NETWORKS = Set.of("default", "host", "none");

  public Buildx {
    flags = Set.copyOf(flags);
  }

  @Override
  public String name() {
    return "docker buildx";
  }

  @Override
  public List<Problem> problems(BuildRequest request) {
    List<Problem> problems = new ArrayList<>(Flags.missing(this, flags, wanted(request)));
    request
        .network()
        .filter(network -> !NETWORKS.contains(network))
        .ifPresent(
            network ->
                problems.add(
                    Flags.cannot(
                        "network",
                        "docker buildx builds with the network default, host or none only",
                        "leave it out, or make a builder instance with the network")));
    if (!writesArchives) {
      problems.addAll(withoutContainerd(request));
    }
    return problems;
  }

  private static List<Problem> withoutContainerd(BuildRequest request) {
    String hint =
        "turn on the containerd image store of Docker, or make a builder: `docker buildx create"
            + " --use`";
    List<Problem> problems = new ArrayList<>();
    for (String target : request.cacheTo()) {
      if (!Csv.fields(target).getOrDefault("type", "registry").equals("inline")) {
        problems.add(
            Flags.cannot(
                "cache_to", "the driver docker of buildx writes no cache elsewhere", hint));
      }
    }
    if (isAsked(request.provenance())) {
      problems.add(
          Flags.cannot("provenance", "the driver docker of buildx makes no attestations", hint));
    }
    if (isAsked(request.sbom())) {
      problems.add(Flags.cannot("sbom", "the driver docker of buildx describes no contents", hint));
    }
    return problems;
  }

  /** Whether an attestation is asked for. */
  static boolean isAsked(Optional<String> attestation) {
    return attestation.filter(text -> !text.equals("false") && !text.isEmpty()).isPresent();
  }

  private static Map<String, String> wanted(BuildRequest request) {
    Map<String, String> wanted = Flags.wanted(request);
    if (!request.noCacheFilter().isEmpty()) {
      wanted.put("--no-cache-filter", "no_cache_filter");
    }
    if (!request.entitlements().isEmpty()) {
      wanted.put("--allow", "entitlements");
    }
    if (isAsked(request.provenance())) {
      wanted.put("--provenance", "provenance");
    }
    if (isAsked(request.sbom())) {
      wanted.put("--sbom", "sbom");
    }
    return wanted;
  }

  @Override
  public Recipe recipe(BuildRequest request, Path directory, Map<String, String> made) {
    Path archive = directory.resolve(ARCHIVE);
    Arguments arguments = arguments(request, directory, made);
    arguments
        .flag("--no-cache", request.noCache())
        .options("--no-cache-filter", request.noCacheFilter())
        .flag("--pull", request.pull());
    if (writesArchives) {
      arguments.option("--output", "type=oci," + Csv.field("dest", archive.toString()));
    } else {
      arguments.add("--load").option("--tag", name(directory));
    }
    arguments.add(request.context());
    return new Recipe(
        arguments.files(),
        arguments.links(),
        arguments.invocation(),
        Optional.empty(),
        writesArchives ? Optional.of(layout(request, directory, made)) : Optional.empty(),
        archive);
  }

  /** The same build once more, which is all in the cache, for others to build on. */
  private Invocation layout(BuildRequest request, Path directory, Map<String, String> made) {
    return arguments(request, directory, made)
        .option(
            "--output", "type=oci,tar=false," + Csv.field("dest", directory.resolve(LAYOUT) + ""))
        .add(request.context())
        .invocation();
  }

  private Arguments arguments(BuildRequest request, Path directory, Map<String, String> made) {
    Arguments arguments =
        new Arguments(directory, List.of(program, "buildx", "build"))
            .option("--builder", instance)
            .option("--progress", "plain")
            .option("--platform", request.platform().toString())
            .dockerfile(request)
            .option("--target", request.target())
            .buildArgs(request.args(), false)
            .labels(request.labels())
            .secrets(request.secrets())
            .options("--ssh", request.ssh())
            .options("--cache-from", request.cacheFrom())
            .options("--cache-to", request.cacheTo())
            .contexts(request.contexts(), made)
            .option("--network", request.network())
            .hosts(request.extraHosts())
            .ulimits(request.ulimits())
            .options("--allow", request.entitlements());
    if (request.shmSize().isPresent()) {
      arguments.option("--shm-size", Long.toString(request.shmSize().getAsLong()));
    }
    attest(arguments, "--provenance", request.provenance(), flags.contains("--provenance"));
    attest(arguments, "--sbom", request.sbom(), false);
    return arguments;
  }

  /**
   * An attestation.
   *
   * @param byDefault whether buildx makes one when nobody says anything; it has the time in it, so
   *     that an unchanged image would have a new digest each time
   */
  private static void attest(
      Arguments arguments, String flag, Optional<String> value, boolean byDefault) {
    if (isAsked(value)) {
      arguments.add(flag + "=" + value.orElseThrow());
    } else if (byDefault) {
      arguments.add(flag + "=false");
    }
  }

  /** A name that no other run has: the private directory is one of its own. */
  private static String name(Path directory) {
    Path run = directory.getParent() == null ? directory : directory.getParent();
    String unique = run.getFileName() + "-" + directory.getFileName();
    return REPOSITORY + unique.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  @Override
  public List<Invocation> save(Recipe recipe, String id) {
    return writesArchives
        ? List.of()
        : List.of(
            Invocation.of(
                List.of(
                    program,
                    "image",
                    "save",
                    "--output",
                    recipe.archive().toString(),
                    name(directory(recipe)))));
  }

  private static Path directory(Recipe recipe) {
    return Objects.requireNonNull(recipe.archive().getParent());
  }

  @Override
  public String reference(Recipe recipe, String id) {
    return writesArchives
        // Relative to the directory of another build: a colon in a path would end it.
        ? "oci-layout://../" + directory(recipe).getFileName() + "/" + LAYOUT + ":latest"
        : "docker-image://" + name(directory(recipe));
  }

  @Override
  public List<Invocation> cleanUp(Recipe recipe) {
    return writesArchives
        ? List.of()
        : List.of(Invocation.of(List.of(program, "image", "rm", name(directory(recipe)))));
  }

  /** What is wrong with the flags in a request; the others ask it too. */
  static Problem attestations(String attribute, String builder) {
    return new Problem(
        DeployCode.BUILD_UNSUPPORTED,
        attribute,
        builder + " makes no attestations as BuildKit does",
        "leave it out, or build with docker buildx");
  }
}
