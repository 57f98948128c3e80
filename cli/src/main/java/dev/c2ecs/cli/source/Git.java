package dev.c2ecs.cli.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asks git: which files of a directory it tracks, what a revision is, and for objects. Whatever
 * goes wrong with a list (no git, no repository, one of somebody else, too many files, too long) is
 * no answer.
 *
 * <p>The configuration of a repository may name programs that git starts; those that listing files
 * would start are switched off, nothing is written, and nothing of the surroundings that points git
 * elsewhere reaches it.
 *
 * @see <a href="https://git-scm.com/docs/git-ls-files">git ls-files</a>
 * @see <a href="https://git-scm.com/docs/git-config#Documentation/git-config.txt-corefsmonitor">
 *     core.fsmonitor</a>
 */
final class Git {

  /** Far more than a directory that is mounted has; a list that is cut off is no answer. */
  private static final int MOST_BYTES = 16 << 20;

  private static final long SECONDS = 10;
  private static final int MOST_WORDS = 1 << 16;

  private static final List<String> HARMLESS =
      List.of(
          "-c",
          "core.fsmonitor=false",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "core.untrackedCache=false",
          "-c",
          "safe.bareRepository=explicit",
          // objects that a partial clone lacks are not fetched
          "-c",
          "protocol.allow=never");

  /** What git may know of the process: where the user's own configuration is, and where to stop. */
  private static final List<String> PASSED =
      List.of("HOME", "XDG_CONFIG_HOME", "GIT_CEILING_DIRECTORIES", "SystemRoot");

  private final Path program;
  private final Map<String, String> environment;

  private Git(Path program, Map<String, String> environment) {
    this.program = program;
    this.environment = environment;
  }

  /**
   * The git that the {@code PATH} of an environment finds; a relative directory in it does not
   * count, because somebody else may have put a program there.
   */
  static Optional<Git> of(Map<String, String> environment) {
    for (String directory : environment.getOrDefault("PATH", "").split(":", -1)) {
      if (directory.startsWith("/")) {
        Path program = Path.of(directory, "git");
        if (Files.isExecutable(program) && !Files.isDirectory(program)) {
          return Optional.of(new Git(program, variables(environment)));
        }
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> variables(Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>();
    for (String name : PASSED) {
      String value = environment.get(name);
      if (value != null) {
        variables.put(name, value);
      }
    }
    variables.put("GIT_OPTIONAL_LOCKS", "0");
    variables.put("GIT_TERMINAL_PROMPT", "0");
    variables.put("GIT_NO_LAZY_FETCH", "1");
    variables.put("GIT_NO_REPLACE_OBJECTS", "1");
    variables.put("LC_ALL", "C");
    return variables;
  }

  /** A question that is being answered. */
  static final class Asked {
    private final Optional<Process> process;

    private Asked(Optional<Process> process) {
      this.process = process;
    }

    /** The names in the answer; empty when there is none. */
    Optional<List<String>> names() {
      if (process.isEmpty()) {
        return Optional.empty();
      }
      Process running = process.get();
      Thread clock = stopper(running);
      try (InputStream out = running.getInputStream()) {
        byte[] bytes = out.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          return Optional.empty();
        }
        return running.waitFor() == 0 ? Optional.of(split(bytes)) : Optional.empty();
      } catch (IOException e) {
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } finally {
        running.destroyForcibly();
        clock.interrupt();
      }
    }
  }

  private static Thread stopper(Process process) {
    Thread clock =
        new Thread(
            () -> {
              try {
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                // the answer was there in time
                Thread.currentThread().interrupt();
              }
            },
            "git");
    clock.setDaemon(true);
    clock.start();
    return clock;
  }

  private static List<String> split(byte[] bytes) {
    List<String> names = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        names.add(new String(bytes, from, i - from, StandardCharsets.UTF_8));
        from = i + 1;
      }
    }
    return names;
  }

  /** The tracked files of a directory, {@code MODE OBJECT STAGE<tab>PATH}, relative to it. */
  Asked tracked(Path directory) {
    return ask(directory, "--cached", "--stage");
  }

  /** The files that are neither tracked nor ignored, relative to the directory. */
  Asked untracked(Path directory) {
    return ask(directory, "--others", "--exclude-standard");
  }

  /** The ignored files, whole directories as one name with a slash. */
  Asked ignored(Path directory) {
    return ask(directory, "--others", "--ignored", "--exclude-standard", "--directory");
  }

  /** Whether the index has a file, or something below a directory. */
  boolean isTracked(Path top, String path) {
    List<String> options = List.of("ls-files", "-z", "--cached", "--", ":(top,literal)" + path);
    return asked(top, options).names().filter(names -> !names.isEmpty()).isPresent();
  }

  /**
   * The line ends of the tracked files that a path names, {@code i/lf w/crlf attr/text<tab>PATH};
   * empty when there is no answer.
   */
  Optional<List<String>> lineEnds(Path directory, String path) {
    return asked(directory, List.of("ls-files", "-z", "--eol", "--", path)).names();
  }

  /** The directory of the working tree that a directory is in, without links. */
  Optional<Path> top(Path directory) {
    try {
      return Optional.of(Path.of(line(directory, "rev-parse", "--show-toplevel")));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** What a setting is; empty where it is not set. */
  Optional<String> setting(Path directory, String name) {
    try {
      return Optional.of(line(directory, "config", "--get", name));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What the index has under a path, {@code MODE OBJECT STAGE<tab>PATH}; empty for nothing. */
  List<String> staged(Path top, String path) {
    List<String> options =
        List.of("ls-files", "-z", "--cached", "--stage", "--", ":(top,literal)" + path);
    return asked(top, options).names().orElse(List.of());
  }

  private Asked ask(Path directory, String... options) {
    List<String> command = new ArrayList<>(List.of("ls-files", "-z"));
    command.addAll(List.of(options));
    command.addAll(List.of("--", "."));
    return asked(directory, command);
  }

  private Asked asked(Path directory, List<String> arguments) {
    try {
      return new Asked(
          Optional.of(
              builder(directory, arguments)
                  .redirectError(ProcessBuilder.Redirect.DISCARD)
                  .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                  .start()));
    } catch (IOException e) {
      return new Asked(Optional.empty());
    }
  }

  private ProcessBuilder builder(Path directory, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(HARMLESS);
    command.addAll(List.of("-C", directory.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  /**
   * What git prints in one line.
   *
   * @throws IOException with what git says when it cannot tell
   */
  String line(Path directory, String... arguments) throws IOException {
    Process process =
        builder(directory, List.of(arguments))
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    Thread clock = stopper(process);
    try (InputStream out = process.getInputStream();
        InputStream err = process.getErrorStream()) {
      String text = new String(out.readNBytes(MOST_WORDS), StandardCharsets.UTF_8);
      String why = new String(err.readNBytes(MOST_WORDS), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(why.lines().findFirst().orElse("git does not tell why"));
      }
      return text.replaceFirst("\\n$", "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
      clock.interrupt();
    }
  }

  /**
   * Starts what answers questions for objects.
   *
   * @see <a href="https://git-scm.com/docs/git-cat-file">git cat-file --batch</a>
   */
  Process objects(Path directory) throws IOException {
    return builder(directory, List.of("cat-file", "--batch"))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
