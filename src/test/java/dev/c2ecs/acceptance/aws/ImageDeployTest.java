package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.registry.DockerRegistry;
import dev.c2ecs.cli.image.Blob;
import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.MediaType;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.image.PushableImage;
import dev.c2ecs.cli.registry.PushListener;
import dev.c2ecs.cli.registry.Registries;
import dev.c2ecs.cli.registry.RegistryException;
import dev.c2ecs.cli.registry.RegistryLogins;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects whose images are made by a deployment, with a registry in the place of ECR's. */
class ImageDeployTest {

  private static final String DIGEST = "@sha256:[0-9a-f]{64}";

  @TempDir private Path directory;
  private DockerRegistry registry;
  private Cloud cloud;

  @BeforeEach
  void start()
      throws IOException, InterruptedException, GeneralSecurityException, RegistryException {
    registry =
        DockerRegistry.start(Files.createDirectory(directory.resolve("registry")), true, false);
    cloud = new Cloud(Files.createDirectory(directory.resolve("shop")));
    cloud.aws.images.endpoint = "http://" + registry.host();
    cloud.aws.images.login = "ann:secret";
    pushBase("nginx");
    write("conf.d/default.conf", "server {}\n");
    cloud.compose(
        """
        name: shop
        services:
          web:
            image: %s/base/web:1
            ports: ["80:80"]
            configs:
              - source: motd
                target: /etc/motd
                mode: 0440
                uid: "7"
            volumes: ["./conf.d:/etc/nginx/conf.d:ro"]
        configs:
          motd: {content: "hello\\n"}
        """
            .formatted(registry.host()));
  }

  @AfterEach
  void stop() {
    cloud.close();
    registry.close();
  }

  private void write(String name, String text) throws IOException {
    Path file = cloud.directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Registries registries() {
    return Registries.of(
        Map.of(),
        RegistryLogins.fixed(registry.host(), "ann", "secret"),
        Set.of(),
        new FakeClock());
  }

  /** The base image, which runs as a user. */
  private void pushBase(String user) throws RegistryException {
    byte[] config =
        """
        {"architecture":"amd64","os":"linux","config":{"User":"%s"},
         "rootfs":{"type":"layers","diff_ids":[]}}
        """
            .formatted(user)
            .getBytes(StandardCharsets.UTF_8);
    Descriptor ofConfig = Descriptor.of(MediaType.OCI_CONFIG, Digest.of(config), config.length);
    byte[] manifest =
        """
        {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"%s","digest":"%s","size":%d},
         "layers":[]}
        """
            .formatted(
                MediaType.OCI_MANIFEST, MediaType.OCI_CONFIG, ofConfig.digest(), config.length)
            .getBytes(StandardCharsets.UTF_8);
    Blob blob =
        new Blob() {
          @Override
          public Descriptor descriptor() {
            return ofConfig;
          }

          @Override
          public InputStream open() {
            return new ByteArrayInputStream(config);
          }
        };
    PushableImage image =
        new PushableImage(
            manifest,
            Descriptor.of(MediaType.OCI_MANIFEST, Digest.of(manifest), manifest.length),
            Platform.AMD64,
            List.of(blob));
    registries()
        .at(registry.host())
        .push(image, "base/web", Optional.of("1"), List.of(), PushListener.none());
  }

  private Cloud.Result deploy() {
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    return result;
  }

  private String image() {
    return cloud.aws.stacks.all.values().iterator().next().parameters.getOrDefault("WebImage", "");
  }

  @Test
  void aProjectWithMountedFilesDeploysAsItIs() throws IOException {
    Cloud.Result first = deploy();
    assertThat(first.err())
        .contains("repository shop/web: created")
        .containsPattern("image web: pushed sha256:[0-9a-f]{12}");
    String image = image();
    assertThat(image).matches(registry.host() + "/shop/web" + DIGEST);

    Cloud.Result second = deploy();
    assertThat(second.err()).contains("already up to date").doesNotContain("pushed");
    assertThat(image()).isEqualTo(image);

    write("conf.d/default.conf", "server { listen 8080; }\n");
    Cloud.Result third = deploy();
    assertThat(third.err()).containsPattern("image web: pushed sha256:[0-9a-f]{12}");
    assertThat(image()).isNotEqualTo(image).matches(registry.host() + "/shop/web" + DIGEST);
  }

  /** Where links lead is known when the image is, before anything is created. */
  @Test
  void aFileThatLinksLeadBelowAMountIsRefused() throws IOException {
    Files.createDirectories(cloud.directory.resolve("app"));
    Files.createSymbolicLink(cloud.directory.resolve("app/state"), Path.of("../../srv"));
    cloud.compose(
        """
        name: shop
        services:
          web:
            image: %s/base/web:1
            tmpfs: ["/srv:size=16m"]
            volumes: ["./app:/etc/app:ro", "./conf.d/default.conf:/etc/app/state/a.conf:ro"]
        """
            .formatted(registry.host()));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .containsPattern(
            "compose.yaml:6:\\d+: error C2E570: the image of web: /etc/app/state/a.conf")
        .contains("is /srv/a.conf there, which is hidden by what is mounted at /srv")
        .contains("by the paths that the links of the image lead to");
    assertThat(cloud.aws.stacks.all).isEmpty();
  }

  private void logIn() throws IOException {
    String pair = Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8));
    write(
        ".docker/config.json",
        "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(registry.host(), pair));
    cloud.environment(Map.of("DOCKER_CONFIG", cloud.directory.resolve(".docker").toString()));
  }

  @Test
  void theBaseOfDeliveredFilesIsThatOfTheLock() throws IOException, RegistryException {
    logIn();
    assertThat(cloud.run("lock").exitCode()).isZero();
    deploy();
    String image = image();
    pushBase("other");
    Cloud.Result moved = cloud.resolving().run("deploy", "--yes");
    assertThat(moved.err()).contains("C2E559", "already up to date");
    assertThat(image()).isEqualTo(image);
    assertThat(cloud.run("lock", "--update").exitCode()).isZero();
    Cloud.Result followed = cloud.columns(120).run("deploy", "--dry-run");
    assertThat(followed.out())
        .containsPattern("\n      image web: sha256:[0-9a-f]{12}… → sha256:[0-9a-f]{12}…\n");
    deploy();
    assertThat(image()).isNotEqualTo(image);
  }

  @Test
  void withoutALockAMovedBaseRollsItsService() throws IOException, RegistryException {
    logIn();
    cloud.resolving();
    deploy();
    String image = image();
    assertThat(deploy().err()).contains("already up to date");
    pushBase("other");
    deploy();
    assertThat(image()).isNotEqualTo(image);
  }

  @Test
  void aLoginThatIsMissingIsAWarningAndTheTag() throws IOException {
    cloud.compose(
        "name: shop\nservices: {web: {image: '%s/base/web:1'}}\n".formatted(registry.host()));
    assertThat(cloud.resolving().run("deploy", "--dry-run").err())
        .contains("warning C2E569: ", "/base/web:1 (")
        .doesNotContain("secret");
    logIn();
    assertThat(cloud.run("deploy", "--dry-run").err()).doesNotContain("C2E569");
  }
}
