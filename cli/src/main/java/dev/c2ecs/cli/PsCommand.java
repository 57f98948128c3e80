package dev.c2ecs.cli;

import dev.c2ecs.cli.deploy.Session;
import dev.c2ecs.cli.live.LiveProject;
import dev.c2ecs.cli.live.Standing;
import dev.c2ecs.cli.live.TaskRow;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.cli.terminal.Console;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Lists the tasks of a project. */
final class PsCommand implements LiveCommand {

  @Override
  public String name() {
    return "ps";
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            this,
            "List the tasks of a project: how they are, since when, where, and what they run.",
            "c2ecs ps",
            "c2ecs ps -a web",
            "c2ecs ps --format json",
            "c2ecs ps --status running --services")
        .addOption(Commands.flag("Also tasks that ended within about an hour", "-a", "--all"))
        .addOption(Commands.flag("Only the IDs of the tasks", "-q", "--quiet"))
        .addOption(Commands.flag("Only the names of the services", "--services"))
        .addOption(
            Commands.options(
                "STATE",
                "Only tasks in a state: starting, running, stopping or exited; may be given"
                    + " several times",
                "--status"))
        .addOption(Commands.listFormat())
        .addPositional(Commands.arguments("SERVICE", "Services; all by default"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    Set<TaskRow.State> states = states(given);
    TargetProject target = TargetProject.of(world, options, given);
    List<String> asked = given.matchedPositionalValue(0, List.of());
    String text;
    boolean json = given.matchedOptionValue("--format", ListFormat.table) == ListFormat.json;
    try (Session session = options.session(world, given)) {
      Standing standing =
          session.busy(
              "looking at what runs",
              () -> Standing.of(session, LiveProject.of(session, target.name()), asked));
      PsText.Choice choice = new PsText.Choice(states, given.hasMatchedOption("--all"));
      if (given.hasMatchedOption("--services")) {
        text = PsText.services(standing, choice);
      } else if (given.hasMatchedOption("--quiet")) {
        text = PsText.ids(standing, choice);
      } else if (json) {
        text = PsText.json(standing, choice);
      } else {
        Instant now = session.pace().now();
        Console console = session.console();
        int width = console.interactive() ? console.size().now().columns() : Integer.MAX_VALUE;
        text = PsText.table(standing, choice, now, width);
        say(console, standing, now);
      }
    }
    ResultOutput output = new ResultOutput(world);
    if (json) {
      output.write(text);
    } else {
      output.show(text);
    }
    return ExitCode.OK;
  }

  private static void say(Console console, Standing standing, Instant now) {
    for (Standing.Service service : standing.services()) {
      service
          .problem()
          .ifPresent(
              problem -> {
                String last =
                    service
                        .lastStop()
                        .map(
                            stop ->
                                "; "
                                    + stop.name()
                                    + " "
                                    + stop.reason()
                                    + ", "
                                    + CommonWords.ago(stop.time(), now))
                        .orElse("");
                console.line("warning: " + service.name() + ": " + problem + last);
              });
    }
    standing.addresses().forEach(address -> console.line(address.service() + ": " + address.url()));
  }

  private static Set<TaskRow.State> states(ParseResult given) {
    Set<TaskRow.State> states = new LinkedHashSet<>();
    for (String name : given.matchedOptionValue("--status", List.<String>of())) {
      for (TaskRow.State state : TaskRow.State.values()) {
        if (state.name().equals(name)) {
          states.add(state);
        }
      }
      if (states.stream().noneMatch(state -> state.name().equals(name))) {
        throw new ParameterException(
            given.commandSpec().commandLine(),
            "--status is no state of a task: "
                + name
                + "; there are "
                + Arrays.stream(TaskRow.State.values())
                    .map(Enum::name)
                    .collect(Collectors.joining(", ")));
      }
    }
    return states;
  }
}
