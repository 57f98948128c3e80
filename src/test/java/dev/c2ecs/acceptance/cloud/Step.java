package dev.c2ecs.acceptance.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Template;
import java.util.Map;

/**
 * A row of a table of rules: a stack, the same stack after an update, and what AWS says to it.
 *
 * @param rule in words
 * @param before what is deployed first; it must be possible
 * @param after what is deployed then
 * @param refused how the first failure begins; empty when the update is possible
 */
record Step(String rule, Template before, Template after, String refused) {

  static Step ok(String rule, Template before, Template after) {
    return new Step(rule, before, after, "");
  }

  /** A stack that is created over one without resources of the kind. */
  static Step creates(String rule, Template created, String refused) {
    return new Step(
        rule, Parts.template(Parts.resource("Topic", "SNS::Topic", "")), created, refused);
  }

  /** Does both and looks at the outcome; a refused update leaves the stack as it was. */
  Operation check() {
    CloudModel cloud = new CloudModel();
    Operation created = cloud.deploy("s", before, Map.of());
    assertThat(created.failure()).as(rule).isEmpty();
    Contents contents = cloud.contents("s");
    Operation updated = cloud.deploy("s", after, Map.of());
    if (refused.isEmpty()) {
      assertThat(updated.failure()).as(rule).isEmpty();
      assertThat(updated.succeeded()).isTrue();
    } else {
      assertThat(updated.failure()).as(rule).isPresent();
      assertThat(updated.failure().orElseThrow().reason()).as(rule).startsWith(refused);
      assertThat(updated.status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
      assertThat(cloud.contents("s")).as(rule).isEqualTo(contents);
    }
    return updated;
  }

  @Override
  public String toString() {
    return rule;
  }
}
