package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.template.Value;
import java.util.Locale;

/** Sizes of tasks in the units that people use. */
final class TaskSize {

  private static final int UNITS = 1024;

  private TaskSize() {}

  /** Units of CPU as vCPUs, MiB as MB or GB. */
  static String words(String property, Value value) {
    String text = ValueText.of(value);
    if (text.isEmpty() || text.length() > 7 || !text.chars().allMatch(Character::isDigit)) {
      return text;
    }
    int units = Integer.parseInt(text);
    if (property.equals("Cpu")) {
      return number(units);
    }
    return units % (UNITS / 2) == 0 && units >= UNITS ? number(units) + " GB" : units + " MB";
  }

  private static String number(int units) {
    String text = String.format(Locale.ROOT, "%.3f", units / (double) UNITS);
    return text.replaceAll("\\.?0+$", "");
  }
}
