package dev.c2ecs.cfn.cost;

import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.compose.model.ComposeProject;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code x-aws-cost} says.
 *
 * @param given the assumptions that it sets
 * @param prices what the table has no price for, in US dollars a month by logical ID
 * @param region the region whose prices count, where it names one
 */
public record CostSettings(
    Map<Assumption, BigDecimal> given, Map<String, BigDecimal> prices, Optional<String> region) {

  /** Nothing is set. */
  public static final CostSettings DEFAULTS =
      new CostSettings(Map.of(), Map.of(), Optional.empty());

  public CostSettings {
    Map<Assumption, BigDecimal> copy = new EnumMap<>(Assumption.class);
    copy.putAll(given);
    given = Collections.unmodifiableMap(copy);
    prices = Map.copyOf(prices);
  }

  /** The usual assumptions, and no prices, in the same region. */
  public CostSettings usual() {
    return new CostSettings(Map.of(), Map.of(), region);
  }

  /**
   * What the second side of a comparison is estimated by: its own assumptions do not count, and of
   * two prices the higher does, which nobody gives to make a change look cheap.
   *
   * @param now what the second side says
   */
  public CostSettings after(CostSettings now) {
    Map<String, BigDecimal> all = new TreeMap<>(prices);
    now.prices.forEach((id, dollars) -> all.merge(id, dollars, BigDecimal::max));
    return new CostSettings(given, all, region);
  }

  /**
   * The same with what others say of the price of what has none here: what is new cannot have had
   * one before.
   */
  public CostSettings with(CostSettings others) {
    Map<String, BigDecimal> all = new TreeMap<>(others.prices);
    all.putAll(prices);
    return new CostSettings(given, all, region);
  }

  /** Those of a project. */
  public static CostSettings of(ComposeProject project) {
    ProjectExtensions.Cost cost = ProjectExtensions.cost(project);
    Map<Assumption, BigDecimal> given = new EnumMap<>(Assumption.class);
    for (Assumption assumption : Assumption.values()) {
      Optional<String> text = cost.number(assumption.key());
      if (text.isPresent()) {
        given.put(assumption, new BigDecimal(text.get()));
      }
    }
    Map<String, BigDecimal> prices = new TreeMap<>();
    cost.prices()
        .value()
        .ifPresent(all -> all.forEach((id, dollars) -> prices.put(id, new BigDecimal(dollars))));
    return new CostSettings(given, prices, cost.region().value());
  }

  /** The number of an assumption. */
  public BigDecimal of(Assumption assumption) {
    return given.getOrDefault(assumption, assumption.usual());
  }

  /** Whether the user set it. */
  public boolean sets(Assumption assumption) {
    return given.containsKey(assumption);
  }
}
