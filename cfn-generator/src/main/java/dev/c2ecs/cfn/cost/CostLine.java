package dev.c2ecs.cfn.cost;

import dev.c2ecs.cfn.extension.Keys;
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
 * @param resource the logical ID of the resource whose price {@code x-aws-cost} says; empty for
 *     what the table has a price for
 */
public record CostLine(
    ComposeRef subject,
    PriceItem item,
    BigDecimal least,
    BigDecimal most,
    Price price,
    String resource) {

  /** What is paid, in words: {@code Fargate vCPU}, {@code Database, whose price …}. */
  public String words() {
    return isOwn() ? resource + ", whose price " + Keys.COST + " says" : item.words();
  }

  /** Whether the project itself says what it costs. */
  public boolean isOwn() {
    return item == PriceItem.OWN;
  }

  /** US dollars in a month, not rounded. */
  public BigDecimal minimum() {
    return least.multiply(price.dollars());
  }

  /** US dollars in a month, not rounded. */
  public BigDecimal maximum() {
    return most.multiply(price.dollars());
  }
}
