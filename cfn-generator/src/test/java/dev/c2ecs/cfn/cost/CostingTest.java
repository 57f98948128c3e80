package dev.c2ecs.cfn.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of each type of resources. */
class CostingTest {

  /** Those that c2ecs writes are priced, or free with a reason; none is left to chance. */
  @ParameterizedTest
  @EnumSource(to = "SCHEDULE", mode = EnumSource.Mode.INCLUDE)
  void everyTypeThatIsWrittenIsPricedOrFree(ResourceType type) {
    Costing.Row row = Costing.of(type.text());
    assertThat(row.kind()).isNotEqualTo(Costing.Kind.UNPRICED);
    assertThat(row.words().isEmpty()).isEqualTo(row.kind() == Costing.Kind.PRICED);
  }

  @Test
  void whatHasNoRowIsNotPriced() {
    for (String type : new String[] {"AWS::SQS::Queue", "AWS::RDS::DBInstance", "Custom::Thing"}) {
      assertThat(Costing.of(type).kind()).isEqualTo(Costing.Kind.UNPRICED);
      assertThat(Costing.of(type).words()).isNotEmpty();
    }
  }
}
