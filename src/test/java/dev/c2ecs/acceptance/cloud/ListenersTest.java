package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.balancer;
import static dev.c2ecs.acceptance.cloud.Parts.listener;
import static dev.c2ecs.acceptance.cloud.Parts.listenerRule;
import static dev.c2ecs.acceptance.cloud.Parts.networkBalancer;
import static dev.c2ecs.acceptance.cloud.Parts.targets;
import static dev.c2ecs.acceptance.cloud.Parts.template;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Listeners, rules and the load balancer of a target group. */
class ListenersTest {

  private static final String LB = balancer("Lb") + targets("Tg", "HTTP", 80);
  private static final String WEB = LB + listener("Web", "Lb", "HTTP", 80, "Tg");
  private static final String NLB =
      networkBalancer("Lb", "") + targets("Tg", "TCP", 80) + targets("Udp", "UDP", 80);

  static Stream<Step> steps() {
    return Stream.of(
        new Step(
            "a port has one listener",
            template(WEB),
            template(WEB, listener("More", "Lb", "HTTP", 80, "Tg")),
            "DuplicateListener"),
        Step.ok(
            "another port has another",
            template(WEB),
            template(WEB, listener("More", "Lb", "HTTP", 81, "Tg"))),
        new Step(
            "a listener with another ID comes before the old one goes",
            template(WEB),
            template(LB, listener("Renamed", "Lb", "HTTP", 80, "Tg")),
            "DuplicateListener"),
        new Step(
            "a port is not free before the clean-up",
            template(WEB, listener("More", "Lb", "HTTP", 81, "Tg")),
            template(LB, listener("Web", "Lb", "HTTP", 81, "Tg")),
            "DuplicateListener"),
        new Step(
            "a port that another listener leaves in the same update may still be taken",
            template(WEB, listener("More", "Lb", "HTTP", 81, "Tg")),
            template(
                LB,
                listener("Web", "Lb", "HTTP", 82, "Tg"),
                listener("More", "Lb", "HTTP", 80, "Tg")),
            "DuplicateListener"),
        new Step(
            "so it may when the order of the template would be the good one",
            template(WEB, listener("More", "Lb", "HTTP", 81, "Tg")),
            template(
                LB,
                listener("More", "Lb", "HTTP", 80, "Tg"),
                listener("Web", "Lb", "HTTP", 82, "Tg")),
            "DuplicateListener"),
        new Step(
            "TCP and UDP on one port are one",
            template(NLB, listener("Web", "Lb", "TCP", 80, "Tg")),
            template(
                NLB,
                listener("Web", "Lb", "TCP", 80, "Tg"),
                listener("More", "Lb", "UDP", 80, "Udp")),
            "DuplicateListener"),
        Step.ok(
            "the protocol of a listener changes in place",
            template(NLB, listener("Web", "Lb", "TCP", 80, "Tg")),
            template(NLB, listener("Web", "Lb", "UDP", 80, "Udp"))),
        new Step(
            "HTTPS needs a certificate",
            template(WEB),
            template(LB, listener("Web", "Lb", "HTTPS", 80, "Tg")),
            "ValidationError"),
        new Step(
            "a target group has one load balancer",
            template(WEB),
            template(WEB, balancer("Other"), listener("More", "Other", "HTTP", 80, "Tg")),
            "TargetGroupAssociationLimit"),
        Step.ok(
            "several listeners of one load balancer share it",
            template(WEB),
            template(WEB, listener("More", "Lb", "HTTP", 8080, "Tg"))),
        new Step(
            "a target group moves to another load balancer only after it left the first",
            template(WEB, balancer("Other")),
            template(LB, balancer("Other"), listener("More", "Other", "HTTP", 80, "Tg")),
            "TargetGroupAssociationLimit"),
        new Step(
            "a load balancer that is replaced still has the target group",
            template(WEB),
            template(WEB.replace("Subnets:", "Scheme: internal, Subnets:")),
            "TargetGroupAssociationLimit"),
        new Step(
            "an application load balancer forwards no TCP",
            template(WEB),
            template(WEB, targets("Raw", "TCP", 9), listener("More", "Lb", "HTTP", 9, "Raw")),
            "InvalidLoadBalancerAction"),
        new Step(
            "a priority is one rule's",
            template(WEB, listenerRule("A", "Web", 1, "Tg")),
            template(WEB, listenerRule("A", "Web", 1, "Tg"), listenerRule("B", "Web", 1, "Tg")),
            "PriorityInUse"),
        Step.ok(
            "a listener of its own has its own priorities",
            template(WEB, listenerRule("A", "Web", 1, "Tg")),
            template(
                WEB,
                listenerRule("A", "Web", 1, "Tg"),
                listener("More", "Lb", "HTTP", 81, "Tg"),
                listenerRule("B", "More", 1, "Tg"))),
        new Step(
            "two rules cannot swap their priorities",
            template(WEB, listenerRule("A", "Web", 1, "Tg"), listenerRule("B", "Web", 2, "Tg")),
            template(WEB, listenerRule("A", "Web", 2, "Tg"), listenerRule("B", "Web", 1, "Tg")),
            "PriorityInUse"),
        Step.ok(
            "two rules can change to priorities that are free",
            template(WEB, listenerRule("A", "Web", 1, "Tg"), listenerRule("B", "Web", 2, "Tg")),
            template(WEB, listenerRule("A", "Web", 4, "Tg"), listenerRule("B", "Web", 3, "Tg"))),
        new Step(
            "a rule with another ID comes before the old one goes",
            template(WEB, listenerRule("A", "Web", 1, "Tg")),
            template(WEB, listenerRule("Renamed", "Web", 1, "Tg")),
            "PriorityInUse"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void saysWhatAwsSays(Step step) {
    step.check();
  }
}
