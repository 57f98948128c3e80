package dev.c2ecs.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the steps of {@code action.yml} that have a script as a runner of GitHub does: expressions
 * become variables, the script runs in bash with the runner's files, and its log is searched for
 * commands. A c2ecs stands beside the copied script: the one of this build, or another.
 */
final class ActionRunner {

  /**
   * What a run left.
   *
   * @param exitCode of the first step that failed, or 0
   * @param log what the steps printed
   * @param commands the commands that a runner finds in the log, without those that only group
   * @param outputs the outputs of the action
   * @param summary the summary of the step
   */
  record Result(
      int exitCode,
      String log,
      List<String> commands,
      Map<String, String> outputs,
      String summary) {

    /** The comment, or nothing when there is no file. */
    String comment() throws IOException {
      Path file = Path.of(Objects.requireNonNull(outputs.get("comment"), log));
      return Files.exists(file) ? Files.readString(file) : "";
    }
  }

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *(.*?) *}}");
  private static final Pattern COMMAND = Pattern.compile("^\\s*(::|##\\[)([a-z-]+)(.*)$");

  private final Path workspace;
  private final Path home;
  private final Path temp;
  private final Map<String, String> variables = new TreeMap<>();

  /**
   * A runner.
   *
   * @param workspace where the project is checked out
   * @param home an empty directory for the action and the files of the runner
   */
  ActionRunner(Path workspace, Path home) throws IOException {
    this.workspace = workspace;
    this.home = Files.createDirectories(home.resolve("the action"));
    this.temp = Files.createDirectories(home.resolve("temp"));
    Files.createDirectories(this.home.resolve("action"));
    Files.copy(Repo.ROOT.resolve("action/run.sh"), this.home.resolve("action/run.sh"));
    program("#!/bin/sh\nexec " + StartedProgram.shellCommand() + " \"$@\"\n");
  }

  /** Puts another c2ecs in the place of the one of this build. */
  ActionRunner program(String script) throws IOException {
    Path file = Files.writeString(home.resolve("c2ecs"), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  /** A variable of the runner. */
  ActionRunner variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Runs the action with these inputs, and the defaults of the others. */
  Result run(Map<String, String> given) throws IOException {
    Object action = YamlData.read(Repo.ROOT.resolve("action.yml"));
    Map<String, String> known = new TreeMap<>();
    known.put("github.action_path", home.toString());
    YamlData.map(YamlData.at(action, "inputs"))
        .forEach(
            (name, input) ->
                known.put(
                    "inputs." + name,
                    given.getOrDefault(
                        name, (String) YamlData.at(Objects.requireNonNull(input), "default"))));
    given.keySet().forEach(name -> Objects.requireNonNull(known.get("inputs." + name), name));

    StringBuilder log = new StringBuilder();
    StringBuilder summary = new StringBuilder();
    int exitCode = 0;
    for (Object step : (List<?>) YamlData.at(action, "runs", "steps")) {
      if (YamlData.map(step).containsKey("run") && exitCode == 0) {
        Path output = Files.writeString(temp.resolve("output"), "");
        Path page = Files.writeString(temp.resolve("summary"), "");
        CiTools.Result result =
            bash(
                step,
                known,
                Map.of(
                    "GITHUB_OUTPUT", output.toString(),
                    "GITHUB_STEP_SUMMARY", page.toString()));
        exitCode = result.exitCode();
        log.append(result.out());
        summary.append(Files.readString(page));
        String id = "steps." + YamlData.at(step, "id") + ".outputs.";
        outputs(output).forEach((name, value) -> known.put(id + name, value));
      }
    }
    Map<String, String> outputs = new LinkedHashMap<>();
    YamlData.map(YamlData.at(action, "outputs"))
        .forEach(
            (name, output) -> {
              String value = (String) YamlData.at(Objects.requireNonNull(output), "value");
              Matcher expression = EXPRESSION.matcher(value);
              if (expression.matches() && known.containsKey(expression.group(1))) {
                outputs.put(name, known.get(expression.group(1)));
              }
            });
    return new Result(
        exitCode, log.toString(), commands(log.toString()), outputs, summary.toString());
  }

  private CiTools.Result bash(Object step, Map<String, String> known, Map<String, String> files)
      throws IOException {
    Path script = Files.writeString(temp.resolve("step.sh"), (String) YamlData.at(step, "run"));
    Map<String, String> environment = new TreeMap<>(variables);
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", temp.toString());
    environment.put("RUNNER_TEMP", temp.toString());
    environment.put("GITHUB_WORKSPACE", workspace.toString());
    environment.putAll(files);
    YamlData.map(YamlData.at(step, "env"))
        .forEach((name, value) -> environment.put(name, evaluate((String) value, known)));
    String bash = SystemTools.program("bash", "bash").toString();
    return CiTools.runAlone(
        workspace,
        List.of(bash, "--noprofile", "--norc", "-eo", "pipefail", script.toString()),
        environment);
  }

  private static String evaluate(String text, Map<String, String> known) {
    return EXPRESSION
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    Objects.requireNonNull(known.get(match.group(1)), match.group(1))));
  }

  private static Map<String, String> outputs(Path file) throws IOException {
    Map<String, String> outputs = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      int equals = line.indexOf('=');
      outputs.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return outputs;
  }

  /** What a runner would do, by the rules of its log; those of {@code ##[} are its older ones. */
  static List<String> commands(String log) {
    List<String> commands = new ArrayList<>();
    String stopped = "";
    for (String line : log.split("\r\n|\r|\n", -1)) {
      Matcher command = COMMAND.matcher(line);
      if (!stopped.isEmpty()) {
        stopped = line.strip().equals("::" + stopped + "::") ? "" : stopped;
      } else if (command.matches()) {
        if (command.group(2).equals("stop-commands")) {
          stopped = command.group(3).substring(2).strip();
        } else if (!command.group(2).endsWith("group")) {
          commands.add(line.strip());
        }
      }
    }
    return commands;
  }
}
