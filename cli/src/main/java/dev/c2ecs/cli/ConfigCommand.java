package dev.c2ecs.cli;

import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.io.Postponed;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the canonical model. */
final class ConfigCommand implements Command {

  @Override
  public String name() {
    return "config";
  }

  @Override
  public List<String> unused() {
    return List.of("--progress");
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            this,
            "Print the Compose project as docker compose config does.",
            "c2ecs config",
            "c2ecs -f compose.yaml -f compose.prod.yaml config --format json",
            "c2ecs config --services")
        .addPositional(Commands.arguments("SERVICE", "Services to print, with what they need"))
        .addOption(
            Commands.option(
                ConvertCommand.Format.class,
                "yaml|json",
                "Format of the model; what the name of -o says, else yaml",
                "--format"))
        .addOption(Commands.flag("Only say what is wrong", "-q", "--quiet"))
        .addOption(Commands.option(String.class, "FILE", "Write to a file", "-o", "--output"))
        .addOption(Commands.flag("Print the names of the services", "--services"))
        .addOption(Commands.flag("Print the names of the volumes", "--volumes"))
        .addOption(Commands.flag("Print the names of the networks", "--networks"))
        .addOption(Commands.flag("Print the images", "--images"))
        .addOption(Commands.flag("Print the profiles", "--profiles"))
        .addOption(Commands.flag("Print the names of the models", "--models"))
        .addOption(Commands.flag("Print the variables that the files use", "--variables"))
        .addOption(Commands.flag("Print the environment for variables", "--environment"))
        .addOption(Commands.flag("Leave variables as they are", "--no-interpolate"))
        .addOption(Commands.flag("Leave implicit attributes out", "--no-normalize"))
        .addOption(Commands.flag("Leave paths relative", "--no-path-resolution"))
        .addOption(Commands.flag("Do not read the env files of services", "--no-env-resolution"))
        .addOption(Commands.flag("Do not check the model", "--no-consistency"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    List<String> services = given.matchedPositionalValue(0, List.of());
    LoadRequest request = options.request(world, Optional.empty());
    LoadResult loaded =
        ComposeLoader.load(
            request.toBuilder()
                .services(services)
                .options(steps(request.options(), given))
                .build());
    world
        .err()
        .print(
            new DiagnosticText(new SourceLines(loaded.sources()), options.color(world))
                .of(loaded.diagnostics()));
    if (loaded.project().isEmpty()) {
      return ExitCode.FAILED;
    }
    if (!given.hasMatchedOption("--quiet")) {
      Optional<String> output = Optional.ofNullable(given.matchedOptionValue("--output", null));
      new ResultOutput(world)
          .write(output, text(loaded.project().get(), loaded.variables(), given));
    }
    return ExitCode.OK;
  }

  /** The steps that the options leave over; what is missing is said, credentials included. */
  private static LoadOptions steps(LoadOptions steps, ParseResult given) {
    return steps.toBuilder()
        .interpolate(
            !given.hasMatchedOption("--no-interpolate") && !given.hasMatchedOption("--variables"))
        .normalize(!given.hasMatchedOption("--no-normalize"))
        .resolvePaths(!given.hasMatchedOption("--no-path-resolution"))
        .checkConsistency(!given.hasMatchedOption("--no-consistency"))
        .resolveEnvironment(!given.hasMatchedOption("--no-env-resolution"))
        .postponed(Postponed.NONE)
        .build();
  }

  private static String text(ComposeProject project, Variables variables, ParseResult given) {
    if (given.hasMatchedOption("--models")) {
      return lines(project.models().keySet());
    }
    if (given.hasMatchedOption("--variables")) {
      return VariableTable.of(project.tree());
    }
    if (given.hasMatchedOption("--environment")) {
      return lines(environment(variables));
    }
    if (given.hasMatchedOption("--services")) {
      return lines(project.services().keySet());
    }
    if (given.hasMatchedOption("--volumes")) {
      return lines(project.volumes().keySet());
    }
    if (given.hasMatchedOption("--networks")) {
      return lines(project.networks().keySet());
    }
    if (given.hasMatchedOption("--images")) {
      return lines(images(project));
    }
    if (given.hasMatchedOption("--profiles")) {
      return lines(profiles(project));
    }
    boolean escape = !given.hasMatchedOption("--no-interpolate");
    return ConvertCommand.format(given) == ConvertCommand.Format.json
        ? ModelText.json(project.tree(), escape)
        : ModelText.yaml(project.tree(), escape);
  }

  private static Collection<String> environment(Variables variables) {
    return variables.values().entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue().text())
        .sorted()
        .toList();
  }

  private static Collection<String> images(ComposeProject project) {
    return project.services().values().stream()
        .map(service -> service.image().orElse(project.name() + "-" + service.name()))
        .distinct()
        .toList();
  }

  private static Collection<String> profiles(ComposeProject project) {
    return project.services().values().stream()
        .flatMap(service -> service.profiles().stream())
        .sorted()
        .distinct()
        .toList();
  }

  private static String lines(Collection<String> names) {
    return names.stream().map(name -> name + "\n").collect(Collectors.joining());
  }
}
