package dev.c2ecs.cfn.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of prices that is part of the program. */
class PriceTableTest {

  private static final PriceTable TABLE = PriceTable.bundled();

  @Test
  void everyRegionOfTheTableHasEveryPrice() {
    assertThat(TABLE.names())
        .contains(
            "us-east-1",
            "us-east-2",
            "us-west-2",
            "eu-west-1",
            "eu-central-1",
            "eu-west-2",
            "eu-west-3",
            "eu-north-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-northeast-1",
            "ap-south-1",
            "ca-central-1",
            "sa-east-1");
    TABLE
        .regions()
        .forEach(
            (region, prices) ->
                assertThat(prices.keySet())
                    .as(region)
                    .containsExactlyInAnyOrderElementsOf(PriceItem.ofAws()));
  }

  @Test
  void everyPriceHasASourceAndEverySourceAPrice() {
    Set<String> used = new HashSet<>();
    for (Map<PriceItem, Price> prices : TABLE.regions().values()) {
      for (Price price : prices.values()) {
        used.add(price.source());
        assertThat(price.dollars()).isPositive().isLessThan(BigDecimal.TEN.pow(2));
        assertThat(price.asOf()).matches("20[0-9]{2}-[01][0-9]");
        assertThat(price.asOf().compareTo(TABLE.date())).isNegative();
      }
    }
    assertThat(used).isEqualTo(TABLE.sources().keySet());
    assertThat(TABLE.sources().values())
        .isNotEmpty()
        .allSatisfy(
            source -> {
              assertThat(source.url()).startsWith("https://");
              assertThat(source.words()).isNotBlank();
            });
    assertThat(TABLE.date()).matches("20[0-9]{2}-[01][0-9]-[0-3][0-9]");
  }

  @Test
  void whatIsCheaperEverywhereIsCheaperHere() {
    for (String region : TABLE.names()) {
      for (List<PriceItem> pair :
          List.of(
              List.of(PriceItem.ARM_CPU, PriceItem.X86_CPU),
              List.of(PriceItem.ARM_MEMORY, PriceItem.X86_MEMORY),
              List.of(PriceItem.SPOT_X86_CPU, PriceItem.X86_CPU),
              List.of(PriceItem.SPOT_ARM_CPU, PriceItem.ARM_CPU),
              List.of(PriceItem.SPOT_ARM_CPU, PriceItem.SPOT_X86_CPU),
              List.of(PriceItem.SPOT_X86_MEMORY, PriceItem.X86_MEMORY),
              List.of(PriceItem.SPOT_ARM_MEMORY, PriceItem.ARM_MEMORY),
              List.of(PriceItem.X86_MEMORY, PriceItem.X86_CPU),
              List.of(PriceItem.RARE_FILES, PriceItem.FILES),
              List.of(PriceItem.LOGS_KEPT, PriceItem.LOGS_WRITTEN))) {
        assertThat(dollars(region, pair.get(0)))
            .as(region + " " + pair)
            .isLessThan(dollars(region, pair.get(1)));
      }
      for (PriceItem item : PriceItem.ofAws()) {
        // No price of a region is more than three times that of N. Virginia.
        assertThat(dollars(region, item))
            .as(region + " " + item)
            .isLessThan(dollars("us-east-1", item).multiply(BigDecimal.valueOf(3)))
            .isGreaterThan(dollars("us-east-1", item).multiply(new BigDecimal("0.9")));
      }
    }
  }

  private static BigDecimal dollars(String region, PriceItem item) {
    return TABLE.price(region, item).orElseThrow().dollars();
  }

  @Test
  void aRegionOrAnItemWithoutAPriceHasNone() {
    assertThat(TABLE.price("mars-east-1", PriceItem.ALB)).isEmpty();
    PriceTable table =
        PriceTable.of("date\t2027-01-01\nprice\tx\talb.hour\t1.5\ts\t2026-12\tsomewhere\n# no\n");
    assertThat(table.date()).isEqualTo("2027-01-01");
    assertThat(table.price("x", PriceItem.ALB))
        .contains(new Price(new BigDecimal("1.5"), Price.Certainty.STATED, "2026-12", "somewhere"));
    assertThat(table.price("x", PriceItem.NLB)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "price\tx\talb.hour\t1\ts\t2026-12",
        "price\tx\talb.day\t1\ts\t2026-12\ta",
        "price\tx\talb.hour\tone\ts\t2026-12\ta",
        "price\tx\talb.hour\t1\tz\t2026-12\ta",
        "price\tx\talb.hour\t1\ts\t2026-12\ta\nprice\tx\talb.hour\t2\ts\t2026-12\ta",
        "prices"
      })
  void aWrongLineIsRefused(String text) {
    assertThatThrownBy(() -> PriceTable.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
