package dev.c2ecs.cfn.cost;

import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a change says itself of what it costs: other assumptions, other prices of its own, and
 * resources with such a price that are not as before. A reader must see it, because a change is not
 * to tell alone how much it costs.
 *
 * @param assumptions the assumptions that change, the region among them
 * @param prices the prices that come, change or go
 * @param resources what has a price of its own and is new or another one
 */
public record PricingChanges(List<Assumed> assumptions, List<Own> prices, List<Priced> resources) {

  /** Nothing changes. */
  public static final PricingChanges NONE = new PricingChanges(List.of(), List.of(), List.of());

  public PricingChanges {
    assumptions = List.copyOf(assumptions);
    prices = List.copyOf(prices);
    resources = List.copyOf(resources);
  }

  /**
   * An assumption.
   *
   * @param key its key below {@code x-aws-cost}
   * @param before what it was, also by default
   * @param after what it is
   */
  public record Assumed(String key, String before, String after) {}

  /**
   * A price.
   *
   * @param id the logical ID that it is for
   * @param before US dollars a month before; empty when nobody said it
   * @param after the same after
   */
  public record Own(String id, Optional<BigDecimal> before, Optional<BigDecimal> after) {

    private String words() {
      if (before.isPresent() && after.isPresent()) {
        return "the price of "
            + id
            + " is another one: "
            + CostRange.dollars(before.get())
            + " → "
            + CostRange.dollars(after.get())
            + " a month";
      }
      return before.isPresent()
          ? "the price of " + id + " is not said any more"
          : "the price of "
              + id
              + " is new: "
              + CostRange.dollars(after.orElse(BigDecimal.ZERO))
              + " a month";
    }
  }

  /**
   * What has a price of its own.
   *
   * @param id its logical ID
   * @param type its type
   * @param isNew whether it was not there before
   * @param wasSaid whether its price was said before
   */
  public record Priced(String id, String type, boolean isNew, boolean wasSaid) {

    /** Its type and its logical ID. */
    public String what() {
      return type + " (" + id + ")";
    }

    private String words() {
      return what()
          + (isNew ? " is new" : " changes")
          + ": its price is what "
          + Keys.COST
          + " says, look again";
    }

    /** Whether its cost is no more than what the change says. */
    private boolean isUnproven() {
      return BilledTypes.has(type) && !(isNew && wasSaid);
    }
  }

  /** What differs between two sides, of each what it says and what it makes. */
  public static PricingChanges between(
      CostSettings before, Template old, CostSettings after, Template now) {
    List<Assumed> assumptions = new ArrayList<>();
    for (Assumption assumption : Assumption.values()) {
      BigDecimal was = before.of(assumption);
      BigDecimal is = after.of(assumption);
      if (was.compareTo(is) != 0) {
        assumptions.add(new Assumed(assumption.key(), was.toPlainString(), is.toPlainString()));
      }
    }
    if (!before.region().equals(after.region())) {
      assumptions.add(
          new Assumed(
              "region", before.region().orElse("not set"), after.region().orElse("not set")));
    }
    return new PricingChanges(
        assumptions, prices(before, after), resources(before, old, after, now));
  }

  private static List<Own> prices(CostSettings before, CostSettings after) {
    List<Own> prices = new ArrayList<>();
    TreeSet<String> ids = new TreeSet<>(before.prices().keySet());
    ids.addAll(after.prices().keySet());
    for (String id : ids) {
      Optional<BigDecimal> was = Optional.ofNullable(before.prices().get(id));
      Optional<BigDecimal> is = Optional.ofNullable(after.prices().get(id));
      boolean same = was.isPresent() && is.isPresent() && was.get().compareTo(is.get()) == 0;
      if (!same) {
        prices.add(new Own(id, was, is));
      }
    }
    return prices;
  }

  private static List<Priced> resources(
      CostSettings before, Template old, CostSettings after, Template now) {
    Map<String, Resource> were = new TreeMap<>();
    old.resources().forEach(one -> were.put(one.id(), one));
    List<Priced> resources = new ArrayList<>();
    for (Resource one : now.resources()) {
      boolean said = before.prices().containsKey(one.id()) || after.prices().containsKey(one.id());
      if (said && Costing.of(one.type()).kind() == Costing.Kind.UNPRICED) {
        Resource was = were.get(one.id());
        boolean same =
            was != null
                && Objects.equals(was.type(), one.type())
                && Objects.equals(was.properties(), one.properties());
        if (!same) {
          resources.add(
              new Priced(one.id(), one.type(), was == null, before.prices().containsKey(one.id())));
        }
      }
    }
    return resources;
  }

  /** What there is to say, a sentence each. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    assumptions.forEach(
        one -> words.add(Keys.COST + ": " + one.key() + " " + one.before() + " → " + one.after()));
    prices.forEach(one -> words.add(Keys.COST + ": " + one.words()));
    resources.forEach(one -> words.add(one.words()));
    return words;
  }

  /**
   * What certainly costs something, is new or another one, and whose price only this change, or
   * what was said of another one, tells: types with logical IDs.
   */
  public List<String> unproven() {
    return resources.stream().filter(Priced::isUnproven).map(Priced::what).toList();
  }

  /** Whether there is nothing to say. */
  public boolean isNothing() {
    return assumptions.isEmpty() && prices.isEmpty() && resources.isEmpty();
  }
}
