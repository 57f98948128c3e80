package dev.c2ecs.cli;

import dev.c2ecs.cfn.images.ImageReference;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cli.build.BuildOptions;
import dev.c2ecs.cli.deploy.DeployRequest;
import dev.c2ecs.cli.deploy.ImageWork;
import dev.c2ecs.cli.deploy.ProjectFiles;
import dev.c2ecs.cli.deploy.StackTemplate;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.model.ComposeProject;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What the project and the command line ask of a command that deploys, or makes what a deployment
 * needs.
 *
 * @param run the project, translated
 * @param request what is asked
 * @param notes what earlier deployments said already
 */
record DeployInput(ProjectRun run, DeployRequest request, KnownNotes notes) {

  /** Adds what is common to the commands. */
  static CommandSpec declare(CommandSpec spec) {
    return ImagePlanning.declare(spec)
        .addOption(Commands.flag("Leave notes and warnings out", "-q", "--quiet"))
        .addOption(Commands.flag("Say also what the last deployment said already", "--verbose"))
        .addOption(
            Commands.options(
                "SERVICE=URI", "Image of a service that is built or needs files", "--image"))
        .addOption(Commands.options("NAME=VALUE", "Parameter of the template", "--parameter"))
        .addOption(
            Commands.options("KEY", "Make a key of the project's secret an empty text", "--empty"));
  }

  /**
   * Reads the project and says what there is to say about it.
   *
   * @param nothing what is said when the project or its images cannot be made
   * @return empty when they cannot be made
   */
  static Optional<DeployInput> of(
      RunContext world, GlobalOptions options, ParseResult given, String nothing) throws Failure {
    return of(world, options, given, nothing, TagDigests.NONE);
  }

  /**
   * The same.
   *
   * @param tags asks what the tags of the project are
   */
  static Optional<DeployInput> of(
      RunContext world,
      GlobalOptions options,
      ParseResult given,
      String nothing,
      TagDigests.Question tags)
      throws Failure {
    Accepted accepted = Accepted.of(given);
    Map<String, String> byHand = pairs(given, "--image");
    Map<String, String> byName = pairs(given, "--parameter");
    Optional<BuildOptions> builds = Optional.of(BuildCommand.buildOptions(world, given));
    ProjectRun.Inspection inspection =
        (request, files) ->
            images ->
                new ImageJudgement(request, files, given.hasMatchedOption("--registry"), builds)
                    .of(
                        images.stream()
                            .filter(
                                image ->
                                    byHand.keySet().stream().noneMatch(image::isOf)
                                        && !byName.containsKey(image.parameter())
                                        && !ImagePlanning.isKept(given, image)
                                        && isChosen(given, image))
                            .toList());
    ProjectRun run =
        ProjectRun.of(options.request(world, Optional.empty()), accepted.codes(), tags, inspection);
    if (run.template().isEmpty() || run.loaded().project().isEmpty()) {
      sayNotes(world, options, given, run);
      world.err().line(nothing + ": " + run.summary());
      return Optional.empty();
    }
    ComposeProject project = run.loaded().project().get();
    List<Diagnostic> unknown = AskedServices.unknown(project, services(given));
    if (!unknown.isEmpty()) {
      world.err().print(run.text(options.color(world), unknown));
      world.err().line(nothing);
      return Optional.empty();
    }
    Map<String, String> parameters = parameters(given, run.images());
    KnownNotes notes = sayNotes(world, options, given, run);
    ProjectFiles files = run.files().orElseThrow();
    Optional<ImageWork> work;
    try {
      work =
          new ImagePlanning(world, options, given)
              .of(
                  run.images().stream().filter(image -> isChosen(given, image)).toList(),
                  parameters,
                  files);
    } catch (Refusal e) {
      throw e.in(project, run.loaded().sources());
    }
    if (work.isEmpty()) {
      world.err().line(nothing);
      return Optional.empty();
    }
    DeployRequest request =
        new DeployRequest(
            project,
            TargetProject.identity(world, project, options, given),
            List.of(StackTemplate.of(run.template().get())),
            run.secrets(),
            run.images(),
            run.jobs(),
            work.get(),
            files.variables(),
            parameters,
            pairs(given, "--tag"),
            Optional.ofNullable(given.matchedOptionValue("--role-arn", null)),
            new HashSet<>(accepted.ids()),
            given.matchedOptionValue("--capabilities", List.of()),
            Optional.ofNullable(given.<Integer>matchedOptionValue("--wait-timeout", null))
                .map(Duration::ofSeconds),
            given.hasMatchedOption("--dry-run"),
            given.hasMatchedOption("--detach") && !given.hasMatchedOption("--wait"),
            !given.hasMatchedOption("--no-rollback"),
            given.hasMatchedOption("--force-recreate"),
            given.hasMatchedOption("--two-steps"),
            !given.hasMatchedOption("--no-jobs"),
            new HashSet<>(given.matchedOptionValue("--empty", List.<String>of())));
    return Optional.of(new DeployInput(run, request, notes));
  }

