package dev.c2ecs.cli;

import dev.c2ecs.cli.terminal.Size;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Shows the help of the program or of one command. */
final class HelpCommand implements Command {

  private static final int MIN_WIDTH = 60;
  private static final int MAX_WIDTH = 100;

  @Override
  public String name() {
    return "help";
  }

  @Override
  public boolean takesProject() {
    return false;
  }

  @Override
  public List<String> unused() {
    return List.of("--progress", "--ansi");
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(this, "Show help for a command.", "c2ecs help convert")
        .addPositional(Commands.argument("COMMAND", "A command"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    CommandLine program = given.commandSpec().root().commandLine();
    String name = given.matchedPositionalValue(0, "");
    CommandLine target = name.isEmpty() ? program : program.getSubcommands().get(name);
    if (target == null) {
      throw new ParameterException(program, UnknownWords.command(name));
    }
    return show(world, target);
  }

  /** Prints the help of a command. */
  static int show(RunContext world, CommandLine command) throws Failure {
    new ResultOutput(world).show(HelpText.of(command.getCommandSpec(), width(world)));
    return ExitCode.OK;
  }

  /** The width of the terminal, within what reads well. */
  private static int width(RunContext world) {
    String columns = world.environment().getOrDefault("COLUMNS", "");
    int width =
        columns.matches("\\d{1,4}")
            ? Integer.parseInt(columns)
            : world.size().map(size -> size.now().columns()).orElse(Size.USUAL.columns());
    return Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width));
  }
}
