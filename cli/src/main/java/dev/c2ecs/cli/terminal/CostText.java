package dev.c2ecs.cli.terminal;

import dev.c2ecs.cfn.cost.CostDifference;
import dev.c2ecs.cfn.cost.CostEstimate;
import dev.c2ecs.cfn.cost.CostLine;
import dev.c2ecs.cfn.cost.CostRange;
import dev.c2ecs.cfn.cost.Price;
import dev.c2ecs.cfn.cost.PriceItem;
import dev.c2ecs.cfn.cost.PriceTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An estimate as text: parts with their lines, the sum, what is missing, what is assumed. */
public final class CostText {

  private static final int AMOUNT = 20;
  private static final int NAMES = 58;
  private static final int KEYS = 21;
  private static final int VALUES = 9;
  private static final int DIGITS = 3;
  private static final int HANG = 4;
  private static final String BOLD = "1";
  private static final String YELLOW = "33";

  /** What is said of a price of {@code x-aws-cost}. */
  public static final String OWN = "dollars a month that the project says, no price of AWS (set)";

  private CostText() {}

  /**
   * Where the prices of estimates come from: a line for each source, with its page and what it has
   * the price of, and of which month.
   */
  public static List<String> sources(List<CostEstimate> estimates) {
    Map<String, Set<String>> bySource = new TreeMap<>();
    for (CostEstimate estimate : estimates) {
      for (CostLine line : estimate.lines()) {
        String words = line.words() + (line.isOwn() ? "" : " (" + line.price().asOf() + ")");
        bySource
            .computeIfAbsent(line.price().source(), source -> new TreeSet<>())
            .add(CommonWords.harmless(words));
      }
    }
    List<String> lines = new ArrayList<>(List.of("", "where prices come from, and of which month"));
    bySource.forEach(
        (source, items) -> {
          String url =
              Optional.ofNullable(PriceTable.bundled().sources().get(source))
                  .map(known -> " <" + known.url() + ">")
                  .orElse("");
          lines.add("  " + source + url + ": " + String.join(", ", items));
        });
    return lines;
  }

  /**
   * The lines of an estimate.
   *
   * @param project the name of the project
   * @param region the region, and where it comes from
   * @param width how wide prose may be
   */
  public static List<StyledLine> lines(
      String project, String region, CostEstimate estimate, int width) {
    List<StyledLine> lines = new ArrayList<>();
    lines.add(
        new StyledLine(
            BOLD,
            CommonWords.harmless(project)
                + ": "
                + total(estimate)
                + " a month in "
                + CommonWords.harmless(region)));
    for (CostEstimate.Share share : estimate.shares()) {
      lines.add(new StyledLine("", ""));
      lines.add(
          new StyledLine(BOLD, row(CommonWords.harmless(share.label()), share.total().exact())));
      share
          .lines()
          .forEach(line -> lines.add(new StyledLine("", row("  " + words(line), amount(line)))));
    }
    lines.add(new StyledLine("", ""));
    lines.add(new StyledLine(BOLD, row("together", estimate.total().exact())));
    List<String> missing = missing(estimate);
    if (!missing.isEmpty()) {
      lines.add(new StyledLine("", ""));
      lines.add(new StyledLine(BOLD, "not in it"));
      missing.forEach(line -> wrap(YELLOW, "  " + CommonWords.harmless(line), width, lines));
    }
    if (!estimate.assumptions().isEmpty() || !estimate.own().isEmpty()) {
      lines.add(new StyledLine("", ""));
      lines.add(new StyledLine(BOLD, "assumed; x-aws-cost sets it"));
      for (CostEstimate.Assumed assumed : estimate.assumptions()) {
        lines.add(
            new StyledLine(
                "",
                "  "
                    + Columns.padded(assumed.assumption().key() + ":", KEYS)
                    + Columns.padded(number(assumed.number()), VALUES)
                    + "# "
                    + assumed.assumption().words()
                    + (assumed.given() ? " (set)" : "")));
      }
      for (CostLine own : estimate.own()) {
        lines.add(
            new StyledLine(
                "",
                "  "
                    + Columns.padded("prices." + own.resource() + ":", KEYS)
                    + " "
                    + Columns.padded(number(own.most()), VALUES)
                    + "# "
                    + OWN));
      }
    }
    lines.add(new StyledLine("", ""));
    wrap("", origin(estimate), width, lines);
    return lines;
  }

