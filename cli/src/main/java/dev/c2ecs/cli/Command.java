package dev.c2ecs.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * A command. Options are declared by methods and not by annotations, whose reading would take
 * longer than running the command.
 */
interface Command {

  /** The options and the help of the command, without the global options. */
  CommandSpec spec();

  /**
   * Runs the command.
   *
   * @param world what it sees of the world
   * @param options the global options
   * @param given its own options and arguments
   * @return the exit code
   */
  int run(World world, GlobalOptions options, ParseResult given) throws Failure;
}
