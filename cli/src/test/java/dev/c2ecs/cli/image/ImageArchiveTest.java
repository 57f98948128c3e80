package dev.c2ecs.cli.image;

import static dev.c2ecs.cli.image.Archives.config;
import static dev.c2ecs.cli.image.Archives.descriptor;
import static dev.c2ecs.cli.image.Archives.index;
import static dev.c2ecs.cli.image.Archives.manifest;
import static dev.c2ecs.cli.image.Archives.oci;
import static dev.c2ecs.cli.image.Archives.platform;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of builders are read where they lie, and what is wrong with one is said. */
class ImageArchiveTest {

  private static final byte[] LAYER = new Tar().directory("app").file("app/x", "hello").bytes();
  private static final byte[] OTHER = new Tar().file("app/y", "world").bytes();

  @TempDir Path directory;

  private ArchivedImage image(byte[] archive, Platform platform) throws IOException {
    return ImageArchive.open(written(archive)).image(platform);
  }

  private Path written(byte[] archive) throws IOException {
    return Files.write(Files.createTempFile(directory, "a", ".tar"), archive);
  }

  private void refused(Problem problem, String words, byte[] archive) throws IOException {
    Path file = written(archive);
    assertThatThrownBy(() -> readAll(ImageArchive.open(file).image(Platform.AMD64)))
        .asInstanceOf(type(ImageException.class))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(problem))
        .extracting(ImageException::words)
        .asString()
        .contains(words);
  }

  private static void readAll(ArchivedImage image) throws IOException {
    assertThat(Digest.of(image.pushable().manifest()))
        .isEqualTo(image.pushable().descriptor().digest());
    for (Blob blob : image.pushable().blobs()) {
      try (InputStream in = blob.open()) {
        byte[] content = in.readAllBytes();
        assertThat(Digest.of(content)).isEqualTo(blob.descriptor().digest());
        assertThat(content).hasSize((int) blob.descriptor().size());
      }
    }
    assertThat(ManifestJson.read(image.pushable().manifest(), "").layers())
        .extracting(Descriptor::digest)
        .isSubsetOf(
            image.pushable().blobs().stream().map(blob -> blob.descriptor().digest()).toList());
    BaseTree.read(image.base().manifest(), image.base().blobs());
  }

  @Test
  void anOciLayoutWithoutCompressionIsCompressed() throws IOException {
    byte[] archive = oci("linux", "amd64", LAYER).bytes();
    for (byte[] form : List.of(archive, Tar.gzip(archive))) {
      ArchivedImage image = image(form, Platform.AMD64);
      readAll(image);
      assertThat(image.base().manifest().layers().get(0).mediaType())
          .isEqualTo(MediaType.OCI_LAYER_GZIP);
      assertThat(image.pushable().blobs().get(0).descriptor().digest().text())
          .isEqualTo(Archives.sha(config("linux", "amd64", LAYER).getBytes(UTF_8)));
      assertThat(BaseTree.read(image.base().manifest(), image.base().blobs()).find("/app/x"))
          .isPresent();
    }
  }

  @Test
  void attestationsAreNoImages() throws IOException {
    String amd = config("linux", "amd64", LAYER);
    String arm = config("linux", "arm64", OTHER);
    String amdManifest = manifest(amd, MediaType.OCI_LAYER, LAYER);
    String armManifest = manifest(arm, MediaType.OCI_LAYER, OTHER);
    String attestation = manifest("{}", "application/vnd.in-toto+json", "{}".getBytes(UTF_8));
    String inner =
        index(
            descriptor(
                MediaType.OCI_MANIFEST, amdManifest.getBytes(UTF_8), platform("linux", "amd64")),
            descriptor(
                MediaType.OCI_MANIFEST, armManifest.getBytes(UTF_8), platform("linux", "arm64")),
            descriptor(
                MediaType.OCI_MANIFEST,
                attestation.getBytes(UTF_8),
                platform("unknown", "unknown")
                    + ",\"annotations\":{\"vnd.docker.reference.type\":\"attestation-manifest\"}"));
    byte[] archive =
        new Archives()
            .file("./index.json", index(descriptor(MediaType.OCI_INDEX, inner.getBytes(UTF_8), "")))
            .blob(inner)
            .blob(amd)
            .blob(arm)
            .blob(amdManifest)
            .blob(armManifest)
            .blob(attestation)
            .blob(LAYER)
            .blob(OTHER)
            .bytes();
    ImageArchive read = ImageArchive.open(written(archive));
    assertThat(read.platforms()).containsExactly(Platform.AMD64, Platform.ARM64);
    readAll(read.image(Platform.AMD64));
    readAll(read.image(Platform.ARM64));
    assertThat(read.image(Platform.ARM64).config().platform()).isEqualTo(Platform.ARM64);
    assertThatThrownBy(() -> read.image(new Platform("linux", "s390x", "")))
        .hasMessageContaining("only for linux/amd64, linux/arm64");
  }

  @Test
  void anImageStoreMayHaveOnePlatformOfSeveral() throws IOException {
    String config = config("linux", "amd64", LAYER);
    String manifest = manifest(config, MediaType.OCI_LAYER, LAYER);
    byte[] archive =
        new Archives()
            .file(
                "index.json",
                index(
                    descriptor(MediaType.OCI_MANIFEST, new byte[3], platform("linux", "arm64")),
                    descriptor(MediaType.OCI_MANIFEST, manifest.getBytes(UTF_8), "")))
            .blob(config)
            .blob(manifest)
            .blob(LAYER)
            .bytes();
    readAll(image(archive, Platform.AMD64));
  }

  @Test
  void dockerSaveInAllItsForms() throws IOException {
    String config = config("linux", "amd64", LAYER, OTHER, LAYER);
    String hex = Archives.sha(config.getBytes(UTF_8)).substring(7);
    Archives old =
        new Archives()
            .file("1/layer.tar", new String(LAYER, UTF_8))
            .file("2/layer.tar", new String(OTHER, UTF_8))
            .link("3/layer.tar", "../1/layer.tar")
            .file(hex + ".json", config)
            .file(
                "manifest.json",
                "[{\"Config\":\""
                    + hex
                    + ".json\",\"RepoTags\":null,"
                    + "\"Layers\":[\"1/layer.tar\",\"2/layer.tar\",\"3/layer.tar\"]}]");
    Archives hard =
        new Archives()
            .blob(LAYER)
            .blob(OTHER)
            .hardLink("3.tar", "blobs/sha256/" + Archives.sha(LAYER).substring(7))
            .blob(config)
            .file(
                "manifest.json",
                "[{\"Config\":\"blobs/sha256/"
                    + hex
                    + "\",\"Layers\":[\"blobs/sha256/"
                    + Archives.sha(LAYER).substring(7)
                    + "\",\"blobs/sha256/"
                    + Archives.sha(OTHER).substring(7)
                    + "\",\"3.tar\"]}]");
    ArchivedImage first = image(old.bytes(), Platform.AMD64);
    readAll(first);
    assertThat(first.pushable().descriptor().mediaType()).isEqualTo(MediaType.DOCKER_MANIFEST);
    assertThat(first.pushable().blobs()).hasSize(3);
    assertThat(first.base().manifest().layers()).hasSize(3);
    assertThat(first.config().environment()).containsExactly("A=<b>");
    ArchivedImage second = image(Tar.gzip(hard.bytes()), Platform.AMD64);
    assertThat(second.pushable().descriptor()).isEqualTo(first.pushable().descriptor());
  }

  @Test
  void compressedLayersOfDockerSaveStayAsTheyAre() throws IOException {
    // a gzip stream is no text, so that it is put into the archive by its place
    byte[] gzip = Tar.gzip(LAYER);
    String config = config("linux", "amd64", LAYER);
    String place = "P".repeat(gzip.length);
    byte[] archive =
        new Archives()
            .file("layer.tar.gz", place)
            .file("c.json", config)
            .file("manifest.json", "[{\"Config\":\"c.json\",\"Layers\":[\"layer.tar.gz\"]}]")
            .bytes();
    System.arraycopy(gzip, 0, archive, 512, gzip.length);
    ArchivedImage image = image(archive, Platform.AMD64);
    readAll(image);
    assertThat(image.base().manifest().layers().get(0).digest()).isEqualTo(Digest.of(gzip));
  }

  @Test
  void whatIsMissingOrWrongIsSaid() throws IOException {
    String config = config("linux", "amd64", LAYER);
    String manifest = manifest(config, MediaType.OCI_LAYER, LAYER);
    String index = index(descriptor(MediaType.OCI_MANIFEST, manifest.getBytes(UTF_8), ""));
    Archives whole = new Archives().file("index.json", index).blob(config).blob(manifest);
    refused(Problem.MISSING_CONTENT, "the archive lacks blobs/sha256/", whole.bytes());
    refused(
        Problem.MISSING_CONTENT,
        "the archive lacks blobs/sha256/",
        new Archives().file("index.json", index).bytes());
    refused(Problem.BROKEN_ARCHIVE, "neither index.json", new Tar().file("x", "y").bytes());
    refused(Problem.BROKEN_ARCHIVE, "neither index.json", new byte[0]);
    refused(Problem.NO_SUCH_PLATFORM, "only for linux/arm64", oci("linux", "arm64", LAYER).bytes());
    refused(
        Problem.WRONG_CONTENT,
        "1 layers, its configuration 2",
        layout(config("linux", "amd64", LAYER, OTHER), LAYER));
    refused(
        Problem.WRONG_CONTENT,
        "has another content",
        layout(config("linux", "amd64", OTHER), LAYER));
  }

  private static byte[] layout(String config, byte[] layer) {
    String manifest = manifest(config, MediaType.OCI_LAYER, layer);
    return new Archives()
        .file("index.json", index(descriptor(MediaType.OCI_MANIFEST, manifest.getBytes(UTF_8), "")))
        .blob(config)
        .blob(manifest)
        .blob(layer)
        .bytes();
  }

  @Test
  void aChangedByteIsFound() throws IOException {
    byte[] archive = oci("linux", "amd64", LAYER).bytes();
    String text = new String(archive, java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] config = archive.clone();
    config[text.indexOf("x-unknown")] = 'y';
    refused(Problem.WRONG_CONTENT, "another content than its name says", config);
    byte[] layer = archive.clone();
    layer[text.lastIndexOf("hello")] = 'j';
    refused(Problem.WRONG_CONTENT, "has another content", layer);
  }

  @Test
  void severalImagesForOnePlatformAreNoChoice() throws IOException {
    String one = config("linux", "amd64", LAYER);
    String two = config("linux", "amd64", OTHER);
    byte[] archive =
        new Archives()
            .file("l.tar", new String(LAYER, UTF_8))
            .file("o.tar", new String(OTHER, UTF_8))
            .file("1.json", one)
            .file("2.json", two)
            .file(
                "manifest.json",
                "[{\"Config\":\"1.json\",\"Layers\":[\"l.tar\"]},"
                    + "{\"Config\":\"2.json\",\"Layers\":[\"o.tar\"]}]")
            .bytes();
    refused(Problem.AMBIGUOUS, "several images for linux/amd64", archive);
  }

  @Test
  void tricksWithPathsAndLinksAreRefused() throws IOException {
    String manifest = "[{\"Config\":\"c.json\",\"Layers\":[\"l\"]}]";
    String config = config("linux", "amd64", LAYER);
    for (String name : List.of("../x", "a/../../x", "/etc/x")) {
      refused(
          Problem.BROKEN_ARCHIVE,
          "leads out of it",
          new Archives().file(name, "x").file("manifest.json", manifest).bytes());
    }
    for (String target : List.of("../../etc/passwd", "/etc/passwd")) {
      refused(
          Problem.BROKEN_ARCHIVE,
          "leads out of it",
          new Archives()
              .file("c.json", config)
              .link("l", target)
              .file("manifest.json", manifest)
              .bytes());
    }
    refused(
        Problem.BROKEN_ARCHIVE,
        "lead in a circle",
        new Archives()
            .file("c.json", config)
            .link("l", "m")
            .link("m", "l")
            .file("manifest.json", manifest)
            .bytes());
    refused(
        Problem.BROKEN_ARCHIVE,
        "twice",
        new Archives().file("index.json", "{}").file("./index.json", "{}").bytes());
    refused(
        Problem.BROKEN_ARCHIVE,
        "leads out of it",
        new Archives()
            .file("manifest.json", "[{\"Config\":\"../../etc/passwd\",\"Layers\":[]}]")
            .bytes());
  }

  @Test
  void listsInListsEnd() throws IOException {
    String inner = index();
    Archives archive = new Archives();
    for (int i = 0; i < 6; i++) {
      archive.blob(inner);
      inner = index(descriptor(MediaType.OCI_INDEX, inner.getBytes(UTF_8), ""));
    }
    refused(Problem.BROKEN_ARCHIVE, "lists in lists", archive.file("index.json", inner).bytes());
  }

  /** Cut off anywhere, or with any byte changed: an answer or an error of ours, nothing else. */
  @Test
  void damageIsNeverAnythingButAnErrorOfOurs() throws IOException {
    byte[] archive = oci("linux", "amd64", LAYER).bytes();
    Digest whole = image(archive, Platform.AMD64).pushable().descriptor().digest();
    Random random = new Random(15);
    int damaged = 0;
    for (int i = 0; i < 600; i++) {
      byte[] changed =
          i % 3 == 0 ? Arrays.copyOf(archive, random.nextInt(archive.length)) : archive.clone();
      for (int n = random.nextInt(4); n >= 0 && changed.length > 0 && i % 3 > 0; n--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      byte[] form = i % 2 == 0 ? changed : Tar.gzip(changed);
      Path file = written(form);
      try {
        ArchivedImage image = ImageArchive.open(file).image(Platform.AMD64);
        readAll(image);
        assertThat(image.pushable().descriptor().digest()).isEqualTo(whole);
      } catch (ImageException e) {
        assertThat(e.words()).isNotBlank();
        damaged++;
      }
      Files.delete(file);
    }
    assertThat(damaged).isGreaterThan(200);
  }

  @Test
  void aDamagedGzipIsSaidToBeOne() throws IOException {
    byte[] archive = Tar.gzip(oci("linux", "amd64", LAYER).bytes());
    refused(Problem.BROKEN_ARCHIVE, "is damaged", Arrays.copyOf(archive, archive.length / 2));
    refused(Problem.BROKEN_ARCHIVE, "is damaged", Arrays.copyOf(archive, 5));
    byte[] zstd = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0, 0, 0};
    refused(Problem.UNSUPPORTED, "zstd", zstd);
  }
}
