package dev.c2ecs.cli;

import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Scalar;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints the canonical model. */
@Command(
    name = "config",
    description = "Print the Compose project as docker compose config does.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  c2ecs config",
      "  c2ecs -f compose.yaml -f compose.prod.yaml config --format json",
      "  c2ecs config --services"
    })
final class ConfigCommand implements Callable<Integer> {

  /** The formats of the model. */
  enum Format {
    yaml,
    json
  }

  @ParentCommand private @Nullable C2ecs parent;

  @Parameters(paramLabel = "SERVICE", description = "Services to print, with what they need")
  private List<String> services = List.of();

  @Option(
      names = "--format",
      paramLabel = "yaml|json",
      defaultValue = "yaml",
      description = "Format of the model; yaml by default")
  private Format format = Format.yaml;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only say what is wrong")
  private boolean quiet;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to a file")
  private @Nullable String output;

  @Option(names = "--services", description = "Print the names of the services")
  private boolean listServices;

  @Option(names = "--volumes", description = "Print the names of the volumes")
  private boolean listVolumes;

  @Option(names = "--networks", description = "Print the names of the networks")
  private boolean listNetworks;

  @Option(names = "--images", description = "Print the images")
  private boolean listImages;

  @Option(names = "--profiles", description = "Print the profiles")
  private boolean listProfiles;

  @Option(names = "--no-interpolate", description = "Leave variables as they are")
  private boolean noInterpolate;

  @Option(names = "--no-normalize", description = "Leave implicit attributes out")
  private boolean noNormalize;

  @Option(names = "--no-path-resolution", description = "Leave paths relative")
  private boolean noPathResolution;

  @Option(names = "--no-env-resolution", description = "Do not read the env files of services")
  private boolean noEnvResolution;

  @Option(names = "--no-consistency", description = "Do not check the model")
  private boolean noConsistency;

  @Override
  public Integer call() throws Failure {
    C2ecs program = Objects.requireNonNull(parent);
    World world = program.world();
    LoadRequest request = program.options().request(world, Optional.empty());
    LoadResult loaded =
        ComposeLoader.load(request.withServices(services).withOptions(options(request)));
    world
        .err()
        .print(
            new DiagnosticText(new SourceLines(loaded.sources()), program.options().color(world))
                .of(loaded.diagnostics()));
    if (loaded.project().isEmpty()) {
      return ExitCode.FAILED;
    }
    if (!quiet) {
      new Output(world).write(Optional.ofNullable(output), text(loaded.project().get()));
    }
    return ExitCode.OK;
  }

  private LoadOptions options(LoadRequest request) {
    return new LoadOptions(
        !noInterpolate,
        !noNormalize,
        !noPathResolution,
        !noConsistency,
        !noEnvResolution,
        request.options().allResources());
  }

  private String text(ComposeProject project) {
    if (listServices) {
      return lines(project.services().keySet());
    }
    if (listVolumes) {
      return lines(project.volumes().keySet());
    }
    if (listNetworks) {
      return lines(project.networks().keySet());
    }
    if (listImages) {
      return lines(
          project.services().values().stream()
              .map(service -> service.image().orElse(project.name() + "-" + service.name()))
              .distinct()
              .toList());
    }
    if (listProfiles) {
      return lines(profiles(project));
    }
    return format == Format.json
        ? ModelText.json(project.tree(), !noInterpolate)
        : ModelText.yaml(project.tree(), !noInterpolate);
  }

  private static Collection<String> profiles(ComposeProject project) {
    return project.services().values().stream()
        .flatMap(service -> profilesOf(service.tree()))
        .sorted()
        .distinct()
        .toList();
  }

  private static Stream<String> profilesOf(Mapping service) {
    return service.sequence("profiles").stream()
        .flatMap(list -> list.items().stream())
        .filter(Scalar.class::isInstance)
        .map(item -> ((Scalar) item).text());
  }

  private static String lines(Collection<String> names) {
    return names.stream().map(name -> name + "\n").collect(Collectors.joining());
  }
}
