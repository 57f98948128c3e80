package dev.c2ecs.cli.deploy;

import java.util.Locale;
import java.util.Map;

/**
 * How bad a finding of a scan is, the worst first.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageScanFinding.html">
 *     ImageScanFinding, severity</a>
 */
public enum Severity {
  critical,
  high,
  medium,
  low,
  informational,
  /** ECR has no word for it, or none that is known here. */
  undefined;

  /** The severity of a name of ECR. */
  static Severity of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (Severity severity : values()) {
      if (severity.name().equals(lower)) {
        return severity;
      }
    }
    return undefined;
  }

  /** How many findings are of this severity or worse. */
  long reached(Map<String, Integer> findings) {
    return findings.entrySet().stream()
        .filter(entry -> of(entry.getKey()).compareTo(this) <= 0)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The number of findings of each severity, the worst first: {@code 1 critical, 3 low}. */
  static String words(Map<String, Integer> findings) {
    StringBuilder words = new StringBuilder();
    for (Severity severity : values()) {
      long number =
          findings.entrySet().stream()
              .filter(entry -> of(entry.getKey()) == severity)
              .mapToLong(Map.Entry::getValue)
              .sum();
      if (number > 0) {
        words.append(words.isEmpty() ? "" : ", ").append(number).append(' ').append(severity);
      }
    }
    return words.isEmpty() ? "no findings" : words.toString();
  }
}
