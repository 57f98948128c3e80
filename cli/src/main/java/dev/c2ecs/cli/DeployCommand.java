package dev.c2ecs.cli;

import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.aws.Aws;
import dev.c2ecs.cli.deploy.DeployRequest;
import dev.c2ecs.cli.deploy.Deployment;
import dev.c2ecs.cli.deploy.ImageWork;
import dev.c2ecs.cli.deploy.Session;
import dev.c2ecs.cli.deploy.StackTemplate;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.model.ComposeProject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Creates or updates the stack of a project. */
final class DeployCommand implements Command {

  private final String name;

  DeployCommand(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> sameAs() {
    return name.equals("deploy") ? Optional.empty() : Optional.of("deploy");
  }

  @Override
  public boolean needsAws() {
    return true;
  }

  @Override
  public Optional<String> noArguments() {
    return Optional.of("a project is deployed as a whole: choose services with profiles or -f");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
            this,
            "Deploy a Compose project: show what changes, ask, change it, follow it to the end and"
                + " explain what fails. `up` is another name of `deploy`.",
            "c2ecs deploy",
            "c2ecs deploy --dry-run",
            "c2ecs deploy --yes --image web=123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1");
    return ImagePlanning.declare(spec).addOption(TargetProject.sameProject())
        .addOption(
            Commands.option(
                String.class,
                "STACK",
                "Take over a stack of this name that c2ecs did not make, after the preview",
                "--take-over"))
        .addOption(Commands.flag("Stop after the preview, leave nothing", "--dry-run"))
        .addOption(Commands.flag("Start, and do not follow", "-d", "--detach"))
        .addOption(Commands.flag("Leave notes and warnings out", "-q", "--quiet"))
        .addOption(Commands.flag("Say also what the last deployment said already", "--verbose"))
        .addOption(
            Commands.option(
                Integer.class, "SECONDS", "Stop following after so long", "--wait-timeout"))
        .addOption(
            Commands.flag("Keep what failed, to look at it with `c2ecs doctor`", "--no-rollback"))
        .addOption(
            Commands.flag(
                "Start the tasks of every service anew, also when nothing changes",
                "--force-recreate"))
        .addOption(
            Commands.option(
                String.class, "ARN", "Role that CloudFormation works with", "--role-arn"))
        .addOption(
            Commands.options(
                "SERVICE=URI", "Image of a service that is built or needs files", "--image"))
        .addOption(Commands.options("NAME=VALUE", "Parameter of the template", "--parameter"))
        .addOption(
            Commands.options("KEY", "Make a key of the project's secret an empty text", "--empty"))
        .addOption(Commands.options("NAME=VALUE", "Tag of the stack and its resources", "--tag"))
        .addOption(
            Commands.options(
                "CAPABILITY", "Agree to roles with names of their own", "--capabilities"))
        .addOption(
            Commands.options(
                "CODE|LOGICAL-ID",
                "Accept a diagnostic, or that a resource loses its data",
                "--accept"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    Accepted accepted = Accepted.of(given);
    List.of("--parameter", "--image", "--tag").forEach(option -> pairs(given, option));
    Ahead<Aws> opening = options.opening(world, given);
    ProjectRun run = ProjectRun.of(options.request(world, Optional.empty()), accepted.codes());
    if (run.template().isEmpty() || run.loaded().project().isEmpty()) {
      sayNotes(world, options, given, run);
      world.err().line("nothing is deployed: " + run.summary());
      return ExitCode.FAILED;
    }
    ComposeProject project = run.loaded().project().get();
    Template template = run.template().get();
    Map<String, String> parameters = parameters(given, run.images());
    KnownNotes notes = sayNotes(world, options, given, run);
    Map<String, String> variables = new HashMap<>();
    run.loaded().variables().values().forEach((key, value) -> variables.put(key, value.text()));
    Optional<ImageWork> work =
        new ImagePlanning(world, options, given).of(run.images(), parameters, variables);
    if (work.isEmpty()) {
      world.err().line("nothing is deployed");
      return ExitCode.FAILED;
    }
    DeployRequest request =
        new DeployRequest(
            project,
            TargetProject.identity(project, options, given),
            List.of(StackTemplate.of(template)),
            run.secrets(),
            run.images(),
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
            new HashSet<>(given.matchedOptionValue("--empty", List.<String>of())));
    Deployment.check(request);
    int code = deploy(world, options, given, opening, request);
    if (code == ExitCode.OK && !request.dryRun()) {
      notes.remember(run.diagnostics());
    }
    return code;
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

  private static int deploy(
      RunContext world,
      GlobalOptions options,
      ParseResult given,
      Ahead<Aws> opening,
      DeployRequest request)
      throws Failure {
    List<String> out = new ArrayList<>();
    boolean done;
    try (Session session = options.session(world, given, opening)) {
      done = new Deployment(session, request).run(out);
    }
    if (!out.isEmpty()) {
      new ResultOutput(world).show(String.join("\n", out) + "\n");
    }
    return done ? ExitCode.OK : ExitCode.FAILED;
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
