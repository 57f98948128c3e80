package dev.c2ecs.compose.io;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the loader may see of a file system; a caller that wants a sandbox passes its own. */
public interface FileAccess {

  /**
   * Reads a file.
   *
   * @param path an absolute path
   * @param limit the most bytes to read
   * @return at most {@code limit} bytes from the start of the file
   * @throws IOException when the file does not exist or cannot be read
   */
  byte[] read(Path path, int limit) throws IOException;

  /**
   * Reads standard input, which a project names {@code -}.
   *
   * @param limit the most bytes to read
   * @throws IOException when there is none
   */
  default byte[] standardInput(int limit) throws IOException {
    throw new IOException("there is no standard input here");
  }

  /** Whether something is there. */
  boolean exists(Path path);

  /**
   * Whether nothing is there, for certain: not when that cannot be found out, as behind a directory
   * that may not be searched.
   */
  default boolean isAbsent(Path path) {
    return !exists(path);
  }

  /** Whether a link is there that leads to nothing, or to itself. */
  default boolean isDeadLink(Path path) {
    return false;
  }

  /** Whether a directory is there. */
  boolean isDirectory(Path path);

  /**
   * Whether a file with contents of its own is there: no directory, and no pipe or device, which
   * may let a reader wait for ever.
   */
  default boolean isRegularFile(Path path) {
    return exists(path) && !isDirectory(path);
  }

  /**
   * The path without symbolic links.
   *
   * @throws IOException when it cannot be found out
   */
  default Path real(Path path) throws IOException {
    return path;
  }

  /** Whether a directory is known to have nothing in it. */
  default boolean isEmpty(Path path) {
    return false;
  }

  /**
   * The length of a file in bytes.
   *
   * @throws IOException when the file does not exist or cannot be read
   */
  default long size(Path path) throws IOException {
    return read(path, Integer.MAX_VALUE).length;
  }

  /**
   * What is in a directory, sorted by names.
   *
   * @throws IOException when it is no directory or cannot be read
   */
  default List<Path> children(Path directory) throws IOException {
    throw new IOException(directory + " cannot be listed here");
  }

  /** The file system of the machine. */
  static FileAccess system() {
    return new FileAccess() {
      @Override
      public byte[] read(Path path, int limit) throws IOException {
        // Channels take Java a millisecond to load, but tell better why a file cannot be read.
        // A file stream of its own would ask for its position, which a pipe does not have.
        try (InputStream in = new BufferedInputStream(new FileInputStream(path.toString()))) {
          return in.readNBytes(limit);
        } catch (FileNotFoundException e) {
          try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(limit);
          }
        }
      }

      @Override
      public boolean exists(Path path) {
        return Files.exists(path);
      }

      @Override
      public boolean isAbsent(Path path) {
        return Files.notExists(path);
      }

      @Override
      public boolean isDeadLink(Path path) {
        return Files.isSymbolicLink(path) && !Files.exists(path);
      }

      @Override
      public boolean isDirectory(Path path) {
        return Files.isDirectory(path);
      }

      @Override
      public boolean isRegularFile(Path path) {
        return Files.isRegularFile(path);
      }

      @Override
      public Path real(Path path) throws IOException {
        return path.toRealPath();
      }

      @Override
      public boolean isEmpty(Path path) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
          return !entries.iterator().hasNext();
        } catch (IOException e) {
          return false;
        }
      }

      @Override
      public long size(Path path) throws IOException {
        return Files.size(path);
      }

      @Override
      public List<Path> children(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
          return entries.sorted().toList();
        }
      }
    };
  }
}
