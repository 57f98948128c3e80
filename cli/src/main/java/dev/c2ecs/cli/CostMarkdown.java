package dev.c2ecs.cli;

import dev.c2ecs.cfn.cost.CostEstimate;
import dev.c2ecs.cfn.cost.CostLine;
import dev.c2ecs.cli.report.Markdown;
import dev.c2ecs.cli.terminal.CostText;
import java.util.List;

/** An estimate in Markdown, a table with the single lines folded below it. */
final class CostMarkdown {

  private CostMarkdown() {}

  static String write(String project, CostRegion region, CostEstimate estimate) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "**"
            + Markdown.text(project)
            + "**: "
            + CostText.total(estimate)
            + " a month in "
            + Markdown.text(region.words()));
    line(text, "");
    line(text, "| part | a month |");
    line(text, "| --- | ---: |");
    for (CostEstimate.Share share : estimate.shares()) {
      line(text, "| " + Markdown.text(share.label()) + " | " + share.total().exact() + " |");
    }
    line(text, "| **together** | **" + estimate.total().exact() + "** |");
    missing(text, estimate);
    line(text, "");
    line(text, "<details><summary>Lines and assumptions</summary>");
    line(text, "");
    line(text, "| part | what | quantity | price | a month |");
    line(text, "| --- | --- | --- | ---: | ---: |");
    for (CostEstimate.Share share : estimate.shares()) {
      share.lines().forEach(one -> priced(text, share, one));
    }
    if (!estimate.assumptions().isEmpty() || !estimate.own().isEmpty()) {
      line(text, "");
      line(text, "| `x-aws-cost` | value | |");
      line(text, "| --- | ---: | --- |");
      for (CostEstimate.Assumed assumed : estimate.assumptions()) {
        line(
            text,
            "| `"
                + assumed.assumption().key()
                + "` | "
                + CostText.number(assumed.number())
                + " | "
                + assumed.assumption().words()
                + (assumed.given() ? " (set)" : "")
                + " |");
      }
      for (CostLine own : estimate.own()) {
        line(
            text,
            "| "
                + Markdown.text("prices." + own.resource())
                + " | "
                + CostText.number(own.most())
                + " | "
                + CostText.OWN
                + " |");
      }
    }
    line(text, "");
    line(text, "</details>");
    line(text, "");
    line(text, CostText.origin(estimate));
    return text.toString();
  }

  /** Where the prices of estimates come from, a list. */
  static String sources(List<CostEstimate> estimates) {
    StringBuilder text = new StringBuilder();
    line(text, "");
    CostText.sources(estimates).stream()
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .forEach(one -> line(text, "- " + Markdown.text(one)));
    return text.toString();
  }

  private static void missing(StringBuilder text, CostEstimate estimate) {
    if (!estimate.unknown().isEmpty() || !estimate.unpriced().isEmpty()) {
      line(text, "");
      line(text, "Not in it:");
      line(text, "");
    }
    CostText.missing(estimate).forEach(one -> line(text, "- " + Markdown.text(one)));
  }

  private static void priced(StringBuilder text, CostEstimate.Share share, CostLine line) {
    line(
        text,
        "| "
            + Markdown.text(share.label())
            + " | "
            + Markdown.text(line.words())
            + " | "
            + CostText.quantity(line)
            + " | $"
            + CostText.number(line.price().dollars())
            + CostText.guess(line)
            + " | "
            + CostText.amount(line)
            + " |");
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
