package dev.c2ecs.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the commands declare, so that tests go through what is new without being told. */
public final class DeclaredOptions {

  /**
   * An option.
   *
   * @param command the command that has it
   * @param name its longest name
   * @param takesValue whether a value has to follow
   * @param isText whether any text is a value
   * @param hidden whether the help leaves it out
   */
  public record Option(
      String command, String name, boolean takesValue, boolean isText, boolean hidden) {}

  private DeclaredOptions() {}

  /** The names of all commands. */
  public static List<String> commands() {
    return Commands.names();
  }

  /** The names of the commands that need AWS. */
  public static List<String> awsCommands() {
    return Commands.all().stream().filter(Command::needsAws).map(Command::name).toList();
  }

  /** Writes what the launcher reads. */
  public static void writeAwsCommands(Path file) throws IOException {
    AwsCommands.main(new String[] {file.toString()});
  }

  /** The options of all commands. */
  public static List<Option> all() {
    CommandLine program = Commands.program();
    List<Option> options = new ArrayList<>();
    program
        .getSubcommands()
        .forEach(
            (name, line) -> {
              CommandSpec spec = line.getCommandSpec();
              for (OptionSpec option : spec.options()) {
                boolean isText = option.type() == String.class || option.type() == List.class;
                options.add(
                    new Option(
                        name,
                        option.longestName(),
                        option.arity().min() > 0,
                        isText,
                        option.hidden()));
              }
            });
    return options;
  }

  /** The flags of docker compose of a command; those that are refused, or the others. */
  public static List<String> composeFlags(String command, boolean refused) {
    return ComposeFlags.of(command).stream()
        .filter(flag -> flag.refused() == refused)
        .map(flag -> flag.name() + (flag.value().isEmpty() ? "" : "=1"))
        .toList();
  }
}
