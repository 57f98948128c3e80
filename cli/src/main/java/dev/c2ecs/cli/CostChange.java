package dev.c2ecs.cli;

import dev.c2ecs.cfn.cost.Assumption;
import dev.c2ecs.cfn.cost.CostDifference;
import dev.c2ecs.cfn.cost.CostEstimate;
import dev.c2ecs.cfn.cost.CostLine;
import dev.c2ecs.cfn.cost.CostRange;
import dev.c2ecs.cfn.cost.CostSettings;
import dev.c2ecs.cfn.cost.Price;
import dev.c2ecs.cfn.cost.PriceTable;
import dev.c2ecs.cfn.cost.PricingChanges;
import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cli.report.Markdown;
import dev.c2ecs.cli.review.Comparison;
import dev.c2ecs.cli.stack.ComposeObject;
import dev.c2ecs.cli.terminal.CommonWords;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a comparison changes of the cost, by the assumptions of its first side: a change must not
 * say itself how much it costs.
 *
 * @param difference the difference
 * @param region the region whose prices count
 * @param kept what stays in the account when it leaves the stack, and costs on: what it cost there,
 *     by part
 * @param leavesStack whether that is the whole stack, which no update touches
 * @param pricing what the change says itself of what it costs
 * @param judged what the second side costs as a limit sees it
 * @param before the estimate of the first side
 * @param after the estimate of the second
 */
