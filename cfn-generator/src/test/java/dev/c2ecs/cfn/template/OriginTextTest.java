package dev.c2ecs.cfn.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.tree.TreePath;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of an origin and its inverse. */
class OriginTextTest {

  private static final int RUNS = 20_000;

  /** What keys are made of: words that paths have, and characters that paths are written with. */
  private static final String[] PIECES = {
    "services",
    "networks",
    "volumes",
    "secrets",
    "configs",
    "x-aws-schedule",
    "ports",
    "deploy",
    "x-aws-autoscaling",
    "volumes_from",
    "web",
    "*",
    "a",
    ".",
    ".",
    "[0]",
    "[",
    "]",
    "\"",
    "[\"",
    "\"]",
    "\\",
    "\\u0041",
    ":",
    "#",
    " ",
    "\n",
    "\u0000",
    "é",
    "\ud83d\ude00",
    "\ud83d",
    "0",
    "_",
    "-"
  };

  private static TreePath random(Random random) {
    TreePath path = TreePath.ROOT;
    for (int depth = 1 + random.nextInt(5); depth > 0; depth--) {
      if (random.nextInt(4) == 0) {
        path = path.item(random.nextInt(3));
      } else {
        StringBuilder key = new StringBuilder();
        for (int pieces = random.nextInt(4); pieces >= 0; pieces--) {
          key.append(PIECES[random.nextInt(PIECES.length)]);
        }
        path = path.child(key.toString());
      }
    }
    return path;
  }

  @Test
  void everyPathIsReadBack() {
    Random random = new Random(1);
    for (int i = 0; i < RUNS; i++) {
      ComposeRef origin = ComposeRef.of(random(random));
      String text = OriginText.of(origin);
      assertThat(OriginText.read(text)).as(text).contains(origin);
      assertThat(text).as("one line").matches("[ -~]+");
    }
  }

  @Test
  void noTextEndsTheReader() {
    Random random = new Random(2);
    for (int i = 0; i < RUNS; i++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(9); pieces >= 0; pieces--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      assertThat(OriginText.read(text.toString())).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "services.web, SERVICE, web, services.web",
    "services.web.ports[0], SERVICE, web, services.web",
    "services.api.v1.ports[12], SERVICE, api.v1, services.api.v1",
    "services.api.ports, SERVICE, api.ports, services.api.ports",
    "services.web.deploy.x-aws-autoscaling, SERVICE, web, services.web",
    "services.x-aws-schedule, SERVICE, x-aws-schedule, services.x-aws-schedule",
    "services.job.x-aws-schedule, SERVICE, job, services.job",
    "services.db.volumes_from[1], SERVICE, db, services.db",
    "services.*.ports, LOAD_BALANCER, '', services.*.ports",
    "networks.back.end, NETWORK, back.end, networks.back.end",
    "volumes.services.web, VOLUME, services.web, volumes.services.web",
    "name, PROJECT, '', name",
    "x-aws-cloudformation.Resources.Queue, PROJECT, '', x-aws-cloudformation.Resources.Queue",
  })
  void whatTemplatesSayIsReadAndWrittenAlike(
      String text, ComposeRef.Kind kind, String name, String whole) {
    ComposeRef origin = OriginText.read(text).orElseThrow();
    assertThat(origin.kind()).isEqualTo(kind);
    assertThat(origin.name()).isEqualTo(name);
    assertThat(origin.whole()).hasToString(whole);
    assertThat(OriginText.of(origin)).isEqualTo(text);
  }

  @Test
  void whatCouldMeanTwoThingsIsQuoted() {
    ComposeRef named = ComposeRef.of(TreePath.of("services", "job.x-aws-schedule"));
    assertThat(OriginText.of(named)).isEqualTo("services[\"job.x-aws-schedule\"]");
    ComposeRef further = ComposeRef.of(TreePath.of("services", "web", "labels", "a.b"));
    assertThat(OriginText.of(further)).isEqualTo("services[\"web\"].labels[\"a.b\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a remark",
        "services.",
        "services.web (front)",
        "services.web.ports[0",
        "[x]",
        ".a",
        "a.",
        "a..b",
        "a[\"b",
        "a[\"b\"",
        "a[\"b\\",
        "a[-1]",
        "a[99999999999]",
        "naïve"
      })
  void otherTextsAreNoOrigins(String text) {
    assertThat(OriginText.read(text)).isEmpty();
  }

  @Test
  void nothingIsKnownOfNoOrigin() {
    assertThat(ComposeRef.NONE.isKnown()).isFalse();
    assertThat(OriginText.of(ComposeRef.NONE)).isEmpty();
    assertThat(ComposeRef.NONE.whole()).isEqualTo(ComposeRef.NONE);
  }
}
