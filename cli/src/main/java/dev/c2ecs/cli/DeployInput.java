package dev.c2ecs.cli;

import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cli.deploy.DeployRequest;
import dev.c2ecs.cli.deploy.ImageWork;
import dev.c2ecs.cli.deploy.StackTemplate;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.model.ComposeProject;
import java.time.Duration;
import java.util.HashMap;
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
    ProjectRun run =
        ProjectRun.of(options.request(world, Optional.empty()), accepted.codes(), tags);
    if (run.template().isEmpty() || run.loaded().project().isEmpty()) {
      sayNotes(world, options, given, run);
      world.err().line(nothing + ": " + run.summary());
      return Optional.empty();
    }
    ComposeProject project = run.loaded().project().get();
    Map<String, String> parameters = parameters(given, run.images());
    KnownNotes notes = sayNotes(world, options, given, run);
    Map<String, String> variables = new HashMap<>();
    run.loaded().variables().values().forEach((key, value) -> variables.put(key, value.text()));
    Optional<ImageWork> work =
        new ImagePlanning(world, options, given).of(run.images(), parameters, variables);
    if (work.isEmpty()) {
      world.err().line(nothing);
      return Optional.empty();
    }
    DeployRequest request =
        new DeployRequest(
            project,
            TargetProject.identity(project, options, given),
            List.of(StackTemplate.of(run.template().get())),
            run.secrets(),
            run.images(),
            run.jobs(),
            work.get(),
            variables,
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
            !given.hasMatchedOption("--no-jobs"),
            new HashSet<>(given.matchedOptionValue("--empty", List.<String>of())));
    return Optional.of(new DeployInput(run, request, notes));
  }

  /** Remembers what was said, so that the next deployment does not say it again. */
  void remember() {
    notes.remember(run.diagnostics());
  }

  /** Refuses pairs without a form before anything else is done. */
  static void checkPairs(ParseResult given) {
    List.of("--parameter", "--image", "--tag").forEach(option -> pairs(given, option));
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
            (service, uri) ->
                parameters.put(
                    images.stream()
                        .filter(image -> image.isOf(service))
                        .map(NeededImage::parameter)
                        .findFirst()
                        .orElseThrow(() -> usage(given, noImage(service, images))),
                    uri));
    return parameters;
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
      pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return pairs;
  }

  private static ParameterException usage(ParseResult given, String message) {
    return new ParameterException(given.commandSpec().commandLine(), message);
  }
}
