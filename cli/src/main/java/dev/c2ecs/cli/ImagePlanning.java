package dev.c2ecs.cli;

import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cli.build.BuildPlan;
import dev.c2ecs.cli.build.BuildScreen;
import dev.c2ecs.cli.build.Builder;
import dev.c2ecs.cli.build.Builders;
import dev.c2ecs.cli.build.ByHand;
import dev.c2ecs.cli.build.MachineProbe;
import dev.c2ecs.cli.deploy.ImageWork;
import dev.c2ecs.cli.deploy.ProjectFiles;
import dev.c2ecs.cli.deploy.PushedNames;
import dev.c2ecs.cli.deploy.Severity;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What a command that pushes images has to make: from the project and the command line. */
final class ImagePlanning {

  private final RunContext world;
  private final GlobalOptions options;
  private final ParseResult given;

  ImagePlanning(RunContext world, GlobalOptions options, ParseResult given) {
    this.world = world;
    this.options = options;
    this.given = given;
  }

  /** What docker compose takes; tasks pull their images themselves. */
  enum PullPolicy {
    always,
    build,
    missing,
    never
  }

  /** Adds what every command that makes images takes. */
  static CommandSpec declare(CommandSpec spec) {
    return BuildCommand.declare(spec)
        .addOption(Commands.flag("Build nothing: keep the images that are deployed", "--no-build"))
        .addOption(Commands.flag("Build images first, as is done anyway", "--build"))
        .addOption(
            Commands.option(
                PullPolicy.class,
                "always|build|missing|never",
                "With always or build, look base images of builds up anew",
                "--pull"))
        .addOption(insecure("--insecure-registry"))
        .addOption(
            Commands.option(
                Severity.class,
                "SEVERITY",
                "Fail when ECR's scan finds this or worse in an image: critical, high, medium, low,"
                    + " informational, undefined",
                "--fail-on"));
  }

  /** Names registries whose connection nobody protects. */
  static OptionSpec insecure(String name) {
    return Commands.options("HOST", "Registry that may be asked without TLS", name);
  }

  /**
   * The work for a project. What stands against it is said.
   *
   * @param images the images that the template names by a parameter
   * @param parameters what was given, images among them
   * @param files what files of the project are delivered from
   * @return empty when something stands against it
   * @throws Refusal if there is no builder, or a name cannot be pushed to
   */
  Optional<ImageWork> of(
      List<NeededImage> images, Map<String, String> parameters, ProjectFiles files) throws Failure {
    List<NeededImage> open = new ArrayList<>();
    List<NeededImage> kept = new ArrayList<>();
    boolean toNames = given.hasMatchedOption("--registry");
    for (NeededImage needed : images) {
      NeededImage image = toNames ? needed.pushedToItsNames() : needed;
      if (!parameters.containsKey(image.parameter())) {
        (isKept(given, image) ? kept : open).add(image);
      }
    }
    boolean named = false;
    Set<String> services = new TreeSet<>();
    for (NeededImage image : open) {
      named |= !PushedNames.of(image).isEmpty();
      if (image.base() instanceof NeededImage.Built built) {
        services.add(built.service());
      }
    }
    if (toNames && !named) {
      throw new Refusal(
          DeployCode.REGISTRY_NAME,
          "--registry: no service that is built here has an `image` to push it as: write `image:"
              + " HOST/NAME:TAG` beside `build`");
    }
    BuildPlan plan = new BuildPlan(List.of(), List.of());
    Optional<Builder> builder = Optional.empty();
    if (!services.isEmpty()) {
      LoadResult loaded =
          Builds.load(options.request(world, Optional.empty()), List.copyOf(services));
      DiagnosticText text =
          new DiagnosticText(new SourceLines(loaded.sources()), options.color(world));
      if (loaded.project().isEmpty()) {
        world.err().print(text.of(loaded.diagnostics()));
        return Optional.empty();
      }
      ComposeProject project = loaded.project().get();
      plan = Builds.judged(loaded, services, BuildCommand.buildOptions(world, given));
      // What stands against the builds themselves was said with the project.
      List<Diagnostic> said = plan.diagnostics();
      if (plan.hasErrors()) {
        world.err().print(text.of(said));
        return Optional.empty();
      }
      Builders builders = builders();
      builder = builders.builder();
      if (builder.isEmpty()) {
        throw ByHand.refusal(builders, plan, project).in(project, loaded.sources());
      }
      plan = plan.with(builder.get(), project);
      world
          .err()
          .print(text.of(plan.diagnostics().stream().filter(d -> !said.contains(d)).toList()));
      if (plan.hasErrors()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new ImageWork(
            open,
            kept,
            plan,
            builder,
            new BuildScreen(
                line -> world.err().print(line + "\n"), given.hasMatchedOption("--quiet-build")),
            world.environment(),
            files,
            Set.copyOf(given.matchedOptionValue("--insecure-registry", List.<String>of())),
            Optional.ofNullable(given.matchedOptionValue("--fail-on", null))));
  }

  /** Whether an image is to stay what is deployed. */
  static boolean isKept(ParseResult given, NeededImage image) {
    return image.base() instanceof NeededImage.Built && given.hasMatchedOption("--no-build");
  }

  private Builders builders() {
    return Builders.find(
        Optional.ofNullable(given.matchedOptionValue("--builder", null)),
        new MachineProbe(world.environment()));
  }
}
