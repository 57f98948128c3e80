package dev.c2ecs.cfn.cost;

import dev.c2ecs.cfn.template.ComposeRef;
import java.math.BigDecimal;

/**
 * What one thing costs in a month.
 *
 * @param subject the part of the Compose file that it is for
 * @param item what is paid
 * @param least the least quantity in a month, in the unit of the item
 * @param most the most; the same where nothing scales
 * @param price what a unit costs
 */
public record CostLine(
    ComposeRef subject, PriceItem item, BigDecimal least, BigDecimal most, Price price) {

  /** US dollars in a month, not rounded. */
  public BigDecimal minimum() {
    return least.multiply(price.dollars());
  }

  /** US dollars in a month, not rounded. */
  public BigDecimal maximum() {
    return most.multiply(price.dollars());
  }
}
