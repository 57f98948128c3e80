package dev.c2ecs.cli;

import dev.c2ecs.cli.registry.DockerLogins;
import dev.c2ecs.cli.registry.ImageLock;
import dev.c2ecs.cli.registry.ImageLookup;
import dev.c2ecs.cli.registry.ImageLookup.Found;
import dev.c2ecs.cli.registry.ImageLookup.Wanted;
import dev.c2ecs.cli.registry.Registries;
import dev.c2ecs.cli.registry.RegistryException;
import dev.c2ecs.cli.registry.RegistryReference;
import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.io.Postponed;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        .addOption(
            Commands.flag("Ask registries, and name images by digest", "--resolve-image-digests"))
        .addOption(
            Commands.flag(
                "Ask registries, and print an override file that has the images by digest",
                "--lock-image-digests"))
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
        Loading.of(
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
    Overwriting.Target target =
        list.isPresent()
            ? Overwriting.Target.STANDARD_OUTPUT
            : Overwriting.of(world, options, given, loaded.project())
                .target(file, ResultKind.MODEL);
    ResultOutput output = new ResultOutput(world);
    if (list.isEmpty()) {
      Optional<Mapping> model = pinned(world, options, loaded, given);
      if (model.isEmpty()) {
        return ExitCode.FAILED;
      }
      if (!quiet) {
        output.write(target, text(model.get(), given));
      }
      return ExitCode.OK;
    }
    String text = list.get().text(loaded, given);
    if (!quiet || !list.get().isSilenced(given)) {
      output.write(text);
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

  /** The model, with images by digest when that is asked for; empty when one is not known. */
  private static Optional<Mapping> pinned(
      RunContext world, GlobalOptions options, LoadResult loaded, ParseResult given) {
    ComposeProject project = loaded.project().orElseThrow();
    boolean only = isOn("--lock-image-digests", given);
    if (!only && !isOn("--resolve-image-digests", given)) {
      return Optional.of(project.tree());
    }
    PinnedModel model = new PinnedModel(project.tree(), project.disabled());
    List<Diagnostic> failures = new ArrayList<>();
    Map<String, String> names = names(world, project, model, failures);
    if (!failures.isEmpty()) {
      world
          .err()
          .print(
              new DiagnosticText(new SourceLines(loaded.sources()), options.color(world))
                  .of(failures));
      return Optional.empty();
    }
    Mapping resolved = model.with(image -> names.getOrDefault(image, image));
    if (!only) {
      return Optional.of(resolved);
    }
    for (String service : model.withHooks()) {
      world
          .err()
          .line(
              "images of the hooks of "
                  + service
                  + " cannot be in an override file, because hooks of several files add up:"
                  + " --resolve-image-digests has them");
    }
    boolean whole =
        !given.hasMatchedOption("--no-interpolate")
            && ConvertCommand.format(given) == ConvertCommand.Format.json;
    return Optional.of(PinnedModel.imagesOnly(resolved, whole));
  }

  private static boolean isOn(String flag, ParseResult given) {
    return given.hasMatchedOption(flag) && given.<Boolean>matchedOptionValue(flag, true);
  }

  private static Map<String, String> names(
      RunContext world, ComposeProject project, PinnedModel model, List<Diagnostic> failures) {
    Map<String, TreePath> paths = model.images();
    Registries registries =
        Registries.of(
            world.environment(),
            new DockerLogins(world.environment()),
            Set.of(),
            GlobalOptions.pace(world));
    List<Wanted> wanted =
        paths.keySet().stream()
            .map(image -> new Wanted(image, List.of(), List.of(), List.of(), false))
            .toList();
    Map<String, String> names = new HashMap<>();
    try {
      for (Found found : new ImageLookup(registries, ImageLock.none()).look(wanted, true)) {
        String text = found.wanted().text();
        Optional<RegistryReference> image = RegistryReference.parse(text);
        if (found.failure().isPresent()) {
          TreePath path = paths.getOrDefault(text, TreePath.ROOT);
          failures.addAll(found.failure().get().refusal(path).in(project, Map.of()).diagnostics());
        } else if (image.isPresent() && found.current().isPresent()) {
          names.put(text, PinnedModel.pinned(image.get(), found.current().get()));
        }
      }
    } catch (RegistryException e) {
      failures.addAll(e.refusal().diagnostics());
    }
    return names;
  }

  private static String text(Mapping model, ParseResult given) {
    boolean escape = !given.hasMatchedOption("--no-interpolate");
    return ConvertCommand.format(given) == ConvertCommand.Format.json
        ? ModelText.json(model, escape)
        : ModelText.yaml(model, escape);
  }
}
