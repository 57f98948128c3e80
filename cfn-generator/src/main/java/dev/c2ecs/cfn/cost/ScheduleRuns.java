package dev.c2ecs.cfn.cost;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a schedule runs in a month, from its expression.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">
 *     EventBridge Scheduler, schedule types</a>
 */
final class ScheduleRuns {

  private static final Pattern RATE = Pattern.compile("rate\\(([0-9]{1,9}) (minute|hour|day)s?\\)");
  private static final Pattern CRON =
      Pattern.compile("cron\\((\\S+) (\\S+) (\\S+) (\\S+) (\\S+) (\\S+)\\)");
  private static final BigDecimal HOUR = BigDecimal.valueOf(60);
  private static final BigDecimal DAY = BigDecimal.valueOf(24);
  private static final BigDecimal WEEK = BigDecimal.valueOf(7);
  private static final int MINUTES = 60;
  private static final int HOURS = 24;
  private static final int YEAR = 12;

  /** The days of a month in the middle of the year: 730 hours. */
  private static final BigDecimal DAYS = Costs.MONTH.divide(DAY, Costs.PRECISION);

  private ScheduleRuns() {}

  /** The runs in a month; empty when the expression is one that is not understood here. */
  static Optional<BigDecimal> of(String expression) {
    if (expression.startsWith("at(")) {
      return Optional.of(BigDecimal.ONE);
    }
    Matcher rate = RATE.matcher(expression);
    if (rate.matches()) {
      BigDecimal minutes =
          new BigDecimal(rate.group(1))
              .multiply(
                  switch (rate.group(2)) {
                    case "minute" -> BigDecimal.ONE;
                    case "hour" -> HOUR;
                    default -> HOUR.multiply(DAY);
                  });
      return minutes.signum() == 0
          ? Optional.empty()
          : Optional.of(Costs.MONTH.multiply(HOUR).divide(minutes, Costs.PRECISION));
    }
    Matcher cron = CRON.matcher(expression);
    return cron.matches() ? cron(cron) : Optional.empty();
  }

  private static Optional<BigDecimal> cron(Matcher cron) {
    int minutes = count(cron.group(1), MINUTES);
    int hours = count(cron.group(2), HOURS);
    int months = count(cron.group(4), YEAR);
    Optional<BigDecimal> days = days(cron.group(3), cron.group(5));
    if (minutes == 0 || hours == 0 || months == 0 || days.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        BigDecimal.valueOf((long) minutes * hours * months)
            .multiply(days.get())
            .divide(BigDecimal.valueOf(YEAR), Costs.PRECISION));
  }

  private static Optional<BigDecimal> days(String ofMonth, String ofWeek) {
    if (isEvery(ofMonth) && isEvery(ofWeek)) {
      return Optional.of(DAYS);
    }
    if (isEvery(ofMonth)) {
      int days = ofWeek.contains("#") || ofWeek.contains("L") ? 0 : weekdays(ofWeek);
      boolean once = ofWeek.matches("[A-Z0-9]+(#[1-5]|L)");
      return once
          ? Optional.of(BigDecimal.ONE)
          : days == 0
              ? Optional.empty()
              : Optional.of(DAYS.multiply(BigDecimal.valueOf(days)).divide(WEEK, Costs.PRECISION));
    }
    if (!isEvery(ofWeek)) {
      return Optional.empty();
    }
    if (ofMonth.matches("L|[0-9]{1,2}W|LW")) {
      return Optional.of(BigDecimal.ONE);
    }
    int days = count(ofMonth, 31);
    return days == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(days));
  }

  private static int weekdays(String field) {
    String names = "SUN MON TUE WED THU FRI SAT";
    String numbers = field;
    for (int i = 0; i < 7; i++) {
      numbers = numbers.replace(names.substring(i * 4, i * 4 + 3), Integer.toString(i + 1));
    }
    return count(numbers, 7);
  }

  private static boolean isEvery(String field) {
    return field.equals("*") || field.equals("?");
  }

  /** How many of the values of a field are meant; 0 when that is not understood. */
  private static int count(String field, int all) {
    int count = 0;
    for (String part : field.split(",", -1)) {
      String[] step = part.split("/", 2);
      int by = step.length == 1 ? 1 : number(step[1]);
      int range = range(step[0], step.length > 1, all);
      if (by <= 0 || range <= 0) {
        return 0;
      }
      count += (range + by - 1) / by;
    }
    return Math.min(count, all);
  }

  private static int range(String text, boolean stepped, int all) {
    if (isEvery(text)) {
      return all;
    }
    String[] bounds = text.split("-", 2);
    int from = number(bounds[0]);
    if (bounds.length == 1) {
      return from < 0 ? 0 : stepped ? Math.max(1, all - from) : 1;
    }
    int to = number(bounds[1]);
    return from < 0 || to < 0 ? 0 : to >= from ? to - from + 1 : all - from + to + 1;
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
  }
}
