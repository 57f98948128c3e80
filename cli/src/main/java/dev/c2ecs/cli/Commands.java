package dev.c2ecs.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands of the program and the words for declaring them. */
final class Commands {

  private static final Map<String, Supplier<Command>> ALL = all();

  private Commands() {}

  private static Map<String, Supplier<Command>> all() {
    Map<String, Supplier<Command>> all = new LinkedHashMap<>();
    all.put("convert", ConvertCommand::new);
    all.put("check", CheckCommand::new);
    all.put("config", ConfigCommand::new);
    all.put("version", VersionCommand::new);
    all.put("help", HelpCommand::new);
    return all;
  }

  /** The commands whose names are among the arguments; all for help, or when there is none. */
  static Map<String, Command> named(String... args) {
    List<String> given = Arrays.asList(args);
    boolean needsAll = given.contains("help") || ALL.keySet().stream().noneMatch(given::contains);
    Map<String, Command> commands = new LinkedHashMap<>();
    for (Map.Entry<String, Supplier<Command>> entry : ALL.entrySet()) {
      if (needsAll || given.contains(entry.getKey())) {
        commands.put(entry.getKey(), entry.getValue().get());
      }
    }
    return commands;
  }

  /** The command line of the program with some of its commands. */
  static CommandLine program(Map<String, Command> commands) {
    CommandSpec root =
        spec(
            "c2ecs",
            "Takes a Docker Compose file to Amazon ECS.",
            "c2ecs convert compose.yaml > template.yaml",
            "c2ecs check -f compose.yaml --format json",
            "c2ecs help convert");
    root.usageMessage().synopsisSubcommandLabel("COMMAND");
    GlobalOptions.declare(root);
    CommandLine program = new CommandLine(root);
    commands.forEach(
        (name, command) -> {
          CommandSpec spec = command.spec();
          GlobalOptions.declare(spec);
          program.addSubcommand(name, spec);
        });
    program.setCaseInsensitiveEnumValuesAllowed(true);
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
