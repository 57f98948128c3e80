package dev.c2ecs.cli;

import dev.c2ecs.cli.build.BuildOptions;
import dev.c2ecs.cli.build.BuildPlan;
import dev.c2ecs.cli.build.BuildRun;
import dev.c2ecs.cli.build.BuildScreen;
import dev.c2ecs.cli.build.Builders;
import dev.c2ecs.cli.build.BuiltImage;
import dev.c2ecs.cli.build.ByHand;
import dev.c2ecs.cli.build.ImageBuild;
import dev.c2ecs.cli.build.MachineProbe;
import dev.c2ecs.cli.build.Workplace;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Builds the images of a project. */
final class BuildCommand implements Command {

  @Override
  public String name() {
    return "build";
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
            "Build the images of a Compose project with the builder at hand: docker with buildx,"
                + " else podman, else buildah. `c2ecs deploy` builds by itself; this shows that the"
                + " builds work.",
            "c2ecs build",
            "c2ecs build web --pull",
            "c2ecs build --builder buildah --build-arg VERSION=2");
    return declare(spec)
        .addPositional(
            Commands.arguments("SERVICE", "Services to build, with the images they build on"))
        .addOption(Commands.flag("Build what the services depend on too", "--with-dependencies"))
        .addOption(Commands.flag("Take no step from the cache", "--no-cache"))
        .addOption(Commands.flag("Look base images up anew", "--pull"))
        .addOption(Commands.options("ID[=PATH]", "SSH agent or key for the builds", "--ssh"))
        .addOption(
            Commands.option(
                String.class, "VALUE", "Attest where the images come from", "--provenance"))
        .addOption(Commands.option(String.class, "VALUE", "Attest what is in them", "--sbom"))
        .addOption(Commands.flag("The same as --quiet-build", "-q", "--quiet"));
  }

  /** Adds what every command that builds takes. */
  static CommandSpec declare(CommandSpec spec) {
    return spec.addOption(
            Commands.option(
                String.class,
                "NAME",
                "docker, podman or buildah; another name is a builder instance of docker buildx",
                "--builder"))
        .addOption(
            Commands.options(
                "KEY[=VALUE]", "Build argument; its value is the variable's", "--build-arg"))
        .addOption(Commands.flag("Show what builders print only when one fails", "--quiet-build"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    List<String> named = given.matchedPositionalValue(0, List.of());
    LoadResult loaded = Builds.load(options.request(world, Optional.empty()), named);
    DiagnosticText text =
        new DiagnosticText(new SourceLines(loaded.sources()), options.color(world));
    world.err().print(text.of(loaded.diagnostics()));
    if (loaded.project().isEmpty()) {
      return ExitCode.FAILED;
    }
    ComposeProject project = loaded.project().get();
    Set<String> wanted =
        named.isEmpty() || given.hasMatchedOption("--with-dependencies")
            ? project.services().keySet()
            : new TreeSet<>(named);
    BuildPlan plan = Builds.judged(loaded, wanted, buildOptions(world, given));
    if (plan.builds().isEmpty() && !plan.hasErrors()) {
      world.err().line("there is nothing to build");
      return ExitCode.OK;
    }
    if (plan.hasErrors()) {
      return refused(world, text, plan.diagnostics());
    }
    List<Diagnostic> said = plan.diagnostics();
    world.err().print(text.of(said));
    Builders builders =
        Builders.find(
            Optional.ofNullable(given.matchedOptionValue("--builder", null)),
            new MachineProbe(world.environment()));
    if (builders.builder().isEmpty()) {
      throw ByHand.refusal(builders, plan, project).in(project, loaded.sources());
    }
    plan = plan.with(builders.builder().get(), project);
    List<Diagnostic> more = plan.diagnostics().stream().filter(d -> !said.contains(d)).toList();
    if (plan.hasErrors()) {
      return refused(world, text, more);
    }
    world.err().print(text.of(more));
    boolean quiet = given.hasMatchedOption("--quiet-build") || given.hasMatchedOption("--quiet");
    BuildScreen screen = new BuildScreen(line -> world.err().print(line + "\n"), quiet);
    try (Workplace workplace = Workplace.open(world.environment())) {
      new BuildRun(builders.builder().get(), workplace, world.environment(), screen)
          .run(plan)
          .forEach(image -> world.err().line(made(image)));
    } catch (Refusal e) {
      throw e.in(project, loaded.sources());
    } catch (IOException e) {
      throw new Failure(ExitCode.FAILED, "there is no place to build in: " + Messages.reason(e));
    }
    return ExitCode.OK;
  }

  private static int refused(RunContext world, DiagnosticText text, List<Diagnostic> said) {
    world.err().print(text.of(said));
    world.err().line("nothing is built");
    return ExitCode.FAILED;
  }

  /** What the command line says about builds. */
  static BuildOptions buildOptions(RunContext world, ParseResult given) {
    Map<String, Optional<String>> args = new LinkedHashMap<>();
    for (String arg : given.matchedOptionValue("--build-arg", List.<String>of())) {
      int equals = arg.indexOf('=');
      if (arg.isEmpty() || equals == 0) {
        throw new ParameterException(
            given.commandSpec().commandLine(), "--build-arg has not the form KEY[=VALUE]");
      }
      args.put(
          equals < 0 ? arg : arg.substring(0, equals),
          equals < 0 ? Optional.empty() : Optional.of(arg.substring(equals + 1)));
    }
    return new BuildOptions(
        args,
        given.matchedOptionValue("--ssh", List.<String>of()).stream()
            .map(ssh -> absolute(world, ssh))
            .toList(),
        given.hasMatchedOption("--no-cache"),
        isPull(given.matchedOptionValue("--pull", (Object) false)),
        Optional.ofNullable(given.matchedOptionValue("--provenance", null)),
        Optional.ofNullable(given.matchedOptionValue("--sbom", null)));
  }

  /** {@code id=path,path}: builders work elsewhere. */
  private static String absolute(RunContext world, String ssh) {
    int equals = ssh.indexOf('=');
    if (equals < 0) {
      return ssh;
    }
    List<String> paths = new ArrayList<>();
    for (String path : ssh.substring(equals + 1).split(",", -1)) {
      paths.add(path.isEmpty() ? path : world.workingDirectory().resolve(path).toString());
    }
    return ssh.substring(0, equals + 1) + String.join(",", paths);
  }

  /** A flag of builds, a policy where containers start too. */
  private static boolean isPull(Object value) {
    return value.equals(true)
        || value == ImagePlanning.PullPolicy.always
        || value == ImagePlanning.PullPolicy.build;
  }

  private static String made(BuiltImage image) {
    ImageBuild build = image.build();
    List<String> others = new ArrayList<>(build.services());
    others.remove(build.name());
    return "built "
        + build.name()
        + (others.isEmpty() ? "" : " (also " + String.join(", ", others) + ")")
        + " for "
        + build.request().platform()
        + ", "
        + CommonWords.bytes(image.bytes());
  }
}
