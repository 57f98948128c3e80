package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A project with the keys of Docker's retired ECS integration keeps their meaning and its IDs. */
class RetiredIntegrationScenarioTest extends Scenario {

  private static final String PROJECT =
      """
      name: shop
      x-aws-vpc: vpc-0123456789abcdef0
      x-aws-cluster: arn:aws:ecs:eu-west-1:123456789012:cluster/shared
      x-aws-logs_retention: 7
      services:
        web:
          image: registry.example.com/web
          x-aws-pull_credentials: arn:aws:secretsmanager:eu-west-1:123456789012:secret:r-AbCdEf
          x-aws-policies: [arn:aws:iam::aws:policy/AmazonS3FullAccess]
          x-aws-role:
            Version: "2012-10-17"
            Statement: [{Effect: Allow, Action: ["s3:ListAllMyBuckets"], Resource: ["*"]}]
          secrets: [creds]
          ports:
            - {target: 8080, published: "80", x-aws-protocol: http}
          volumes: ["data:/data"]
          deploy:
            x-aws-autoscaling: {min: 1, max: 10, cpu: 75}
            update_config: {x-aws-min_percent: 50, x-aws-max_percent: 150}
          networks: [front, old]
      networks:
        front: {}
        old: {x-aws-securitygroup: sg-0123456789abcdef0}
      volumes:
        data:
          driver_opts:
            backup_policy: ENABLED
            lifecycle_policy: AFTER_14_DAYS
            performance_mode: maxIO
            throughput_mode: provisioned
            provisioned_throughput: "1"
      secrets:
        creds: {external: true, name: creds, x-aws-keys: [user]}
      x-aws-cloudformation:
        Resources:
          WebTCP80TargetGroup:
            Properties: {HealthCheckPath: /health}
      """;

  @Test
  void theLogicalIdsAreThoseOfTheIntegration() {
    assertThat(template(PROJECT).resources().keySet())
        .contains(
            "LogGroup",
            "LoadBalancer",
            "FrontNetwork",
            "WebService",
            "WebTaskDefinition",
            "WebTCP80TargetGroup",
            "HTTP80Listener",
            "WebTaskExecutionRole",
            "WebTaskRole",
            "WebScalableTarget",
            "DataFilesystem",
            "DataAccessPoint")
        .doesNotContain("Cluster");
  }

  @Test
  void theKeysKeepTheirMeaning() {
    Template template = template(PROJECT);
    assertThat(template.at("WebService", "Cluster"))
        .isEqualTo("arn:aws:ecs:eu-west-1:123456789012:cluster/shared");
    assertThat(template.at("LogGroup", "RetentionInDays")).isEqualTo(7L);
    assertThat(template.at("WebService", "DeploymentConfiguration", "MinimumHealthyPercent"))
        .isEqualTo(50L);
    assertThat(template.at("WebService", "DeploymentConfiguration", "MaximumPercent"))
        .isEqualTo(150L);
    assertThat(template.groups("WebService")).contains("sg-0123456789abcdef0");
    assertThat(template.at("HTTP80Listener", "Protocol")).isEqualTo("HTTP");
    assertThat(template.at("DataFilesystem", "PerformanceMode")).isEqualTo("maxIO");
    assertThat(template.at("DataFilesystem", "LifecyclePolicies"))
        .isEqualTo(List.of(Map.of("TransitionToIA", "AFTER_14_DAYS")));
    assertThat(template.at("WebTaskRole", "ManagedPolicyArns"))
        .isEqualTo(List.of("arn:aws:iam::aws:policy/AmazonS3FullAccess"));
    assertThat(template.at("WebTCP80TargetGroup", "HealthCheckPath")).isEqualTo("/health");
    assertThat(String.valueOf(template.root().get("Parameters"))).contains("vpc-0123456789abcdef0");
    assertThat(String.valueOf(template.container("WebTaskDefinition", "web-setup")))
        .contains("/run-secrets/creds/user");
  }
}
