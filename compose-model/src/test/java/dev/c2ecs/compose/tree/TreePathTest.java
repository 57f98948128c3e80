package dev.c2ecs.compose.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A path knows its segments; its text is for people. */
class TreePathTest {

  private static final TreePath PORT = TreePath.of("services", "web", "ports").item(0);

  @Test
  void keysAndItemsAreToldApart() {
    TreePath key = TreePath.of("services", "web", "ports[0]");
    assertThat(key.toString()).isEqualTo(PORT.toString()).isEqualTo("services.web.ports[0]");
    assertThat(key).isNotEqualTo(PORT);
    assertThat(key.isItem()).isFalse();
    assertThat(PORT.isItem()).isTrue();
    assertThat(TreePath.of("[0]").isItem()).isFalse();
    assertThat(key.key()).isEqualTo("ports[0]");
    assertThat(PORT.key()).isEmpty();
  }

  @Test
  void aDotInAKeyIsNoStep() {
    TreePath dotted = TreePath.of("services", "api.orders");
    TreePath nested = TreePath.of("services", "api", "orders");
    assertThat(dotted.toString()).isEqualTo(nested.toString());
    assertThat(dotted).isNotEqualTo(nested);
    assertThat(dotted.depth()).isEqualTo(2);
    assertThat(dotted.nameIn("services")).contains("api.orders");
    assertThat(nested.nameIn("services")).contains("api");
  }

  @Test
  void aPathThroughASectionHasTheNameThatStandsThere() {
    assertThat(PORT.nameIn("services")).contains("web");
    assertThat(PORT.nameIn("networks")).isEmpty();
    assertThat(TreePath.of("services").nameIn("services")).isEmpty();
    assertThat(TreePath.of("x-own", "services", "web").nameIn("services")).isEmpty();
    assertThat(TreePath.of("services", "services").nameIn("services")).contains("services");
    assertThat(TreePath.of("services").item(0).nameIn("services")).isEmpty();
    assertThat(TreePath.ROOT.nameIn("")).isEmpty();
  }

  @Test
  void keysByPlace() {
    assertThat(PORT.keyAt(0)).isEqualTo("services");
    assertThat(PORT.keyAt(2)).isEqualTo("ports");
    assertThat(PORT.keyAt(3)).isEmpty();
    assertThat(PORT.keyAt(4)).isEmpty();
    assertThat(TreePath.ROOT.keyAt(0)).isEmpty();
  }

  @Test
  void theSegmentsMakeThePath() {
    TreePath again = TreePath.ROOT;
    for (TreePath.Segment segment : PORT.segments()) {
      again = again.then(segment);
    }
    assertThat(again).isEqualTo(PORT);
    assertThat(TreePath.ROOT.segments()).isEmpty();
    assertThat(TreePath.ROOT.toString()).isEmpty();
  }

  @Test
  void aTableIsFollowedBySegments() {
    PatternTable<String> table =
        PatternTable.of(Map.of("services.*.ports[]", "item", "services.*.ports.*", "key"));
    assertThat(table.at(PORT).value()).contains("item");
    assertThat(table.at(TreePath.of("services", "web", "ports", "[0]")).value()).contains("key");
    assertThat(table.at(TreePath.of("services", "web", "ports", "[]")).value()).contains("key");
  }
}
