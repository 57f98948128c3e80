package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.BASE;
import static dev.c2ecs.acceptance.cloud.Parts.balancer;
import static dev.c2ecs.acceptance.cloud.Parts.container;
import static dev.c2ecs.acceptance.cloud.Parts.listener;
import static dev.c2ecs.acceptance.cloud.Parts.loadBalancers;
import static dev.c2ecs.acceptance.cloud.Parts.ports;
import static dev.c2ecs.acceptance.cloud.Parts.resource;
import static dev.c2ecs.acceptance.cloud.Parts.service;
import static dev.c2ecs.acceptance.cloud.Parts.serviceAfter;
import static dev.c2ecs.acceptance.cloud.Parts.targets;
import static dev.c2ecs.acceptance.cloud.Parts.task;
import static dev.c2ecs.acceptance.cloud.Parts.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Template;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ECS checks of a service, what it keeps and what it never changes. */
class EcsServicesTest {

  private static final String TASK = BASE + task("Task", 80);
  private static final String LB =
      TASK
          + balancer("Lb")
          + targets("Tg", "HTTP", 80)
          + targets("Tg2", "HTTP", 80)
          + listener("Web", "Lb", "HTTP", 80, "Tg");
  private static final String SERVED = serviceAfter("Svc", "Web", "Task", loadBalancers("Tg", 80));
  private static final String OTHER_VPC =
      resource("Vpc", "EC2::VPC", "CidrBlock: 10.0.0.0/16")
          + resource("Sub", "EC2::Subnet", "VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24");

  private static String rollout(int least, int most, String more) {
    return service(
        "Svc",
        "Task",
        "DeploymentConfiguration: {MinimumHealthyPercent: "
            + least
            + ", MaximumPercent: "
            + most
            + "}"
            + more);
  }

  private static String network(String subnets, String groups) {
    return "NetworkConfiguration: {AwsvpcConfiguration: {Subnets: "
        + subnets
        + ", SecurityGroups: "
        + groups
        + "}}";
  }

