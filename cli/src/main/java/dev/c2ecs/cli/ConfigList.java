package dev.c2ecs.cli;

import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Hook;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * What {@code config} prints in place of the model. When several are asked for, the first of this
 * order counts, as with docker compose.
 */
enum ConfigList {
  SERVICES("--services", "Print the names of the services"),
  VOLUMES("--volumes", "Print the names of the volumes"),
  NETWORKS("--networks", "Print the names of the networks"),
  MODELS("--models", "Print the models"),
  HASH("--hash", "Print the hashes of these services, * for all"),
  PROFILES("--profiles", "Print the profiles of all services"),
  IMAGES("--images", "Print the images"),
  VARIABLES("--variables", "Print the variables that the files use"),
  ENVIRONMENT("--environment", "Print the environment for variables");

  private final String option;
  private final String help;

  ConfigList(String option, String help) {
    this.option = option;
    this.help = help;
  }

  /** Adds the options to the command. */
  static CommandSpec declare(CommandSpec spec) {
    for (ConfigList list : values()) {
      spec.addOption(
          list == HASH
              ? Commands.option(String.class, "SERVICE", list.help, list.option)
              : Commands.flag(list.help, list.option));
    }
    return spec;
  }

  /** The list that is asked for; empty when the model is. */
  static Optional<ConfigList> asked(ParseResult given) {
    for (ConfigList list : values()) {
      if (given.hasMatchedOption(list.option)
          && !(list == HASH && given.matchedOptionValue(list.option, "").isEmpty())) {
        return Optional.of(list);
      }
    }
    return Optional.empty();
  }

  /** The name of the option. */
  String option() {
    return option;
  }

  /** Whether the services of the command line choose what is printed. */
  boolean isOfServices() {
    return this == PROFILES || this == IMAGES || this == ENVIRONMENT;
  }

  /** Whether {@code -q} is for it too. */
  boolean isSilenced(ParseResult options) {
    return this == ENVIRONMENT
        || (this == VARIABLES
            && options.hasMatchedOption("--format")
            && ConvertCommand.format(options) == ConvertCommand.Format.yaml);
  }

  /** The steps of loading that it takes: names of things need no env files. */
  LoadOptions steps(LoadOptions given, ParseResult options) {
    LoadOptions.Builder steps = given.toBuilder();
    return switch (this) {
      case SERVICES ->
          steps
              .resolveEnvironment(false)
              .until(given.interpolate() ? LoadOptions.Stage.PROJECT : LoadOptions.Stage.LONG_FORMS)
              .build();
      case VOLUMES, NETWORKS, MODELS -> steps.resolveEnvironment(false).build();
      case HASH -> steps.environmentsOf(hashed(options)).build();
      case PROFILES, IMAGES, ENVIRONMENT -> given;
      case VARIABLES -> steps.interpolate(false).until(LoadOptions.Stage.MERGED).build();
    };
  }

  private static Optional<Set<String>> hashed(ParseResult options) {
    String names = options.matchedOptionValue(HASH.option, "*");
    return names.equals("*")
        ? Optional.empty()
        : Optional.of(new LinkedHashSet<>(List.of(names.split(",", -1))));
  }

  /**
   * The text.
   *
   * @throws Failure when a service is asked for that is not there
   */
  String text(LoadResult loaded, ParseResult options) throws Failure {
    ComposeProject project = loaded.project().orElseThrow();
    return switch (this) {
      case SERVICES ->
          lines(
              ordered(
                  project.tree().child("services"), !options.hasMatchedOption("--no-interpolate")));
      case VOLUMES -> lines(project.volumes().keySet());
      case NETWORKS -> lines(project.networks().keySet());
      case MODELS ->
          lines(
              project.models().values().stream()
                  .flatMap(model -> model.model().stream())
                  .filter(name -> !name.isEmpty())
                  .toList());
      case HASH -> lines(hashes(project, loaded, hashed(options)));
      case PROFILES -> lines(project.profiles());
      case IMAGES -> lines(images(project));
      case VARIABLES -> variables(new VariableList(project.tree()), options);
      case ENVIRONMENT -> lines(environment(loaded));
    };
  }

