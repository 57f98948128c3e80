package dev.c2ecs.cli;

import dev.c2ecs.cli.deploy.Removal;
import dev.c2ecs.cli.deploy.Session;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Removes the stack of a project. */
final class DownCommand implements Command {

  @Override
  public String name() {
    return "down";
  }

  @Override
  public boolean needsAws() {
    return true;
  }

  @Override
  public List<String> unused() {
    return List.of("--all-resources");
  }

  @Override
  public Optional<String> noArguments() {
    return Optional.of(
        "a project is removed as a whole: take a service out of the file and deploy");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
            this,
            "Remove the stack of a project. File systems stay, and are named, unless --volumes is"
                + " given; secrets can be restored for seven days.",
            "c2ecs down",
            "c2ecs down -p shop --yes --keep-secrets");
    spec.addOption(TargetProject.sameProject());
    return spec.addOption(
            Commands.flag("Remove the file systems too, with all data", "-v", "--volumes"))
        .addOption(Commands.flag("Keep the secrets", "--keep-secrets"))
        .addOption(
            Commands.option(
                Removal.Images.class,
                "all|local",
                "Remove the repositories of the project too, with all images; local leaves those"
                    + " with tags that somebody else gave",
                "--rmi"))
        .addOption(
            Commands.options(
                "LOGICAL-ID", "Leave a resource behind, after a removal failed", "--retain"))
        .addOption(
            Commands.option(
                String.class, "ARN", "Role that CloudFormation works with", "--role-arn"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    Removal.Request request =
        new Removal.Request(
            TargetProject.of(world, options, given).identity(world, given),
            given.hasMatchedOption("--volumes"),
            given.hasMatchedOption("--keep-secrets"),
            Optional.ofNullable(given.matchedOptionValue("--rmi", null)),
            given.matchedOptionValue("--retain", List.of()),
            Optional.ofNullable(given.matchedOptionValue("--role-arn", null)));
    try (Session session = options.session(world, given)) {
      return new Removal(session, request).run() ? ExitCode.OK : ExitCode.FAILED;
    }
  }
}
