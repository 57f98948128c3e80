package dev.c2ecs.cfn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void whoHasRoomIsWhereHeWouldLikeToBe() {
    assertThat(Spread.of(new double[] {20, 80}, new double[] {10, 10}, 0, 100))
        .containsExactly(20, 80);
  }

  @Test
  void whoAreInEachOthersWayShareTheWay() {
    assertThat(Spread.of(new double[] {50, 50}, new double[] {10, 10}, 0, 100))
        .containsExactly(45, 55);
  }

  @Test
  void nobodyIsOutside() {
    assertThat(Spread.of(new double[] {-50, 500}, new double[] {10, 20}, 0, 100))
        .containsExactly(5, 90);
    assertThat(Spread.of(new double[0], new double[0], 0, 100)).isEmpty();
  }
}
