package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.cost.Assumption;
import dev.c2ecs.cfn.cost.Costing;
import dev.c2ecs.cfn.cost.Price;
import dev.c2ecs.cfn.cost.PriceItem;
import dev.c2ecs.cfn.cost.PriceTable;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code docs/cost.md} is that of the tables. */
class CostDocTest {

  private static final PriceTable TABLE = PriceTable.bundled();
  private static final String USUAL = "us-east-1";

  /** One text, beside which the rest would be hard to read. */
  @SuppressWarnings("InlineFormatString")
  private static final String HEAD =
      """
      # What a project costs

      Generated from the tables of the code; do not edit.

      `c2ecs cost` estimates a month from the template: what runs, for how long, at which price. It asks nobody: prices are a table that is part of the program, [prices.tsv](../cfn-generator/src/main/resources/dev/c2ecs/cfn/cost/prices.tsv), of %s. Each price has a source, the month of the source and a certainty: **s**, a document of AWS says so; **l**, likely, a public copy of what AWS says; **g**, guessed: computed from other prices, or remembered. None was fetched from AWS. `bench/prices.py` rebuilds the table from the offer files of the AWS Price List Bulk API, and names what no file has.

      - Parts are sorted by what they cost at most. A service has its tasks, their addresses, scratch space, log lines, images and alarms; a task has one size, whatever containers are in it. Volumes, load balancers and what the project has once are parts of their own.
      - Two numbers are the least and the most that autoscaling allows (`x-aws-autoscaling`); `replicas: 0` is a line of $0.00. On Spot are the tasks that base and weights of `x-aws-capacity` put there, not rounded to tasks; its price changes daily.
      - Jobs and schedules cost `job_runs` times `job_minutes`; the runs of `rate(…)` and of most `cron(…)` are counted. A replicated job counts once.
      - A month has 730 hours. `hours` is for tasks only: load balancers, gateways, addresses of both and file systems stay when tasks are stopped.
      - Log lines that are kept count for as long as the log group keeps them, for a year where it keeps them for ever, and are not compressed.
      - Sums are made of what is not rounded; what is shown is rounded half up to cents, from ten dollars on to dollars where it says "about".
      - A price that is not known for a region is named, a region without prices is refused, and no price of another region is taken. The sum says "at least" whenever something is not in it that costs something or may do so.
      - `--sources` lists below the estimate where each price comes from, and of which month it is; JSON always has both.
      - What an overlay brings and the table has no price for is named, in `cost`, in a comparison with what comes, goes or changes of it, and in reviews. `x-aws-cost: {prices: {Database: 25}}` says in dollars a month what it costs, by logical ID; then it is in the sum. Such a price has the certainty **y**, yours, and its line names the resource.
      - A change does not say itself what it costs. In a comparison both sides are estimated by the assumptions of the first one; of two prices of `x-aws-cost` the higher counts on the second side. What `x-aws-cost` says otherwise than before is named in `cost`, `diff` and `review`, and so is each resource with such a price that is new or another one. A project that is new shows its own assumptions, and is more than nothing when it costs something by the usual ones.
      - Another name of the project is another stack: what the old one costs is added, since it stays. The stack of a project that is deleted stays as well, and costs on.
      - `--fail-on cost:20%%` fails as well when something is new or another that certainly costs something, a database for instance ([billed.txt](../cfn-generator/src/main/resources/dev/c2ecs/cfn/cost/billed.txt) has the types), and nobody says how much, or only the change itself does: a price that is new with the resource, or one that was said of another state of it. A price that was there before the resource came counts.
      - The region is that of `--region`, else of `x-aws-cost`, else of `AWS_REGION`, `AWS_DEFAULT_REGION` or the AWS profile, else us-east-1, which the first line says.
      - Never in a sum: taxes, support, Savings Plans and other discounts, free allowances (of an account, not of a project), traffic between zones, reads from infrequent access, requests of the console, what a load balancer or cluster that exists already costs. What of the template is not priced is listed below "not in it".
      """;

  @Test
  void theReferenceIsCurrent() throws IOException {
    StringBuilder text = new StringBuilder(String.format(HEAD, TABLE.date()));
    text.append("\n## What is assumed\n\n`x-aws-cost` sets each of them:\n\n")
        .append("    x-aws-cost: {region: eu-central-1, storage_gb: 50, log_gb: 0.5}\n\n")
        .append("| key | without it | |\n| --- | ---: | --- |\n");
    for (Assumption assumption : Assumption.values()) {
      text.append("| `")
          .append(assumption.key())
          .append("` | ")
          .append(assumption.usual().toPlainString())
          .append(" | ")
          .append(assumption.words())
          .append(" |\n");
    }
    text.append("\n## What costs nothing by itself\n\n| types | why |\n| --- | --- |\n");
    Map<String, StringBuilder> free = new TreeMap<>();
    for (ResourceType type : ResourceType.values()) {
      Costing.Row row = Costing.of(type.text());
      if (row.kind() == Costing.Kind.FREE) {
        StringBuilder types = free.computeIfAbsent(row.words(), words -> new StringBuilder());
        types.append(types.isEmpty() ? "" : ", ").append('`').append(type.text()).append('`');
      }
    }
    free.forEach(
        (why, types) -> text.append("| ").append(types).append(" | ").append(why).append(" |\n"));
    prices(text);
    sources(text);
    GeneratedDocsTest.check("docs/cost.md", text.toString());
  }

  private static void prices(StringBuilder text) {
    text.append("\n## Prices of ").append(USUAL).append("\n\n");
    text.append("Those of ")
        .append(String.join(", ", TABLE.names().stream().filter(n -> !n.equals(USUAL)).toList()))
        .append(" are in the table.\n\n| item | | dollars | | of | source |\n")
        .append("| --- | --- | ---: | --- | --- | --- |\n");
    for (PriceItem item : PriceItem.ofAws()) {
      Price price = TABLE.price(USUAL, item).orElseThrow();
      text.append("| `")
          .append(item.key())
          .append("` | ")
          .append(item.words())
          .append(" | ")
          .append(price.dollars().toPlainString())
          .append(" | ")
          .append(price.certainty().letter())
          .append(" | ")
          .append(price.asOf())
          .append(" | ")
          .append(price.source())
          .append(" |\n");
    }
  }

  private static void sources(StringBuilder text) {
    text.append("\n## Sources\n\n| source | prices | what it is |\n| --- | --- | --- |\n");
    TABLE
        .sources()
        .forEach(
            (name, source) ->
                text.append("| ")
                    .append(name)
                    .append(" | ")
                    .append(counted(name))
                    .append(" | <")
                    .append(source.url())
                    .append(">: ")
                    .append(source.words())
                    .append(" |\n"));
  }

  /** How many prices a source has, by certainty: {@code 12 s, 3 l}. */
  private static String counted(String source) {
    Map<Price.Certainty, Integer> counts = new EnumMap<>(Price.Certainty.class);
    for (Map<PriceItem, Price> prices : TABLE.regions().values()) {
      for (Price price : prices.values()) {
        if (price.source().equals(source)) {
          counts.merge(price.certainty(), 1, Integer::sum);
        }
      }
    }
    List<String> words =
        Arrays.stream(Price.Certainty.values())
            .filter(counts::containsKey)
            .map(certainty -> counts.get(certainty) + " " + certainty.letter())
            .toList();
    assertThat(words).isNotEmpty();
    return String.join(", ", words);
  }
}
