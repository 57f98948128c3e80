package dev.c2ecs.cli.build;

import dev.c2ecs.cfn.images.ImageReference;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.model.Build;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.FileReference;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.StoredFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes requests of the services of a project, with the meaning that docker compose gives to their
 * attributes.
 */
final class Requests {

  private static final String SERVICE = "service:";
  private static final String INSECURE = "security.insecure";
  private static final String DEFAULT_PLATFORM = "DOCKER_DEFAULT_PLATFORM";

  /** A request, and what is wrong with it. */
  record Result(BuildRequest request, List<Problem> problems) {}

  private final ComposeProject project;
  private final BuildOptions options;
  private final Variables variables;
  private final Exposed exposed;

  Requests(ComposeProject project, BuildOptions options, Variables variables) {
    this.project = project;
    this.options = options;
    this.variables = variables;
    this.exposed = new Exposed(project, ProjectCredentials.of(project));
  }

  /** The services that the image of one builds on, by the name of the context. */
  static Map<String, String> needs(Service service) {
    Map<String, String> needs = new TreeMap<>();
    service
        .build()
        .ifPresent(
            build ->
                build
                    .additionalContexts()
                    .forEach(
                        (name, address) -> {
                          if (address.startsWith(SERVICE)) {
                            needs.put(name, address.substring(SERVICE.length()));
                          }
                        }));
    return needs;
  }

  /**
   * The request of a service.
   *
   * @param made the services that stand for the images it builds on, by the names it has for them
   */
  Result of(Service service, Map<String, String> made) {
    Build build = service.build().orElseThrow();
    List<Problem> problems = new ArrayList<>();
    BuildRequest request =
        new BuildRequest(
            build.context(),
            instructions(build),
            args(build),
            build.target().filter(target -> !target.isEmpty()),
            platform(service, build, problems),
            secrets(build, problems),
            ssh(build, problems),
            build.cacheFrom(),
            build.cacheTo(),
            contexts(build, made),
            build.network().filter(network -> !network.isEmpty()),
            build.labels(),
            build.extraHosts(),
            build.shmSize(),
            build.ulimits(),
            entitlements(build),
            build.noCache() || options.noCache(),
            build.noCacheFilter(),
            build.pull() || options.pull(),
            build.provenance().or(options::provenance),
            build.sbom().or(options::sbom));
    problems.addAll(exposed.problems(service, request));
    build.tags().forEach(tag -> tag(tag).ifPresent(problems::add));
    return new Result(request, problems);
  }

  /** A tag is only kept with the build, and whoever pushes it would find out late. */
  private static Optional<Problem> tag(String tag) {
    return ImageReference.problem(tag)
        .map(
            why ->
                new Problem(
                    DeployCode.BUILD_INPUT,
                    "tags",
                    "`" + tag + "` is no name of an image: " + why,
                    "write NAME:TAG, the name in small letters"));
  }

  private static Instructions instructions(Build build) {
    Optional<String> inline = build.dockerfileInline().filter(text -> !text.isEmpty());
    return inline.isPresent()
        ? new Instructions.Inline(inline.get())
        : new Instructions.OfFile(
            build.dockerfile().filter(path -> !path.isEmpty()).orElse("Dockerfile"));
  }

  /** Those of the file, over them those of the command line, without those that nobody set. */
  private Map<String, String> args(Build build) {
    Map<String, String> args = new TreeMap<>(build.args());
    options
        .args()
        .forEach(
            (name, value) -> {
              Optional<String> found = value.or(() -> variables.get(name));
              if (found.isPresent()) {
                args.put(name, found.get());
              } else {
                args.remove(name);
              }
            });
    return args;
  }

