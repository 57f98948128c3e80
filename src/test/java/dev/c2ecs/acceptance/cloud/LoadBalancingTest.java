package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.BASE;
import static dev.c2ecs.acceptance.cloud.Parts.balancer;
import static dev.c2ecs.acceptance.cloud.Parts.group;
import static dev.c2ecs.acceptance.cloud.Parts.listener;
import static dev.c2ecs.acceptance.cloud.Parts.loadBalancers;
import static dev.c2ecs.acceptance.cloud.Parts.networkBalancer;
import static dev.c2ecs.acceptance.cloud.Parts.resource;
import static dev.c2ecs.acceptance.cloud.Parts.serviceAfter;
import static dev.c2ecs.acceptance.cloud.Parts.targets;
import static dev.c2ecs.acceptance.cloud.Parts.task;
import static dev.c2ecs.acceptance.cloud.Parts.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Load balancers and target groups. */
class LoadBalancingTest {

  private static final String GROUP = group("G");
  private static final String TYPE = "ElasticLoadBalancingV2::LoadBalancer";
  private static final String VPC =
      resource("Vpc", "EC2::VPC", "CidrBlock: 10.0.0.0/16")
          + subnet("A", "a", 0)
          + subnet("B", "b", 1)
          + resource("Gateway", "EC2::InternetGateway", "");
  private static final String ATTACHMENT =
      resource(
          "Attachment",
          "EC2::VPCGatewayAttachment",
          "VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway");

  private static String subnet(String id, String zone, int part) {
    return resource(
        id,
        "EC2::Subnet",
        "VpcId: !Ref Vpc, AvailabilityZone: eu-central-1"
            + zone
            + ", CidrBlock: 10.0."
            + part
            + ".0/24");
  }

  private static String loadBalancer(String id, String properties) {
    return resource(id, TYPE, properties);
  }

  static Stream<Step> steps() {
    return Stream.of(
        Step.creates(
            "an application load balancer needs two zones",
            template(loadBalancer("Lb", "Subnets: [subnet-default-a]")),
            "ValidationError: At least two subnets"),
        Step.creates(
            "a network load balancer needs one",
            template(loadBalancer("Lb", "Type: network, Subnets: [subnet-default-a]")),
            ""),
        Step.creates(
            "a zone has one subnet",
            template(loadBalancer("Lb", "Subnets: [subnet-default-a, subnet-x-a]")),
            "InvalidConfigurationRequest"),
        Step.creates(
            "the subnets are of one VPC",
            template(VPC, loadBalancer("Lb", "Subnets: [subnet-default-a, !Ref B]")),
            "InvalidConfigurationRequest"),
        new Step(
            "a load balancer stays in its VPC",
            template(VPC, ATTACHMENT, loadBalancer("Lb", "Subnets: " + Parts.SUBNETS)),
            template(VPC, ATTACHMENT, loadBalancer("Lb", "Subnets: [!Ref A, !Ref B]")),
            "InvalidConfigurationRequest"),
        Step.ok(
            "its subnets change in the VPC",
            template(loadBalancer("Lb", "Subnets: " + Parts.SUBNETS)),
            template(loadBalancer("Lb", "Subnets: [subnet-default-b, subnet-default-c]"))),
        Step.creates(
            "one that faces the Internet needs a gateway",
            template(VPC, loadBalancer("Lb", "Subnets: [!Ref A, !Ref B]")),
            "InvalidSubnet"),
        Step.creates(
            "an internal one needs none",
            template(VPC, loadBalancer("Lb", "Scheme: internal, Subnets: [!Ref A, !Ref B]")),
            ""),
        Step.creates(
            "its groups are of its VPC",
            template(
                VPC,
                GROUP,
                loadBalancer(
                    "Lb", "Scheme: internal, Subnets: [!Ref A, !Ref B], SecurityGroups: [!Ref G]")),
            "InvalidConfigurationRequest"),
        new Step(
            "a network load balancer without groups gets none later",
            template(GROUP, networkBalancer("Lb", "")),
            template(GROUP, networkBalancer("Lb", "SecurityGroups: [!Ref G]")),
            "InvalidConfigurationRequest"),
        Step.ok(
            "one with groups may have others",
            template(GROUP, group("H"), networkBalancer("Lb", "SecurityGroups: [!Ref G]")),
            template(GROUP, group("H"), networkBalancer("Lb", "SecurityGroups: [!Ref H]"))),
        Step.ok(
            "without a name it is replaced when its scheme changes",
            template(balancer("Lb")),
            template(
                group("LbGroup"),
                loadBalancer(
                    "Lb",
                    "Scheme: internal, Subnets: "
                        + Parts.SUBNETS
                        + ", SecurityGroups: [!Ref LbGroup]"))),
        new Step(
            "a name is unique, so a replacement with one fails",
            template(loadBalancer("Lb", "Name: lb, Subnets: " + Parts.SUBNETS)),
            template(loadBalancer("Lb", "Name: lb, Scheme: internal, Subnets: " + Parts.SUBNETS)),
            "DuplicateLoadBalancerName"),
        new Step(
            "so does one of a target group",
            template(targetGroup("Name: tg, Port: 80")),
            template(targetGroup("Name: tg, Port: 81")),
            "DuplicateTargetGroupName"),
        Step.ok(
            "a target group without a name is replaced",
            template(targetGroup("Port: 80")),
            template(targetGroup("Port: 81"))));
  }

