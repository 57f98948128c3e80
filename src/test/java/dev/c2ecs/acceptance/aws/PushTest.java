package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code push}: the images and secrets of a project, for those who deploy by other means. */
class PushTest extends ImageCloudTest {

  private static final String COMPOSE =
      """
      name: shop
      services:
        web:
          build: web
          ports: ["80:80"]
          environment: {API_KEY: "${API_KEY}"}
          secrets: [key]
        worker: {build: web}
      secrets: {key: {environment: KEY}}
      """;

  @BeforeEach
  void project() throws IOException {
    cloud.compose(COMPOSE);
    set("API_KEY", "hunter2");
    set("KEY", "hunter3");
  }

  @Test
  void equalBuildsArePushedOnceAndWhatIsThereIsNotSentAgain() throws IOException {
    Cloud.Result first = run("push", "--yes");
    assertThat(first.err())
        .containsPattern("image web → " + ecr.host() + "/shop/web" + DIGEST)
        .contains("repository shop/web: created")
        .containsPattern("image web: pushed sha256:[0-9a-f]{12}");
    assertThat(builder.builds()).isEqualTo(1);
    assertThat(cloud.aws.images.all).containsOnlyKeys("shop/web");
    assertThat(cloud.aws.stacks.all).isEmpty();
    long sent = ecr.count("PUT", "blobs/uploads", 201);
    assertThat(sent).isPositive();

    Cloud.Result second = run("push", "--yes");
    assertThat(second.err()).contains("is there already").doesNotContain("pushed sha256");
    assertThat(ecr.count("PUT", "blobs/uploads", 201)).isEqualTo(sent);
    assertThat(ecr.count("PUT", "manifests", 201)).isEqualTo(1);

    image("web", "two");
    assertThat(run("push", "--yes").err()).containsPattern("image web: pushed sha256:");
    assertThat(ecr.count("PUT", "manifests", 201)).isEqualTo(2);
  }

  @Test
  void secretsAreWrittenAsADeploymentWritesThem() throws IOException {
    run("push", "--yes");
    assertThat(cloud.aws.secrets.all).containsOnlyKeys("shop/environment", "shop_key");
    assertThat(cloud.aws.secrets.all.get("shop_key").versions.values()).containsExactly("hunter3");
    int calls = cloud.aws.calls().size();
    run("push", "--yes");
    assertThat(cloud.aws.calls().subList(calls, cloud.aws.calls().size()))
        .doesNotContain("CreateSecret", "PutSecretValue");
    Cloud.Result deployed = run("deploy", "--yes");
    assertThat(deployed.err()).contains("is there already");
    assertThat(cloud.aws.secrets.all.get("shop_key").versions).hasSize(1);
  }

  @Test
  void onlyTheImagesOfSomeServicesArePushedAndNoSecretsWritten() throws IOException {
    image("api", "other");
    cloud.compose(
        COMPOSE.replace("  worker:", "  db: {image: postgres:17}\n  api: {build: api}\n  worker:"));
    Cloud.Result result = run("push", "api", "--yes");
    assertThat(result.err()).contains("image api: pushed").doesNotContain("image web");
    assertThat(cloud.aws.images.all).containsOnlyKeys("shop/api");
    assertThat(cloud.aws.secrets.all).isEmpty();
    assertThat(run("push", "worker", "--yes").err()).contains("image web: pushed");
    assertThat(run("push", "db", "--yes").err()).contains("there is no image to push");
    Cloud.Result unknown = cloud.run("push", "wep", "--yes");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("there is no service wep", "did you mean `web`?");
    assertThat(cloud.run("push", "web", "--parameters", "p.json").err())
        .contains("--parameters: the file has every parameter of the template");
  }

  @Test
  void flagsThatContradictEachOtherAreRefused() {
    for (String command : List.of("push", "deploy")) {
      Cloud.Result result = cloud.run(command, "--build", "--no-build");
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("--build and --no-build contradict each other");
    }
    assertThat(cloud.aws.calls()).isEmpty();
  }

  @Test
  void aTagThatIsNoNameIsRefusedBeforeAnythingIsBuilt() throws IOException {
    cloud.compose(
        "name: shop\nservices: {web: {build: {context: web, tags: ['acme/Web:1', ok]}}}\n");
    for (List<String> command : List.of(List.of("build"), List.of("push", "--yes"))) {
      assertThat(fails(command.toArray(String[]::new)).err())
          .containsPattern(
              "compose.yaml:2:\\d+: error C2E552: `acme/Web:1` is no name of an image");
    }
    assertThat(builder.builds()).isZero();
  }

  @Test
  void aNoChangesNothing() throws IOException {
    cloud.answering("n\n");
    Cloud.Result result = fails("push", "--parameters", "p.json");
    assertThat(result.err()).contains("Push and write this?").contains("nothing was changed");
    nothingIsChanged();
    assertThat(cloud.directory.resolve("p.json")).doesNotExist();
  }

  @Test
  void withoutATerminalTheFlagIsNamed() throws IOException {
    assertThat(fails("push").err()).contains("C2E511").contains("give --yes to agree");
    nothingIsChanged();
  }

  @Test
  void aForeignRepositoryIsLeftAloneBeforeAnythingIsBuilt() throws IOException {
    cloud.aws.images.all.put("shop/web", new FakeImages.Repository());
    assertThat(fails("push", "--yes").err())
        .contains("C2E574")
        .contains("shop/web is not of this project and is left alone");
    assertThat(builder.builds()).isZero();
    nothingIsChanged();
  }

  private void nothingIsChanged() throws IOException {
    assertThat(changes()).isEmpty();
    assertThat(cloud.aws.secrets.all).isEmpty();
    assertThat(ecr.count("PUT", "manifests", 201)).isZero();
    assertThat(ecr.count("POST", "blobs/uploads", 202)).isZero();
  }

  @Test
  void anImageForAnotherMachineIsRefusedBeforeThePush() throws IOException {
    ScriptedBuilder.image(cloud.directory.resolve("web"), "arm64", "one");
    assertThat(fails("push", "--yes").err())
        .contains("C2E560")
        .contains("linux/amd64")
        .contains("c2ecs build --no-cache web");
    nothingIsChanged();
  }

  @Test
  void theTokenIsNowhere() throws IOException {
    cloud.aws.images.login = "ann:secret";
    Cloud.Result result = run("push", "--yes", "--parameters", "p.json");
    String encoded =
        Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8));
    for (String token : List.of("ann:secret", encoded)) {
      assertThat(result.all()).doesNotContain(token);
      assertThat(Files.readString(builder.calls())).doesNotContain(token);
      for (String place : List.of("shop", "tmp", "home", "bin")) {
        try (Stream<Path> files = Files.walk(directory.resolve(place))) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .as(file.toString())
                .doesNotContain(token);
          }
        }
      }
    }
    assertThat(Files.readString(cloud.directory.resolve("p.json")))
        .doesNotContain("hunter2", "hunter3");
  }

  @Test
  void whatFailsInTheRegistryIsToldAndTheNextRunGoesOn() throws IOException {
    cloud.aws.images.login = "ann:wrong";
    assertThat(fails("push", "--yes").err()).contains("C2E561").doesNotContain("wrong");
    assertThat(cloud.aws.secrets.all).isEmpty();
    cloud.aws.images.login = "ann:secret";
    assertThat(run("push", "--yes").err()).containsPattern("image web: pushed sha256:");
    assertThat(cloud.aws.secrets.all).hasSize(2);
  }
}
