package dev.c2ecs.cli;

import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.aws.Aws;
import dev.c2ecs.cli.deploy.Deployment;
import dev.c2ecs.cli.deploy.Publication;
import dev.c2ecs.cli.deploy.Session;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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
            "c2ecs push web",
            "c2ecs push --yes --parameters parameters.json",
            "c2ecs push --registry");
    return DeployInput.declare(spec)
        .addOption(TargetProject.sameProject())
        .addOption(
            Commands.option(
                String.class,
                "FILE",
                "Write every parameter of the template to a file",
                "--parameters"))
        .addOption(
            Commands.option(
                ParameterFile.Format.class,
                "cloudformation|codepipeline",
                "Who reads the file: the AWS CLI (without the option), or CodePipeline",
                "--parameters-format"))
        .addOption(
            Commands.flag(
                "Push what is built to the registry that `image` beside `build` names, with the"
                    + " logins of docker",
                "--registry"))
        .addOption(Commands.options("CODE", "Accept a diagnostic", "--accept"))
        .addPositional(
            Commands.arguments(
                "SERVICE", "Push only the images of these services, and write no secrets"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    DeployInput.checkOptions(given);
    Optional<String> file = Optional.ofNullable(given.matchedOptionValue("--parameters", null));
    if (file.isEmpty() && given.hasMatchedOption("--parameters-format")) {
      throw new ParameterException(
          given.commandSpec().commandLine(),
          "--parameters-format: name the file too, --parameters FILE");
    }
    boolean only = !DeployInput.services(given).isEmpty();
    if (only && file.isPresent()) {
      throw new ParameterException(
          given.commandSpec().commandLine(),
          "--parameters: the file has every parameter of the template, so leave SERVICE out");
    }
    Ahead<Aws> opening = options.opening(world, given);
    Optional<DeployInput> input = DeployInput.of(world, options, given, "nothing is pushed");
    if (input.isEmpty()) {
      return ExitCode.FAILED;
    }
    if (only) {
      boolean pushed =
          input
              .get()
              .refusing(
                  () -> {
                    try (Session session = options.session(world, given, opening)) {
                      return new Publication(session, input.get().request()).images();
                    }
                  });
      return pushed ? ExitCode.OK : ExitCode.FAILED;
    }
    Deployment.check(input.get().request());
    // A file that cannot be used is known before anything is pushed.
    Overwriting.Target target =
        Overwriting.of(world, options, given, input.get().run().loaded().project())
            .target(file, ResultKind.PARAMETERS);
    if (file.isPresent()) {
      text(world, given, input.get(), file.get(), Map.of());
    }
    Optional<Map<String, String>> parameters =
        input
            .get()
            .refusing(
                () -> {
                  try (Session session = options.session(world, given, opening)) {
                    return new Publication(session, input.get().request()).run();
                  }
                });
    if (parameters.isPresent() && file.isPresent()) {
      String text = text(world, given, input.get(), file.get(), parameters.get());
      new ResultOutput(world).write(target, text);
      world.err().line("wrote " + file.get());
    }
    return parameters.isPresent() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String text(
      RunContext world,
      ParseResult given,
      DeployInput input,
      String file,
      Map<String, String> parameters)
      throws Failure {
    return ParameterFile.text(
        input.run().template().orElseThrow(),
        world.workingDirectory().resolve(file),
        file,
        given.matchedOptionValue("--parameters-format", ParameterFile.Format.cloudformation),
        parameters);
  }
}
