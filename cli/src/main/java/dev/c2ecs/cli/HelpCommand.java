package dev.c2ecs.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Shows the help of the program or of one command. */
final class HelpCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Commands.spec("help", "Show help for a command.", "c2ecs help convert")
        .addPositional(Commands.argument("COMMAND", "A command"));
  }

  @Override
  public int run(World world, GlobalOptions options, ParseResult given) throws Failure {
    CommandLine program = given.commandSpec().root().commandLine();
    String name = given.matchedPositionalValue(0, "");
    CommandLine target = name.isEmpty() ? program : program.getSubcommands().get(name);
    if (target == null) {
      throw new ParameterException(program, "there is no command " + name);
    }
    return show(world, target);
  }

  /** Prints the help of a command. */
  static int show(World world, CommandLine command) throws Failure {
    String text = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    new Output(world).show(text);
    return ExitCode.OK;
  }
}
