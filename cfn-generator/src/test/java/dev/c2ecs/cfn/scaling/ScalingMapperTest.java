package dev.c2ecs.cfn.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.plan.Planner;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingMapperTest {

  private static final Mapper MAPPER = new ScalingMapper();

  private static String scaling(String values) {
    return "ports: [\"80:80\"], deploy: {x-aws-autoscaling: {" + values + "}}";
  }

  @Test
  void eachMetricHasAPolicy() {
    Mapped mapped =
        Mapped.service(MAPPER, scaling("min: 2, max: \"6\", cpu: 70, memory: 80, requests: 500"));
    assertThat(mapped.declared())
        .containsExactly(
            "WebScalableTarget",
            "WebCpuScalingPolicy",
            "WebMemoryScalingPolicy",
            "WebRequestsScalingPolicy");
    assertThat(mapped.property("WebScalableTarget", "MaxCapacity")).contains(Value.number(6));
    assertThat(
            mapped
                .property("WebRequestsScalingPolicy", "TargetTrackingScalingPolicyConfiguration")
                .orElseThrow()
                .toString())
        .contains("${WebTCP80TargetGroup.TargetGroupFullName}");
  }

  @Test
  void theCountIsNobodyElses() {
    assertThat(
            Mapped.service(MAPPER, scaling("max: 3, cpu: 70"))
                .property("WebService", "DesiredCount"))
        .isEmpty();
    assertThat(
            Mapped.service(MAPPER, "deploy: {replicas: 2}").property("WebService", "DesiredCount"))
        .contains(Value.number(2));
  }

  @Test
  void replicasMayBeNone() {
    assertThat(Mapped.service(MAPPER, "scale: 0").property("WebService", "DesiredCount"))
        .isEqualTo(Optional.of(Value.number(0)));
  }

  @Test
  void requestsNeedAnHttpPort() {
    assertThat(
            Mapped.service(MAPPER, "deploy: {x-aws-autoscaling: {max: 3, requests: 100}}").codes())
        .containsExactly("C2E347");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max: 3",
        "cpu: 70",
        "min: 3, max: 2, cpu: 70",
        "max: 3, cpu: 170",
        "max: 3, cpus: 1"
      })
  void anythingElseIsRefused(String values) {
    ComposeProject project = Projects.service("mem_limit: 512m, " + scaling(values));
    DiagnosticCollector findings = new DiagnosticCollector(project);
    Planner.plan(project, ProjectCredentials.of(project), Surroundings.UNKNOWN, findings);
    List<String> codes = findings.all().stream().map(d -> d.code().id()).distinct().toList();
    assertThat(codes).containsExactly("C2E361");
  }
}
