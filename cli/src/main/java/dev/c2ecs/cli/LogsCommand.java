package dev.c2ecs.cli;

import dev.c2ecs.cli.aws.LogReader;
import dev.c2ecs.cli.deploy.Session;
import dev.c2ecs.cli.live.LiveProject;
import dev.c2ecs.cli.live.LogFeed;
import dev.c2ecs.cli.log.LogLine;
import dev.c2ecs.cli.log.LogText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Shows what the containers of a project wrote. */
final class LogsCommand implements LiveCommand {

  @Override
  public String name() {
    return "logs";
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            this,
            "Show what the containers of a project wrote, in the order of time.",
            "c2ecs logs",
            "c2ecs logs -f web worker",
            "c2ecs logs --since 2h -t db",
            "c2ecs logs -n 100 --json")
        .addOption(Commands.flag("Wait for what comes", "-f", "--follow"))
        .addOption(
            Commands.option(
                String.class,
                "TIME",
                "Only later lines: a time such as 2026-01-02T13:23:37Z, or how long ago, 42m; by"
                    + " default all of the tasks that run",
                "--since"))
        .addOption(
            Commands.option(
                String.class, "TIME", "Only earlier lines: a time, or how long ago", "--until"))
        .addOption(
            Commands.option(
                String.class,
                "NUMBER",
                "How many lines of each container at most, of those there are now; all by default",
                "-n",
                "--tail"))
        .addOption(Commands.flag("The time before each line", "-t", "--timestamps"))
        .addOption(Commands.flag("No colours", "--no-color"))
        .addOption(Commands.flag("No names before the lines", "--no-log-prefix"))
        .addOption(
            Commands.option(
                String.class,
                "NUMBER",
                "Only that task of the service, by the number that ps shows",
                "--index"))
        .addOption(Commands.flag("Also containers that only prepare something", "-a", "--all"))
        .addOption(Commands.flag("An object of JSON on each line", "--json"))
        .addOption(
            Commands.flag(
                "Lines as they were written, with all control characters in them", "--raw"))
        .addPositional(Commands.arguments("SERVICE", "Services; all by default"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    Instant now = GlobalOptions.pace(world).now();
    LogFeed.Request request = request(given, now);
    boolean json = given.hasMatchedOption("--json");
    TargetProject target = TargetProject.of(world, options, given);
    LineOutput output = new LineOutput(world);
    try (Session session = options.session(world, given)) {
      LiveProject project =
          session.busy("looking at the project", () -> LiveProject.of(session, target.name()));
      try (LogFeed feed = new LogFeed(session, project, request)) {
        LogText.Style style =
            new LogText.Style(
                options.color(world) && !given.hasMatchedOption("--no-color"),
                !given.hasMatchedOption("--no-log-prefix"),
                given.hasMatchedOption("--timestamps"),
                given.hasMatchedOption("--raw"));
        LogText text = new LogText(style, feed.labels());
        feed.read(line -> write(output, style, json, text, line));
      }
    } catch (LineOutput.Closed e) {
      throw e.failure();
    }
    return ExitCode.OK;
  }

  private static void write(
      LineOutput output, LogText.Style style, boolean json, LogText text, LogLine line) {
    if (json) {
      output.data(LogText.json(line));
    } else if (style.raw()) {
      output.raw(text.of(line));
    } else {
      output.show(text.of(line));
    }
  }

  private static LogFeed.Request request(ParseResult given, Instant now) {
    List<String> services = given.matchedPositionalValue(0, List.of());
    OptionalInt index = number(given, "--index", 1, Integer.MAX_VALUE);
    if (index.isPresent() && services.size() != 1) {
      throw wrong(given, "--index needs one service, whose task it is");
    }
    Optional<Instant> since = time(given, "--since", now);
    Optional<Instant> until = time(given, "--until", now);
    boolean follow = given.hasMatchedOption("--follow");
    if (follow && until.isPresent()) {
      throw wrong(given, "--follow and --until exclude each other");
    }
    if (since.isPresent() && until.isPresent() && !since.get().isBefore(until.get())) {
      throw wrong(given, "--until is not later than --since");
    }
    return new LogFeed.Request(
        services,
        given.hasMatchedOption("--all"),
        since,
        until,
        "all".equals(given.matchedOptionValue("--tail", "all"))
            ? OptionalInt.empty()
            : number(given, "--tail", 0, LogReader.LAST),
        index,
        follow);
  }

  private static Optional<Instant> time(ParseResult given, String option, Instant now) {
    String text = given.matchedOptionValue(option, "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        AskedTime.of(text, now)
            .orElseThrow(
                () ->
                    wrong(
                        given,
                        option
                            + " is no time: "
                            + text
                            + "; give 2026-01-02T13:23:37Z, 2026-01-02, or how long ago: 42m, 2h,"
                            + " 1h30m")));
  }

  private static OptionalInt number(ParseResult given, String option, int least, int most) {
    String text = given.matchedOptionValue(option, "");
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    boolean digits = text.matches("\\d{1,9}");
    int number = digits ? Integer.parseInt(text) : -1;
    if (!digits || number < least || number > most) {
      throw wrong(
          given,
          option
              + " is no number from "
              + least
              + (most == Integer.MAX_VALUE ? " on" : " to " + most)
              + ": "
              + text);
    }
    return OptionalInt.of(number);
  }

  private static ParameterException wrong(ParseResult given, String words) {
    return new ParameterException(given.commandSpec().commandLine(), words);
  }
}
