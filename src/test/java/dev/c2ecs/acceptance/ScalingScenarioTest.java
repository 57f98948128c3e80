package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S14: scaling, spot and ARM64. */
class ScalingScenarioTest extends Scenario {

  private static final String SCALED =
      """
      name: p
      services:
        web:
          image: nginx
          platform: linux/arm64
          x-aws-capacity: spot
          secrets: [s]
          deploy:
            replicas: 2
            x-aws-autoscaling: {min: "${MIN:-3}", max: 10, cpu: 60, memory: 70}
      secrets: {s: {environment: S}}
      """;

  @Test
  void theServiceScalesAndADeploymentDoesNotResetIt() {
    Template template = template(SCALED);
    assertThat(template.at("WebScalableTarget", "MinCapacity")).isEqualTo(3L);
    assertThat(template.at("WebScalableTarget", "MaxCapacity")).isEqualTo(10L);
    assertThat(template.ofType("AWS::ApplicationAutoScaling::ScalingPolicy")).hasSize(2);
    assertThat(template.properties("WebService")).doesNotContainKey("DesiredCount");
  }

  @Test
  void spotIsAStrategyWithoutALaunchType() {
    Template template = template(SCALED);
    assertThat(template.properties("WebService"))
        .containsEntry(
            "CapacityProviderStrategy",
            List.of(Map.of("CapacityProvider", "FARGATE_SPOT", "Weight", 1L)))
        .doesNotContainKey("LaunchType");
  }

  @Test
  void theTaskIsForArmAndItsHelperRunsThereToo() {
    Template template = template(SCALED);
    assertThat(template.at("WebTaskDefinition", "RuntimePlatform", "CpuArchitecture"))
        .isEqualTo("ARM64");
    assertThat(template.container("WebTaskDefinition", "web-setup").get("Image"))
        .asString()
        .as("an index of images for several platforms, by its digest")
        .startsWith("public.ecr.aws/docker/library/busybox")
        .contains("@sha256:");
  }

  @Test
  void requestsAreCountedByTheLoadBalancer() {
    Template template =
        template(
            """
            name: p
            services:
              web:
                image: nginx
                ports: ["80:80"]
                deploy: {x-aws-autoscaling: {max: 4, requests: 1000}}
            """);
    assertThat(String.valueOf(template.properties("WebRequestsScalingPolicy")))
        .contains("ALBRequestCountPerTarget", "${WebTCP80TargetGroup.TargetGroupFullName}");
  }

  @Test
  void withoutAnythingToFollowItIsRefused() {
    assertThat(
            refusal(
                "name: p\nservices: {web: {image: nginx, deploy: {x-aws-autoscaling: {max: 4}}}}\n"))
        .contains("C2E361");
  }
}