  /** What a command does with it; what is refused is shown where it stands in the files. */
  <T> T refusing(Work<T> work) throws Failure {
    try {
      return work.run();
    } catch (Refusal e) {
      throw e.in(request.project(), run.loaded().sources());
    }
  }

  /** What a command does. */
  @FunctionalInterface
  interface Work<T> {
    /** Does it. */
    T run() throws Failure;
  }

  /** Remembers what was said, so that the next deployment does not say it again. */
  void remember() {
    notes.remember(run.diagnostics());
  }

  /** Refuses options without a form, or against each other, before anything else is done. */
  static void checkOptions(ParseResult given) {
    List.of("--parameter", "--image", "--tag").forEach(option -> pairs(given, option));
    pairs(given, "--image").forEach((service, image) -> checkImage(given, service, image));
    if (given.hasMatchedOption("--build") && given.hasMatchedOption("--no-build")) {
      throw usage(
          given,
          "--build and --no-build contradict each other: images are built anyway, unless"
              + " --no-build is given");
    }
  }

  /** The services that the command line names. */
  static List<String> services(ParseResult given) {
    return given.matchedPositionalValue(0, List.of());
  }

  private static boolean isChosen(ParseResult given, NeededImage image) {
    return services(given).isEmpty() || services(given).stream().anyMatch(image::isOf);
  }

  /** Says what the last deployment did not say. */
  private static KnownNotes sayNotes(
      RunContext world, GlobalOptions options, ParseResult given, ProjectRun run) {
    KnownNotes notes =
        run.loaded()
            .project()
            .map(p -> KnownNotes.of(world.environment(), p.directory(), p.name()))
            .orElseGet(() -> KnownNotes.of(Map.of(), "", ""));
    boolean all = given.hasMatchedOption("--verbose");
    List<Diagnostic> said = all ? run.diagnostics() : notes.news(run.diagnostics());
    if (given.hasMatchedOption("--quiet")) {
      said = said.stream().filter(d -> d.severity() == Severity.ERROR).toList();
    }
    world.err().print(run.text(options.color(world), said));
    if (!all && !given.hasMatchedOption("--quiet")) {
      KnownNotes.line(run.diagnostics().size() - said.size()).ifPresent(world.err()::line);
    }
    return notes;
  }

  private static Map<String, String> parameters(ParseResult given, List<NeededImage> images) {
    Map<String, String> parameters = pairs(given, "--parameter");
    pairs(given, "--image")
        .forEach(
            (service, uri) -> {
              NeededImage image =
                  images.stream()
                      .filter(one -> one.isOf(service))
                      .findFirst()
                      .orElseThrow(() -> usage(given, noImage(service, images)));
              String other = parameters.putIfAbsent(image.parameter(), uri);
              if (other != null && !other.equals(uri)) {
                throw usage(
                    given,
                    "--image "
                        + service
                        + ": "
                        + String.join(", ", image.services())
                        + " have one image, the parameter "
                        + image.parameter()
                        + ", which is given twice with other values");
              }
            });
    return parameters;
  }

  private static void checkImage(ParseResult given, String service, String image) {
    Optional<String> problem =
        image.isEmpty() ? Optional.of("it has no name") : ImageReference.problem(image);
    if (problem.isPresent()) {
      throw usage(
          given,
          "--image "
              + service
              + ": `"
              + image
              + "` is no image: "
              + problem.get()
              + "; write REGISTRY/REPOSITORY:TAG or REGISTRY/REPOSITORY@sha256:…");
    }
  }

  private static String noImage(String service, List<NeededImage> images) {
    List<String> services =
        images.stream().flatMap(image -> image.services().stream()).distinct().sorted().toList();
    return "--image: "
        + service
        + " is no service whose image is built or needs files"
        + (services.isEmpty() ? "; there is none" : "; there are " + String.join(", ", services));
  }

  private static Map<String, String> pairs(ParseResult given, String option) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : given.matchedOptionValue(option, List.<String>of())) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw usage(given, option + ": " + pair + " has not the form NAME=VALUE");
      }
      String value = pair.substring(equals + 1);
      String other = pairs.putIfAbsent(pair.substring(0, equals), value);
      if (other != null && !other.equals(value)) {
        throw usage(
            given, option + ": " + pair.substring(0, equals) + " is given twice with other values");
      }
    }
    return pairs;
  }

  private static ParameterException usage(ParseResult given, String message) {
    return new ParameterException(given.commandSpec().commandLine(), message);
  }
}