  static Stream<Step> steps() {
    String off = ", AvailabilityZoneRebalancing: DISABLED";
    return Stream.of(
        new Step(
            "a target group has a listener before a service uses it",
            template(LB),
            template(LB, service("Svc", "Task", loadBalancers("Tg2", 80))),
            "InvalidParameterException: The target group with targetGroupArn"),
        Step.ok("then it may", template(LB), template(LB, SERVED)),
        new Step(
            "the container of a load balancer has the port",
            template(LB),
            template(LB, serviceAfter("Svc", "Web", "Task", loadBalancers("Tg", 81))),
            "InvalidParameterException: The container c did not have a container port 81"),
        new Step(
            "the container of a load balancer is in the task",
            template(LB),
            template(LB, SERVED.replace("ContainerName: c", "ContainerName: d")),
            "InvalidParameterException: The container d does not exist"),
        new Step(
            "the targets are addresses",
            template(LB.replace("TargetType: ip", "TargetType: instance")),
            template(LB.replace("TargetType: ip", "TargetType: instance"), SERVED),
            "InvalidParameterException: The provided target group"),
        new Step(
            "left out, a load balancer stays, and the task must still have its port",
            template(LB, SERVED),
            template(LB.replace(task("Task", 80), task("Task", 81)), service("Svc", "Task", "")),
            "InvalidParameterException: The container c did not have a container port 80"),
        Step.ok(
            "an empty list takes it away",
            template(LB, SERVED),
            template(
                LB.replace(task("Task", 80), task("Task", 81)),
                service("Svc", "Task", "LoadBalancers: []"))),
        Step.creates(
            "a grace period is for load balancers",
            template(TASK, service("Svc", "Task", "HealthCheckGracePeriodSeconds: 60")),
            "InvalidParameterException: Health check grace period"),
        Step.creates(
            "balancing over zones is on unless it is off, and needs room",
            template(TASK, rollout(0, 100, "")),
            "InvalidParameterException: AvailabilityZoneRebalancing"),
        Step.creates("off it needs none", template(TASK, rollout(0, 100, off)), ""),
        new Step(
            "left out on an update, balancing over zones stays on",
            template(TASK, rollout(0, 200, "")),
            template(TASK, rollout(0, 100, "")),
            "InvalidParameterException: AvailabilityZoneRebalancing"),
        Step.ok(
            "left out on an update, it stays off",
            template(TASK, rollout(0, 200, off)),
            template(TASK, rollout(0, 100, ""))),
        new Step(
            "one task of which neither more nor fewer may run is never replaced",
            template(TASK, rollout(100, 100, off)),
            template(BASE, task("Task", 81), rollout(100, 100, off)),
            "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'"),
        Step.ok(
            "it is when it may stop first",
            template(TASK, rollout(0, 100, off)),
            template(BASE, task("Task", 81), rollout(0, 100, off))),
        new Step(
            "ECS Exec needs a task role",
            template(TASK),
            template(TASK, service("Svc", "Task", "EnableExecuteCommand: true")),
            "InvalidParameterException: a valid taskRoleArn"),
        new Step(
            "a service stays in its VPC",
            template(TASK, OTHER_VPC, service("Svc", "Task", "")),
            template(TASK, OTHER_VPC, service("Svc", "Task", network("[!Ref Sub]", "[]"))),
            "InvalidParameterException: The networkConfiguration"),
        Step.ok(
            "its subnets change in the VPC",
            template(TASK, service("Svc", "Task", "")),
            template(
                TASK, service("Svc", "Task", network("[subnet-default-c]", "[!Ref Members]")))),
        Step.creates(
            "groups and subnets are of one VPC",
            template(
                TASK, OTHER_VPC, service("Svc", "Task", network("[!Ref Sub]", "[!Ref Members]"))),
            "InvalidParameterException: Security group"),
        Step.creates(
            "one registry",
            template(
                TASK,
                service("Svc", "Task", "ServiceRegistries: [{RegistryArn: a}, {RegistryArn: b}]")),
            "InvalidParameterException: serviceRegistries"),
        Step.creates(
            "five target groups",
            template(
                LB,
                serviceAfter(
                    "Svc",
                    "Web",
                    "Task",
                    loadBalancers("Tg", 80).replace("[{", "[{}, {}, {}, {}, {}, {"))),
            "InvalidParameterException: loadBalancers"),
        Step.creates(
            "five groups",
            template(
                TASK,
                service(
                    "Svc", "Task", network(Parts.SUBNETS, "[sg-1, sg-2, sg-3, sg-4, sg-5, sg-6]"))),
            "InvalidParameterException: securityGroups"),
        Step.ok(
            "without a name a service is replaced when its launch type changes",
            template(TASK, service("Svc", "Task", "LaunchType: FARGATE")),
            template(TASK, service("Svc", "Task", "LaunchType: EC2"))),
        new Step(
            "with a name it cannot be",
            template(TASK, service("Svc", "Task", "LaunchType: FARGATE, ServiceName: s")),
            template(TASK, service("Svc", "Task", "LaunchType: EC2, ServiceName: s")),
            "InvalidRequest: Creation of service was not idempotent"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void saysWhatAwsSays(Step step) {
    step.check();
  }

  @Test
  void aServiceWhoseTargetGroupIsDeletedIsBrokenAndStaysSo() {
    CloudModel cloud = new CloudModel();
    Template without = template(TASK, service("Svc", "Task", ""));
    assertThat(cloud.deploy("s", template(LB, SERVED), Map.of()).failure()).isEmpty();
    Operation updated = cloud.deploy("s", without, Map.of());
    assertThat(updated.status()).isEqualTo("UPDATE_COMPLETE");
    assertThat(updated.events(Event.BROKEN)).extracting(Event::logicalId).containsExactly("Svc");
    CloudModel fresh = new CloudModel();
    fresh.deploy("s", without, Map.of());
    assertThat(cloud.contents("s")).isNotEqualTo(fresh.contents("s"));

    Operation next =
        cloud.deploy(
            "s",
            template(
                BASE, task("Task", "", container("c", "j", ports(80))), service("Svc", "Task", "")),
            Map.of());
    assertThat(next.succeeded()).isFalse();
    Operation late =
        anew(
            template(LB, SERVED),
            without,
            template(TASK, service("Svc", "Task", "LoadBalancers: []")));
    assertThat(late.failure().orElseThrow().reason()).contains("what is gone");
  }

  private static Operation anew(Template... templates) {
    CloudModel cloud = new CloudModel();
    Operation last = cloud.deploy("s", templates[0], Map.of());
    for (Template template : templates) {
      last = cloud.deploy("s", template, Map.of());
    }
    return last;
  }

  @Test
  void aServiceThatGivesItsTargetGroupUpIsAsIfNew() {
    CloudModel cloud = new CloudModel();
    Template without = template(TASK, service("Svc", "Task", "LoadBalancers: []"));
    cloud.deploy("s", template(LB, SERVED), Map.of());
    Operation updated = cloud.deploy("s", without, Map.of());
    assertThat(updated.failure()).isEmpty();
    assertThat(updated.events(Event.BROKEN)).isEmpty();
    CloudModel fresh = new CloudModel();
    fresh.deploy("s", template(TASK, service("Svc", "Task", "")), Map.of());
    assertThat(cloud.contents("s")).isEqualTo(fresh.contents("s"));
  }

  @Test
  void aServiceWithoutTasksNeedsNothingToStart() {
    String broken = TASK.replace("!GetAtt Role.Arn", "\"Role~9!Arn\"");
    Step.creates("no task", template(broken, service("Svc", "Task", "DesiredCount: 0")), "")
        .check();
    Step.creates(
            "one task",
            template(broken, service("Svc", "Task", "DesiredCount: 1")),
            "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'")
        .check();
  }
}
