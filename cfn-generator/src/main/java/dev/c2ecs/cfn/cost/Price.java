package dev.c2ecs.cfn.cost;

import dev.c2ecs.cfn.extension.Keys;
import java.math.BigDecimal;

/**
 * A price of the table.
 *
 * @param dollars US dollars for one unit
 * @param certainty how sure it is
 * @param asOf the month of its source, {@code 2026-09}; empty for what the project says
 * @param source the name of its source in the table
 */
public record Price(BigDecimal dollars, Certainty certainty, String asOf, String source) {

  /** A dollar of a price that {@code x-aws-cost} says; it has no date. */
  public static final Price OWN = new Price(BigDecimal.ONE, Certainty.YOURS, "", Keys.COST);

  /** How sure a price is, from the best. */
  public enum Certainty {
    /** A document of AWS says so. */
    STATED('s'),
    /** A public copy of what AWS says. */
    LIKELY('l'),
    /** Computed or remembered. */
    GUESSED('g'),
    /** No price of AWS: the project itself says it. */
    YOURS('y');

    private final char letter;

    Certainty(char letter) {
      this.letter = letter;
    }

    /** Its letter in the table. */
    public char letter() {
      return letter;
    }

    /** The less certain of both; what a project says itself is the least. */
    public Certainty or(Certainty other) {
      return compareTo(other) < 0 ? other : this;
    }

    static Certainty of(String letter) {
      for (Certainty certainty : values()) {
        if (letter.equals(String.valueOf(certainty.letter))) {
          return certainty;
        }
      }
      throw new IllegalArgumentException("no certainty " + letter);
    }
  }
}
