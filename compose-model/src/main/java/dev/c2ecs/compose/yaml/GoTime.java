package dev.c2ecs.compose.yaml;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times as the reference reads and prints them. */
final class GoTime {

  /** What is seldom needed, and takes longer to compile than a small file to read. */
  private static final class Patterns {
    private static final String CLOCK = "([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]+))?";

    static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(.*)");

    /** With a zone behind a letter, without one behind a blank. */
    static final Pattern TIME =
        Pattern.compile("(?:[Tt]" + CLOCK + "(?:Z|([-+])([0-9]{2}):([0-9]{2}))| +" + CLOCK + ")");
  }

  private static final int MAX_OFFSET_HOURS = 24;
  private static final int MAX_OFFSET_MINUTES = 60;
  private static final int NANOSECOND_DIGITS = 9;

  private GoTime() {}

  /** What Go prints for a text that says a date, with a time perhaps; empty for another text. */
  static Optional<String> of(String text) {
    if (text.length() < 8 || text.charAt(4) != '-') {
      return Optional.empty();
    }
    Matcher date = Patterns.DATE.matcher(text);
    if (!date.matches()) {
      return Optional.empty();
    }
    Matcher time = Patterns.TIME.matcher(date.group(4));
    if (!date.group(4).isEmpty() && !time.matches()) {
      return Optional.empty();
    }
    try {
      return date.group(4).isEmpty() ? print(date, 0, 0, 0, "", 0) : print(date, time);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> print(Matcher date, Matcher time) {
    int first = time.group(1) == null ? 8 : 1;
    int hours = number(time, 6);
    int minutes = number(time, 7);
    if (hours > MAX_OFFSET_HOURS || minutes > MAX_OFFSET_MINUTES) {
      return Optional.empty();
    }
    int offset = hours * 60 + minutes;
    return print(
        date,
        number(time, first),
        number(time, first + 1),
        number(time, first + 2),
        fraction(time.group(first + 3)),
        "-".equals(time.group(5)) ? -offset : offset);
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static String fraction(@Nullable String digits) {
    if (digits == null) {
      return "";
    }
    int end = Math.min(digits.length(), NANOSECOND_DIGITS);
    while (end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return end == 0 ? "" : "." + digits.substring(0, end);
  }

  private static Optional<String> print(
      Matcher date, int hour, int minute, int second, String fraction, int offset) {
    LocalDateTime time =
        LocalDateTime.of(number(date, 1), number(date, 2), number(date, 3), hour, minute, second);
    String zone =
        String.format(
            Locale.ROOT,
            "%s%02d%02d",
            offset < 0 ? "-" : "+",
            Math.abs(offset) / 60,
            Math.abs(offset) % 60);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%04d-%02d-%02d %02d:%02d:%02d%s %s %s",
            time.getYear(),
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            fraction,
            zone,
            offset == 0 ? "UTC" : zone));
  }
}
