package dev.c2ecs.cfn.cost;

import dev.c2ecs.cfn.template.Value;
import java.math.BigDecimal;

/**
 * Which part of the tasks runs on spare capacity. Beyond the bases the parts follow the weights and
 * are not rounded to tasks.
 *
 * @param spotBase tasks that are on Spot in any case
 * @param base tasks that are on demand in any case
 * @param spotWeight the weight of Spot
 * @param weight the weight of on demand
 */
record Capacity(BigDecimal spotBase, BigDecimal base, BigDecimal spotWeight, BigDecimal weight) {

  private static final BigDecimal ZERO = BigDecimal.ZERO;
  private static final String SPOT = "FARGATE_SPOT";

  /** What a service or a schedule says. */
  static Capacity of(TemplateView view, Value.MapOf properties) {
    Capacity sum = new Capacity(ZERO, ZERO, ZERO, ZERO);
    for (Value.MapOf item : TemplateView.maps(properties, "CapacityProviderStrategy")) {
      boolean spot = view.text(item, "CapacityProvider").orElse("").equals(SPOT);
      BigDecimal base = view.number(item, "Base").orElse(ZERO);
      BigDecimal weight = view.number(item, "Weight").orElse(ZERO);
      sum =
          new Capacity(
              spot ? sum.spotBase.add(base) : sum.spotBase,
              spot ? sum.base : sum.base.add(base),
              spot ? sum.spotWeight.add(weight) : sum.spotWeight,
              spot ? sum.weight : sum.weight.add(weight));
    }
    return sum;
  }

  /** How many of some tasks are on Spot. */
  BigDecimal spot(BigDecimal tasks) {
    BigDecimal first = tasks.min(base);
    BigDecimal second = tasks.subtract(first).min(spotBase);
    BigDecimal rest = tasks.subtract(first).subtract(second);
    BigDecimal weights = spotWeight.add(weight);
    return weights.signum() == 0
        ? second
        : second.add(rest.multiply(spotWeight).divide(weights, Costs.PRECISION));
  }
}
