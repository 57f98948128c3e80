package dev.c2ecs.cli;

import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.aws.Aws;
import dev.c2ecs.cli.deploy.DeployRequest;
import dev.c2ecs.cli.deploy.Deployment;
import dev.c2ecs.cli.deploy.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
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
    return DeployInput.declare(spec)
        .addOption(TargetProject.sameProject())
        .addOption(
            Commands.option(
                String.class,
                "STACK",
                "Take over a stack of this name that c2ecs did not make, after the preview",
                "--take-over"))
        .addOption(Commands.flag("Stop after the preview, leave nothing", "--dry-run"))
        .addOption(Commands.flag("Run no jobs", "--no-jobs"))
        .addOption(
            Commands.flag(
                "Ask no registry what tags are now: deploy them as they are written",
                "--no-resolve"))
        .addOption(Commands.flag("Start, and do not follow", "-d", "--detach"))
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
            Commands.flag(
                "Agree to two updates, and to what stands still between them, where AWS would"
                    + " refuse one",
                "--two-steps"))
        .addOption(
            Commands.option(
                String.class, "ARN", "Role that CloudFormation works with", "--role-arn"))
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
    DeployInput.checkOptions(given);
    Ahead<Aws> opening = options.opening(world, given);
    TagDigests.Question tags =
        given.hasMatchedOption("--no-resolve")
            ? TagDigests.NONE
            : TagDigests.of(
                world.environment(),
                given.matchedOptionValue("--insecure-registry", List.of()),
                GlobalOptions.pace(world),
                opening);
    Optional<DeployInput> input =
        DeployInput.of(world, options, given, "nothing is deployed", tags);
    if (input.isEmpty()) {
      return ExitCode.FAILED;
    }
    DeployRequest request = input.get().request();
    int code =
        input
            .get()
            .refusing(
                () -> {
                  Deployment.check(request);
                  return deploy(world, options, given, opening, request);
                });
    if (code == ExitCode.OK && !request.dryRun()) {
      input.get().remember();
    }
    return code;
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
}
