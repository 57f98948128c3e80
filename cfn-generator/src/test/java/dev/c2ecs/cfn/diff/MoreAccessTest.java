package dev.c2ecs.cfn.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a service that was there before may do beyond what it could: with things that come with it
 * nothing is said, things that were there before are named as in the Compose file.
 */
class MoreAccessTest {

  private static final String PROJECT =
      """
      name: shop
      services:
        web: {image: nginx, expose: ["80"]}
        api: {image: "example/api:1", environment: {API_TOKEN: "${API_TOKEN}"}}
        db: {image: "postgres:16", environment: {POSTGRES_PASSWORD: "${DB_PASSWORD}"}, volumes: ["data:/var/lib/postgresql/data"]}
      volumes: {data: {}, old: {external: true, name: fs-01234567}}
      secrets: {token: {file: ./token.txt}, theirs: {external: true}}
      """;

  private static Template template(String text) {
    return Projects.template(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // of its own, and new
        "data: | rows: | ",
        "nginx, | nginx, volumes: [\"data2:/srv\"], | ",
        "nginx, | nginx, volumes: [\"data2:/srv:ro\"], | ",
        "nginx, | nginx, secrets: [token], | ",
        "nginx, | nginx, image: 123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1, | ",
        "nginx, | nginx, build: ., | ",
        "nginx, | nginx, x-aws-schedule: rate(1 day), | ",
        // was there, and was not its own
        "nginx, | nginx, volumes: [\"data:/srv\"], | volume data: may mount, act as root, write",
        "nginx, | nginx, volumes: [\"data:/srv:ro\"], | volume data: may mount, act as root",
        "nginx, | nginx, volumes: [\"old:/srv\"], | elasticfilesystem:ClientMount, ClientRootAccess,"
            + " ClientWrite on file-system/fs-01234567",
        "nginx, | nginx, environment: {API_TOKEN: \"${API_TOKEN}\"},"
            + " | secret shop/environment: may read;reads the secret API_TOKEN",
        "nginx, | nginx, secrets: [theirs],"
            + " | secretsmanager:GetSecretValue on TheirsSecretArn",
        // what no ordinary service has
        "nginx, | nginx, x-aws-exec: true, | ssmmessages:CreateControlChannel, CreateDataChannel,"
            + " OpenControlChannel, OpenDataChannel on *",
        "nginx, | nginx, x-aws-policies: [\"arn:aws:iam::aws:policy/ReadOnlyAccess\"],"
            + " | all of ReadOnlyAccess",
      })
  void isToldWhereItIsNotNew(String before, String after, String expected) {
    String now = PROJECT.replace(before, after).replace("{image: nginx, image:", "{image:");
    if (now.contains("data2")) {
      now = now.replace("volumes: {data", "volumes: {data2: {}, data");
    }
    List<String> told =
        Forecast.of(template(PROJECT), Map.of(), template(now), Map.of()).effects().stream()
            .flatMap(
                effect -> Stream.concat(Stream.of(effect.assessment()), effect.also().stream()))
            .filter(one -> one.consequence() == Consequence.PERMISSIONS_WIDER)
            .map(Assessment::words)
            .toList();
    assertThat(told).isEqualTo(expected == null ? List.of() : List.of(expected.split(";")));
  }

  /** The values of parameters change nothing, and a secret of another ID may be the same. */
  @ParameterizedTest
  @CsvSource({"new, false", "old, true"})
  void aSecretIsKnownByItsArn(String secret, boolean told) {
    String with = PROJECT.replace("nginx,", "nginx, secrets: [token],");
    String arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:";
    Map<String, String> given =
        Map.of("EnvironmentArn", arn + "old", "DbEnvironmentArn", arn + "x");
    Map<String, String> now =
        Map.of(
            "EnvironmentArn",
            arn + "old",
            "DbEnvironmentArn",
            arn + "x",
            "TokenSecretArn",
            arn + secret);
    assertThat(Forecast.of(template(PROJECT), given, template(with), now).effects())
        .isNotEmpty()
        .extracting(effect -> effect.has(Consequence.PERMISSIONS_WIDER))
        .matches(all -> all.contains(true) == told);
  }
}
