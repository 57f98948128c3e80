package dev.c2ecs.cfn.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;

/**
 * What something costs in a month, at least and at most. Sums are made of what is not rounded; only
 * what is shown is rounded, half up, to cents or to dollars.
 *
 * @param minimum US dollars
 * @param maximum US dollars
 */
public record CostRange(BigDecimal minimum, BigDecimal maximum) {

  /** Nothing. */
  public static final CostRange NONE = new CostRange(BigDecimal.ZERO, BigDecimal.ZERO);

  private static final BigDecimal TEN = BigDecimal.TEN;

  /** The sum of lines. */
  static CostRange of(Collection<CostLine> lines) {
    CostRange sum = NONE;
    for (CostLine line : lines) {
      sum = sum.plus(new CostRange(line.minimum(), line.maximum()));
    }
    return sum;
  }

  /** The sum of both. */
  public CostRange plus(CostRange other) {
    return new CostRange(minimum.add(other.minimum), maximum.add(other.maximum));
  }

  /** Both in cents: {@code $9.01}, {@code $9.01 to $18.02}. */
  public String exact() {
    return words(dollars(minimum), dollars(maximum));
  }

  /** Both without cents from ten dollars on: {@code $43}, {@code $4.20}. */
  public String rough() {
    return words(rough(minimum), rough(maximum));
  }

  private static String words(String least, String most) {
    return least.equals(most) ? least : least + " to " + most;
  }

  private static String rough(BigDecimal dollars) {
    return dollars.abs().compareTo(TEN) < 0
        ? dollars(dollars)
        : sign(dollars) + String.format(Locale.ROOT, "$%,d", whole(dollars));
  }

  private static long whole(BigDecimal dollars) {
    return dollars.abs().setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static String sign(BigDecimal dollars) {
    return dollars.signum() < 0 ? "-" : "";
  }

  /** In cents, {@code $1,234.50}. */
  public static String dollars(BigDecimal dollars) {
    BigDecimal rounded = cents(dollars);
    return sign(rounded) + String.format(Locale.ROOT, "$%,.2f", rounded.abs());
  }

  /** Rounded half up to cents. */
  public static BigDecimal cents(BigDecimal dollars) {
    return dollars.setScale(2, RoundingMode.HALF_UP);
  }
}
