package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** External configs are parameters of Systems Manager. */
class ExternalConfigTest extends ImageCloudTest {

  private static final String ARN =
      "arn:aws:ssm:eu-central-1:" + FakeAws.ACCOUNT + ":parameter/team/app.conf";

  private void project(String name) throws IOException {
    cloud.compose(
        """
        name: shop
        services:
          web: {build: web, configs: [app]}
          worker: {build: web, configs: [app]}
        configs: {app: {external: true, name: "%s"}}
        """
            .formatted(name));
  }

  @BeforeEach
  void parameters() throws IOException {
    project("/team/app.conf");
    cloud.aws.parameters.put("/team/app.conf", "String:level = info");
    cloud.aws.parameters.put(ARN, "String:level = info");
  }

  private String image() {
    return parameter("WebImage");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/team/app.conf", ARN})
  void theContentIsInTheImageAndOneThatStaysChangesNothing(String name) throws IOException {
    project(name);
    run("deploy", "--yes");
    String first = image();
    assertThat(first).matches(ecr.host() + "/shop/web" + DIGEST);
    assertThat(count("GetParameter")).as("each parameter once").isEqualTo(1);
    assertThat(run("deploy", "--yes").err()).contains("already up to date");
    assertThat(image()).isEqualTo(first);

    cloud.aws.parameters.replaceAll((key, value) -> "String:level = debug");
    run("push", "--yes");
    run("deploy", "--yes");
    assertThat(image()).isNotEqualTo(first).matches(ecr.host() + "/shop/web" + DIGEST);
  }

  @Test
  void anEncryptedParameterIsASecretAndNeverDecrypted() {
    cloud.aws.parameters.put("/team/app.conf", "SecureString:AQICAHh");
    Cloud.Result result = fails("deploy", "--yes");
    assertThat(result.err())
        .contains("C2E572")
        .contains("`/team/app.conf` is encrypted (SecureString)")
        .contains("secrets: [app]")
        .contains("app: {external: true, name: team/app.conf}")
        .doesNotContain("AQICAHh");
    assertThat(cloud.aws.wire()).doesNotContain("WithDecryption\":true");
    assertThat(changes()).isEmpty();
    assertThat(builder.calls()).as("nothing is built").doesNotExist();
  }

  @Test
  void aParameterThatHoldsAKeyIsASecretToo() {
    cloud.aws.parameters.put("/team/app.conf", "String:-----BEGIN PRIVATE KEY-----");
    assertThat(fails("push", "--yes").err())
        .contains("C2E572")
        .contains("holds a private key")
        .doesNotContain("BEGIN");
  }

  @Test
  void aMissingOneIsNamedWithTheCommandThatCreatesIt() throws IOException {
    project("/team/other.conf");
    assertThat(fails("deploy", "--yes").err())
        .contains("C2E576")
        .contains("there is no parameter `/team/other.conf`")
        .contains("aws ssm put-parameter --type String --name '/team/other.conf'");
    assertThat(changes()).isEmpty();
  }

  /** A file that was good before would be replaced by an empty one. */
  @Test
  void aVariableThatIsNotSetIsNoEmptyConfig() throws IOException {
    cloud.compose(
        """
        name: shop
        services: {web: {image: "nginx:1.29.1", configs: [banner]}}
        configs: {banner: {environment: BANNER}}
        """);
    assertThat(fails("deploy", "--yes").err())
        .contains("compose.yaml:2:51: error C2E576", "the variable BANNER is not set");
    assertThat(cloud.aws.stacks.all).isEmpty();
    assertThat(cloud.aws.images.all).isEmpty();
  }

  @Test
  void aMissingPermissionIsNamed() {
    cloud.aws.refuse(
        "GetParameter",
        "AccessDeniedException",
        "User: arn:aws:iam::1:user/a is not authorized to perform: ssm:GetParameter on x");
    assertThat(fails("deploy", "--yes").err()).contains("ssm:GetParameter");
    assertThat(changes()).isEmpty();
  }
}
