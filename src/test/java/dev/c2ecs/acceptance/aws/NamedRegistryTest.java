package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.registry.DockerRegistry;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is built goes to the registry that {@code image} names when somebody asks for it. */
class NamedRegistryTest extends ImageCloudTest {

  private DockerRegistry other;

  @BeforeEach
  void other() throws IOException, InterruptedException, GeneralSecurityException {
    other = registry("other");
    login(other.host(), "ann", "secret");
    project("");
  }

  @AfterEach
  void stopOther() {
    other.close();
  }

  private void project(String more) throws IOException {
    cloud.compose(
        """
        name: shop
        services:
          web:
            image: HOST/acme/web:1.2
            build: {context: web, tags: ["HOST/acme/web:latest", "web:local"]}
        """
                .replace("HOST", other.host())
            + more);
  }

  private String webImage() {
    return parameter("WebImage");
  }

  @Test
  void withoutBeingAskedNothingGoesThere() throws IOException {
    assertThat(run("push", "--yes").err()).doesNotContain("acme/web:1.2 (");
    assertThat(run("deploy", "--yes").err()).doesNotContain("acme/web:1.2 (");
    assertThat(other.count("[A-Z]+", "", 200) + other.count("[A-Z]+", "", 401)).isZero();
  }

  @Test
  void whenAskedItGoesThereUnderAllItsNamesAndOnlyThere() throws IOException {
    Cloud.Result first = run("push", "--yes", "--registry", "--parameters", "p.json");
    assertThat(first.err())
        .contains("image web → " + other.host() + "/acme/web:1.2 (the registry it names)")
        .contains("image web → " + other.host() + "/acme/web:latest (the registry it names)")
        .doesNotContain("→ web:local", "docker.io")
        .containsPattern("pushed sha256:[0-9a-f]{12} to " + other.host() + "/acme/web:1.2");
    assertThat(other.count("PUT", "acme/web/manifests/1.2", 201)).isEqualTo(1);
    assertThat(other.count("PUT", "acme/web/manifests/latest", 201)).isEqualTo(1);
    assertThat(other.count("PUT", "blobs/uploads", 201)).as("each blob once").isEqualTo(2);
    assertThat(cloud.aws.images.all).isEmpty();
    assertThat(cloud.aws.calls()).doesNotContain("GetAuthorizationToken", "CreateRepository");
    assertThat(cloud.directory.resolve("p.json"))
        .content()
        .containsPattern("\"" + other.host() + "/acme/web" + DIGEST + "\"");

    Cloud.Result second = run("push", "--yes", "--registry");
    assertThat(second.err()).containsPattern("is at \\S+ already").doesNotContain("pushed sha256");
    assertThat(other.count("PUT", "manifests", 201)).isEqualTo(2);
  }

  @Test
  void theQuestionNamesTheTargetsAndANoSendsNothing() throws IOException {
    cloud.answering("n\n");
    Cloud.Result result = fails("push", "--registry");
    assertThat(result.err().substring(0, result.err().indexOf("Push and write this?")))
        .contains("→ " + other.host() + "/acme/web:1.2");
    assertThat(other.count("POST", "", 202)).isZero();
  }

  @Test
  void theKeyOfAServiceAsksForItAlsoWhenItIsDeployed() throws IOException {
    project("    x-aws-push: true\n");
    Cloud.Result dry = run("deploy", "--dry-run");
    assertThat(dry.out()).contains("→ " + other.host() + "/acme/web:1.2");
    assertThat(other.count("POST", "", 202)).isZero();
    Cloud.Result result = run("deploy", "--yes");
    assertThat(result.err()).contains("→ " + other.host() + "/acme/web:1.2");
    assertThat(webImage()).matches(other.host() + "/acme/web" + DIGEST);
    assertThat(cloud.aws.images.all).isEmpty();
  }

  @Test
  void whatNobodyWasAskedForMovesNoTag() throws IOException {
    project("    x-aws-push: true\n");
    run("deploy", "--yes");
    String deployed = webImage();
    image("web", "two");
    run("push", "--yes");
    assertThat(other.count("PUT", "acme/web/manifests/1.2", 201)).isEqualTo(2);
    image("web", "one");
    Cloud.Result again = run("deploy", "--yes");
    assertThat(again.err()).contains("already up to date").containsPattern("is at \\S+ already");
    assertThat(webImage()).isEqualTo(deployed);
    assertThat(other.count("PUT", "acme/web/manifests/1.2", 201)).isEqualTo(2);
  }

