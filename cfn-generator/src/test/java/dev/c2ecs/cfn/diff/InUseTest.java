package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Updates.forecast;
import static dev.c2ecs.cfn.diff.Updates.refused;
import static dev.c2ecs.cfn.diff.Updates.resource;
import static dev.c2ecs.cfn.diff.Updates.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What something still uses at the moment when it would go. */
class InUseTest {

  private static final String SPOT = "[FARGATE, FARGATE_SPOT]";

  private static Template cluster(boolean own, String providers, String strategy) {
    String cluster = resource("C", "ECS::Cluster", own ? "CapacityProviders: " + providers : "");
    String association =
        own
            ? ""
            : resource(
                "P",
                "ECS::ClusterCapacityProviderAssociations",
                "Cluster: !Ref C, CapacityProviders: " + providers);
    return template(cluster, association, service(strategy));
  }

  private static String service(String strategy) {
    return resource(
        "S",
        "ECS::Service",
        "Cluster: !Ref C, CapacityProviderStrategy: [{CapacityProvider: " + strategy + "}]");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aClusterGivesUpACapacityProviderAfterItsServices(boolean own) {
    String id = own ? "C" : "P";
    Template before = cluster(own, SPOT, "FARGATE_SPOT");
    Template after = cluster(own, "[FARGATE]", "FARGATE");
    assertThat(refused(before, after)).containsExactly(id);
    assertThat(refused(after, before)).isEmpty();
    assertThat(refused(cluster(own, SPOT, "FARGATE"), after)).isEmpty();
    assertThat(refused(before, cluster(own, SPOT, "FARGATE"))).isEmpty();
    List<Template> steps = forecast(before, after).steps();
    assertThat(steps).hasSize(2);
    assertThat(steps.get(0).resource(id)).isEqualTo(before.resource(id));
    assertThat(steps.get(0).resource("S")).isEqualTo(after.resource("S"));
  }

  @Test
  void theServicesOfAnotherClusterDoNotCount() {
    String other = resource("D", "ECS::Cluster", "CapacityProviders: " + SPOT);
    Template before = template(resource("C", "ECS::Cluster", ""), other, service("FARGATE_SPOT"));
    Template after =
        template(
            resource("C", "ECS::Cluster", ""),
            other.replace(SPOT, "[FARGATE]"),
            service("FARGATE_SPOT"));
    assertThat(refused(before, after)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LoadBalancers: [{TargetGroupArn: g}] | DesiredCount: 1 | LoadBalancers",
        "LoadBalancers: [{TargetGroupArn: g}] | LoadBalancers: [] | ",
        "LoadBalancers: [{TargetGroupArn: g}] | LoadBalancers: [{TargetGroupArn: h}] | ",
        "LoadBalancers: [] | DesiredCount: 1 | ",
        "ServiceRegistries: [{RegistryArn: r}] | DesiredCount: 1 | ServiceRegistries",
        "ServiceRegistries: [{RegistryArn: r}] | ServiceRegistries: [] | ",
        "ServiceConnectConfiguration: {Enabled: true, Namespace: n} | DesiredCount: 1"
            + " | ServiceConnectConfiguration",
        "ServiceConnectConfiguration: {Enabled: true, Namespace: n}"
            + " | ServiceConnectConfiguration: {Enabled: false} | ",
        "ServiceConnectConfiguration: {Enabled: false} | DesiredCount: 1 | ",
        "CapacityProviderStrategy: [{CapacityProvider: p}] | DesiredCount: 1"
            + " | CapacityProviderStrategy",
        "CapacityProviderStrategy: [{CapacityProvider: p}] | LaunchType: FARGATE | ",
        // a new service keeps nothing
        "Cluster: c, LoadBalancers: [{TargetGroupArn: g}] | Cluster: d | ",
      })
  void aServiceKeepsWhatIsLeftOut(String old, String now, String kept) {
    Template before = template(resource("S", "ECS::Service", old));
    Template after = template(resource("S", "ECS::Service", now));
    assertThat(refused(before, after)).isEqualTo(kept == null ? List.of() : List.of("S"));
    List<Template> steps = forecast(before, after).steps();
    if (kept != null) {
      assertThat(steps).hasSize(2);
      Value given = steps.get(0).resource("S").orElseThrow().properties().entries().get(kept);
      assertThat(given)
          .isIn(new Value.ListOf(List.of(), true), Value.map("Enabled", Value.flag(false)));
    }
  }
}
