package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.BASE;
import static dev.c2ecs.acceptance.cloud.Parts.resource;
import static dev.c2ecs.acceptance.cloud.Parts.service;
import static dev.c2ecs.acceptance.cloud.Parts.task;
import static dev.c2ecs.acceptance.cloud.Parts.template;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Scalable targets and their policies: what is registered again is the same thing. */
class AutoScalingTest {

  private static final String SERVICE = BASE + task("Task", 80) + service("Svc", "Task", "");

  private static String target(String id, int most) {
    return resource(
        id,
        "ApplicationAutoScaling::ScalableTarget",
        "ServiceNamespace: ecs, ScalableDimension: \"ecs:service:DesiredCount\", ResourceId: !Sub"
            + " \"service/${Cluster}/${Svc.Name}\", MinCapacity: 1, MaxCapacity: "
            + most);
  }

  private static String policy(String id, String target) {
    return resource(
        id,
        "ApplicationAutoScaling::ScalingPolicy",
        "PolicyName: cpu, PolicyType: TargetTrackingScaling, ScalingTargetId: !Ref "
            + target
            + ", TargetTrackingScalingPolicyConfiguration: {PredefinedMetricSpecification:"
            + " {PredefinedMetricType: ECSServiceAverageCPUUtilization}}");
  }

  @Test
  void aTargetChangesInPlace() {
    Operation updated =
        Step.ok(
                "capacity",
                template(SERVICE, target("T", 2), policy("P", "T")),
                template(SERVICE, target("T", 3), policy("P", "T")))
            .check();
    assertThat(updated.events(Event.TAKEN_AWAY)).isEmpty();
  }

  @Test
  void aTargetUnderAnotherIdIsTheSameTarget() {
    new Step(
            "the target is in the stack already",
            template(SERVICE, target("T", 2), policy("P", "T")),
            template(SERVICE, target("U", 2), policy("P", "U")),
            "AlreadyExists: service/")
        .check();
  }

  @Test
  void aPolicyUnderAnotherIdIsTheSamePolicy() {
    new Step(
            "the policy is in the stack already",
            template(SERVICE, target("T", 2), policy("P", "T")),
            template(SERVICE, target("T", 2), policy("Q", "T")),
            "AlreadyExists: cpu of")
        .check();
  }

  @Test
  void aMetricHasOnePolicy() {
    String before = policy("P", "T");
    new Step(
            "another name comes before the old policy goes",
            template(SERVICE, target("T", 2), before),
            template(SERVICE, target("T", 2), before.replace("PolicyName: cpu", "PolicyName: c")),
            "ValidationException: Only one TargetTrackingScaling policy")
        .check();
    Step.ok(
            "another metric has another",
            template(SERVICE, target("T", 2), before),
            template(
                SERVICE,
                target("T", 2),
                before,
                policy("Q", "T").replace("cpu", "memory").replace("AverageCPU", "AverageMemory")))
        .check();
  }

  @Test
  void aTargetNeedsItsService() {
    Step.creates(
            "a service that is gone",
            template(BASE, target("T", 2).replace("${Svc.Name}", "Gone~99!Name")),
            "ValidationException: ECS service doesn't exist")
        .check();
  }

  @Test
  void aTargetMovesWithAServiceThatIsReplaced() {
    Operation updated =
        Step.ok(
                "the service is replaced",
                template(SERVICE, target("T", 2), policy("P", "T")),
                template(
                    BASE,
                    task("Task", 80),
                    service("Svc", "Task", "LaunchType: EC2"),
                    target("T", 2),
                    policy("P", "T")))
            .check();
    assertThat(updated.events(Event.TAKEN_AWAY)).isEmpty();
  }
}