  /**
   * What an update changes, in one line; nothing when no price of the region is known, which the
   * line says.
   *
   * @param before the estimate of what is deployed; empty when nothing is
   */
  public static List<StyledLine> difference(
      Optional<CostEstimate> before, CostEstimate after, int width) {
    String text =
        after.lines().isEmpty() && !after.unknown().isEmpty()
            ? "  cost: no prices are known for " + after.region()
            : "  costs "
                + total(after)
                + " a month"
                + before.map(old -> was(old, after)).orElse("")
                + " (`c2ecs cost`, prices of "
                + after.date()
                + ")";
    List<StyledLine> lines = new ArrayList<>();
    wrap("", CommonWords.harmless(text), width, lines);
    before.ifPresent(
        old ->
            CostDifference.between(old, after)
                .unpriced()
                .forEach(
                    one ->
                        wrap(
                            YELLOW,
                            "    not in it: " + CommonWords.harmless(one.words()),
                            width,
                            lines)));
    return lines;
  }

  private static void wrap(String style, String text, int width, List<StyledLine> lines) {
    Columns.wrapped(text, width, HANG).forEach(line -> lines.add(new StyledLine(style, line)));
  }

  private static String was(CostEstimate before, CostEstimate after) {
    CostDifference difference = CostDifference.between(before, after);
    return difference.isNone() ? ", as before" : ", was " + difference.before().rough();
  }

  /** The sum, with a word when it lacks something. */
  public static String total(CostEstimate estimate) {
    return (estimate.isIncomplete() ? "at least " : "about ") + estimate.total().rough();
  }

  private static String row(String name, String amount) {
    boolean fits = Columns.width(name) <= NAMES - 1;
    return fits
        ? Columns.padded(name, NAMES) + " ".repeat(Math.max(0, AMOUNT - amount.length())) + amount
        : name + "  " + amount;
  }

  private static String words(CostLine line) {
    if (line.isOwn()) {
      return line.words();
    }
    return line.words()
        + ": "
        + quantity(line)
        + " × $"
        + number(line.price().dollars())
        + guess(line);
  }

  /** A word behind a price that is guessed; nothing behind the others. */
  public static String guess(CostLine line) {
    return line.price().certainty() == Price.Certainty.GUESSED ? " (guessed)" : "";
  }

  /** What is counted, and in which unit: {@code 182.5 vCPU hours}. */
  public static String quantity(CostLine line) {
    String least = rounded(line.least());
    String most = rounded(line.most());
    String unit = line.item().unit();
    boolean one = most.equals("1") && unit.endsWith("s") && !unit.startsWith("×");
    return (least.equals(most) ? least : least + " to " + most)
        + " "
        + (one ? unit.substring(0, unit.length() - 1) : unit);
  }

  /** What a line costs. */
  public static String amount(CostLine line) {
    return new CostRange(line.minimum(), line.maximum()).exact();
  }

  /** A number as it is, without zeros at its end and without an exponent. */
  public static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** With three digits behind the point, or three that matter. */
  private static String rounded(BigDecimal number) {
    return number(
        number.abs().compareTo(BigDecimal.ONE) < 0
            ? number.round(new MathContext(DIGITS, RoundingMode.HALF_UP))
            : number.setScale(DIGITS, RoundingMode.HALF_UP));
  }

  /** What the sum lacks, a line for each kind. */
  public static List<String> missing(CostEstimate estimate) {
    List<String> lines = new ArrayList<>();
    for (PriceItem item : estimate.unknown()) {
      lines.add(item.words() + ": no price is known in " + estimate.region());
    }
    Map<String, List<String>> byWords = new LinkedHashMap<>();
    for (CostEstimate.Unpriced unpriced : estimate.unpriced()) {
      String name = unpriced.subject().name();
      byWords
          .computeIfAbsent(unpriced.what() + ": " + unpriced.why(), words -> new ArrayList<>())
          .add(name);
    }
    byWords.forEach(
        (words, names) -> {
          List<String> known = names.stream().filter(name -> !name.isEmpty()).distinct().toList();
          lines.add(words + (known.isEmpty() ? "" : " (" + String.join(", ", known) + ")"));
        });
    return lines;
  }

  /** Where the prices come from, and what is never in a sum. */
  public static String origin(CostEstimate estimate) {
    long guessed =
        estimate.lines().stream()
            .filter(line -> line.price().certainty() == Price.Certainty.GUESSED)
            .count();
    return "Prices of "
        + estimate.date()
        + ", part of the program; those of "
        + guessed
        + " of "
        + estimate.lines().size()
        + " lines are guessed, which stands behind them. Without taxes, free allowances, discounts, support, traffic"
        + " between zones and what is not of this project.";
  }
}
