package dev.c2ecs.cfn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.input.ParameterSource.Network;
import dev.c2ecs.cfn.input.ParameterSource.User;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.template.Parameter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TranslatorTest {

  private static final String ALL =
      """
      name: p
      x-aws-subnets: {load_balancer: [subnet-0a1b2c3d]}
      services:
        api:
          build: .
          depends_on: {job: {condition: service_completed_successfully}}
          environment: {DB_PASSWORD: "${DB_PASSWORD}"}
          secrets: [token, outside]
          volumes: ["data:/data", "old:/old"]
          ports: [{target: 80, published: "443", x-aws-domain: shop.example.com}]
        job: {build: {context: ., target: job}, restart: "no"}
        web:
          image: nginx
          depends_on: {job: {condition: service_completed_successfully}}
      secrets:
        token: {file: ./token.txt}
        outside: {external: true}
      volumes:
        data: {}
        old: {external: true, name: fsap-0123456789abcdef0}
      x-aws-cloudformation:
        Parameters:
          Size: {Type: String}
          WebImage: {Type: String}
      """;

  @Test
  void aParameterSaysWhereItsValueComesFrom() {
    Map<String, String> sources = new TreeMap<>();
    for (Parameter parameter : Projects.template(ALL).parameters()) {
      sources.put(parameter.name(), words(parameter.source()));
    }
    assertThat(sources)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("VpcId", Network.VPC.name()),
                Map.entry("SubnetIds", Network.SUBNETS.name()),
                Map.entry("LoadBalancerSubnetIds", Network.LOAD_BALANCER_SUBNETS.name()),
                Map.entry("FileSystemSubnetIds", Network.FILE_SYSTEM_SUBNETS.name()),
                Map.entry("AssignPublicIp", Network.PUBLIC_ADDRESSES.name()),
                Map.entry("HostedZoneId", User.HOSTED_ZONE.name()),
                Map.entry("OldFilesystemId", User.FILE_SYSTEM.name()),
                Map.entry("Size", User.OTHER.name()),
                Map.entry("ApiImage", "image of api"),
                Map.entry("JobImage", "image of job"),
                Map.entry("WebImage", "image of web"),
                Map.entry("ApiEnvironmentArn", "ARN of p/api/environment"),
                Map.entry("ApiEnvironmentVersion", "version of p/api/environment"),
                Map.entry("TokenSecretArn", "ARN of p_token"),
                Map.entry("TokenSecretVersion", "version of p_token"),
                Map.entry("OutsideSecretArn", "ARN of outside"),
                Map.entry("OutsideSecretVersion", "version of outside")));
  }

  private static String words(ParameterSource source) {
    if (source instanceof ParameterSource.Image image) {
      return "image of " + image.service();
    }
    if (source instanceof ParameterSource.SecretArn arn) {
      return "ARN of " + arn.secret().name();
    }
    return source instanceof ParameterSource.SecretVersion version
        ? "version of " + version.secret().name()
        : ((Enum<?>) source).name();
  }

  @Test
  void oneTranslationHasAllThatDeployingNeeds() {
    Translation translation =
        Translator.translate(Projects.of(ALL), Surroundings.UNKNOWN, List.of());
    assertThat(translation.secrets())
        .extracting(NeededSecret::name)
        .containsExactly("p/api/environment", "outside", "p_token");
    assertThat(translation.images())
        .extracting(NeededImage::parameter)
        .containsExactly("ApiImage", "JobImage", "WebImage");
  }

  @Test
  void withoutATemplateNothingIsNeeded() {
    Translation translation =
        Translator.translate(
            Projects.service("build: ., privileged: true"), Surroundings.UNKNOWN, List.of());
    assertThat(translation.template()).isEmpty();
    assertThat(translation.images()).isEmpty();
  }
}
