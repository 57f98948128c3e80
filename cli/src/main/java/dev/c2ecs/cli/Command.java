package dev.c2ecs.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * A command, with all that others have to know of it: the program, its help, the launcher and the
 * training of the class archive. Options are declared by methods and not by annotations, whose
 * reading would take longer than running the command.
 */
interface Command {

  /** The name on the command line. */
  String name();

  /** The command that this is another name of. */
  default Optional<String> sameAs() {
    return Optional.empty();
  }

  /** Whether it talks to AWS. Then the launcher puts the SDK on the class path. */
  default boolean needsAws() {
    return false;
  }

  /**
   * Whether it takes the options that name an account: it needs AWS, or reads a stack when an
   * argument names one, {@link LikeSource#STACK}.
   */
  default boolean takesAccount() {
    return needsAws();
  }

  /** Whether it asks registries of images, which the training of the class archive must not do. */
  default boolean asksRegistries() {
    return false;
  }

  /** Whether it is about a project: the help shows how to name one. */
  default boolean takesProject() {
    return true;
  }

  /** The options that it takes because others do, and the help leaves out. */
  default List<String> unused() {
    return List.of();
  }

  /** Why it takes no arguments; empty when there is nothing to say about it. */
  default Optional<String> noArguments() {
    return Optional.empty();
  }

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
  int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure;

  /** When it ends with {@link ExitCode#DIFFERENT}; empty when it never does. */
  default Optional<String> different() {
    return Optional.empty();
  }
}
