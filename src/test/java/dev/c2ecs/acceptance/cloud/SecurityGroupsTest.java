package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.BASE;
import static dev.c2ecs.acceptance.cloud.Parts.group;
import static dev.c2ecs.acceptance.cloud.Parts.ingress;
import static dev.c2ecs.acceptance.cloud.Parts.resource;
import static dev.c2ecs.acceptance.cloud.Parts.rule;
import static dev.c2ecs.acceptance.cloud.Parts.service;
import static dev.c2ecs.acceptance.cloud.Parts.task;
import static dev.c2ecs.acceptance.cloud.Parts.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Security groups, their rules, and who keeps them. */
class SecurityGroupsTest {

  private static final String ANY = "CidrIp: 0.0.0.0/0";
  private static final String G = group("G");

  private static String named(String id, String description) {
    return resource(
        id,
        "EC2::SecurityGroup",
        "GroupDescription: " + description + ", GroupName: g, VpcId: vpc-default");
  }

  private static String rules(int count) {
    List<String> rules = new ArrayList<>();
    for (int port = 1; port <= count; port++) {
      rules.add(ingress("tcp", port, ANY));
    }
    return group("G", rules.toArray(String[]::new));
  }

  static Stream<Step> steps() {
    String described = ", Description: other";
    return Stream.of(
        new Step(
            "a rule is there once",
            template(G, rule("A", "G", 80, ANY)),
            template(G, rule("A", "G", 80, ANY), rule("B", "G", 80, ANY)),
            "InvalidPermission.Duplicate"),
        new Step(
            "a description does not tell rules apart",
            template(G, rule("A", "G", 80, ANY)),
            template(G, rule("A", "G", 80, ANY), rule("B", "G", 80, ANY + described)),
            "InvalidPermission.Duplicate"),
        Step.ok(
            "another port is another rule",
            template(G, rule("A", "G", 80, ANY)),
            template(G, rule("A", "G", 80, ANY), rule("B", "G", 81, ANY))),
        new Step(
            "a rule with another ID comes before the old one goes",
            template(G, rule("A", "G", 80, ANY)),
            template(G, rule("Renamed", "G", 80, ANY)),
            "InvalidPermission.Duplicate"),
        Step.ok(
            "a description changes in place",
            template(G, rule("A", "G", 80, ANY)),
            template(G, rule("A", "G", 80, ANY + described))),
        new Step(
            "a rule moves from a resource into its group too early",
            template(G, rule("A", "G", 80, ANY)),
            template(group("G", ingress("tcp", 80, ANY))),
            "InvalidPermission.Duplicate"),
        Step.ok(
            "and out of it in time",
            template(group("G", ingress("tcp", 80, ANY))),
            template(G, rule("A", "G", 80, ANY))),
        new Step(
            "a rule equals one that stands in the group",
            template(group("G", ingress("tcp", 80, ANY))),
            template(group("G", ingress("tcp", 80, ANY)), rule("A", "G", 80, ANY)),
            "InvalidPermission.Duplicate"),
        new Step(
            "a group's name is unique in its VPC",
            template(named("A", "a")),
            template(named("A", "a"), named("B", "b")),
            "InvalidGroup.Duplicate"),
        new Step(
            "so a replacement with a name fails",
            template(named("A", "a")),
            template(named("A", "b")),
            "InvalidGroup.Duplicate"),
        new Step(
            "sixty rules", template(rules(60)), template(rules(61)), "RulesPerSecurityGroupLimit"),
        Step.creates(
            "a rule that stands twice in a new group is there once",
            template(group("G", ingress("tcp", 80, ANY), ingress("tcp", 80, ANY))),
            ""));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void saysWhatAwsSays(Step step) {
    step.check();
  }

  @Test
  void removingOneOfTwoEqualRulesRevokesTheRule() {
    Operation updated =
        Step.ok(
                "one of the two goes",
                template(group("G", ingress("tcp", 80, ANY), ingress("tcp", 80, ANY))),
                template(group("G", ingress("tcp", 80, ANY))))
            .check();
    assertThat(updated.events(Event.TAKEN_AWAY)).extracting(Event::logicalId).containsExactly("G");
  }

  @Test
  void aGroupOfTasksIsLeftOver() {
    String base = BASE + task("Task", 80);
    String network =
        "NetworkConfiguration: {AwsvpcConfiguration: {Subnets: "
            + Parts.SUBNETS
            + ", SecurityGroups: [!Ref Members, !Ref G]}}";
    Operation kept =
        Step.ok(
                "a group that the service gave up goes",
                template(base, G, service("Svc", "Task", network)),
                template(base, service("Svc", "Task", "")))
            .check();
    assertThat(kept.events(Event.LEFTOVER)).isEmpty();

    CloudModel cloud = new CloudModel();
    cloud.deploy("s", template(base, G), Map.of());
    cloud.startTask("s", "Task", List.of("G"));
    Operation left = cloud.deploy("s", template(base), Map.of());
    assertThat(left.status()).isEqualTo("UPDATE_COMPLETE");
    assertThat(left.events("DELETE_FAILED"))
        .hasSize(3)
        .allMatch(event -> event.reason().startsWith("DependencyViolation"));
    assertThat(cloud.outside()).extracting(Thing::logicalId).containsExactly("G");
  }

  @Test
  void aGroupThatARuleNamesIsNotDeleted() {
    Operation updated =
        Step.ok(
                "the group of a client goes, and the rule of the server no longer names it",
                template(G, group("H", ingress("tcp", 80, "SourceSecurityGroupId: !Ref G"))),
                template(group("H")))
            .check();
    assertThat(updated.events(Event.LEFTOVER)).isEmpty();
    Operation kept =
        Step.ok(
                "the rule is retained, and so is the group",
                template(
                    G,
                    group("H"),
                    rule("R", "H", 80, "SourceSecurityGroupId: !Ref G")
                        .replace("Ingress\"", "Ingress\", DeletionPolicy: Retain")),
                template(group("H")))
            .check();
    assertThat(kept.events(Event.LEFTOVER)).extracting(Event::logicalId).containsExactly("G");
  }
}
