package dev.c2ecs.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Starts the program. */
public final class Main {

  private Main() {}

  /** Runs the program with the arguments of the command line and exits. */
  public static void main(String[] args) {
    World world =
        new World(
            System.getenv(),
            Path.of("").toAbsolutePath(),
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            new Messages(new FileOutputStream(FileDescriptor.err)),
            Terminals.hasColor());
    System.exit(run(world, args));
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
    return run(new World(environment, workingDirectory, in, out, new Messages(err), false), args);
  }

  private static int run(World world, String... args) {
    CommandLine commandLine = new CommandLine(new C2ecs(world));
    commandsFor(args).forEach((name, command) -> commandLine.addSubcommand(name, command));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setOut(new PrintWriter(world.out(), true, StandardCharsets.UTF_8));
    commandLine.setErr(world.err().writer());
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    commandLine.setParameterExceptionHandler((e, given) -> usageError(world, e));
    commandLine.setExecutionExceptionHandler((e, line, result) -> failure(world, e));
    return commandLine.execute(args);
  }

  /**
   * The commands whose names are among the arguments, or all when there is none: reading the
   * annotations of a command that is not run takes longer than running one.
   */
  private static Map<String, Object> commandsFor(String[] args) {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("convert", ConvertCommand::new);
    all.put("check", CheckCommand::new);
    all.put("config", ConfigCommand::new);
    all.put("version", VersionCommand::new);
    all.put("help", HelpCommand::new);
    Set<String> given = new HashSet<>(Arrays.asList(args));
    boolean needsAll = given.contains("help") || all.keySet().stream().noneMatch(given::contains);
    Map<String, Object> commands = new LinkedHashMap<>();
    all.forEach(
        (name, command) -> {
          if (needsAll || given.contains(name)) {
            commands.put(name, command.get());
          }
        });
    return commands;
  }

  private static int usageError(World world, ParameterException e) {
    world.err().line(String.valueOf(e.getMessage()));
    UnmatchedArgumentException.printSuggestions(e, world.err().writer());
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    world.err().print("try: " + command + " --help\n");
    return ExitCode.USAGE;
  }

  private static int failure(World world, Exception e) {
    if (e instanceof Failure failure) {
      boolean quiet = String.valueOf(e.getMessage()).contains("Broken pipe");
      if (!quiet) {
        world.err().line(String.valueOf(e.getMessage()));
      }
      return failure.exitCode();
    }
    world.err().line("this is a mistake in c2ecs, please report it: " + e);
    for (StackTraceElement element : e.getStackTrace()) {
      if (element.getClassName().startsWith("dev.c2ecs.")) {
        world.err().print("    at " + element + "\n");
      }
    }
    return ExitCode.FAILED;
  }
}
