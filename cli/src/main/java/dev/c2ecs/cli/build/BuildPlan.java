package dev.c2ecs.cli.build;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The images to build, each once, in an order in which each comes after those that it builds on.
 *
 * @param builds the builds
 * @param diagnostics what there is to say about them; nothing is built when one is an error
 */
public record BuildPlan(List<ImageBuild> builds, List<Diagnostic> diagnostics) {

  public BuildPlan {
    builds = List.copyOf(builds);
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * The builds of a project.
   *
   * @param services the services whose images are wanted; what they build on is made too
   * @param variables what expressions, secrets and arguments without a value may use
   */
  public static BuildPlan of(
      ComposeProject project,
      Collection<String> services,
      BuildOptions options,
      Variables variables) {
    return new Making(project, new Requests(project, options, variables)).plan(services);
  }

  /** The builds of all services that have one. */
  public static BuildPlan of(ComposeProject project, BuildOptions options, Variables variables) {
    return of(project, project.services().keySet(), options, variables);
  }

  /**
   * The services whose images must be built for those of some services, with these; also those that
   * the project does not have, because no profile enables them.
   */
  public static Set<String> needed(ComposeProject project, Collection<String> services) {
    Set<String> needed = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(services);
    while (!open.isEmpty()) {
      String name = open.pop();
      Service service = project.services().get(name);
      if (needed.add(name) && service != null) {
        open.addAll(Requests.needs(service).values());
      }
    }
    return needed;
  }

  /** The build that makes the image of a service; empty when it has none. */
  public Optional<ImageBuild> of(String service) {
    return builds.stream().filter(build -> build.services().contains(service)).findFirst();
  }

  /** Whether something stands against it. */
  public boolean hasErrors() {
    return Diagnostic.anyError(diagnostics);
  }

  /** The plan with what a builder cannot do of it. */
  public BuildPlan with(Builder builder, ComposeProject project) {
    return with(project, builder::problems);
  }

  /** The plan with what its builds name on this machine and is not there. */
  public BuildPlan withInputs(ComposeProject project) {
    return with(project, Inputs::problems);
  }

  private BuildPlan with(ComposeProject project, Function<BuildRequest, List<Problem>> judge) {
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    for (ImageBuild build : builds) {
      for (Problem problem : judge.apply(build.request())) {
        all.add(diagnostic(project, build.name(), problem));
      }
    }
    return new BuildPlan(builds, Diagnostic.sorted(all));
  }

  private static Diagnostic diagnostic(ComposeProject project, String service, Problem problem) {
    TreePath path = TreePath.of("services", service, "build");
    for (String key : problem.attribute().isEmpty() ? List.<String>of() : keys(problem)) {
      path = path.child(key);
    }
    return Diagnostic.at(
        problem.code(), path, project.origin(path), problem.words(), problem.hint());
  }

  private static List<String> keys(Problem problem) {
    int slash = problem.attribute().indexOf('/');
    return slash < 0
        ? List.of(problem.attribute())
        : List.of(
            problem.attribute().substring(0, slash), problem.attribute().substring(slash + 1));
  }

  /** The walk over what builds on what. */
  private static final class Making {
    private final ComposeProject project;
    private final Requests requests;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<BuildRequest, Set<String>> services = new LinkedHashMap<>();
    private final Map<BuildRequest, Set<String>> tags = new HashMap<>();

    /** Service to the one that stands for its image; empty when it has no request. */
    private final Map<String, Optional<String>> done = new HashMap<>();

    private final Map<BuildRequest, String> first = new HashMap<>();

    Making(ComposeProject project, Requests requests) {
      this.project = project;
      this.requests = requests;
    }

    BuildPlan plan(Collection<String> wanted) {
      for (String name : new TreeSet<>(wanted)) {
        make(name, new ArrayList<>());
      }
      List<ImageBuild> builds = new ArrayList<>();
      services.forEach(
          (request, names) -> {
            // The one that others refer to comes first.
            String head = first.getOrDefault(request, "");
            List<String> ordered = new ArrayList<>(List.of(head));
            names.stream().filter(name -> !name.equals(head)).forEach(ordered::add);
            builds.add(
                new ImageBuild(
                    request, ordered, List.copyOf(tags.getOrDefault(request, Set.of()))));
          });
      return new BuildPlan(builds, Diagnostic.sorted(diagnostics));
    }

    private Optional<String> make(String name, List<String> above) {
      Optional<String> known = done.get(name);
      if (known != null) {
        return known;
      }
      Service service = project.services().get(name);
      if (service == null || service.build().isEmpty()) {
        return Optional.empty();
      }
      above.add(name);
      Map<String, String> made = new HashMap<>();
      boolean whole = true;
      for (Map.Entry<String, String> need : Requests.needs(service).entrySet()) {
        Optional<String> other = need(service, need.getKey(), need.getValue(), above);
        other.ifPresent(found -> made.put(need.getValue(), found));
        whole &= other.isPresent();
      }
      above.remove(name);
      Optional<String> result = Optional.empty();
      if (whole) {
        result = Optional.of(add(service, made));
      } else {
        // It will not be built, and all that is wrong with it is said at once.
        Requests.Result broken = requests.of(service, made);
        broken.problems().forEach(problem -> report(name, problem));
        Inputs.problems(broken.request()).forEach(problem -> report(name, problem));
      }
      done.put(name, result);
      return result;
    }

    private Optional<String> need(
        Service service, String context, String other, List<String> above) {
      String attribute = "additional_contexts/" + context;
      if (above.contains(other)) {
        List<String> circle = new ArrayList<>(above.subList(above.indexOf(other), above.size()));
        circle.add(other);
        report(
            service.name(),
            new Problem(
                DeployCode.BUILD_INPUT,
                attribute,
                "images build on each other in a circle: " + String.join(" → ", circle),
                "take one of the contexts out"));
        return Optional.empty();
      }
      Optional<String> made = make(other, above);
      if (made.isEmpty() && !project.services().containsKey(other)) {
        report(
            service.name(),
            new Problem(
                DeployCode.BUILD_INPUT,
                attribute,
                "the image builds on that of the service " + other + ", which is not enabled",
                "enable it: `--profile` with one of its profiles"));
      }
      return made;
    }

    private String add(Service service, Map<String, String> made) {
      Requests.Result result = requests.of(service, made);
      result.problems().forEach(problem -> report(service.name(), problem));
      BuildRequest request = result.request();
      services.computeIfAbsent(request, r -> new TreeSet<>()).add(service.name());
      tags.computeIfAbsent(request, r -> new TreeSet<>())
          .addAll(service.build().orElseThrow().tags());
      first.putIfAbsent(request, service.name());
      return first.getOrDefault(request, service.name());
    }

    private void report(String service, Problem problem) {
      diagnostics.add(diagnostic(project, service, problem));
    }
  }
}
