package dev.c2ecs.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * The run whose classes the launcher archives: it converts the files that it is given, so that a
 * start finds in the archive what real projects use, and leaves as the program does.
 */
final class ArchiveTraining {

  private ArchiveTraining() {}

  /** Converts each of the files; the last one goes through the program's own entry. */
  public static void main(String[] files) {
    Path workingDirectory = Path.of("").toAbsolutePath();
    for (String file : files) {
      Main.run(
          System.getenv(),
          workingDirectory,
          InputStream.nullInputStream(),
          OutputStream.nullOutputStream(),
          OutputStream.nullOutputStream(),
          "convert",
          file);
    }
    Main.main(new String[] {"convert", files[files.length - 1]});
  }
}
