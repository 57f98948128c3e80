package dev.c2ecs.cli;

import dev.c2ecs.cli.terminal.Visible;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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

  /** Writes a text for programs to standard output. */
  void write(String text) throws Failure {
    toStandardOutput(Visible.data(text));
  }

  /** Writes a text for programs to where {@link Overwriting} lets it be. */
  void write(Overwriting.Target target, String text) throws Failure {
    if (target.isStandardOutput()) {
      write(text);
    } else {
      toFile(target.name().orElseThrow(), text.getBytes(StandardCharsets.UTF_8));
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
        try (OutputStream out = new FileOutputStream(target.toString())) {
          out.write(bytes);
        }
      } else {
        replace(target, bytes);
      }
    } catch (IOException e) {
      throw new Failure(ExitCode.FAILED, name + " cannot be written: " + Messages.reason(e));
    }
  }

  /**
   * Writes beside the target and moves over it, so that nobody ever sees half a file. Streams of
   * files need no channel, with which Java would try the network.
   */
  private static void replace(Path target, byte[] bytes) throws IOException {
    Path directory = target.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw new NoSuchFileException(directory.toString());
    }
    if (directory != null && !Files.isWritable(directory)) {
      throw new AccessDeniedException(directory.toString());
    }
    Path temporary = null;
    try {
      for (int i = 0; temporary == null; i++) {
        Path candidate = target.resolveSibling("." + target.getFileName() + "." + i + ".tmp");
        if (candidate.toFile().createNewFile()) {
          temporary = candidate;
          try (OutputStream out = new FileOutputStream(candidate.toString())) {
            out.write(bytes);
          }
        } else if (i == TRIES) {
          throw new FileAlreadyExistsException(candidate.toString());
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