  @Test
  void filesOfTheProjectGoToItsOwnRepositoryOnly() throws IOException {
    project("    x-aws-push: true\n    configs: [motd]\nconfigs: {motd: {content: internal}}\n");
    run("deploy", "--yes");
    assertThat(webImage()).matches(ecr.host() + "/shop/web" + DIGEST);
    assertThat(other.count("PUT", "acme/web/manifests/1.2", 201)).isEqualTo(1);
    assertThat(other.count("PUT", "blobs/uploads", 201)).as("the built one").isEqualTo(2);
  }

  @Test
  void equalBuildsAreOneImageUnderTheNameOfEach() throws IOException {
    cloud.compose(
        """
        name: shop
        services:
          web: {image: "HOST/acme/web:1", build: web}
          worker: {image: "HOST/acme/worker:1", build: web}
          cron: {build: web}
        """
            .replace("HOST", other.host()));
    run("push", "--yes", "--registry");
    assertThat(builder.builds()).isEqualTo(1);
    assertThat(other.count("PUT", "acme/web/manifests/1", 201)).isEqualTo(1);
    assertThat(other.count("PUT", "acme/worker/manifests/1", 201)).isEqualTo(1);
    assertThat(other.count("PUT", "blobs/uploads", 201)).as("the rest is mounted").isEqualTo(2);
  }

  @Test
  void twoImagesOfOneNameAreRefused() throws IOException {
    image("api", "two");
    cloud.compose(
        """
        name: shop
        services:
          web: {image: "HOST/acme/web:1", build: web}
          api: {image: "HOST/acme/web:1", build: api}
        """
            .replace("HOST", other.host()));
    assertThat(fails("push", "--yes", "--registry").err())
        .contains("C2E575")
        .contains("differ and have one name");
    assertThat(other.count("POST", "", 202)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "acme/web:1, names no registry to push to",
    "web, '`docker.io/web` for Docker Hub'",
    "docker.io/acme/web@sha256:0123456789012345678901234567890123456789012345678901234567890123,"
        + " has a digest",
    "ghcr.io/Acme/web, names no image",
  })
  void aNameThatCannotBePushedToIsRefusedBeforeAnythingIsBuilt(String name, String words)
      throws IOException {
    cloud.compose("name: shop\nservices: {web: {image: '" + name + "', build: web}}\n");
    Cloud.Result result = fails("push", "--yes", "--registry");
    if (name.contains("Acme")) {
      assertThat(result.err()).contains("C2E575").contains("ghcr.io/Acme/web");
    } else {
      assertThat(result.err()).contains("C2E575").contains(words);
    }
    assertThat(builder.builds()).isZero();
    assertThat(cloud.aws.calls()).doesNotContain("GetAuthorizationToken");
  }

  @ParameterizedTest
  @CsvSource({
    "'image: acme/web:1, build: web', 'docker.io/acme/web:1 for Docker Hub'",
    "'build: web', 'write image: HOST/NAME:TAG'",
    "'image: ghcr.io/acme/web:1', only what is built here is pushed",
  })
  void aKeyThatAsksForWhatCannotBeIsAnErrorOfTheFile(String service, String words)
      throws IOException {
    cloud.compose("name: shop\nservices: {web: {" + service + ", x-aws-push: true}}\n");
    assertThat(fails("check").all())
        .contains("services.web.x-aws-push must be beside")
        .contains(words);
  }

  @Test
  void withoutAnyNameTheFlagIsRefused() throws IOException {
    cloud.compose("name: shop\nservices: {web: {build: web}}\n");
    assertThat(fails("push", "--yes", "--registry").err())
        .contains("C2E575")
        .contains("write `image: HOST/NAME:TAG` beside `build`");
  }

  @Test
  void aLoginThatIsNotEnoughNamesTheImageAndNothingElseIsDone() throws IOException {
    login(other.host(), "ann", "wrong");
    Cloud.Result result = fails("push", "--yes", "--registry");
    assertThat(result.err())
        .contains("C2E561")
        .contains("compose.yaml:4:5: error C2E561: the image of web: ")
        .contains("docker login " + other.host())
        .doesNotContain("wrong");
  }

  @Test
  void anImageForAnotherMachineIsRefusedBeforeThePush() throws IOException {
    ScriptedBuilder.image(cloud.directory.resolve("web"), "arm64", "one");
    assertThat(fails("push", "--yes", "--registry").err()).contains("C2E560");
    assertThat(other.count("POST", "", 202)).isZero();
  }
}
