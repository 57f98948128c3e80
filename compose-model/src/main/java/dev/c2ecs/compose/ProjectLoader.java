package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.NearestName;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.shortform.UnixPath;
import dev.c2ecs.compose.transform.CanonicalOrder;
import dev.c2ecs.compose.transform.CanonicalValues;
import dev.c2ecs.compose.transform.Consistency;
import dev.c2ecs.compose.transform.ImpliedAttributes;
import dev.c2ecs.compose.transform.OmittedAttributes;
import dev.c2ecs.compose.transform.Selection;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries out a load request: the steps in order, from the command line to the model. */
final class ProjectLoader {

  private static final Set<String> TRUE = Set.of("1", "t", "true");
  private static final Set<String> FALSE = Set.of("0", "f", "false", "");

  private final LoadRequest request;
  private final LoadErrors reporter;
  private final Sources sources;
  private Variables known;

  ProjectLoader(LoadRequest request, Reporter reporter) {
    this.request = request;
    this.reporter = new LoadErrors(reporter);
    this.known = Variables.ofEnvironment(request.environment());
    this.sources = new Sources(request.fileAccess(), request.workingDirectory(), this.reporter);
  }

  /** The variables that expressions could use. */
  Variables variables() {
    return known;
  }

  /** The texts of the Compose files that were read, by the name in positions. */
  Map<String, String> sources() {
    return sources.texts();
  }

  /** The project; empty after an error was reported. */
  Optional<ComposeProject> load() {
    ConfigFiles config = new ConfigFiles(request, sources, reporter);
    Variables variables = Variables.ofEnvironment(request.environment());
    variables = withEnvFiles(variables, config.firstDirectory());
    Optional<ConfigFiles.Found> found = reporter.any() ? Optional.empty() : config.find(variables);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String directory = found.get().directory();
    if (!directory.equals(config.firstDirectory()) && request.envFiles().isEmpty()) {
      variables = withEnvFiles(variables, directory);
    }
    List<Sources.ComposeFile> files = new ArrayList<>();
    for (String path : found.get().files()) {
      sources.compose(path, Origin.DEFAULT).ifPresent(files::add);
    }
    if (reporter.any() || files.isEmpty()) {
      return Optional.empty();
    }
    Optional<ProjectNaming.Name> name =
        new ProjectNaming(variables, request.options(), reporter)
            .find(request.projectName(), files, directory);
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
            files.stream().map(Sources.ComposeFile::path).toList());
    String home = request.environment().getOrDefault("HOME", "");
    Optional<Mapping> model = new ModelLoader(sources, reporter, home).load(set);
    if (model.isEmpty()) {
      return Optional.empty();
    }
    if (!isTyped) {
      return untyped(model.get(), variables, directory, name);
    }
    Mapping named = ProjectNaming.into(model.get(), name);
    Optional<Mapping> effective = effective(named, variables, directory, name.text());
    return effective.map(
        tree ->
            ComposeProject.of(
                CanonicalOrder.apply(OmittedAttributes.apply(tree)),
                directory,
                disabled(named, variables),
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

  private Optional<Mapping> effective(
      Mapping model, Variables variables, String directory, String project) {
    Mapping result =
        request.options().normalize() ? ImpliedAttributes.apply(model, variables, project) : model;
    result = reporter.endStep(CanonicalValues.apply(result, reporter));
    Set<String> disabled = disabled(result, variables);
    if (!reporter.any() && !knowsServices(result)) {
      return Optional.empty();
    }
    Set<String> active = new HashSet<>(services(result));
    active.removeAll(disabled);
    result = Selection.withServices(result, active);
    if (request.options().checkConsistency() && !reporter.isIncomplete()) {
      Consistency.check(result, disabled, reporter);
      result = reporter.endStep(result);
    }
    result = Selection.withServices(result, Selection.selected(result, request.services()));
    if (!request.options().allResources()) {
      result = Selection.withoutUnused(result);
    }
    ServiceEnvironment environment =
        new ServiceEnvironment(sources, variables, directory, reporter);
    if (request.options().resolveEnvironment()) {
      result = environment.resolve(result, request.options().environmentsOf());
    }
    result = environment.resolveLabels(result);
    return reporter.any() ? Optional.empty() : Optional.of(result);
  }

  private static Set<String> services(Mapping model) {
    return model.mapping("services").map(s -> s.entries().keySet()).orElse(Set.of());
  }

  private boolean knowsServices(Mapping model) {
    boolean known = true;
    for (String name : request.services()) {
      if (!services(model).contains(name)) {
        known = false;
        reporter.report(
            Diagnostic.general(
                ReadCode.REFERENCE,
                "there is no service " + name,
                NearestName.hint(name, services(model), "")));
      }
    }
    return known;
  }

  private Set<String> disabled(Mapping model, Variables variables) {
    List<String> profiles = new ArrayList<>(request.profiles());
    if (profiles.isEmpty()) {
      for (String profile : variables.get("COMPOSE_PROFILES").orElse("").split(",", -1)) {
        profiles.add(profile.strip());
      }
    }
    return Selection.disabled(model, profiles, request.services());
  }

  private Variables withEnvFiles(Variables variables, String directory) {
    EnvFiles envFiles = new EnvFiles(sources, reporter);
    List<String> named = new ArrayList<>(request.envFiles());
    if (named.isEmpty()) {
      for (String name : variables.get("COMPOSE_ENV_FILES").orElse("").split(",", -1)) {
        if (!name.isBlank()) {
          named.add(name.strip());
        }
      }
    }
    if (!named.isEmpty()) {
      List<String> paths =
          named.stream()
              .map(name -> UnixPath.resolve(request.workingDirectory().toString(), name))
              .toList();
      return envFiles.behind(variables, paths, Origin.DEFAULT);
    }
    String implied = UnixPath.clean(directory + "/.env");
    if (dotenvDisabled() || !sources.exists(implied) || sources.isDirectory(implied)) {
      return variables;
    }
    if (!sources.mayRead(implied)) {
      reporter.report(
          Diagnostic.at(
                  ReadCode.FILE_UNREADABLE,
                  Location.file(sources.label(implied)),
                  sources.label(implied) + " may not be read: its variables are not set",
                  "change its permissions, or name other files with --env-file")
              .withSeverity(Severity.WARNING));
      return variables;
    }
    return envFiles.behind(variables, List.of(implied), Origin.DEFAULT);
  }

  private boolean dotenvDisabled() {
    String value = request.environment().getOrDefault("COMPOSE_DISABLE_ENV_FILE", "");
    String word = value.toLowerCase(Locale.ROOT);
    if (!TRUE.contains(word) && !FALSE.contains(word)) {
      reporter.report(
          Diagnostic.at(
              ReadCode.INVALID_VALUE,
              TreePath.ROOT,
              Origin.DEFAULT,
              "COMPOSE_DISABLE_ENV_FILE must be true or false, not `" + value + "`",
              ""));
    }
    return TRUE.contains(word);
  }
}
