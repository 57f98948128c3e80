package dev.c2ecs.cfn.sizing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a container needs.
 *
 * @param cpu CPU units, 1024 for a vCPU
 * @param memory MiB
 */
public record Need(long cpu, long memory) {

  private static final BigDecimal UNITS = BigDecimal.valueOf(1024);

  /** What a container needs of which nothing is known. */
  static final Need DEFAULT = new Need(256, 512);

  /** Nothing. */
  public static final Need NOTHING = new Need(0, 0);

  /** Both at the same time. */
  public Need plus(Need other) {
    return new Need(cpu + other.cpu, memory + other.memory);
  }

  /** One after the other, or what both say of the same. */
  public Need or(Need other) {
    return new Need(Math.max(cpu, other.cpu), Math.max(memory, other.memory));
  }

  @Override
  public String toString() {
    return vcpus(cpu) + " vCPU and " + memory + " MiB";
  }

  /** CPU units as people write them: the shortest number that asks for as many. */
  public static String vcpus(long cpu) {
    BigDecimal exact = BigDecimal.valueOf(cpu).divide(UNITS);
    for (int digits = 1; digits < exact.scale(); digits++) {
      BigDecimal brief = exact.setScale(digits, RoundingMode.DOWN);
      if (brief.multiply(UNITS).setScale(0, RoundingMode.CEILING).longValue() == cpu) {
        return brief.toPlainString();
      }
    }
    return exact.setScale(Math.max(1, exact.scale()), RoundingMode.UNNECESSARY).toPlainString();
  }
}
