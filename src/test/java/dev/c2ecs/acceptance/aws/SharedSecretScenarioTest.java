package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** S33: a project whose services share the credentials of one .env. */
class SharedSecretScenarioTest extends CloudTest {

  private static final List<String> VARIABLES =
      List.of(
          "DB_PASSWORD",
          "RAILS_MASTER_KEY",
          "JWT_KEY",
          "STRIPE_KEY",
          "SENTRY_DSN",
          "SLACK_WEBHOOK_URL",
          "MEILI_MASTER_KEY",
          "AUTH_SALT",
          "SMTP_PW",
          "API_TOKEN");

  private static String expression(String variable) {
    return switch (variable) {
      case "JWT_KEY" -> "${JWT_KEY:-only-a-default}";
      case "STRIPE_KEY" -> "${STRIPE_KEY-}";
      case "API_TOKEN" -> "${API_TOKEN:?is needed}";
      case "AUTH_SALT" -> "$AUTH_SALT";
      default -> "${" + variable + "}";
    };
  }

  private static String service(String name, String image) {
    StringBuilder text = new StringBuilder("  " + name + ":\n    image: " + image + "\n");
    text.append("    environment:\n      MODE: ${MODE:-production}\n");
    for (String variable : VARIABLES) {
      text.append("      " + variable + ": \"" + expression(variable) + "\"\n");
    }
    return text.toString();
  }

  private static String compose() {
    StringBuilder text = new StringBuilder("name: shop\nservices:\n");
    IntStream.rangeClosed(1, 11).forEach(i -> text.append(service("app" + i, "nginx:1.29")));
    text.append(service("db", "postgres:17").replace("      DB_PASSWORD", "      PGPASSWORD"));
    return text + "    volumes: [data:/var/lib/postgresql/data]\nvolumes: {data: {}}\n";
  }

  private void dotenv() throws IOException {
    StringBuilder text = new StringBuilder();
    VARIABLES.forEach(variable -> text.append(variable + "=value-of-" + variable + "\n"));
    Files.writeString(directory.resolve(".env"), text.toString());
  }

  @Test
  void theTemplateIsTheSameWithAndWithoutValues() throws IOException {
    cloud.compose(compose());
    Cloud.Result without = cloud.run("convert");
    assertThat(without.exitCode()).as(without.err()).isZero();
    assertThat(without.err()).doesNotContain("is not set");
    dotenv();
    Cloud.Result with = cloud.run("convert");
    assertThat(with.out()).isEqualTo(without.out());
    assertThat(without.err()).contains("info C2E463: no value yet: API_TOKEN, ");
    assertThat(with.err()).isEqualTo(withoutNotice(without.err()));
    assertThat(with.out() + with.err())
        .doesNotContain("value-of-")
        .doesNotContain("only-a-default");
    assertThat(
            Pattern.compile("(?m)^  \\w*Environment(Arn|Version):").matcher(with.out()).results())
        .hasSize(4);
    assertThat(Pattern.compile("C2E331").matcher(with.err()).results()).hasSize(2);
    assertThat(with.out())
        .contains("ValueFrom: !Sub ${EnvironmentArn}:JWT_KEY::${EnvironmentVersion}")
        .contains("ValueFrom: !Sub ${DbEnvironmentArn}:DB_PASSWORD::${DbEnvironmentVersion}");
  }

  /** What is said beside that values are missing: a line, and what is shown below it. */
  private static String withoutNotice(String text) {
    return Pattern.compile("(?m)^\\S+ info C2E463:.*\n(?: .*\n)*").matcher(text).replaceFirst("");
  }

  @Test
  void aFirstDeploymentNamesAllThatIsMissingBeforeAnyChange() throws IOException {
    cloud.compose(compose());
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    for (String variable : VARIABLES) {
      boolean hasDefault = variable.equals("JWT_KEY") || variable.equals("STRIPE_KEY");
      assertThat(result.err().contains("\n    " + variable + ", for ")).isNotEqualTo(hasDefault);
    }
    assertThat(cloud.aws.secrets.all).isEmpty();
    assertThat(cloud.aws.calls()).doesNotContain("CreateChangeSet", "CreateSecret");
  }

  @Test
  void aSecondDeploymentWithoutValuesChangesNothing() throws IOException {
    cloud.compose(compose());
    dotenv();
    Cloud.Result first = cloud.run("deploy", "--yes");
    assertThat(first.exitCode()).as(first.all()).isZero();
    assertThat(cloud.aws.secrets.all.keySet())
        .containsExactlyInAnyOrder("shop/environment", "shop/db/environment");
    FakeSecrets.Secret secret = cloud.aws.secrets.all.get("shop/environment");
    Map<String, Object> content = Json.object(secret.versions.get(secret.current));
    Map<String, Object> expected = new TreeMap<>();
    VARIABLES.forEach(variable -> expected.put(variable, "value-of-" + variable));
    assertThat(content).isEqualTo(expected);
    Files.delete(directory.resolve(".env"));
    for (Map<String, String> environment :
        List.of(Map.<String, String>of(), Map.of("DB_PASSWORD", "", "API_TOKEN", ""))) {
      cloud.aws.secrets.calls.clear();
      Cloud.Result second = cloud.environment(environment).run("deploy", "--yes");
      assertThat(second.exitCode()).as(second.all()).isZero();
      assertThat(second.err())
          .contains("already up to date")
          .contains("no value is given here for", "the content in AWS stays");
      assertThat(second.all()).doesNotContain("value-of-");
      assertThat(cloud.aws.secrets.calls)
          .isNotEmpty()
          .noneMatch(call -> call.matches("(Put|Create|Update|Delete|Restore).*"));
    }
    assertThat(cloud.aws.wire()).doesNotContain("value-of-");
  }

  @Test
  void oneNewValueIsOneKeyAndTheServicesThatHaveItAreNamed() throws IOException {
    cloud.compose(compose());
    dotenv();
    cloud.run("deploy", "--yes");
    Files.delete(directory.resolve(".env"));
    Cloud.Result result =
        cloud.environment(Map.of("JWT_KEY", "another-value")).run("deploy", "--dry-run");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out())
        .contains(
            "secret shop/environment: new content of JWT_KEY; these services roll: app1, app10")
        .contains("secret shop/db/environment: new content of JWT_KEY; this service rolls: db");
    assertThat(result.all()).doesNotContain("another-value").doesNotContain("value-of-");
  }
}
