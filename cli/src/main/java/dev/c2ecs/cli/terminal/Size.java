package dev.c2ecs.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The size of a terminal in characters.
 *
 * @param columns its width
 * @param rows its height
 */
public record Size(int columns, int rows) {

  /** The size when nothing tells another one. */
  public static final Size USUAL = new Size(80, 24);

  /** Where a size comes from; it may change while the program runs. */
  public interface Source {
    /** The size now. */
    Size now();
  }

  /**
   * The size of the terminal of this process: {@code COLUMNS} and {@code LINES}, or what stty says.
   */
  public static Source ofTerminal(Map<String, String> environment) {
    int columns = number(environment.getOrDefault("COLUMNS", ""));
    int rows = number(environment.getOrDefault("LINES", ""));
    return columns > 0 && rows > 0 ? () -> new Size(columns, rows) : new Asked();
  }

  /** Asks again after a moment only: every question starts a process. */
  private static final class Asked implements Source {
    private static final long NANOSECONDS = 500_000_000;
    private @Nullable Size last;
    private long asked;

    @Override
    public synchronized Size now() {
      Size known = last;
      if (known == null || System.nanoTime() - asked > NANOSECONDS) {
        known = fromStty();
        last = known;
        asked = System.nanoTime();
      }
      return known;
    }
  }

  /** The JDK has no call for it. */
  private static Size fromStty() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return USUAL;
      }
      String[] words = text.strip().split(" ", 2);
      int rows = number(words[0]);
      int columns = words.length > 1 ? number(words[1]) : 0;
      return rows > 0 && columns > 0 ? new Size(columns, rows) : USUAL;
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  private static int number(String text) {
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
  }
}
