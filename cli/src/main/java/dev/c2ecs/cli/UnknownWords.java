package dev.c2ecs.cli;

import dev.c2ecs.compose.diagnostic.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What to say about a command, an option or an argument that does not exist. */
final class UnknownWords {

  private static final int FAR = 2;
  private static final int SHORT = 3;

  private static final String STATE = "`c2ecs ps` says what runs";
  private static final String LOGS = "`c2ecs logs -f` shows what containers write";
  private static final String AT_ONCE = "`c2ecs up` starts a project, `c2ecs down` removes it";
  private static final String REMOVE = "`c2ecs down` removes a project";
  private static final String COUNT =
      "set `deploy.replicas` of the service in the file, and `c2ecs up`";
  private static final String CHANGES = "`c2ecs up --dry-run` shows what would change";
  private static final String TEMPLATE = "`c2ecs convert` writes the template";
  private static final String SHELL =
      "`aws ecs execute-command` runs a command in a task of a service with `x-aws-exec: true`";

  /** Commands of docker compose and of other tools, and what does their work here. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("top", STATE),
          Map.entry("stats", STATE),
          Map.entry("status", STATE),
          Map.entry("list", "`c2ecs ls` lists the projects that are deployed"),
          Map.entry("attach", LOGS),
          Map.entry("events", "`c2ecs doctor` says why the last operation failed"),
          Map.entry("pull", "each task pulls its images when it starts"),
          Map.entry("exec", SHELL),
          Map.entry("volumes", "`c2ecs config --volumes` lists them"),
          Map.entry("scale", COUNT),
          Map.entry("start", AT_ONCE),
          Map.entry("stop", AT_ONCE),
          Map.entry("create", AT_ONCE),
          Map.entry("restart", AT_ONCE),
          Map.entry("pause", AT_ONCE),
          Map.entry("unpause", AT_ONCE),
          Map.entry("kill", AT_ONCE),
          Map.entry("rm", REMOVE),
          Map.entry("destroy", REMOVE),
          Map.entry("delete", REMOVE),
          Map.entry("remove", REMOVE),
          Map.entry("plan", CHANGES),
          Map.entry("preview", CHANGES),
          Map.entry("apply", "`c2ecs up` deploys a project"),
          Map.entry("synth", TEMPLATE),
          Map.entry("package", TEMPLATE),
          Map.entry("validate", "`c2ecs check` says what is wrong with a project"),
          Map.entry("lint", "`c2ecs check` says what is wrong with a project"),
          Map.entry("rollback", "`c2ecs cancel` stops an update and rolls it back"));

  private UnknownWords() {}

  /** The sentence about a command that does not exist. */
  static String command(String name) {
    String elsewhere = ELSEWHERE.get(name);
    String hint = elsewhere == null ? didYouMean(name, Commands.names()) : elsewhere;
    return "there is no command " + name + (hint.isEmpty() ? "" : ": " + hint);
  }

  /** The sentence about wrong usage. */
  static String sentence(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return String.valueOf(e.getMessage());
    }
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    String word = unmatched.getUnmatched().get(0);
    if (word.startsWith("-") && word.length() > 1) {
      return option(word, spec);
    }
    if (isProgram(spec)) {
      return command(word);
    }
    return spec.name()
        + " does not take the argument "
        + (word.isEmpty() ? "\"\"" : word)
        + Commands.of(spec).flatMap(Command::noArguments).map(why -> ": " + why).orElse("");
  }

  /** Where to read more. */
  static String advice(ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    return isProgram(spec) ? "c2ecs help" : spec.qualifiedName() + " --help";
  }

  private static boolean isProgram(CommandSpec spec) {
    return spec.parent() == null;
  }

  private static String option(String word, CommandSpec spec) {
    String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    List<String> known = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        known.addAll(List.of(option.names()));
      }
    }
    known.removeIf(candidate -> !candidate.startsWith("--"));
    String hint = didYouMean(name, known);
    return (isProgram(spec) ? "there is no option " : spec.name() + " has no option ")
        + name
        + (hint.isEmpty() ? "" : ": " + hint);
  }

  private static String didYouMean(String name, Collection<String> known) {
    Optional<String> near = NearestName.within(name.length() <= SHORT ? 1 : FAR, name, known);
    return near.map(word -> "did you mean `" + word + "`?").orElse("");
  }
}
