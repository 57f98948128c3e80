package dev.c2ecs.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of the program or of a command, as wide as the terminal. */
final class HelpText {

  private static final Set<String> PROJECT =
      Set.of(
          "--file",
          "--project-name",
          "--project-directory",
          "--env-file",
          "--profile",
          "--all-resources");
  private static final Set<String> AWS =
      Set.of("--region", "--aws-profile", "--account", "--endpoint-url");
  private static final Set<String> OUTPUT = Set.of("--ansi", "--progress", "--help");

  private static final Map<String, String> PROJECT_VARIABLES =
      ordered(
          "COMPOSE_FILE", "Compose files, like -f",
          "COMPOSE_PROJECT_NAME", "Project name, like -p",
          "COMPOSE_PROFILES", "Profiles, like --profile",
          "COMPOSE_ENV_FILES", "Env files, like --env-file");
  private static final Map<String, String> AWS_VARIABLES =
      ordered(
          "AWS_PROFILE", "AWS profile, like --aws-profile",
          "AWS_REGION", "Region, like --region",
          "AWS_ACCESS_KEY_ID", "and what else the AWS CLI reads");
  private static final Map<String, String> OUTPUT_VARIABLES =
      ordered("NO_COLOR", "No colours when it is set", "COLUMNS", "Width of the help");
  private static final Map<String, String> EXIT_CODES =
      ordered(
          "0", "Done, or nothing to do",
          "1", "The operation failed, or the file has errors",
          "2", "Wrong usage",
          "130", "Interrupted");

  private static final int LABEL = 26;
  private static final int INDENT = 2;
  private static final int GAP = 2;

  private final int width;
  private final StringBuilder out = new StringBuilder();

  private HelpText(int width) {
    this.width = width;
  }

  /** The help of a command; of the program when the command has no parent. */
  static String of(CommandSpec spec, int width) {
    HelpText help = new HelpText(width);
    help.write(spec);
    return help.out.toString();
  }

  private void write(CommandSpec spec) {
    boolean isProgram = spec.parent() == null;
    Map<String, List<OptionSpec>> groups = groups(spec);
    paragraph(usage(spec, isProgram), "    ");
    out.append('\n');
    paragraph(String.join(" ", spec.usageMessage().description()), "");
    if (isProgram) {
      section("Commands", commands(spec));
    }
    section("Arguments", arguments(spec));
    groups.forEach((title, options) -> section(title, labels(options)));
    section("Exit codes", exitCodes(spec));
    Map<String, String> variables = new LinkedHashMap<>();
    if (isProgram || groups.containsKey("Compose project")) {
      variables.putAll(PROJECT_VARIABLES);
    }
    if (isProgram || spec.findOption("--aws-profile") != null) {
      variables.putAll(AWS_VARIABLES);
      if (!isProgram && spec.findOption("--account") == null) {
        // It names a region and has nothing to sign.
        variables.remove("AWS_ACCESS_KEY_ID");
      }
    }
    variables.putAll(OUTPUT_VARIABLES);
    section("Environment variables", variables);
    for (String line : spec.usageMessage().footer()) {
      out.append(line).append('\n');
    }
  }

  /** Only what compares something can find it different. */
  private static Map<String, String> exitCodes(CommandSpec spec) {
    Map<String, String> codes = new TreeMap<>(Comparator.comparingInt(Integer::parseInt));
    codes.putAll(EXIT_CODES);
    Optional<String> different =
        spec.parent() == null
            ? Optional.of(different())
            : Commands.of(spec).flatMap(Command::different);
    different.ifPresent(when -> codes.put(String.valueOf(ExitCode.DIFFERENT), when));
    return codes;
  }

  /** Who ends with the code of a difference, for all commands together. */
  private static String different() {
    List<String> names =
        Commands.all().stream()
            .filter(command -> command.different().isPresent())
            .map(Command::name)
            .toList();
    return "A comparison that says \"different\": " + String.join(", ", names);
  }

  private static String usage(CommandSpec spec, boolean isProgram) {
    StringBuilder usage = new StringBuilder("Usage: " + spec.qualifiedName() + " [OPTIONS]");
    if (isProgram) {
      usage.append(" COMMAND");
    }
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      usage.append(" [").append(argument.paramLabel());
      usage.append(argument.arity().max() > 1 ? "…]" : "]");
    }
    return usage.toString();
  }

  private static Map<String, String> commands(CommandSpec spec) {
    Map<String, String> commands = new LinkedHashMap<>();
    spec.subcommands()
        .forEach(
            (name, line) -> {
              CommandSpec command = line.getCommandSpec();
              String description = String.join(" ", command.usageMessage().description());
              int end = description.indexOf(". ");
              String sentence = end < 0 ? description : description.substring(0, end + 1);
              commands.put(
                  name,
                  Commands.of(command)
                      .flatMap(Command::sameAs)
                      .map(other -> "Another name of " + other + ".")
                      .orElse(sentence));
            });
    return commands;
  }

  private static Map<String, String> arguments(CommandSpec spec) {
    Map<String, String> arguments = new LinkedHashMap<>();
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      arguments.put(argument.paramLabel(), String.join(" ", argument.description()));
    }
    return arguments;
  }

  /** The options that a command has, by the title of their group. */
  private static Map<String, List<OptionSpec>> groups(CommandSpec spec) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    for (String title : List.of("Options", "Compose project", "AWS", "Output")) {
      groups.put(title, new ArrayList<>());
    }
    Set<String> unused = new HashSet<>();
    // A command that opens no account has options of these names for what they say, not for AWS.
    boolean takesAccount = Commands.of(spec).map(Command::takesAccount).orElse(true);
    Commands.of(spec)
        .ifPresent(
            command -> {
              unused.addAll(command.unused());
              unused.addAll(command.takesProject() ? Set.of() : PROJECT);
            });
    for (OptionSpec option : spec.options()) {
      String name = option.longestName();
      if (!option.hidden() && !unused.contains(name)) {
        String title =
            PROJECT.contains(name)
                ? "Compose project"
                : takesAccount && AWS.contains(name)
                    ? "AWS"
                    : OUTPUT.contains(name) ? "Output" : "Options";
        groups.getOrDefault(title, new ArrayList<>()).add(option);
      }
    }
    groups.values().removeIf(List::isEmpty);
    return groups;
  }

  private static Map<String, String> labels(List<OptionSpec> options) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (OptionSpec option : options) {
      String names = String.join(", ", Arrays.asList(option.names()));
      String indent = option.names()[0].startsWith("--") ? "    " : "";
      String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
      labels.put(indent + names + value, String.join(" ", option.description()));
    }
    return labels;
  }

  private void section(String title, Map<String, String> rows) {
    if (rows.isEmpty()) {
      return;
    }
    out.append('\n').append(title).append(":\n");
    int longest = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    int column = INDENT + Math.min(longest, LABEL) + GAP;
    rows.forEach(
        (label, text) -> {
          String first = " ".repeat(INDENT) + label;
          if (first.length() + GAP > column) {
            out.append(first).append('\n');
            first = "";
          }
          wrapped(first + " ".repeat(column - first.length()), text, " ".repeat(column));
        });
  }

  private void paragraph(String text, String indent) {
    wrapped("", text, indent);
  }

  /** Lines that are no wider than the terminal, but for words that are. */
  private void wrapped(String start, String text, String indent) {
    StringBuilder line = new StringBuilder(start);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > width) {
        out.append(line).append('\n');
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    out.append(line).append('\n');
  }

  private static Map<String, String> ordered(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
