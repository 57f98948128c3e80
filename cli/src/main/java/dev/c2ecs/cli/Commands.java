package dev.c2ecs.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands of the program and the words for declaring them. */
final class Commands {

  private static final List<String> NAMES =
      List.of(
          "convert", "check", "config", "deploy", "up", "down", "ls", "cancel", "doctor", "version",
          "help");

  private Commands() {}

  /** The names of all commands. */
  static List<String> names() {
    return NAMES;
  }

  private static Command create(String name) {
    return switch (name) {
      case "convert" -> new ConvertCommand();
      case "check" -> new CheckCommand();
      case "config" -> new ConfigCommand();
      case "deploy", "up" -> new DeployCommand(name);
      case "down" -> new DownCommand();
      case "ls" -> new LsCommand();
      case "cancel" -> new CancelCommand();
      case "doctor" -> new DoctorCommand();
      case "version" -> new VersionCommand();
      case "help" -> new HelpCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** The commands whose names are among the arguments; all for help, or when there is none. */
  static Map<String, Command> named(String... args) {
    List<String> given = Arrays.asList(args);
    boolean needsAll = given.contains("help") || Collections.disjoint(NAMES, given);
    Map<String, Command> commands = new LinkedHashMap<>();
    for (String name : NAMES) {
      if (needsAll || given.contains(name)) {
        commands.put(name, create(name));
      }
    }
    return commands;
  }

  /** The command line of the program with some of its commands. */
  static CommandLine program(Map<String, Command> commands, String... args) {
    CommandSpec root =
        spec(
            "c2ecs",
            "Takes a Docker Compose file to Amazon ECS.",
            "c2ecs convert compose.yaml > template.yaml",
            "c2ecs check -f compose.yaml --format json",
            "c2ecs help convert");
    root.usageMessage().synopsisSubcommandLabel("COMMAND");
    boolean optionsFirst = args.length == 0 || !commands.containsKey(args[0]);
    if (optionsFirst || commands.containsKey("help")) {
      GlobalOptions.declare(root);
      ComposeFlags.declare(root);
      root.addOption(flag("Print the version", "-v", "--version"));
    }
    CommandLine program = new CommandLine(root);
    for (Map.Entry<String, Command> entry : commands.entrySet()) {
      CommandSpec spec = entry.getValue().spec();
      GlobalOptions.declare(spec);
      ComposeFlags.declare(spec);
      program.addSubcommand(entry.getKey(), spec);
    }
    program.setCaseInsensitiveEnumValuesAllowed(true);
    program.setOverwrittenOptionsAllowed(true);
    return program;
  }

  /** A command with its description and examples. */
  static CommandSpec spec(String name, String description, String... examples) {
    List<String> footer = new ArrayList<>(List.of("", "Examples:"));
    for (String example : examples) {
      footer.add("  " + example);
    }
    CommandSpec spec = CommandSpec.create().name(name);
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