  /**
   * The services, each behind those that it depends on.
   *
   * @param strict whether those must be there, unless they need not
   */
  private static Set<String> ordered(Mapping services, boolean strict) throws Failure {
    Set<String> order = new LinkedHashSet<>();
    for (String name : new TreeSet<>(services.entries().keySet())) {
      enter(name, services, strict, new HashSet<>(), order);
    }
    return order;
  }

  private static void enter(
      String name, Mapping services, boolean strict, Set<String> above, Set<String> order)
      throws Failure {
    if (!services.has(name) || order.contains(name) || !above.add(name)) {
      return;
    }
    Mapping needed = services.child(name).child("depends_on");
    for (String other : new TreeSet<>(needed.entries().keySet())) {
      if (strict && !services.has(other) && !needed.child(other).is("required", "false")) {
        throw new Failure(
            ExitCode.FAILED,
            name
                + " depends on the service "
                + other
                + ", and there is none, or no profile enables it");
      }
      enter(other, services, strict, above, order);
    }
    order.add(name);
  }

  private static List<String> hashes(
      ComposeProject project, LoadResult loaded, Optional<Set<String>> asked) throws Failure {
    Mapping services = project.tree().child("services");
    for (Diagnostic unknown : AskedServices.unknown(project, asked.orElse(Set.of()))) {
      throw new Failure(ExitCode.FAILED, unknown.message() + "; " + unknown.hint());
    }
    Optional<String> platform = loaded.variables().get("DOCKER_DEFAULT_PLATFORM");
    List<String> lines = new ArrayList<>();
    for (String name : new TreeSet<>(asked.orElse(services.entries().keySet()))) {
      Mapping service = onPlatform(services.child(name), name, platform.orElse(""));
      lines.add(name + " " + ServiceHash.of(service));
    }
    return lines;
  }

  /** A service that is built has the default platform unless it names one. */
  private static Mapping onPlatform(Mapping service, String name, String platform) throws Failure {
    if (platform.isEmpty() || !service.has("build") || service.has("platform")) {
      return service;
    }
    List<Node> platforms = service.child("build").items("platforms");
    boolean known =
        platforms.stream()
            .anyMatch(node -> node instanceof Scalar text && text.text().equals(platform));
    if (!platforms.isEmpty() && !known) {
      throw new Failure(
          ExitCode.FAILED,
          "build.platforms of the service "
              + name
              + " lacks the platform of DOCKER_DEFAULT_PLATFORM, "
              + platform);
    }
    return ServiceHash.withPlatform(service, Scalar.string(platform, Origin.DEFAULT));
  }

  /** The image of each service, and those of its hooks that are others. */
  private static List<String> images(ComposeProject project) {
    List<String> images = new ArrayList<>();
    project
        .services()
        .values()
        .forEach(
            service -> {
              String own =
                  service
                      .image()
                      .filter(image -> !image.isEmpty())
                      .orElse(project.name() + "-" + service.name());
              images.add(own);
              for (Hook hook : service.preStart()) {
                hook.image().filter(image -> !image.equals(own)).ifPresent(images::add);
              }
            });
    return images;
  }

  private static String variables(VariableList variables, ParseResult options) {
    if (!options.hasMatchedOption("--format")) {
      return variables.table();
    }
    return ConvertCommand.format(options) == ConvertCommand.Format.json
        ? variables.json()
        : variables.yaml();
  }

  private static List<String> environment(LoadResult loaded) {
    return loaded.variables().values().entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue().text())
        .sorted()
        .toList();
  }

  private static String lines(Collection<String> names) {
    return names.stream().map(name -> name + "\n").collect(Collectors.joining());
  }
}
