package dev.c2ecs.cli.registry;

import static dev.c2ecs.cli.registry.ScriptedRegistry.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.MediaType;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryPullTest {

  private static final byte[] CONTENT = "0123456789".repeat(1000).getBytes(StandardCharsets.UTF_8);

  private final TestClock clock = new TestClock();
  private ScriptedRegistry server;
  private Registry registry;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedRegistry();
    registry = Registries.of(Map.of(), RegistryLogins.none(), Set.of(), clock).at(server.host());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Descriptor descriptor(byte[] content) {
    return Descriptor.of(MediaType.OCI_LAYER, Digest.of(content), content.length);
  }

  private byte[] read(Descriptor blob) throws IOException, RegistryException {
    try (InputStream in = registry.blob("a", blob)) {
      return in.readAllBytes();
    }
  }

  private RegistryException failure(Descriptor blob) {
    try {
      read(blob);
    } catch (IOException e) {
      return ResumedStream.reason(e, "test");
    } catch (RegistryException e) {
      return e;
    }
    throw new AssertionError("nothing is wrong");
  }

  @Test
  void aTagIsResolvedByHeadAlone() throws RegistryException {
    Digest digest = server.addImage("team/app", "1", "{}");
    Descriptor found = registry.resolve("team/app", "1");
    assertThat(found.digest()).isEqualTo(digest);
    assertThat(found.mediaType()).isEqualTo(MediaType.OCI_MANIFEST);
    assertThat(found.size()).isEqualTo(server.manifest("team/app", "1").orElseThrow().length);
    assertThat(server.requests()).containsExactly("HEAD /v2/team/app/manifests/1");
    assertThat(server.seen().get(0).header("Accept"))
        .contains(MediaType.OCI_INDEX, MediaType.DOCKER_LIST, MediaType.DOCKER_MANIFEST);
    assertThat(server.seen().get(0).header("User-Agent")).isEqualTo("c2ecs");
  }

  @Test
  void whatHeadDoesNotSayIsFetched() throws RegistryException {
    Digest digest = server.addImage("a", "1", "{}");
    server.script(1, "HEAD", "/manifests/", status(200, ""));
    server.script(1, "HEAD", "/manifests/", status(405, ""));
    assertThat(registry.resolve("a", "1").digest()).isEqualTo(digest);
    assertThat(registry.resolve("a", "1").digest()).isEqualTo(digest);
    assertThat(server.seen("GET", "/manifests/")).hasSize(2);
  }

  @Test
  void aDigestIsResolvedToItself() throws RegistryException {
    Digest digest = server.addImage("a", "1", "{}");
    assertThat(registry.resolve("a", digest.text()).digest()).isEqualTo(digest);
    String other = Digest.of(new byte[1]).text();
    server.script(
        1,
        "HEAD",
        other,
        status(
            200, "", "Docker-Content-Digest: " + digest, "Content-Type: " + MediaType.OCI_INDEX));
    assertThatThrownBy(() -> registry.resolve("a", other)).isInstanceOf(RegistryException.class);
  }

  @Test
  void aManifestIsVerifiedAgainstTheDigestThatItIsAskedBy() {
    Digest wanted = Digest.of(new byte[] {1});
    server.script(
        1, "GET", wanted.text(), status(200, "{}", "Content-Type: " + MediaType.OCI_MANIFEST));
    assertThatThrownBy(() -> registry.manifest("a", wanted.text()))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONTENT))
        .hasMessageContaining("not what its digest says");
  }

  @Test
  void aManifestIsVerifiedAgainstTheDigestThatIsSaidOfIt() {
    server.addImage("a", "1", "{}");
    server.script(
        1,
        "GET",
        "/manifests/1",
        status(
            200,
            "{}",
            "Docker-Content-Digest: " + Digest.of(new byte[1]),
            "Content-Type: " + MediaType.OCI_MANIFEST));
    assertThatThrownBy(() -> registry.manifest("a", "1"))
        .hasMessageContaining("not what its digest says");
  }

  @Test
  void theImageForAPlatformIsChosen() throws RegistryException {
    Digest amd = server.addImage("a", "amd", "{\"a\":1}");
    Digest arm7 = server.addImage("a", "arm7", "{\"a\":7}");
    Digest arm = server.addImage("a", "arm", "{\"a\":2}");
    Digest proof = server.addImage("a", "proof", "{\"a\":3}");
    String item =
        "{\"mediaType\":\""
            + MediaType.OCI_MANIFEST
            + "\",\"digest\":\"%s\",\"size\":5,\"platform\":{\"os\":\"%s\",\"architecture\":\"%s\""
            + "%s}}";
    String index =
        "{\"mediaType\":\"%s\",\"manifests\":[%s,%s,%s,%s]}"
            .formatted(
                MediaType.OCI_INDEX,
                item.formatted(proof, "unknown", "unknown", ""),
                item.formatted(arm7, "linux", "arm", ",\"variant\":\"v7\""),
                item.formatted(amd, "linux", "amd64", ""),
                item.formatted(arm, "linux", "arm64", ",\"variant\":\"v8\""));
    server.addManifest("a", "1", MediaType.OCI_INDEX, index);
    FetchedManifest found = registry.manifest("a", "1");
    assertThat(found.isIndex()).isTrue();
    assertThat(found.imageFor(Platform.AMD64)).map(Descriptor::digest).contains(amd);
    assertThat(found.imageFor(Platform.ARM64)).map(Descriptor::digest).contains(arm);
    assertThat(found.imageFor(Platform.of("linux/s390x"))).isEmpty();
    assertThat(found.platforms()).hasSize(3).doesNotContain(new Platform("unknown", "unknown", ""));
    assertThatThrownBy(found::manifest).isInstanceOf(RegistryException.class);
    assertThat(registry.manifest("a", "amd").manifest().layers()).isEmpty();
  }

  @Test
  void aBlobIsReadAndVerified() throws IOException, RegistryException {
    server.addBlob("a", CONTENT);
    assertThat(read(descriptor(CONTENT))).isEqualTo(CONTENT);
    assertThat(registry.smallBlob("a", descriptor(CONTENT))).isEqualTo(CONTENT);
  }

  @Test
  void aBlobOfAnotherContentOrLengthIsRefused() {
    Descriptor wanted = descriptor(CONTENT);
    byte[] changed = CONTENT.clone();
    changed[5000] = 'x';
    for (byte[] wrong :
        new byte[][] {
          changed, java.util.Arrays.copyOf(CONTENT, 9999), java.util.Arrays.copyOf(CONTENT, 10001)
        }) {
      server.script(1, "GET", "/blobs/", exchange -> ScriptedRegistry.send(exchange, 200, wrong));
      assertThat(failure(wanted))
          .hasMessageMatching(".*(not what its digest says|er than it should be).*")
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CONTENT));
    }
  }

  @Test
  void aBlobThatBreaksOffIsTakenUpWhereItWas() throws IOException, RegistryException {
    server.addBlob("a", CONTENT);
    server.script(
        1,
        "GET",
        "/blobs/",
        exchange -> {
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT, 0, 4000);
          exchange.getResponseBody().flush();
        });
    assertThat(read(descriptor(CONTENT))).isEqualTo(CONTENT);
    assertThat(server.seen("GET", "/blobs/")).hasSize(2);
    assertThat(server.seen("GET", "/blobs/").get(1).header("Range")).matches("bytes=[1-4]\\d*-");
  }

  @Test
  void aBlobThatAlwaysBreaksOffIsAnError() {
    server.addBlob("a", CONTENT);
    server.script(
        9,
        "GET",
        "/blobs/",
        exchange -> {
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT, 0, 10);
        });
    assertThat(failure(descriptor(CONTENT)).kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(server.seen("GET", "/blobs/")).hasSize(4);
  }

  @Test
  void whatIsNotThereIsNotFound() throws RegistryException {
    assertThat(registry.has("a", Digest.of(CONTENT))).isFalse();
    assertThatThrownBy(() -> registry.resolve("team/app", "9"))
        .hasMessageContaining("has no image")
        .hasMessageContaining("team/app:9");
    assertThatThrownBy(() -> registry.manifest("team/app", "9"))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
        .hasMessageContaining("(unknown)");
  }
}
