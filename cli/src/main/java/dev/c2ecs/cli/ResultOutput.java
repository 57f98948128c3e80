package dev.c2ecs.cli;

import dev.c2ecs.cli.terminal.Visible;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Writes results: to standard output, or to a file that is replaced as a whole or left alone. */
final class ResultOutput {

  private static final int TRIES = 100;

  private final RunContext world;

  ResultOutput(RunContext world) {
    this.world = world;
  }

  /** Shows a text for people on standard output. */
  void show(String text) throws Failure {
    toStandardOutput(Visible.of(text).getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a text for programs to a file, or to standard output when none is given. */
  void write(Optional<String> file, String text) throws Failure {
    if (file.isEmpty() || Overwriting.isStandardOutput(file.get())) {
      toStandardOutput(Visible.data(text));
    } else {
      toFile(file.get(), text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void toStandardOutput(byte[] bytes) throws Failure {
    try {
      world.out().write(bytes);
      world.out().flush();
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILED, "standard output cannot be written: " + Messages.reason(e));
    }
  }

  private void toFile(String name, byte[] bytes) throws Failure {
    Path target = world.workingDirectory().resolve(name);
    try {
      if (Files.isDirectory(target)) {
        throw new IOException("it is a directory");
      }
      if (Files.exists(target)) {
        target = target.toRealPath();
      }
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        Files.write(target, bytes, StandardOpenOption.WRITE);
      } else {
        replace(target, bytes);
      }
    } catch (IOException e) {
      throw new Failure(ExitCode.FAILED, name + " cannot be written: " + Messages.reason(e));
    }
  }

  /** Writes beside the target and moves over it, so that nobody ever sees half a file. */
  private static void replace(Path target, byte[] bytes) throws IOException {
    Path temporary = null;
    try {
      for (int i = 0; temporary == null; i++) {
        Path candidate = target.resolveSibling("." + target.getFileName() + "." + i + ".tmp");
        try (OutputStream out =
            Files.newOutputStream(
                candidate, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          temporary = candidate;
          out.write(bytes);
        } catch (FileAlreadyExistsException e) {
          if (i == TRIES) {
            throw e;
          }
        }
      }
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        keepPermissions(target, temporary);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
      throw e;
    }
  }

  private static void keepPermissions(Path target, Path temporary) throws IOException {
    try {
      Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
    } catch (UnsupportedOperationException e) {
      // a file system without POSIX permissions has none to keep
    }
  }
}
