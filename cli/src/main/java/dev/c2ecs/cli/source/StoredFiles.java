package dev.c2ecs.cli.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The files of one side as git would keep them, so that a checkout equals what it came from. */
public interface StoredFiles {

  /**
   * The content of a file, as a print.
   *
   * @param text the SHA-256 of what git would keep, in hexadecimal digits
   * @param pointer whether Git LFS keeps it: the print is that of the file that is meant
   */
  record Content(String text, boolean pointer) {}

  /**
   * A repository in another one.
   *
   * @param path where it is
   * @param commit the commit that is checked out in it
   */
  record Inner(Path path, String commit) {}

  /**
   * What is at a path.
   *
   * @throws IOException if that cannot be found out
   */
  StoredEntry entry(Path path) throws IOException;

  /**
   * The content of a file; links are followed.
   *
   * @param root the directory that is looked through, or the file itself
   * @throws IOException if it cannot be read
   */
  Content content(Path root, Path file) throws IOException;

  /** The submodule that a path is, or lies in. */
  Optional<Inner> submodule(Path path);
}
