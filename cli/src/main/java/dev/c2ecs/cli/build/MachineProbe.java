package dev.c2ecs.cli.build;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks along the {@code PATH} of an environment. */
public final class MachineProbe implements Probe {

  private static final int SECONDS = 15;
  private static final List<String> ENDINGS =
      File.separatorChar == '\\' ? List.of(".exe", ".cmd", "") : List.of("");

  private final Map<String, String> environment;

  /** A probe that sees what a program in this environment would. */
  public MachineProbe(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Optional<String> find(String name) {
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    for (String directory : path.split(Pattern.quote(File.pathSeparator), -1)) {
      for (String ending : ENDINGS) {
        Optional<String> found = program(directory, name + ending);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** A relative entry of the path would name another program in each directory. */
  private static Optional<String> program(String directory, String name) {
    try {
      Path file = Path.of(directory).resolve(name);
      return file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)
          ? Optional.of(file.toString())
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public Answer ask(List<String> command) {
    Processes processes = new Processes();
    Path output = null;
    try {
      output = Files.createTempFile("c2ecs-", ".txt");
      Process process =
          processes.start(
              Invocation.of(command), Path.of("").toAbsolutePath(), environment, output);
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      // What it printed before it fell silent says why.
      String text = Files.readString(output, StandardCharsets.ISO_8859_1);
      return ended
          ? new Answer(process.exitValue(), text)
          : new Answer(-1, "no answer within " + SECONDS + " seconds\n" + text);
    } catch (IOException e) {
      return new Answer(-1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(-1, "interrupted");
    } finally {
      processes.stop();
      delete(output);
    }
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // It is empty or a few lines, and of no harm.
    }
  }
}