record CostChange(
    CostDifference difference,
    CostRegion region,
    SortedMap<String, CostRange> kept,
    boolean leavesStack,
    PricingChanges pricing,
    CostRange judged,
    CostEstimate before,
    CostEstimate after) {

  private static final int MOST = 10;
  private static final String ASSUMED =
      "x-aws-cost changes as well; both sides are estimated by what it was";
  private static final String NOT_IN_IT = "not in it: ";
  private static final String KEPT =
      "not in these sums, because it is no part of the stack any more, but stays in the account and"
          + " costs on: ";
  private static final String LEFT =
      "in this sum, because it stays until somebody runs `c2ecs down`, and costs on: ";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The change; empty when one side has no template, or no prices are known for the region. */
  static Optional<CostChange> of(Comparison comparison, Map<String, String> environment)
      throws Failure {
    return of(comparison, Optional.empty(), Optional.empty(), Map.of(), environment);
  }

  /**
   * The same.
   *
   * @param flag the region that the command line names
   * @param profile the AWS profile that it names
   * @param parameters the values of parameters that are known
   */
  static Optional<CostChange> of(
      Comparison comparison,
      Optional<String> flag,
      Optional<String> profile,
      Map<String, String> parameters,
      Map<String, String> environment)
      throws Failure {
    if (!comparison.before().isWhole() || !comparison.after().isWhole()) {
      return Optional.empty();
    }
    Optional<CostSettings> second = comparison.after().project().map(CostSettings::of);
    CostSettings old =
        comparison
            .before()
            .project()
            .map(CostSettings::of)
            .or(() -> second.map(now -> comparison.before().absent() ? now : now.usual()))
            .orElse(CostSettings.DEFAULTS);
    CostSettings now = second.orElse(old);
    CostSettings earlier = old.with(now);
    CostSettings settings = old.after(now);
    CostRegion region = CostRegion.of(flag, profile, settings, environment);
    if (!PriceTable.bundled().names().contains(region.name())) {
      return Optional.empty();
    }
    CostEstimate before =
        CostCommand.estimate(comparison.before().compared(), parameters, region, earlier);
    CostEstimate after =
        CostCommand.estimate(comparison.after().compared(), parameters, region, settings);
    CostEstimate judged =
        comparison.before().project().isPresent()
            ? after
            : CostCommand.estimate(
                comparison.after().compared(), parameters, region, CostSettings.DEFAULTS);
    Optional<String> left = comparison.leftStack();
    return Optional.of(
        new CostChange(
            left.isPresent()
                ? CostDifference.beside(before, after)
                : CostDifference.between(before, after),
            region,
            left.isPresent()
                ? new TreeMap<>(Map.of("the stack of " + left.get(), before.total()))
                : kept(comparison.forecast(), before),
            left.isPresent(),
            comparison.pricing(),
            judged.total(),
            before,
            after));
  }

  private static SortedMap<String, CostRange> kept(Forecast forecast, CostEstimate before) {
    SortedMap<String, CostRange> kept = new TreeMap<>();
    for (Forecast.Effect effect : forecast.effects()) {
      String label = ComposeObject.of(effect.origin()).label();
      CostRange cost = before.byLabel().get(label);
      boolean costs = ResourceType.of(effect.change().type()).data().isPresent();
      if (cost != null && costs && effect.change().keepsOld()) {
        kept.put(label, cost);
      }
    }
    return kept;
  }

  private String prices() {
    return ", by the prices of "
        + Markdown.text(region.words())
        + "; `c2ecs cost` shows what is assumed\n";
  }

  /** What is paid when all is done, with what costs on outside the stack. */
  CostRange whole() {
    CostRange after = difference.after();
    for (CostRange one : kept.values()) {
      after = after.plus(one);
    }
    return after;
  }

  /** What is told as the sum: that of the stack, and of another one that stays beside it. */
  private CostRange told() {
    return leavesStack ? whole() : difference.after();
  }

  /** Whether as much as a dollar changes, or something that is no part of the stack costs on. */
  boolean differs() {
    return changesByADollar()
        || !kept.isEmpty()
        || !difference.unpriced().isEmpty()
        || !pricing.isNothing();
  }

  /** Whether the least or the most changes by a dollar, unrounded. */
  private boolean changesByADollar() {
    CostRange before = difference.before();
    CostRange after = told();
    return isADollar(before.minimum(), after.minimum())
        || isADollar(before.maximum(), after.maximum());
  }

  private static boolean isADollar(BigDecimal before, BigDecimal after) {
    return after.subtract(before).abs().compareTo(BigDecimal.ONE) >= 0;
  }

  /**
   * By how many percent it rises, at least or at most, what is more, what is kept included; a new
   * cost rises for ever.
   */
  OptionalDouble rise() {
    CostRange after = whole();
    boolean isNew = difference.before().maximum().signum() == 0 && judged.maximum().signum() > 0;
    if (isNew) {
      return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }
    return OptionalDouble.of(
        Math.max(
            rise(difference.before().minimum(), after.minimum()),
            rise(difference.before().maximum(), after.maximum())));
  }

  private static double rise(BigDecimal before, BigDecimal after) {
    if (before.signum() == 0) {
      return after.signum() == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return after
        .subtract(before)
        .multiply(HUNDRED)
        .divide(before, 2, RoundingMode.HALF_UP)
        .doubleValue();
  }

  /** In a sentence: {@code $43 a month → $57}. */
  String words() {
    CostRange before = difference.before();
    CostRange after = told();
    String change =
        changesByADollar()
            ? before.rough() + " a month → " + after.rough()
            : before.exact() + " a month → " + after.exact();
    String sums =
        before.exact().equals(after.exact()) ? after.rough() + " a month, unchanged" : change;
    return sums
        + (difference.unpriced().isEmpty() ? "" : " without what has no price")
        + (pricing.resources().isEmpty() ? "" : ", as far as x-aws-cost is right");
  }

  /** What was assumed for either side. */
  List<CostEstimate.Assumed> assumptions() {
    SortedMap<Assumption, CostEstimate.Assumed> all = new TreeMap<>();
    before.assumptions().forEach(one -> all.put(one.assumption(), one));
    after.assumptions().forEach(one -> all.put(one.assumption(), one));
    return List.copyOf(all.values());
  }

  /** How certain the least certain price of a part is, on either side. */
  Price.Certainty certainty(String part) {
    Price.Certainty worst = Price.Certainty.STATED;
    for (CostEstimate estimate : List.of(before, after)) {
      for (CostEstimate.Share share : estimate.shares()) {
        for (CostLine line : share.label().equals(part) ? share.lines() : List.<CostLine>of()) {
          worst = worst.or(line.price().certainty());
        }
      }
    }
    return worst;
  }

  /**
   * What a limit cannot hold: what certainly costs something, and nobody but the change says what.
   */
  List<String> unproven() {
    return pricing.unproven();
  }

  private String whyKept() {
    return leavesStack ? LEFT : KEPT;
  }

  private String about() {
    return difference.isIncomplete() ? "at least " : "about ";
  }

  /** For a screen; the parts that change, what grows most first. */
  String text() {
    StringBuilder text =
        new StringBuilder(about()).append(words()).append(", ").append(region.words()).append('\n');
    for (CostDifference.Change change : difference.changes()) {
      text.append("  ")
          .append(CommonWords.harmless(change.label()))
          .append("  ")
          .append(change.before().exact())
          .append(" → ")
          .append(change.after().exact())
          .append('\n');
    }
    difference
        .unpriced()
        .forEach(
            one ->
                text.append("  ")
                    .append(CommonWords.harmless(NOT_IN_IT + one.words()))
                    .append('\n'));
    pricingWords().forEach(one -> text.append("  ").append(CommonWords.harmless(one)).append('\n'));
    if (!kept.isEmpty()) {
      text.append("  ").append(CommonWords.harmless(keptWords())).append('\n');
    }
    return text.toString();
  }

  /** What the change says itself of what it costs, the rule first. */
  private List<String> pricingWords() {
    List<String> words = new ArrayList<>();
    if (!pricing.assumptions().isEmpty() && !difference.before().equals(CostRange.NONE)) {
      words.add(ASSUMED);
    }
    words.addAll(pricing.words());
    return words;
  }

  /** What costs on outside the stack, in a sentence. */
  private String keptWords() {
    List<String> parts = new ArrayList<>();
    kept.forEach((part, cost) -> parts.add(part + " " + cost.exact()));
    return whyKept() + String.join(", ", parts);
  }

  /** In Markdown; the parts that change, the dearest first. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(about()).append(Markdown.code(words())).append(prices());
    if (!difference.changes().isEmpty()) {
      text.append('\n')
          .append(Markdown.row("part", "before", "after"))
          .append(Markdown.row("---", "---:", "---:"));
      difference.changes().stream()
          .limit(MOST)
          .forEach(
              change ->
                  text.append(
                      Markdown.row(
                          Markdown.cell(change.label()),
                          Markdown.code(change.before().exact()),
                          Markdown.code(change.after().exact()))));
      int more = difference.changes().size() - MOST;
      if (more > 0) {
        text.append(Markdown.row("… " + more + " more", "", ""));
      }
    }
    if (!difference.unpriced().isEmpty()) {
      text.append('\n');
      difference.unpriced().stream()
          .limit(MOST)
          .forEach(
              one -> text.append("- ").append(Markdown.text(NOT_IN_IT + one.words())).append('\n'));
      int more = difference.unpriced().size() - MOST;
      text.append(more > 0 ? "- … " + more + " more\n" : "");
    }
    List<String> said = pricingWords();
    if (!said.isEmpty()) {
      text.append('\n');
      said.stream()
          .limit(MOST)
          .forEach(one -> text.append("- ").append(Markdown.text(one)).append('\n'));
      text.append(said.size() > MOST ? "- … " + (said.size() - MOST) + " more\n" : "");
    }
    if (!kept.isEmpty()) {
      List<String> parts = new ArrayList<>();
      kept.forEach(
          (part, cost) -> parts.add(Markdown.text(part) + " " + Markdown.code(cost.exact())));
      text.append('\n').append(whyKept()).append(String.join(", ", parts)).append('\n');
    }
    return text.toString();
  }
}
