package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** The contract of coverage figures. */
final class Coverages {

  private Coverages() {}

  /** The five states add up to the number of leaves. */
  static void assertAddsUp(Map<String, Object> coverage) {
    long sum =
        List.of("exact", "approximated", "noEffect", "warned", "rejected").stream()
            .mapToLong(state -> (Long) coverage.get(state))
            .sum();
    assertThat(sum).as(coverage.toString()).isEqualTo((Long) coverage.get("leaves"));
  }
}
