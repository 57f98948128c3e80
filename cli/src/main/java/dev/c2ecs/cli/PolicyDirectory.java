package dev.c2ecs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory of managed policies, a file each. Who makes policies of all files in it must not make
 * those of an earlier run: they go with it.
 */
final class PolicyDirectory {

  private static final Pattern NUMBER = Pattern.compile("(?:-[1-9][0-9]*+)?+\\.(?:json|yaml)");

  private final RunContext world;
  private final Overwriting overwriting;
  private final String name;

  /**
   * A directory.
   *
   * @param name how the user names it; it may be made
   */
  PolicyDirectory(RunContext world, Overwriting overwriting, String name) {
    this.world = world;
    this.overwriting = overwriting;
    this.name = name;
  }

  /**
   * Writes all files and removes those of earlier runs.
   *
   * @param texts their contents by their names, {@code STACK-deploy-1.json}
   * @throws Failure before anything is written, when one of the files is something else
   */
  void write(Map<String, String> texts, ResultKind kind) throws Failure {
    overwriting.checkConfined(name);
    Map<Overwriting.Target, String> targets = new LinkedHashMap<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      String file = name.replaceFirst("/+$", "") + "/" + text.getKey();
      targets.put(overwriting.target(Optional.of(file), kind), text.getValue());
    }
    Path directory = world.workingDirectory().resolve(name);
    List<Path> earlier;
    try {
      Files.createDirectories(directory);
      earlier = kind == ResultKind.POLICY ? earlier(directory, texts.keySet()) : List.of();
    } catch (IOException e) {
      throw new Failure(ExitCode.FAILED, name + " cannot be made: " + Messages.reason(e));
    }
    for (Map.Entry<Overwriting.Target, String> target : targets.entrySet()) {
      new ResultOutput(world).write(target.getKey(), target.getValue());
    }
    for (Path file : earlier) {
      remove(file);
    }
  }

  /** Files with the names of the policies of this stack, and none of this run. */
  private static List<Path> earlier(Path directory, Set<String> now) throws IOException {
    Set<String> starts = new TreeSet<>();
    for (String file : now) {
      String stack = file.replaceFirst("-(deploy|cloudformation)(-\\d+)?+\\.(json|yaml)$", "");
      starts.add(stack + "-deploy");
      starts.add(stack + "-cloudformation");
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> !now.contains(file.getFileName().toString()))
          .filter(file -> starts.stream().anyMatch(start -> isNumbered(file, start)))
          .sorted()
          .toList();
    }
  }

  private static boolean isNumbered(Path file, String start) {
    String last = file.getFileName().toString();
    return last.startsWith(start) && NUMBER.matcher(last.substring(start.length())).matches();
  }

  /** Removes a policy; what has such a name and is something else is left, and named. */
  private void remove(Path file) throws Failure {
    String shown = name.replaceFirst("/+$", "") + "/" + file.getFileName();
    try {
      boolean isPolicy =
          Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              && ResultKind.POLICY.is(Overwriting.text(file));
      if (isPolicy) {
        Files.delete(file);
      }
      world
          .err()
          .line(
              isPolicy
                  ? "removed " + shown + ", a policy of an earlier run"
                  : shown + " is none of these policies, and stays");
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILED,
          shown + " is of an earlier run and cannot be removed: " + Messages.reason(e));
    }
  }
}
