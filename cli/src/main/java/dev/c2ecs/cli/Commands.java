package dev.c2ecs.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands of the program and the words for declaring them. */
final class Commands {

  private static final List<String> NAMES =
      List.of(
          "convert", "check", "explain", "diff", "review", "graph", "cost", "policy", "config",
          "lock", "build", "push", "deploy", "up", "down", "ls", "ps", "logs", "images", "port",
          "cancel", "doctor", "version", "help");

  private Commands() {}

  /** The names of all commands. */
  static List<String> names() {
    return NAMES;
  }

  private static Command create(String name) {
    return switch (name) {
      case "convert" -> new ConvertCommand();
      case "check" -> new CheckCommand();
      case "explain" -> new ExplainCommand();
      case "diff" -> new DiffCommand();
      case "review" -> new ReviewCommand();
      case "cost" -> new CostCommand();
      case "graph" -> new GraphCommand();
      case "config" -> new ConfigCommand();
      case "build" -> new BuildCommand();
      case "push" -> new PushCommand();
      case "lock" -> new LockCommand();
      case "deploy", "up" -> new DeployCommand(name);
      case "down" -> new DownCommand();
      case "ls" -> new LsCommand();
      case "ps" -> new PsCommand();
      case "images" -> new ImagesCommand();
      case "port" -> new PortCommand();
      case "logs" -> new LogsCommand();
      case "cancel" -> new CancelCommand();
      case "doctor" -> new DoctorCommand();
      case "policy" -> new PolicyCommand();
      case "version" -> new VersionCommand();
      case "help" -> new HelpCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** All commands. */
  static List<Command> all() {
    List<Command> commands = new ArrayList<>();
    for (String name : NAMES) {
      commands.add(create(name));
    }
    return commands;
  }

  /** Whether the arguments name a command that may talk to AWS. */
  static boolean needAws(String... args) {
    for (String arg : args) {
      if (LikeSource.isStack(arg)
          || arg.equals(DiffCommand.STACK)
          || (NAMES.contains(arg) && create(arg).needsAws())) {
        return true;
      }
    }
    return false;
  }

  /** The command line of the program, with the commands that the arguments can mean. */
  static CommandLine program(String... args) {
    List<String> given = Arrays.asList(args);
    boolean needsAll = given.contains("help") || Collections.disjoint(NAMES, given);
    CommandSpec root =
        described(
            CommandSpec.create().name("c2ecs"),
            "Takes a Docker Compose file to Amazon ECS.",
            "c2ecs convert compose.yaml > template.yaml",
            "c2ecs check -f compose.yaml --format json",
            "c2ecs help convert");
    root.usageMessage().synopsisSubcommandLabel("COMMAND");
    if (needsAll || !NAMES.contains(args[0])) {
      GlobalOptions.declare(root);
      ComposeFlags.declare(root);
      root.addOption(flag("Print the version", "-v", "--version"));
    }
    CommandLine program = new CommandLine(root);
    for (String name : NAMES) {
      if (needsAll || given.contains(name)) {
        CommandSpec spec = create(name).spec();
        GlobalOptions.declare(spec);
        ComposeFlags.declare(spec);
        program.addSubcommand(name, spec);
      }
    }
    program.setCaseInsensitiveEnumValuesAllowed(true);
    program.setOverwrittenOptionsAllowed(true);
    return program;
  }

  /** A command with its description and examples, and the options of an account if it needs one. */
  static CommandSpec spec(Command command, String description, String... examples) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(command.name());
    if (command.takesAccount()) {
      GlobalOptions.declareAws(spec);
    }
    return described(spec, description, examples);
  }

  /** The command that a part of the command line belongs to; empty for the program itself. */
  static Optional<Command> of(CommandSpec spec) {
    return Optional.ofNullable((Command) spec.userObject());
  }

  private static CommandSpec described(CommandSpec spec, String description, String... examples) {
    List<String> footer = new ArrayList<>(List.of("", "Examples:"));
    for (String example : examples) {
      footer.add("  " + example);
    }
    // No text of a command has variables; looking for them in each takes longer than parsing.
    spec.interpolateVariables(false);
    spec.usageMessage()
        .description(description)
        .footer(footer.toArray(String[]::new))
        .sortOptions(false);
    return spec;
  }

  /** A switch. */
  static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names)
        .arity("0")
        .type(boolean.class)
        .description(description)
        .build();
  }

  /** An option with a value. */
  static OptionSpec option(Class<?> type, String label, String description, String... names) {
    return OptionSpec.builder(names)
        .arity("1")
        .type(type)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** The option that accepts diagnostics. */
  static OptionSpec accept() {
    return options(
        "CODE",
        "Accept a diagnostic: an error becomes a warning, the attribute is left out",
        "--accept");
  }

  /** The option that writes a result to a file. */
  static OptionSpec output() {
    return option(
        String.class,
        "FILE",
        "Write to a file, which is replaced as a whole or left alone",
        "-o",
        "--output");
  }

  /** The format of a result for people or for programs. */
  static OptionSpec format(Class<?> type, String label) {
    return option(type, label, "Format of the result; text by default", "--format");
  }

  /** How a list is written. */
  static OptionSpec listFormat() {
    return option(
        ListFormat.class, "table|json", "How to write the list; default: table", "--format");
  }

  /** An option that may be given several times. */
  static OptionSpec options(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** An argument that may be left out. */
  static PositionalParamSpec argument(String label, String description) {
    return PositionalParamSpec.builder()
        .index("0")
        .arity("0..1")
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** A second argument that may be left out. */
  static PositionalParamSpec secondArgument(String label, String description) {
    return PositionalParamSpec.builder()
        .index("1")
        .arity("0..1")
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** Any number of arguments. */
  static PositionalParamSpec arguments(String label, String description) {
    return PositionalParamSpec.builder()
        .index("0..*")
        .arity("0..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }
}
