package dev.c2ecs.cli;

import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.io.Postponed;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.List;
import java.util.Optional;
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
    CommandSpec spec =
        Commands.spec(
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
                    "Format of the model and of --variables; what the name of -o says, else yaml",
                    "--format"))
            .addOption(Commands.flag("Only say what is wrong", "-q", "--quiet"))
            .addOption(
                Commands.option(
                    String.class, "FILE", "Write the model to a file", "-o", "--output"));
    return ConfigList.declare(spec)
        .addOption(Commands.flag("Leave variables as they are", "--no-interpolate"))
        .addOption(Commands.flag("Leave implicit attributes out", "--no-normalize"))
        .addOption(Commands.flag("Leave paths relative", "--no-path-resolution"))
        .addOption(Commands.flag("Do not read the env files of services", "--no-env-resolution"))
        .addOption(Commands.flag("Do not check the model", "--no-consistency"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    Optional<ConfigList> list = ConfigList.asked(given);
    LoadRequest request = options.request(world, Optional.empty());
    LoadOptions steps = steps(request.options(), given);
    steps = list.isPresent() ? list.get().steps(steps, given) : modelSteps(steps);
    LoadResult loaded =
        ComposeLoader.load(
            request.toBuilder().services(services(world, list, given)).options(steps).build());
    world
        .err()
        .print(
            new DiagnosticText(new SourceLines(loaded.sources()), options.color(world))
                .of(loaded.diagnostics()));
    if (loaded.project().isEmpty()) {
      return ExitCode.FAILED;
    }
    Optional<String> file = Optional.ofNullable(given.matchedOptionValue("--output", null));
    boolean quiet = given.hasMatchedOption("--quiet");
    ResultOutput output = new ResultOutput(world);
    if (list.isEmpty()) {
      if (!quiet) {
        output.write(file, model(loaded.project().get(), given));
      }
      return ExitCode.OK;
    }
    String text = list.get().text(loaded, given);
    if (!quiet || !list.get().isSilenced(given)) {
      output.write(Optional.empty(), text);
    }
    if (file.isPresent()) {
      world.err().line("-o is for the model: " + list.get().option() + " is written to no file");
    }
    return ExitCode.OK;
  }

  /** The services that choose what is printed. */
  private static List<String> services(
      RunContext world, Optional<ConfigList> list, ParseResult given) {
    List<String> services = given.matchedPositionalValue(0, List.of());
    boolean whole = list.isEmpty() && given.hasMatchedOption("--no-interpolate");
    if (!whole && (list.isEmpty() || list.get().isOfServices())) {
      return services;
    }
    if (!services.isEmpty()) {
      String option = list.map(ConfigList::option).orElse("--no-interpolate");
      world.err().line("with " + option + " services are not selected: all are printed");
    }
    return List.of();
  }

  /** The steps that the options leave over; what is missing is said, credentials included. */
  private static LoadOptions steps(LoadOptions steps, ParseResult given) {
    return steps.toBuilder()
        .interpolate(!given.hasMatchedOption("--no-interpolate"))
        .normalize(!given.hasMatchedOption("--no-normalize"))
        .resolvePaths(!given.hasMatchedOption("--no-path-resolution"))
        .checkConsistency(!given.hasMatchedOption("--no-consistency"))
        .resolveEnvironment(!given.hasMatchedOption("--no-env-resolution"))
        .postponed(Postponed.NONE)
        .build();
  }

  /** Values cannot be read while variables stand in them. */
  private static LoadOptions modelSteps(LoadOptions steps) {
    return steps.interpolate()
        ? steps
        : steps.toBuilder().until(LoadOptions.Stage.LONG_FORMS).build();
  }

  private static String model(ComposeProject project, ParseResult given) {
    boolean escape = !given.hasMatchedOption("--no-interpolate");
    return ConvertCommand.format(given) == ConvertCommand.Format.json
        ? ModelText.json(project.tree(), escape)
        : ModelText.yaml(project.tree(), escape);
  }
}
