package dev.c2ecs.cli;

import dev.c2ecs.cli.deploy.Diagnosis;
import dev.c2ecs.cli.deploy.Session;
import dev.c2ecs.cli.deploy.SourcePositions;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.EventDump;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.terminal.Console;
import dev.c2ecs.cli.terminal.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.core.JacksonException;

/** Explains what is wrong with a stack. */
final class DoctorCommand implements Command {

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public boolean needsAws() {
    return true;
  }

  @Override
  public List<String> unused() {
    return List.of("--all-resources", "--progress", "--yes");
  }

  @Override
  public Optional<String> noArguments() {
    return Optional.of("it looks at all services of a project");
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            this,
            "Explain why the last operation on a stack failed, or what is wrong with it now.",
            "c2ecs doctor",
            "aws cloudformation describe-stack-events --stack-name shop > events.json",
            "c2ecs doctor --events events.json")
        .addOption(
            Commands.option(
                String.class,
                "FILE",
                "Events as the AWS CLI writes them, instead of a stack; - is standard input",
                "--events"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    Optional<String> file = Optional.ofNullable(given.matchedOptionValue("--events", null));
    Diagnosis.Result result;
    if (file.isPresent()) {
      ProjectRun run =
          ProjectRun.of(
              options.request(world, Optional.empty()), List.of(), ProjectRun.Inspection.NONE);
      SourcePositions positions = new SourcePositions(run.loaded().project());
      ResourceOrigins origins =
          run.template().map(ResourceOrigins::of).orElse(ResourceOrigins.NONE);
      Console console =
          new Console(
              world.err().writer(), world.in(), false, options.color(world), () -> Size.USUAL);
      result = Diagnosis.of(dump(world, file.get()), origins, positions, console);
    } else {
      TargetProject project = TargetProject.of(world, options, given);
      try (Session session = options.session(world, given)) {
        result =
            session.busy(
                "looking at what runs",
                () ->
                    Diagnosis.of(session, project.name(), new SourcePositions(project.project())));
      }
    }
    List<String> lines = result.lines();
    new ResultOutput(world).show(String.join("\n", lines) + "\n");
    return result.healthy() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static EventDump dump(RunContext world, String file) throws Failure {
    boolean standardInput = file.equals("-");
    String name = standardInput ? "standard input" : file;
    try {
      byte[] bytes =
          standardInput
              ? world.in().readAllBytes()
              : Files.readAllBytes(Path.of(world.workingDirectory().resolve(file).toString()));
      return EventDump.read(bytes);
    } catch (NoSuchFileException e) {
      throw new Refusal(
          DeployCode.EVENTS,
          "there is no file "
              + name
              + ": write it with `aws cloudformation describe-stack-events --stack-name NAME > "
              + name
              + "`");
    } catch (IOException e) {
      throw new Refusal(DeployCode.EVENTS, name + " cannot be read: " + Messages.reason(e));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new Refusal(
          DeployCode.EVENTS,
          name
              + " is no list of events: write it with `aws cloudformation describe-stack-events"
              + " --stack-name NAME"
              + (standardInput ? "`" : " > " + file + "`"));
    }
  }
}
