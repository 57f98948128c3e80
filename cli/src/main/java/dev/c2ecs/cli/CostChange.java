package dev.c2ecs.cli;

import dev.c2ecs.cfn.cost.CostDifference;
import dev.c2ecs.cfn.cost.CostRange;
import dev.c2ecs.cfn.cost.CostSettings;
import dev.c2ecs.cfn.cost.PriceTable;
import dev.c2ecs.cli.report.Markdown;
import dev.c2ecs.cli.review.Comparison;
import dev.c2ecs.cli.terminal.CommonWords;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a comparison changes of the cost, by the assumptions of its second side.
 *
 * @param difference the difference
 * @param region the region whose prices count
 */
record CostChange(CostDifference difference, CostRegion region) {

  private static final int MOST = 10;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The change; empty when one side has no template, or no prices are known for the region. */
  static Optional<CostChange> of(Comparison comparison, Map<String, String> environment)
      throws Failure {
    return of(comparison, Optional.empty(), Optional.empty(), environment);
  }

  /**
   * The same.
   *
   * @param flag the region that the command line names
   * @param profile the AWS profile that it names
   */
  static Optional<CostChange> of(
      Comparison comparison,
      Optional<String> flag,
      Optional<String> profile,
      Map<String, String> environment)
      throws Failure {
    if (!comparison.before().isWhole() || !comparison.after().isWhole()) {
      return Optional.empty();
    }
    CostSettings settings =
        comparison
            .after()
            .project()
            .or(() -> comparison.before().project())
            .map(CostSettings::of)
            .orElse(CostSettings.DEFAULTS);
    CostRegion region = CostRegion.of(flag, profile, settings, environment);
    return PriceTable.bundled().names().contains(region.name())
        ? Optional.of(
            new CostChange(
                CostCommand.difference(
                    comparison.before().compared(),
                    comparison.after().compared(),
                    region,
                    settings),
                region))
        : Optional.empty();
  }

  /** Whether as much as a dollar changes, of the whole or of a part. */
  boolean differs() {
    return !difference.before().rough().equals(difference.after().rough());
  }

  /** By how many percent it rises, at least or at most, what is more; a new cost rises for ever. */
  OptionalDouble rise() {
    return OptionalDouble.of(
        Math.max(
            rise(difference.before().minimum(), difference.after().minimum()),
            rise(difference.before().maximum(), difference.after().maximum())));
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
    CostRange after = difference.after();
    return before.exact().equals(after.exact())
        ? after.rough() + " a month, unchanged"
        : before.rough() + " a month → " + after.rough();
  }

  /** For a screen; the parts that change, what grows most first. */
  String text() {
    StringBuilder text =
        new StringBuilder(words()).append(", ").append(region.words()).append('\n');
    for (CostDifference.Change change : difference.changes()) {
      text.append("  ")
          .append(CommonWords.harmless(change.label()))
          .append("  ")
          .append(change.before().exact())
          .append(" → ")
          .append(change.after().exact())
          .append('\n');
    }
    return text.toString();
  }

  /** In Markdown; the parts that change, the dearest first. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("about ")
        .append(Markdown.code(words()))
        .append(", by the prices of ")
        .append(Markdown.text(region.words()))
        .append("; `c2ecs cost` shows what is assumed\n");
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
    return text.toString();
  }
}
