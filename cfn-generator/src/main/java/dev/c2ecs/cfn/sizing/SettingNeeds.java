package dev.c2ecs.cfn.sizing;

import dev.c2ecs.cfn.task.FargateSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the settings of a process say that it takes, from its variables and its command. */
final class SettingNeeds {

  private static final long MIB = 1024L * 1024;

  /** More than any task has is no size that somebody means. */
  private static final long LARGEST = FargateSize.LARGEST.memory() * MIB;

  /** A JVM that starts with a quarter of a vCPU takes minutes. */
  private static final int JVM_CPU = 512;

  /** A JVM that does not say its heap has a quarter of the memory. */
  private static final Need JVM = new Need(JVM_CPU, 1024);

  private static final List<String> JVM_VARIABLES =
      List.of(
          "java-opts=",
          "java-tool-options=",
          "jdk-java-options=",
          "java-options=",
          "jvm-opts=",
          "catalina-opts=",
          "spring-");

  /** A row of {@link SettingRows}; a marker with {@code =} is the whole name of a variable. */
  private record Row(
      String group, String marker, String unit, int percent, int more, String image) {
    static Row of(String[] f) {
      return new Row(f[0], f[1], f[2], Integer.parseInt(f[3]), Integer.parseInt(f[4]), f[5]);
    }

    long need(long bytes) {
      return (bytes / 100 * percent + MIB - 1) / MIB + more;
    }
  }

  private static final List<Row> ROWS =
      Arrays.stream(SettingRows.TEXT.split("\n", 0))
          .map(line -> Row.of(line.split("\t", -1)))
          .toList();

  private SettingNeeds() {}

  /**
   * What a process needs; empty when nothing says it.
   *
   * @param image the name of its image
   * @param texts its command as one line, and its variables, {@code NAME=VALUE} each
   */
  static Optional<Need> of(String image, List<String> texts) {
    List<String> plain = new ArrayList<>();
    boolean jvm = false;
    for (String text : texts) {
      String line = text.toLowerCase(Locale.ROOT).replace('_', '-');
      plain.add(line);
      jvm = jvm || isJvm(line);
    }
    Map<String, Long> groups = new HashMap<>();
    Set<String> done = new HashSet<>();
    for (Row row : ROWS) {
      boolean meant =
          (row.image.equals("-") || image.contains(row.image)) && !done.contains(row.marker);
      for (String line : meant ? plain : List.<String>of()) {
        long bytes = largest(line, row);
        if (bytes > 0) {
          done.add(row.marker);
          groups.merge(row.group, row.need(bytes), Math::max);
        }
      }
    }
    long memory = 0;
    for (long need : groups.values()) {
      memory += need;
    }
    if (groups.containsKey("heap")) {
      return Optional.of(new Need(JVM_CPU, memory));
    }
    if (jvm) {
      return Optional.of(JVM.or(new Need(0, memory)));
    }
    return memory == 0 ? Optional.empty() : Optional.of(new Need(0, memory));
  }

  private static boolean isJvm(String line) {
    for (String variable : JVM_VARIABLES) {
      if (line.startsWith(variable) || (line.contains("-" + variable) && variable.endsWith("="))) {
        return true;
      }
    }
    return line.startsWith("java ") || line.contains(" java ") || line.contains("/java -");
  }

  /** The largest size in bytes behind a marker, 0 for none. */
  private static long largest(String line, Row row) {
    boolean whole = row.marker.startsWith("=");
    String marker = whole ? row.marker.substring(1) + "=" : row.marker;
    long largest = 0;
    int at = line.indexOf(marker);
    while (at >= 0 && (!whole || at == 0)) {
      largest = Math.max(largest, size(line, at + marker.length(), row.unit));
      at = line.indexOf(marker, at + marker.length());
    }
    return largest;
  }

  private static long size(String line, int from, String unit) {
    int start = from;
    while (start < line.length() && "=: \"'".indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < line.length()
        && (Character.isDigit(line.charAt(end)) || line.charAt(end) == '.')) {
      end++;
    }
    String number = line.substring(start, end);
    String written = end < line.length() ? line.substring(end, end + 1) : "";
    if (number.isEmpty() || number.startsWith(".") || written.equals("%") || end - start > 15) {
      return 0;
    }
    String in = !written.isEmpty() && "bkmgt".contains(written) ? written : unit;
    try {
      long bytes = (long) (Double.parseDouble(number) * bytes(in));
      return bytes > LARGEST ? 0 : bytes;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static long bytes(String unit) {
    return switch (unit) {
      case "k" -> 1024L;
      case "8k" -> 8 * 1024L;
      case "m" -> MIB;
      case "g" -> 1024 * MIB;
      case "t" -> 1024 * 1024 * MIB;
      default -> 1;
    };
  }
}
