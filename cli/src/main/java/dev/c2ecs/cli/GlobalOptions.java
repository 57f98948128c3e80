package dev.c2ecs.cli;

import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.aws.Aws;
import dev.c2ecs.cli.aws.Retries;
import dev.c2ecs.cli.deploy.Session;
import dev.c2ecs.cli.terminal.Console;
import dev.c2ecs.cli.terminal.RunClock;
import dev.c2ecs.cli.terminal.Size;
import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.io.FileAccess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of docker compose that every command takes, before or after its name. */
final class GlobalOptions {

  private final ParseResult before;
  private final ParseResult after;
  private final Set<Path> read = ConcurrentHashMap.newKeySet();

  /**
   * Global options.
   *
   * @param before what stands before the name of the command
   * @param after what stands behind it
   */
  GlobalOptions(ParseResult before, ParseResult after) {
    this.before = before;
    this.after = after;
  }

  /** Adds the options to a command, below its own, whose {@code -f} may mean something else. */
  static void declare(CommandSpec spec) {
    String[] file =
        spec.optionsMap().containsKey("-f")
            ? new String[] {"--file"}
            : new String[] {"-f", "--file"};
    spec.addOption(
            Commands.options(
                "FILE", "Compose file; may be given several times, - is standard input", file))
        .addOption(Commands.option(String.class, "NAME", "Project name", "-p", "--project-name"))
        .addOption(
            Commands.option(
                String.class,
                "DIR",
                "Where relative paths start; the directory of the first file by default",
                "--project-directory"))
        .addOption(
            Commands.options("FILE", "Env file for variables; .env by default", "--env-file"))
        .addOption(
            Commands.options("NAME", "Profile to enable; may be given several times", "--profile"))
        .addOption(
            Commands.flag(
                "Keep networks, volumes, secrets and configs that no service uses",
                "--all-resources"))
        .addOption(
            Commands.option(
                Ansi.class,
                "never|always|auto",
                "When to colour; auto: on a terminal without NO_COLOR",
                "--ansi"))
        .addOption(
            Commands.option(
                Progress.class,
                "auto|tty|plain",
                "How to show progress; auto: a table on a terminal, else lines",
                "--progress"))
        .addOption(
            OptionSpec.builder("-h", "--help")
                .arity("0")
                .type(boolean.class)
                .usageHelp(true)
                .description("Show this help")
                .build());
  }

  /** Adds the options of commands that talk to AWS. */
  static void declareAws(CommandSpec spec) {
    spec.addOption(
            Commands.option(
                String.class,
                "REGION",
                "Region; else AWS_REGION, AWS_DEFAULT_REGION or the AWS profile",
                "--region"))
        .addOption(
            Commands.option(
                String.class,
                "NAME",
                "AWS profile, before keys of the environment; else AWS_PROFILE",
                "--aws-profile"))
        .addOption(
            Commands.option(
                String.class, "ID", "Fail if the credentials are for another account", "--account"))
        .addOption(
            Commands.option(
                String.class, "URL", "Endpoint of AWS, for emulators", "--endpoint-url"))
        .addOption(Commands.flag("Answer questions with yes", "-y", "--yes"));
  }

  /** Opens the account that the options name, beside other work; no call is made yet. */
  Ahead<Aws> opening(RunContext world, ParseResult given) {
    Aws.Options options =
        new Aws.Options(
            Optional.ofNullable(given.matchedOptionValue("--region", null)),
            Optional.ofNullable(given.matchedOptionValue("--aws-profile", null)),
            Optional.ofNullable(given.matchedOptionValue("--endpoint-url", null)));
    return Ahead.of(() -> Aws.open(options, world.environment(), pace(world), Retries.unheard()));
  }

  /** The clock of the run. */
  static RunClock pace(RunContext world) {
    return world.simulation().map(Simulation::pace).orElseGet(RunClock::system);
  }

  /** A session in the account that the options name. */
  Session session(RunContext world, ParseResult given) {
    return session(world, given, opening(world, given));
  }

  /** A session in an account that is being opened. */
  Session session(RunContext world, ParseResult given, Ahead<Aws> opening) {
    boolean interactive = world.interactive();
    Size.Source size =
        world
            .simulation()
            .<Size.Source>map(simulation -> simulation::size)
            .orElseGet(() -> Size.ofTerminal(world.environment()));
    Progress progress = this.<Progress>last("--progress").orElse(Progress.auto);
    return Session.open(
        opening,
        Optional.ofNullable(given.matchedOptionValue("--account", null)),
        new Console(world.err().writer(), world.in(), interactive, color(world), size),
        pace(world),
        given.hasMatchedOption("--yes"),
        progress == Progress.plain || (!interactive && progress != Progress.tty));
  }

  /** How to show progress. */
  enum Progress {
    auto,
    tty,
    plain
  }

  /** When to colour. */
  enum Ansi {
    never,
    always,
    auto
  }

  /** The files of the machine; what is read of them is remembered. */
  FileAccess files(RunContext world) {
    return new CliFiles(world.in(), read);
  }

  /** The request for the project that the options name. */
  LoadRequest request(RunContext world, Optional<String> positionalFile) {
    List<String> files = all("--file");
    positionalFile.ifPresent(files::add);
    LoadOptions steps =
        LoadOptions.builder()
            .allResources(flag("--all-resources"))
            .postponed(new PostponedCredentials())
            .build();
    LoadRequest.Builder request =
        LoadRequest.builder(world.workingDirectory())
            .environment(world.environment())
            .fileAccess(files(world))
            .files(files)
            .envFiles(all("--env-file"))
            .profiles(all("--profile"))
            .options(steps);
    Optional<String> name = last("--project-name");
    if (name.isPresent()) {
      request.projectName(name.get());
    }
    Optional<String> directory = last("--project-directory");
    if (directory.isPresent()) {
      request.projectDirectory(directory.get());
    }
    return request.build();
  }

  /** The files that were read of the projects that were asked for so far. */
  Set<Path> filesRead() {
    return Set.copyOf(read);
  }

  /** Whether the project is read from standard input. */
  boolean readsStandardInput() {
    return all("--file").contains("-");
  }

  /** The name that {@code -p} gives. */
  Optional<String> projectName() {
    return last("--project-name");
  }

  /** Whether to colour. */
  boolean color(RunContext world) {
    return switch (this.<Ansi>last("--ansi").orElse(Ansi.auto)) {
      case always -> true;
      case never -> false;
      case auto -> world.color();
    };
  }

  private List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (ParseResult part : List.of(before, after)) {
      values.addAll(part.matchedOptionValue(name, List.<String>of()));
    }
    return values;
  }

  private <T> Optional<T> last(String name) {
    Optional<T> value = Optional.empty();
    for (ParseResult part : List.of(before, after)) {
      if (part.hasMatchedOption(name)) {
        T given = part.matchedOption(name).getValue();
        value = Optional.of(given);
      }
    }
    return value;
  }

  private boolean flag(String name) {
    return before.hasMatchedOption(name) || after.hasMatchedOption(name);
  }
}
