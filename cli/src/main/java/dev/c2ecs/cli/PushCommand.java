package dev.c2ecs.cli;

import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.aws.Aws;
import dev.c2ecs.cli.deploy.Deployment;
import dev.c2ecs.cli.deploy.Publication;
import dev.c2ecs.cli.deploy.Session;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Makes what a template needs beside itself, for those who deploy it by other means. */
final class PushCommand implements Command {

  @Override
  public String name() {
    return "push";
  }

  @Override
  public boolean needsAws() {
    return true;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
            this,
            "Build and push the images of a project, and write its secrets, as `c2ecs deploy` does"
                + " before it changes the stack. With --parameters a file gets every parameter of"
                + " the template, to deploy it by other means.",
            "c2ecs push",
            "c2ecs push --yes --parameters parameters.json");
    return DeployInput.declare(spec)
        .addOption(TargetProject.sameProject())
        .addOption(
            Commands.option(
                String.class,
                "FILE",
                "Write the parameters of the template, as the AWS CLI reads them",
                "--parameters"))
        .addOption(Commands.options("CODE", "Accept a diagnostic", "--accept"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    DeployInput.checkPairs(given);
    Ahead<Aws> opening = options.opening(world, given);
    Optional<DeployInput> input = DeployInput.of(world, options, given, "nothing is pushed");
    if (input.isEmpty()) {
      return ExitCode.FAILED;
    }
    Deployment.check(input.get().request());
    Optional<Map<String, String>> parameters;
    try (Session session = options.session(world, given, opening)) {
      parameters = new Publication(session, input.get().request()).run();
    }
    Optional<String> file = Optional.ofNullable(given.matchedOptionValue("--parameters", null));
    if (parameters.isPresent() && file.isPresent()) {
      Path path = world.workingDirectory().resolve(file.get());
      new ResultOutput(world)
          .write(
              file,
              ParameterFile.text(
                  input.get().run().template().orElseThrow(), path, file.get(), parameters.get()));
      world.err().line("wrote " + file.get());
    }
    return parameters.isPresent() ? ExitCode.OK : ExitCode.FAILED;
  }
}