  /**
   * The one platform that the tasks of the service run on: a list is for registries that serve
   * several. Without a word Fargate runs amd64, whatever this machine is.
   */
  private Platform platform(Service service, Build build, List<Problem> problems) {
    List<String> possible = build.platforms();
    Optional<String> wanted =
        service
            .platform()
            .filter(text -> !text.isEmpty())
            .or(() -> variables.get(DEFAULT_PLATFORM).filter(text -> !text.isEmpty()));
    if (wanted.isPresent()) {
      Platform platform = Platform.of(wanted.get());
      if (!possible.isEmpty()
          && possible.stream().noneMatch(each -> platform.runs(Platform.of(each)))) {
        problems.add(
            new Problem(
                DeployCode.BUILD_INPUT,
                "platforms",
                "the service runs on " + platform + ", which its build is not for",
                "add the platform to the list, or change that of the service"));
      }
      return platform;
    }
    boolean another =
        !possible.isEmpty()
            && possible.stream().noneMatch(each -> Platform.AMD64.runs(Platform.of(each)));
    return another ? Platform.of(possible.get(0)) : Platform.AMD64;
  }

  private List<BuildSecret> secrets(Build build, List<Problem> problems) {
    Map<String, BuildSecret> secrets = new LinkedHashMap<>();
    for (FileReference reference : build.secrets()) {
      String id = reference.target().filter(t -> !t.isEmpty()).orElse(reference.source());
      if (reference.uid().isPresent()
          || reference.gid().isPresent()
          || reference.mode().isPresent()) {
        problems.add(
            new Problem(
                DeployCode.BUILD_OTHERWISE,
                "secrets",
                "owner and mode of the build secret " + id + " mean nothing to builders",
                "write them where it is mounted: `RUN --mount=type=secret,id="
                    + id
                    + ",uid=…,mode=…`"));
      }
      StoredFile stored = project.secrets().get(reference.source());
      if (stored == null || !Csv.isPlain(id)) {
        continue;
      }
      secret(id, stored, problems).ifPresent(secret -> secrets.put(id, secret));
    }
    return new ArrayList<>(secrets.values());
  }

  private Optional<BuildSecret> secret(String id, StoredFile stored, List<Problem> problems) {
    if (stored.environment().isPresent()) {
      String variable = stored.environment().get();
      Optional<String> value = variables.get(variable);
      if (value.isEmpty()) {
        problems.add(
            new Problem(
                DeployCode.BUILD_INPUT,
                "secrets",
                "the build secret " + id + " is the variable " + variable + ", which is not set",
                "set it in the shell or in .env"));
        return Optional.empty();
      }
      return Optional.of(new BuildSecret.OfVariable(id, variable, value.get()));
    }
    if (stored.file().isPresent()) {
      return Optional.of(new BuildSecret.OfFile(id, stored.file().get()));
    }
    problems.add(
        new Problem(
            DeployCode.BUILD_INPUT,
            "secrets",
            "the build secret " + id + " is external: builders read a file or a variable",
            "give the secret `file` or `environment`"));
    return Optional.empty();
  }

  private List<String> ssh(Build build, List<Problem> problems) {
    List<String> ssh = new ArrayList<>();
    // The canonical form of a key is that of docker compose config, "id: path".
    build.ssh().forEach(key -> ssh.add(key.replaceFirst("^([^=]*?): ", "$1=")));
    options.ssh().stream().filter(each -> !ssh.contains(each)).forEach(ssh::add);
    boolean needsAgent = ssh.stream().anyMatch(each -> each.indexOf('=') < 0);
    if (needsAgent && variables.get("SSH_AUTH_SOCK").filter(s -> !s.isEmpty()).isEmpty()) {
      problems.add(
          new Problem(
              DeployCode.BUILD_INPUT,
              "ssh",
              "the build needs an SSH agent, and SSH_AUTH_SOCK is not set",
              "start one: `eval $(ssh-agent)` and `ssh-add`, or name a key: `default=PATH`"));
    }
    return ssh;
  }

  private static Map<String, NamedContext> contexts(Build build, Map<String, String> made) {
    Map<String, NamedContext> contexts = new TreeMap<>();
    build
        .additionalContexts()
        .forEach(
            (name, address) -> {
              if (address.startsWith(SERVICE)) {
                String other = address.substring(SERVICE.length());
                contexts.put(name, new NamedContext.Made(made.getOrDefault(other, other)));
              } else {
                contexts.put(name, new NamedContext.Place(address));
              }
            });
    return contexts;
  }

  private static List<String> entitlements(Build build) {
    List<String> entitlements = new ArrayList<>(build.entitlements());
    if (build.privileged() && !entitlements.contains(INSECURE)) {
      entitlements.add(INSECURE);
    }
    return entitlements;
  }
}
