package dev.c2ecs.cfn.cost;

import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Collects the lines of an estimate, and what was assumed for them. */
final class Costs {

  /** Where something is divided. */
  static final MathContext PRECISION = MathContext.DECIMAL64;

  static final BigDecimal KIBI = BigDecimal.valueOf(1024);
  static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The hours of a month for what stands all the time, as AWS counts them: 8,760 / 12. */
  static final BigDecimal MONTH = BigDecimal.valueOf(730);

  private final PriceTable table;
  private final String region;
  private final CostSettings settings;
  private final Map<Key, CostLine> lines = new LinkedHashMap<>();
  private final Set<Assumption> used = new TreeSet<>();
  private final Set<PriceItem> unknown = new TreeSet<>();
  private final List<CostEstimate.Unpriced> unpriced = new ArrayList<>();

  private record Key(ComposeRef subject, PriceItem item, String resource) {}

  Costs(PriceTable table, String region, CostSettings settings) {
    this.table = table;
    this.region = region;
    this.settings = settings;
  }

  /** The number of an assumption, which the estimate tells from now on. */
  BigDecimal assumed(Assumption assumption) {
    used.add(assumption);
    return settings.of(assumption);
  }

  /** Adds a quantity that does not scale. */
  void add(ComposeRef subject, PriceItem item, BigDecimal quantity) {
    add(subject, item, quantity, quantity);
  }

  /** Adds a quantity. The same item of the same subject is one line. */
  void add(ComposeRef subject, PriceItem item, BigDecimal least, BigDecimal most) {
    Optional<Price> price = table.price(region, item);
    if (price.isEmpty()) {
      if (most.signum() > 0) {
        unknown.add(item);
      }
      return;
    }
    lines.merge(
        new Key(subject.whole(), item, ""),
        new CostLine(subject.whole(), item, least, most, price.get(), ""),
        (one, other) ->
            new CostLine(
                one.subject(),
                item,
                one.least().add(other.least()),
                one.most().add(other.most()),
                one.price(),
                one.resource()));
  }

  /**
   * Adds what {@code x-aws-cost} says of the price of a resource.
   *
   * @param resource its logical ID
   * @param dollars US dollars a month
   */
  void addOwn(ComposeRef subject, String resource, BigDecimal dollars) {
    lines.put(
        new Key(subject.whole(), PriceItem.OWN, resource),
        new CostLine(subject.whole(), PriceItem.OWN, dollars, dollars, Price.OWN, resource));
  }

  /** Says that something costs what is not in the sum. */
  void leaveOut(ComposeRef subject, String what, String why) {
    leaveOut(new CostEstimate.Unpriced(subject.whole(), what, why, false, Value.text("")));
  }

  /** The same of a resource. */
  void leaveOut(CostEstimate.Unpriced what) {
    unpriced.add(what);
  }

  CostEstimate estimate() {
    List<CostEstimate.Assumed> assumed = new ArrayList<>();
    for (Assumption assumption : used) {
      assumed.add(
          new CostEstimate.Assumed(assumption, settings.of(assumption), settings.sets(assumption)));
    }
    return new CostEstimate(
        region, table.date(), List.copyOf(lines.values()), assumed, List.copyOf(unknown), unpriced);
  }
}
