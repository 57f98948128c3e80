package dev.c2ecs.cli;

import dev.c2ecs.cli.deploy.Cancellation;
import dev.c2ecs.cli.deploy.Session;
import dev.c2ecs.cli.deploy.SourcePositions;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Stops an update, or takes a stack out of a failed state. */
final class CancelCommand implements Command {

  @Override
  public String name() {
    return "cancel";
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
    return Optional.of("what runs is the update of a whole project");
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            this,
            "Stop an update that runs and follow its rollback; or take a stack out of a failed"
                + " state, after saying what that does.",
            "c2ecs cancel",
            "c2ecs cancel --skip WebService")
        .addOption(TargetProject.sameProject())
        .addOption(
            Commands.options(
                "LOGICAL-ID", "Resource that a continued rollback leaves as it is", "--skip"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    TargetProject project = TargetProject.of(world, options, given);
    List<String> skip = given.matchedOptionValue("--skip", List.of());
    try (Session session = options.session(world, given)) {
      boolean done =
          new Cancellation(
                  session,
                  project.identity(world, given),
                  skip,
                  new SourcePositions(project.project()))
              .run();
      return done ? ExitCode.OK : ExitCode.FAILED;
    }
  }
}
