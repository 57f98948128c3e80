package dev.c2ecs.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.diff.Obstacle;
import dev.c2ecs.cfn.diff.TemplateDiff;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of an update that AWS refuses as one. */
class StepTextTest {

  private static final ComposeRef WEB = ComposeRef.of(TreePath.of("services", "web"));
  private static final ComposeRef DB = ComposeRef.of(TreePath.of("services", "db"));
  private static final ComposeRef OVERLAY =
      ComposeRef.of(TreePath.of("x-aws-cloudformation", "Resources", "Events"));
  private static final Template EMPTY = new Template("", List.of(), List.of(), List.of());

  private static Resource resource(String id, String type, ComposeRef origin) {
    return new Resource(
        id, type, origin, List.of(), Optional.empty(), Optional.empty(), Value.map());
  }

  private static Obstacle obstacle(ComposeRef origin) {
    return new Obstacle("Events", origin, "it is so", new Obstacle.Remedy.None());
  }

  private static List<String> lines(
      Obstacle obstacle, List<Template> steps, Template before, int width) {
    Forecast forecast =
        new Forecast(List.of(), List.of(obstacle), steps, Set.of(), TemplateDiff.NONE);
    return StepText.lines(
            forecast, Optional.of(before), part -> part.equals(DB) ? "" : "compose.yaml:4:3", width)
        .stream()
        .map(StyledLine::text)
        .toList();
  }

  private static List<String> inTwo(Resource... interrupted) {
    Template whole = new Template("", List.of(), List.of(interrupted), List.of());
    return lines(obstacle(WEB), List.of(EMPTY, whole), whole, 80);
  }

  @ParameterizedTest
  @CsvSource({
    "services/web, 'compose.yaml:4:3: service web: it is so'",
    "services/db, 'service db: it is so'",
    "x-aws-cloudformation/Resources/Events, 'compose.yaml:4:3: Events: it is so'",
    "name, it is so",
    "'', it is so",
  })
  void whereItStandsIsSaidWhereItIsKnown(String path, String sentence) {
    ComposeRef origin =
        path.isEmpty() ? ComposeRef.NONE : ComposeRef.of(TreePath.of(path.split("/", -1)));
    assertThat(lines(obstacle(origin), List.of(), EMPTY, 80))
        .containsSubsequence(
            "  AWS would refuse this, and no update between helps:", "    " + sentence);
  }

  @Test
  void whoDoesNotAnswerIsNamedOnce() {
    assertThat(
            inTwo(
                resource("WebService", "AWS::ECS::Service", WEB),
                resource("WebTarget", "AWS::ApplicationAutoScaling::ScalableTarget", WEB),
                resource("DbService", "AWS::ECS::Service", DB)))
        .containsSubsequence(
            "    1. service web and service db go; the rest changes already",
            "    2. everything is as the file says",
            "  Meanwhile service web and service db do not answer. No data go for it.");
  }

  @Test
  void aLoadBalancerHasAnotherNameAfterwards() {
    assertThat(
            inTwo(
                resource(
                    "LoadBalancer",
                    "AWS::ElasticLoadBalancingV2::LoadBalancer",
                    ComposeRef.ALL_PORTS)))
        .containsSubsequence(
            "  Meanwhile load balancer does not answer. No data go for it.",
            "  The load balancer comes back with another DNS name.");
  }

  @Test
  void whatNobodyReachesStopsNothing() {
    assertThat(inTwo(resource("Events", "AWS::SNS::Topic", OVERLAY)))
        .contains("    1. Events goes, no service stops; the rest changes already")
        .noneMatch(line -> line.contains("Meanwhile"));
    assertThat(inTwo(resource("WebAlias", "AWS::ServiceDiscovery::Service", WEB)))
        .contains(
            "    1. WebAlias of service web goes, no service stops; the rest changes already");
    assertThat(inTwo()).contains("    1. everything but what stands in the way; no service stops");
  }

  @Test
  void nothingInTheWayIsNothingToSay() {
    assertThat(StepText.lines(Forecast.NONE, Optional.empty(), part -> "", 80)).isEmpty();
  }

  @Test
  void narrowScreensAreKeptTo() {
    assertThat(lines(obstacle(WEB), List.of(), EMPTY, 40))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
  }
}
