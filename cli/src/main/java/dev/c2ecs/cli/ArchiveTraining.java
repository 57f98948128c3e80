package dev.c2ecs.cli;

import dev.c2ecs.cli.terminal.Pace;
import dev.c2ecs.cli.terminal.Size;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The run whose classes the launcher archives: it converts the files that it is given, so that a
 * start finds in the archive what real projects use, and leaves as the program does.
 */
final class ArchiveTraining {

  private ArchiveTraining() {}

  /**
   * Converts each of the files; the last one goes through the program's own entry. When the first
   * argument is {@code aws}, a command also calls AWS at a port where nobody answers.
   */
  public static void main(String[] files) {
    Path workingDirectory = Path.of("").toAbsolutePath();
    for (String file : files) {
      if (file.equals("aws")) {
        Main.run(
            new Simulation(impatient(), false, Size.USUAL),
            System.getenv(),
            workingDirectory,
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            "ls",
            "--endpoint-url",
            "http://127.0.0.1:1");
        continue;
      }
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

  private static Pace impatient() {
    return new Pace() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void sleep(Duration duration) {
        // nothing is waited for
      }

      @Override
      public double retryFactor() {
        return 0;
      }
    };
  }
}
