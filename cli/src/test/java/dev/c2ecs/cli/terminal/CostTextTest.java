package dev.c2ecs.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.cost.CostEstimate;
import dev.c2ecs.cfn.cost.CostSettings;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an update changes of the cost, in one line. */
class CostTextTest {

  private static CostEstimate gateways(int number, String region) {
    List<Resource> resources =
        IntStream.range(0, number)
            .mapToObj(
                i ->
                    new Resource(
                        "Nat" + i,
                        ResourceType.NAT_GATEWAY.text(),
                        ComposeRef.PROJECT,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Value.map()))
            .toList();
    Template template = new Template("p", List.of(), resources, List.of());
    return CostEstimate.of(template, Map.of(), region, CostSettings.DEFAULTS);
  }

  private static String line(Optional<CostEstimate> before, CostEstimate after) {
    return CostText.difference(before, after, 200).get(0).text().replaceAll("of [0-9-]+", "of D");
  }

  @Test
  void whatItWasIsToldWhenItWasAnother() {
    CostEstimate one = gateways(1, "us-east-1");
    CostEstimate two = gateways(2, "us-east-1");
    assertThat(line(Optional.empty(), one))
        .isEqualTo("  costs about $33 a month (`c2ecs cost`, prices of D)");
    assertThat(line(Optional.of(one), two))
        .isEqualTo("  costs about $67 a month, was $33 (`c2ecs cost`, prices of D)");
    assertThat(line(Optional.of(two), two))
        .isEqualTo("  costs about $67 a month, as before (`c2ecs cost`, prices of D)");
  }

  @Test
  void aRegionWithoutPricesIsSaidAndNotReplaced() {
    CostEstimate nowhere = gateways(1, "mars-east-1");
    assertThat(line(Optional.of(nowhere), nowhere))
        .isEqualTo("  cost: no prices are known for mars-east-1");
  }
}
