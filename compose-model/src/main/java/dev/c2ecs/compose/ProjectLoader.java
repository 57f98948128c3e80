package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.env.Blanks;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.transform.CanonicalOrder;
import dev.c2ecs.compose.transform.CanonicalValues;
import dev.c2ecs.compose.transform.Consistency;
import dev.c2ecs.compose.transform.ImpliedAttributes;
import dev.c2ecs.compose.transform.OmittedAttributes;
import dev.c2ecs.compose.transform.Replicas;
import dev.c2ecs.compose.transform.Selection;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries out a load request: the steps in order, from the command line to the model. */
final class ProjectLoader {

  private final LoadRequest request;
  private final LoadErrors reporter;
  private final Sources sources;
  private Variables known;

  ProjectLoader(LoadRequest request, Reporter reporter) {
    this.request = request;
    this.reporter = new LoadErrors(reporter);
    this.known = Variables.ofEnvironment(request.environment());
    this.sources =
        new Sources(
            request.fileAccess(), request.workingDirectory(), request.names(), this.reporter);
  }

  /** The variables that expressions could use. */
  Variables variables() {
    return known;
  }

  /** The texts of the Compose files that were read, by the name in positions. */
  Map<String, String> sources() {
    return sources.texts();
  }

  /** What env files give to variables. */
  Map<String, Set<String>> fileValues() {
    return sources.values();
  }

  /** The project; empty after an error was reported. */
  Optional<ComposeProject> load() {
    ConfigFiles config = new ConfigFiles(request, sources, reporter);
    ProjectVariables environment = new ProjectVariables(request, sources, reporter);
    Variables variables = environment.first(config.firstDirectory());
    Optional<ConfigFiles.Found> found = reporter.any() ? Optional.empty() : config.find(variables);
    if (found.isEmpty() || reporter.any()) {
      return Optional.empty();
    }
    String directory = found.get().directory();
    variables = environment.ofProject(variables, directory);
    List<Sources.ComposeFile> files = new ArrayList<>();
    for (String path : found.get().files()) {
      sources.compose(path, Origin.DEFAULT).ifPresent(files::add);
    }
    if (reporter.any() || files.isEmpty()) {
      return Optional.empty();
    }
    Optional<ProjectNaming.Name> name =
        new ProjectNaming(request, sources, variables, reporter).find(files, directory);
    return name.isEmpty() ? Optional.empty() : load(files, directory, variables, name.get());
  }

  private Optional<ComposeProject> load(
      List<Sources.ComposeFile> files, String directory, Variables given, ProjectNaming.Name name) {
    known = given.with("COMPOSE_PROJECT_NAME", name.text(), Origin.Variable.ENVIRONMENT);
    boolean isTyped = request.options().until() == LoadOptions.Stage.PROJECT;
    Variables variables = isTyped ? known : withoutValues(name);
    FileSet set =
        new FileSet(
            files,
            directory,
            request.options().resolvePaths() ? Optional.of(directory) : Optional.empty(),
            variables,
            request.options(),
            List.of());
    String home = request.environment().getOrDefault("HOME", "");
    Optional<Mapping> model = new ModelLoader(sources, reporter, home).load(set);
    if (model.isEmpty()) {
      return Optional.empty();
    }
    if (model.get().entries().isEmpty()) {
      sources.fail(
          ReadCode.EMPTY_FILE,
          files.get(0).path(),
          Origin.DEFAULT,
          "the file is empty",
          ModelLoader.AT_LEAST);
      return Optional.empty();
    }
    if (!isTyped) {
      return untyped(model.get(), variables, directory, name);
    }
    Mapping named = ProjectNaming.into(model.get(), name);
    List<String> profiles = profiles(variables);
    Set<String> disabled = Selection.disabled(named, profiles);
    List<String> services = request.services();
    Set<String> left =
        services.isEmpty()
            ? disabled
            : Selection.disabled(named, Selection.profiles(named, profiles, services));
    ServiceEnvironment environment =
        new ServiceEnvironment(sources, variables, directory, reporter);
    Mapping whole =
        request.options().normalize()
            ? ImpliedAttributes.apply(named, variables, name.text())
            : named;
    return effective(whole, environment, disabled, left)
        .map(
            tree ->
                ComposeProject.of(
                    CanonicalOrder.apply(OmittedAttributes.apply(tree)),
                    directory,
                    left,
                    Selection.profiles(named)));
  }

  /** Where variables stay as they are, names without a value do as well. */
  private static Variables withoutValues(ProjectNaming.Name name) {
    return Variables.ofEnvironment(Map.of())
        .with("COMPOSE_PROJECT_NAME", name.text(), Origin.Variable.ENVIRONMENT);
  }

  /** The tree as the files wrote it, before values get their canonical form. */
  private Optional<ComposeProject> untyped(
      Mapping model, Variables variables, String directory, ProjectNaming.Name name) {
    if (reporter.any()) {
      return Optional.empty();
    }
    Mapping tree = model;
    if (request.options().normalize()) {
      tree = ProjectNaming.into(model, name);
      if (request.options().until() != LoadOptions.Stage.MERGED) {
        tree = ImpliedAttributes.apply(tree, variables, name.text());
      }
    }
    return Optional.of(ComposeProject.untyped(tree, directory));
  }

  /**
   * The services that run and what they use, checked.
   *
   * @param disabled the services that no active profile enables
   * @param left those of them that stay so when services that are named enable their own profiles
   */
  private Optional<Mapping> effective(
      Mapping model, ServiceEnvironment environment, Set<String> disabled, Set<String> left) {
    Mapping result = reporter.endStep(CanonicalValues.apply(model, reporter));
    Mapping active = Selection.without(result, disabled);
    if (request.options().checkConsistency() && !reporter.isIncomplete()) {
      Consistency.check(active, disabled, reporter);
      active = Replicas.apply(reporter.endStep(active));
    }
    active =
        request.options().resolveEnvironment()
            ? environment.resolve(active, request.options().environmentsOf())
            : environment.withLabels(active);
    if (!request.services().isEmpty() && !reporter.any()) {
      active = named(active, result, left, environment);
    }
    if (!request.options().allResources()) {
      active = Selection.withoutUnused(active, request.options().secretsKey());
    }
    if (request.options().checkConsistency()) {
      Consistency.checkContainerNames(active, reporter);
    }
    return reporter.any() ? Optional.empty() : Optional.of(active);
  }

  /** The services that the command names, also those that their own profiles enable. */
  private Mapping named(
      Mapping active, Mapping all, Set<String> left, ServiceEnvironment environment) {
    Mapping services =
        all.child("services")
            .mapValues((name, node) -> active.child("services").get(name).orElse(node));
    Mapping enabled = Selection.without(active.with("services", services), left);
    Mapping selected = Selection.named(enabled, request.services(), reporter);
    return request.options().resolveEnvironment()
        ? environment.withEnvironment(selected)
        : selected;
  }

  private List<String> profiles(Variables variables) {
    List<String> profiles = new ArrayList<>(request.profiles());
    if (profiles.isEmpty()) {
      for (String profile : variables.get("COMPOSE_PROFILES").orElse("").split(",", -1)) {
        profiles.add(Blanks.trim(profile));
      }
    }
    return profiles;
  }
}
