package dev.c2ecs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Flags of docker compose that this program does not have: those that ask for what happens anyway
 * are accepted and mentioned, those that ask for something else are refused with the reason.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/compose/up/">docker compose up</a>
 */
final class ComposeFlags {

  /**
   * A flag.
   *
   * @param names its names, the long one last
   * @param value the label of its value; empty when it has none
   * @param refused whether it is refused
   * @param why why it is refused or means nothing
   */
  record Flag(List<String> names, String value, boolean refused, String why) {
    String name() {
      return names.get(names.size() - 1);
    }
  }

  private static final String NO_LOGS = "no logs are shown";

  private static final List<Flag> OF_PROGRAM =
      List.of(
          ignored("--compatibility", "", "names of containers do not matter"),
          ignored("--parallel", "NUMBER", "CloudFormation orders the work"));

  private static final List<Flag> OF_UP =
      List.of(
          ignored("--wait", "", "it waits until everything runs"),
          ignored("--remove-orphans", "", "what the file no longer has is removed"),
          ignored("--quiet-pull", "", "each task pulls its images"),
          ignored("--no-color", "", "no logs are coloured, see --ansi"),
          ignored("--no-log-prefix", "", NO_LOGS),
          ignored("--timestamps", "", NO_LOGS),
          ignored("--attach", "SERVICE", NO_LOGS),
          ignored("--no-attach", "SERVICE", NO_LOGS),
          ignored("--attach-dependencies", "", NO_LOGS),
          ignored("--menu", "", NO_LOGS),
          ignored("--timeout", "SECONDS", "stop_grace_period in the file says it", "-t"),
          ignored("--no-deps", "", "all services are deployed"),
          ignored("--renew-anon-volumes", "", "each task has new anonymous volumes", "-V"),
          refused(
              "--scale",
              "SERVICE=NUMBER",
              "the file says how many tasks run: set `deploy.replicas` of the service"),
          refused("--no-recreate", "", "a deployment replaces what changed; --dry-run shows it"),
          refused("--always-recreate-deps", "", "only what changed is replaced"),
          refused("--no-start", "", "what is deployed starts; --dry-run stops before that"),
          refused(
              "--abort-on-container-exit", "", "the services run on when the command has ended"),
          refused(
              "--abort-on-container-failure", "", "the services run on when the command has ended"),
          refused(
              "--exit-code-from",
              "SERVICE",
              "the services run on when the command has ended; the exit code says whether they"
                  + " were deployed"),
          refused("--watch", "", "files are not copied into tasks: deploy a new image", "-w"));

  private static final String OLD = "docker compose ignores it too";

  private static final List<Flag> OF_BUILD =
      List.of(
          ignored("--compress", "", OLD),
          ignored("--force-rm", "", OLD),
          ignored("--no-rm", "", OLD),
          ignored("--memory", "BYTES", "builders limit no memory", "-m"),
          refused("--push", "", "images are pushed where they are needed, by `c2ecs deploy`"),
          refused("--check", "", "`c2ecs check` says what is wrong with a project"),
          refused("--print", "", "the builds are not given to bake"));

  private static final List<Flag> OF_DOWN =
      List.of(
          ignored("--remove-orphans", "", "all that was deployed is removed"),
          ignored("--timeout", "SECONDS", "stop_grace_period in the file says it", "-t"),
          refused("--dry-run", "", "it says what it removes and asks; answer with no"));

  private ComposeFlags() {}

  private static Flag ignored(String name, String value, String why, String... shorter) {
    List<String> names = new ArrayList<>(List.of(shorter));
    names.add(name);
    return new Flag(names, value, false, why);
  }

  private static Flag refused(String name, String value, String why, String... shorter) {
    List<String> names = new ArrayList<>(List.of(shorter));
    names.add(name);
    return new Flag(names, value, true, why);
  }

  /** The flags of a command, and those of the program that stand before or after it. */
  static List<Flag> of(String command) {
    List<Flag> flags = new ArrayList<>(OF_PROGRAM);
    flags.addAll(
        switch (command) {
          case "deploy", "up" -> OF_UP;
          case "build" -> OF_BUILD;
          case "down" -> OF_DOWN;
          default -> List.of();
        });
    return flags;
  }

  /** Adds to a command what docker compose has and it does not. The help does not list it. */
  static void declare(CommandSpec spec) {
    for (Flag flag : of(spec.name())) {
      List<String> free = new ArrayList<>(flag.names());
      free.removeAll(spec.optionsMap().keySet());
      if (free.contains(flag.name())) {
        boolean hasValue = !flag.value().isEmpty();
        OptionSpec.Builder option = OptionSpec.builder(free.toArray(String[]::new)).hidden(true);
        spec.addOption(
            hasValue
                ? option
                    .arity("1")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .paramLabel(flag.value())
                    .build()
                : option
                    .arity("0..1")
                    .type(Boolean.class)
                    .fallbackValue("true")
                    .paramLabel("true|false")
                    .build());
      }
    }
  }

  /**
   * Looks at the flags that were given.
   *
   * @param before what stands before the name of the command
   * @param given what stands behind it
   * @return what to say about flags without a meaning, in one sentence
   * @throws ParameterException if a flag asks for what is not done
   */
  static Optional<String> mention(ParseResult before, ParseResult given) {
    List<String> said = new ArrayList<>();
    String command = given.commandSpec().name();
    for (Flag flag : of(command)) {
      if (!isGiven(flag, before) && !isGiven(flag, given)) {
        continue;
      }
      if (flag.refused()) {
        throw new ParameterException(
            given.commandSpec().commandLine(),
            command + " has no " + flag.name() + ": " + flag.why());
      }
      said.add(flag.name() + " (" + flag.why() + ")");
    }
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(command + " ignores " + String.join(", ", said));
  }

  private static boolean isGiven(Flag flag, ParseResult part) {
    OptionSpec option = part.hasMatchedOption(flag.name()) ? part.matchedOption(flag.name()) : null;
    return option != null && option.hidden() && !Boolean.FALSE.equals(option.getValue());
  }
}
