package dev.c2ecs.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Words that are used all over. */
public final class CommonWords {

  private static final int SECONDS = 60;
  private static final int DAY = 24;
  private static final int LONG_AGO = 90;
  private static final double KILOBYTE = 1e3;
  private static final double MEGABYTE = 1e6;

  private CommonWords() {}

  /** A duration as {@code 0:42} or {@code 1:02:03}. */
  static String time(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    long hours = seconds / (SECONDS * SECONDS);
    long minutes = seconds / SECONDS % SECONDS;
    return hours > 0
        ? String.format("%d:%02d:%02d", hours, minutes, seconds % SECONDS)
        : String.format("%d:%02d", minutes, seconds % SECONDS);
  }

  /** A rough duration: {@code 20 s}, {@code 2 min}. */
  static String rough(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 90
        ? Math.max(5, (seconds + 4) / 5 * 5) + " s"
        : (seconds + 30) / SECONDS + " min";
  }

  /** How long ago something was: {@code 5 min ago}; its date when that is long ago. */
  public static String ago(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.toDays() > LONG_AGO) {
      return then.toString().substring(0, "2026-01-01".length());
    }
    if (age.toMinutes() < 1) {
      return "just now";
    }
    return age.toHours() < 1
        ? age.toMinutes() + " min ago"
        : age.toHours() < 2 * DAY ? age.toHours() + " h ago" : count(age.toDays(), "day") + " ago";
  }

  /** A text cut to a width, with an ellipsis. */
  public static String cut(String text, int width) {
    return Columns.cut(text, width);
  }

  /** A text on one line without control characters and colours, such as containers write. */
  public static String harmless(String text) {
    return Visible.plain(text);
  }

  /** A number of bytes in thousands of thousands, or in thousands when it is small. */
  public static String bytes(long bytes) {
    return bytes < MEGABYTE / 10
        ? String.format(Locale.ROOT, "%.1f kB", bytes / KILOBYTE)
        : String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
  }

  /** A number and its noun, {@code 1 task}, {@code 2 tasks}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
