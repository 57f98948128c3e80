package dev.c2ecs.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An image with a layer of delivered files. */
class ImageBuilderTest {

  private static final byte[] PLAIN = new Tar().directory("etc").file("etc/a", "base").bytes();
  private static final byte[] PACKED = Tar.gzip(PLAIN);

  private static BaseImage base(String manifestType, String layerType, AtomicInteger opened)
      throws ImageException {
    ImageConfig config = ImageConfig.read(Archives.config("linux", "arm64", PLAIN).getBytes(UTF_8));
    Descriptor layer = Descriptor.of(layerType, Digest.of(PACKED), PACKED.length);
    Descriptor document = Descriptor.of("", Digest.of(config.write()), config.write().length);
    return new BaseImage(
        new Manifest(manifestType, document, List.of(layer)),
        config,
        part -> {
          opened.incrementAndGet();
          return new ByteArrayInputStream(PACKED);
        });
  }

  private static FileLayer layer(BaseImage base, String content) throws IOException {
    return FileLayer.of(
        BaseTree.read(base.manifest(), base.blobs()),
        List.of(
            DeliveredFiles.content(
                "/etc/b", content.getBytes(UTF_8), 0444, DeliveredFiles.Owner.ROOT)));
  }

  @Test
  void itIsOfTheKindOfItsBase() throws IOException {
    AtomicInteger opened = new AtomicInteger();
    BaseImage docker = base(MediaType.DOCKER_MANIFEST, MediaType.DOCKER_LAYER_GZIP, opened);
    BaseImage oci = base(MediaType.OCI_MANIFEST, MediaType.OCI_LAYER_GZIP, opened);
    FileLayer layer = layer(docker, "x");
    opened.set(0);
    PushableImage ofDocker = ImageBuilder.withLayer(docker, layer);
    PushableImage ofOci = ImageBuilder.withLayer(oci, layer);
    assertThat(opened).as("layers of the base that were read").hasValue(0);
    Manifest first = ManifestJson.read(ofDocker.manifest(), MediaType.DOCKER_MANIFEST);
    Manifest second = ManifestJson.read(ofOci.manifest(), MediaType.OCI_MANIFEST);
    assertThat(first.config().mediaType()).isEqualTo(MediaType.DOCKER_CONFIG);
    assertThat(second.config().mediaType()).isEqualTo(MediaType.OCI_CONFIG);
    assertThat(first.layers())
        .extracting(Descriptor::mediaType)
        .containsExactly(MediaType.DOCKER_LAYER_GZIP, MediaType.DOCKER_LAYER_GZIP);
    assertThat(second.layers())
        .extracting(Descriptor::mediaType)
        .containsExactly(MediaType.OCI_LAYER_GZIP, MediaType.OCI_LAYER_GZIP);
    assertThat(ofOci.platform()).isEqualTo(Platform.ARM64);
    assertThat(ofDocker.descriptor().digest()).isEqualTo(Digest.of(ofDocker.manifest()));
  }

  /** Another digest would roll every service that has delivered files. */
  @Test
  void theDigestIsThatOfEveryMachine() throws IOException {
    byte[] content = "the layer".getBytes(UTF_8);
    ImageConfig config =
        ImageConfig.read(Archives.config("linux", "amd64", content).getBytes(UTF_8));
    Descriptor part = Descriptor.of(MediaType.OCI_LAYER_GZIP, Digest.of(content), content.length);
    BaseImage base =
        new BaseImage(
            new Manifest(MediaType.OCI_MANIFEST, part, List.of(part)),
            config,
            blob -> new ByteArrayInputStream(content));
    FileLayer layer =
        FileLayer.of(
            BaseTree.empty(),
            List.of(
                DeliveredFiles.content("/etc/app.conf", content, 0444, DeliveredFiles.Owner.ROOT)));
    assertThat(ImageBuilder.withLayer(base, layer).descriptor().digest().text())
        .isEqualTo("sha256:10eb47e763433d8a06648d111bf75df8c4ea2f5e33ff3d8eb0900814ed8800cb");
  }

  @Test
  void theSamePartsAreTheSameDigestAndAChangedFileIsAnother() throws IOException {
    BaseImage base = base(MediaType.OCI_MANIFEST, MediaType.OCI_LAYER_GZIP, new AtomicInteger());
    Digest digest = ImageBuilder.withLayer(base, layer(base, "x")).descriptor().digest();
    assertThat(ImageBuilder.withLayer(base, layer(base, "x")).descriptor().digest())
        .isEqualTo(digest);
    assertThat(ImageBuilder.withLayer(base, layer(base, "y")).descriptor().digest())
        .isNotEqualTo(digest);
  }

  @Test
  void allBlobsAreWhatTheySay() throws IOException {
    BaseImage base = base(MediaType.OCI_MANIFEST, MediaType.OCI_LAYER_GZIP, new AtomicInteger());
    FileLayer layer = layer(base, "x");
    PushableImage image = ImageBuilder.withLayer(base, layer);
    assertThat(image.blobs()).hasSize(3);
    for (Blob blob : image.blobs()) {
      try (InputStream in = blob.open()) {
        assertThat(Digest.of(in.readAllBytes())).isEqualTo(blob.descriptor().digest());
      }
    }
    ImageConfig config;
    try (InputStream in = image.blobs().get(0).open()) {
      config = ImageConfig.read(in.readAllBytes());
    }
    assertThat(config.diffIds()).containsExactly(Digest.of(PLAIN), layer.diffId());
  }

  @Test
  void aBaseThatDoesNotFitIsRefused() throws IOException {
    BaseImage base = base(MediaType.OCI_MANIFEST, MediaType.OCI_LAYER_GZIP, new AtomicInteger());
    FileLayer layer = layer(base, "x");
    Descriptor part = base.manifest().layers().get(0);
    BaseImage two =
        new BaseImage(
            new Manifest(MediaType.OCI_MANIFEST, base.manifest().config(), List.of(part, part)),
            base.config(),
            base.blobs());
    assertThatThrownBy(() -> ImageBuilder.withLayer(two, layer))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("2 layers, its configuration 1");
  }
}
