package dev.c2ecs.cli;

import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.terminal.Size;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Starts the program. */
public final class Main {

  private Main() {}

  /** Runs the program with the arguments of the command line and exits. */
  public static void main(String[] args) {
    // Options here are strings and enums; the converters for dates alone take a tenth of a run.
    System.setProperty("picocli.converters.excludes", "java.*");
    // Nothing here is Groovy; the search for it opens every jar.
    System.setProperty("picocli.disable.closures", "true");
    Map<String, String> environment = Locales.environment(System.getenv());
    Path workingDirectory = LogicalDirectory.of(environment, Path.of("").toAbsolutePath());
    RunContext world =
        new RunContext(
            environment,
            workingDirectory,
            standardInput(),
            new FileOutputStream(FileDescriptor.out),
            new Messages(new FileOutputStream(FileDescriptor.err), terminal()),
            Terminals.hasColor(),
            Optional.empty());
    Optional<String> unnameable = Locales.unnameable(workingDirectory, args);
    if (unnameable.isPresent()) {
      world.err().line(unnameable.get());
      System.exit(ExitCode.FAILED);
    }
    int code = run(world, args);
    if (Commands.needAws(args)) {
      System.exit(code);
    }
    // Only what talks to AWS has something to do on the way out; asking for it takes Java long.
    Runtime.getRuntime().halt(code);
  }

  private static Optional<Size.Source> terminal() {
    return Terminals.isInteractive()
        ? Optional.of(Size.ofTerminal(System.getenv()))
        : Optional.empty();
  }

  /** A file stream would ask for its position, which a pipe does not have. */
  private static InputStream standardInput() {
    return new BufferedInputStream(new FileInputStream(FileDescriptor.in));
  }

  /**
   * Runs the program without leaving the JVM.
   *
   * @param environment the environment variables
   * @param workingDirectory the absolute working directory
   * @param in standard input
   * @param out standard output
   * @param err standard error
   * @param args the arguments of the command line
   * @return the exit code
   */
  public static int run(
      Map<String, String> environment,
      Path workingDirectory,
      InputStream in,
      OutputStream out,
      OutputStream err,
      String... args) {
    return run(
        new RunContext(
            environment,
            LogicalDirectory.of(environment, workingDirectory),
            in,
            out,
            new Messages(err),
            false,
            Optional.empty()),
        args);
  }

  /**
   * Runs the program with a clock and a terminal of its own.
   *
   * @param simulation clock and terminal
   */
  public static int run(
      Simulation simulation,
      Map<String, String> environment,
      Path workingDirectory,
      InputStream in,
      OutputStream out,
      OutputStream err,
      String... args) {
    Messages messages =
        new Messages(
            err, simulation.interactive() ? Optional.of(simulation::size) : Optional.empty());
    return run(
        new RunContext(
            environment, workingDirectory, in, out, messages, false, Optional.of(simulation)),
        args);
  }

  private static int run(RunContext world, String... args) {
    try {
      ParseResult parsed = Commands.program(args).parseArgs(args);
      ParseResult given = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
      CommandLine line = given.commandSpec().commandLine();
      if (args.length == 0 || parsed.isUsageHelpRequested() || given.isUsageHelpRequested()) {
        return HelpCommand.show(world, line);
      }
      if (parsed.hasMatchedOption("--version")) {
        return VersionCommand.show(world);
      }
      Optional<Command> command = Commands.of(given.commandSpec());
      if (command.isEmpty()) {
        throw new ParameterException(line, "a command is missing");
      }
      ComposeFlags.mention(parsed, given).ifPresent(world.err()::line);
      return run(world, command.get(), new GlobalOptions(parsed, given), given);
    } catch (ParameterException e) {
      return usageError(world, e);
    } catch (Failure e) {
      return failure(world, e);
    } catch (DeployFailure e) {
      world.err().line(String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    } catch (InvalidPathException e) {
      world.err().line(e.getInput() + " cannot be the name of a file" + Locales.hint());
      return ExitCode.FAILED;
    } catch (RuntimeException e) {
      return mistake(world, e);
    }
  }

  private static int run(
      RunContext world, Command command, GlobalOptions options, ParseResult given) throws Failure {
    try {
      return command.run(world, options, given);
    } catch (Refusal e) {
      DiagnosticText text = new DiagnosticText(new SourceLines(e.sources()), options.color(world));
      world.err().print(text.of(e.diagnostics()));
      return ExitCode.FAILED;
    }
  }

  private static int usageError(RunContext world, ParameterException e) {
    world.err().line(UnknownWords.sentence(e));
    world.err().print("try: " + UnknownWords.advice(e) + "\n");
    return ExitCode.USAGE;
  }

  private static int failure(RunContext world, Failure e) {
    String message = String.valueOf(e.getMessage());
    if (!message.contains("Broken pipe")) {
      world.err().line(message);
    }
    return e.exitCode();
  }

  private static int mistake(RunContext world, RuntimeException e) {
    world.err().line("this is a mistake in c2ecs, please report it: " + e);
    for (StackTraceElement element : e.getStackTrace()) {
      // The JVM hides the calls between a lambda and its caller; those of packaging have no file.
      if (element.getClassName().startsWith("dev.c2ecs.") && element.getFileName() != null) {
        world.err().print("    at " + element + "\n");
      }
    }
    return ExitCode.FAILED;
  }
}
