package dev.c2ecs.cfn.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.extension.Extension;
import dev.c2ecs.cfn.extension.Extensions;
import dev.c2ecs.cfn.template.Template;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every assumption is a key of {@code x-aws-cost}, and changes something. */
class AssumptionTest {

  /** A project that needs every assumption. */
  private static final String ALL =
      """
      name: p
      x-aws-vpc: new
      x-aws-nat: single
      services:
        web:
          image: nginx
          build: .
          ports: ["80:80"]
          secrets: [key]
          volumes: ["data:/data"]
        job: {image: "x", restart: "no", command: "exit 0"}
        peer: {image: nginx}
      secrets: {key: {file: key.txt}}
      volumes: {data: {driver_opts: {lifecycle_policy: AFTER_30_DAYS}}}
      x-aws-cloudformation:
        Resources:
          Key: {Type: AWS::KMS::Key}
          Other:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: {Type: network, Subnets: !Ref Nets}
          Endpoint:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: s, VpcId: v}
        Parameters:
          Nets: {Type: "List<AWS::EC2::Subnet::Id>"}
      """;

  private static final Template TEMPLATE = Projects.template(ALL);

  @Test
  void theKeysAreThoseOfTheExtension() {
    List<String> rows =
        Extensions.all().stream()
            .map(Extension::path)
            .filter(path -> path.startsWith("x-aws-cost."))
            .map(path -> path.substring("x-aws-cost.".length()))
            // where it runs, and what the table has no price for, are no assumptions
            .filter(key -> !key.equals("region") && !key.equals("prices"))
            .toList();
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Assumption.values()).map(Assumption::key).toList());
  }

  @ParameterizedTest
  @EnumSource
  void theReferenceHasWhatIsAssumedWithoutIt(Assumption assumption) {
    Extension row =
        Extensions.all().stream()
            .filter(extension -> extension.path().equals("x-aws-cost." + assumption.key()))
            .findFirst()
            .orElseThrow();
    assertThat(row.kinds()).containsExactly("decimal");
    assertThat(row.meaning())
        .contains(" " + assumption.usual().toPlainString())
        .contains("without it");
  }

  @ParameterizedTest
  @EnumSource
  void eachIsToldAndChangesTheSum(Assumption assumption) {
    CostEstimate usual = CostEstimate.of(TEMPLATE, Map.of(), "us-east-1", CostSettings.DEFAULTS);
    BigDecimal less = assumption.usual().divide(BigDecimal.valueOf(2));
    CostEstimate other =
        CostEstimate.of(
            TEMPLATE,
            Map.of(),
            "us-east-1",
            new CostSettings(Map.of(assumption, less), Map.of(), Optional.empty()));
    assertThat(usual.assumptions())
        .contains(new CostEstimate.Assumed(assumption, assumption.usual(), false));
    assertThat(other.assumptions()).contains(new CostEstimate.Assumed(assumption, less, true));
    if (assumption == Assumption.INFREQUENT_PERCENT) {
      assertThat(other.total().maximum()).isGreaterThan(usual.total().maximum());
    } else {
      assertThat(other.total().maximum()).isLessThan(usual.total().maximum());
    }
  }

  @Test
  void aProjectSetsThem() {
    CostSettings settings =
        CostSettings.of(
            Projects.of(
                """
                name: p
                x-aws-cost: {log_gb: 0.25, hours: "200", region: eu-west-1, zones: many}
                services: {web: {image: nginx}}
                """));
    assertThat(settings.region()).contains("eu-west-1");
    assertThat(settings.given())
        .containsOnly(
            Map.entry(Assumption.LOG_GB, new BigDecimal("0.25")),
            Map.entry(Assumption.HOURS, new BigDecimal("200")));
    assertThat(settings.of(Assumption.ZONES)).isEqualTo("2");
  }
}
