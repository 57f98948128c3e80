package dev.c2ecs.acceptance.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.c2ecs.cli.image.Blob;
import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.MediaType;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.image.PushableImage;
import dev.c2ecs.cli.registry.FetchedManifest;
import dev.c2ecs.cli.registry.PushListener;
import dev.c2ecs.cli.registry.Pushed;
import dev.c2ecs.cli.registry.Registries;
import dev.c2ecs.cli.registry.Registry;
import dev.c2ecs.cli.registry.RegistryException;
import dev.c2ecs.cli.registry.RegistryLogins;
import dev.c2ecs.cli.terminal.RunClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushing to and pulling from the registry of the distribution project. */
class DockerRegistryTest {

  private static final int MEBIBYTE = 1024 * 1024;
  private static final Blob LARGE = layer(8 * MEBIBYTE);
  private static final Blob SMALL = layer(1000);

  @TempDir private Path directory;

  private static final class Bytes implements Blob {
    private final Descriptor descriptor;
    private final byte[] content;

    Bytes(Descriptor descriptor, byte[] content) {
      this.descriptor = descriptor;
      this.content = content;
    }

    @Override
    public Descriptor descriptor() {
      return descriptor;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(content);
    }
  }

  private static Blob layer(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return blob(MediaType.OCI_LAYER, content);
  }

  private static Blob blob(String type, byte[] content) {
    return new Bytes(Descriptor.of(type, Digest.of(content), content.length), content);
  }

  private static PushableImage image(Blob... layers) {
    Blob config =
        blob(
            MediaType.OCI_CONFIG,
            ("{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{\"User\":\""
                    + layers.length
                    + "\"}}")
                .getBytes(StandardCharsets.UTF_8));
    String manifest =
        "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
            .formatted(
                MediaType.OCI_MANIFEST,
                json(config),
                List.of(layers).stream()
                    .map(DockerRegistryTest::json)
                    .collect(Collectors.joining(",")));
    byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
    List<Blob> blobs = new ArrayList<>(List.of(layers));
    blobs.add(config);
    return new PushableImage(
        bytes,
        Descriptor.of(MediaType.OCI_MANIFEST, Digest.of(bytes), bytes.length),
        Platform.AMD64,
        blobs);
  }

  private static String json(Blob blob) {
    Descriptor d = blob.descriptor();
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
        .formatted(d.mediaType(), d.digest(), d.size());
  }

  private static Registry client(
      DockerRegistry registry, RegistryLogins logins, Map<String, String> environment) {
    return Registries.of(environment, logins, Set.of(), RunClock.system()).at(registry.host());
  }

  private static Registry client(DockerRegistry registry) {
    return client(registry, RegistryLogins.none(), Map.of());
  }

  private static RegistryLogins ann(DockerRegistry registry, String password) {
    return RegistryLogins.fixed(registry.host(), "ann", password);
  }

  private static Pushed push(Registry client, PushableImage image, String repository)
      throws RegistryException {
    return client.push(image, repository, Optional.of("1"), List.of(), PushListener.none());
  }

  @Test
  void whatIsPushedIsPulledAndNothingIsSentTwice()
      throws IOException, InterruptedException, GeneralSecurityException, RegistryException {
    PushableImage image = image(SMALL, LARGE);
    try (DockerRegistry registry = DockerRegistry.start(directory, false, false)) {
      Pushed pushed = push(client(registry), image, "shop/web");
      assertThat(pushed.sent()).isEqualTo(3);
      assertThat(registry.count("PUT", "/blobs/uploads/", 201)).isEqualTo(3);
      assertThat(registry.count("PATCH", "", 202)).isZero();

      Registry again = client(registry);
      assertThat(push(again, image, "shop/web").unchanged()).isTrue();
      assertThat(registry.count("PUT", "", 201)).isEqualTo(4);
      assertThat(registry.count("HEAD", "/blobs/", 200)).isZero();

      assertThat(again.resolve("shop/web", "1").digest()).isEqualTo(image.descriptor().digest());
      FetchedManifest manifest = again.manifest("shop/web", "1");
      assertThat(manifest.content()).isEqualTo(image.manifest());
      try (InputStream in = again.blob("shop/web", LARGE.descriptor());
          InputStream own = LARGE.open()) {
        assertThat(in).hasSameContentAs(own);
      }
      assertThatThrownBy(() -> again.resolve("shop/web", "2"))
          .isInstanceOfSatisfying(
              RegistryException.class,
              e -> assertThat(e.kind()).isEqualTo(RegistryException.Kind.NOT_FOUND));
    }
  }

  @Test
  void onlyANewLayerMovesAndOtherRepositoriesMount()
      throws IOException, InterruptedException, GeneralSecurityException, RegistryException {
    try (DockerRegistry registry = DockerRegistry.start(directory, false, false)) {
      push(client(registry), image(LARGE), "base");
      Pushed pushed =
          client(registry)
              .push(
                  image(LARGE, SMALL),
                  "shop/web",
                  Optional.of("1"),
                  List.of("base"),
                  PushListener.none());
      assertThat(pushed.mounted()).isEqualTo(1);
      assertThat(pushed.bytes()).isLessThan(2000);
      assertThat(registry.count("POST", "mount=", 201)).isEqualTo(1);
      assertThat(registry.count("PUT", "base/blobs/uploads/", 201)).isEqualTo(2);
      assertThat(registry.count("PUT", "shop/web/blobs/uploads/", 201)).isEqualTo(2);
    }
  }

  @Test
  void aLoginIsNeededAndTaken()
      throws IOException, InterruptedException, GeneralSecurityException, RegistryException {
    PushableImage image = image(SMALL);
    try (DockerRegistry registry = DockerRegistry.start(directory, true, false)) {
      assertThatThrownBy(() -> push(client(registry), image, "a"))
          .hasMessageContaining("docker login " + registry.host());
      assertThatThrownBy(
              () -> push(client(registry, ann(registry, "wrong-pw"), Map.of()), image, "a"))
          .hasMessageContaining("may not push")
          .hasMessageNotContaining("wrong-pw");
      Registry client = client(registry, ann(registry, "secret"), Map.of());
      assertThat(push(client, image, "a").sent()).isEqualTo(2);
      assertThat(client.manifest("a", "1").content()).isEqualTo(image.manifest());
    }
  }

  @Test
  void tlsWithACertificateOfOnesOwn()
      throws IOException, InterruptedException, GeneralSecurityException, RegistryException {
    PushableImage image = image(SMALL, LARGE);
    try (DockerRegistry registry = DockerRegistry.start(directory, true, true)) {
      Map<String, String> trusting =
          Map.of("AWS_CA_BUNDLE", DockerRegistry.bundle(directory).toString());
      Registry client = client(registry, ann(registry, "secret"), trusting);
      assertThat(push(client, image, "a").sent()).isEqualTo(3);
      assertThat(client.resolve("a", "1").digest()).isEqualTo(image.descriptor().digest());
      assertThatThrownBy(() -> client(registry).resolve("a", "1"))
          .hasMessageContaining("cannot be spoken to by TLS");
    }
  }
}