  private static String targetGroup(String more) {
    return resource(
        "Tg", "ElasticLoadBalancingV2::TargetGroup", "TargetType: ip, Protocol: HTTP, " + more);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void saysWhatAwsSays(Step step) {
    step.check();
  }

  private static String web(int port) {
    return BASE
        + balancer("Lb")
        + targets("Tg", "HTTP", port)
        + listener("Web", "Lb", "HTTP", 80, "Tg")
        + task("Task", port)
        + serviceAfter("Svc", "Web", "Task", loadBalancers("Tg", port));
  }

  @Test
  void anotherTargetPortIsAnOutageAndNoFailure() {
    Operation moved =
        Step.ok("the target port changes", template(web(80)), template(web(81))).check();
    assertThat(moved.events(Event.OUTAGE))
        .singleElement()
        .satisfies(event -> assertThat(event.logicalId()).isEqualTo("Web"));
  }

  @Test
  void anotherHealthCheckIsNoOutage() {
    String checked =
        web(80)
            .replace("Protocol: HTTP, Port: 80}", "Protocol: HTTP, Port: 80, HealthCheckPath: /x}");
    assertThat(checked).isNotEqualTo(web(80));
    Operation changed = Step.ok("the check changes", template(web(80)), template(checked)).check();
    assertThat(changed.events(Event.OUTAGE)).isEmpty();
  }

  @Test
  void aTargetGroupInUseIsNotDeleted() {
    CloudModel cloud = new CloudModel();
    String tg = targetGroup("Name: shared, Port: 80, VpcId: vpc-default");
    cloud.deploy("a", template(tg), Map.of());
    Operation other =
        cloud.deploy(
            "b",
            template(
                balancer("Lb"),
                listener("Web", "Lb", "HTTP", 80, "Tg").replace("!Ref Tg", "shared")),
            Map.of());
    assertThat(other.failure()).isEmpty();

    assertThat(cloud.remove("a").failure().orElseThrow().reason()).startsWith("ResourceInUse");
    assertThat(cloud.remove("b").succeeded()).isTrue();
    assertThat(cloud.remove("a").succeeded()).isTrue();
  }

  @Test
  void deletionProtectionHolds() {
    CloudModel cloud = new CloudModel();
    cloud.deploy(
        "s",
        template(
            loadBalancer(
                "Lb",
                "Subnets: "
                    + Parts.SUBNETS
                    + ", LoadBalancerAttributes: [{Key: deletion_protection.enabled, Value: \"true\"}]")),
        Map.of());
    Operation removed = cloud.remove("s");
    assertThat(removed.status()).isEqualTo("DELETE_FAILED");
    assertThat(removed.failure().orElseThrow().reason()).startsWith("OperationNotPermitted");
  }
}
