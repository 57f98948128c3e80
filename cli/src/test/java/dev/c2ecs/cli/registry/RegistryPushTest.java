package dev.c2ecs.cli.registry;

import static dev.c2ecs.cli.registry.ScriptedRegistry.reset;
import static dev.c2ecs.cli.registry.ScriptedRegistry.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.c2ecs.cli.image.Blob;
import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.MediaType;
import dev.c2ecs.cli.image.PushableImage;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryPushTest {

  private static final Blob ONE = Images.layer("one".repeat(1000));
  private static final Blob TWO = Images.layer("two".repeat(2000));
  private static final PushableImage IMAGE = Images.image(ONE, TWO, ONE);

  private final TestClock clock = new TestClock();
  private ScriptedRegistry server;
  private Registry registry;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedRegistry();
    registry = fresh();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Registry fresh() {
    return Registries.of(Map.of(), RegistryLogins.none(), Set.of(), clock).at(server.host());
  }

  private Pushed push(PushableImage image, String repository) throws RegistryException {
    return registry.push(image, repository, Optional.of("1"), List.of(), PushListener.none());
  }

  private static long size(PushableImage image) {
    return image.blobs().stream()
        .map(Blob::descriptor)
        .distinct()
        .mapToLong(Descriptor::size)
        .sum();
  }

  @Test
  void blobsArriveBeforeTheManifestAndEachOnce() throws RegistryException {
    Pushed pushed = push(IMAGE, "shop/web");
    Digest digest = IMAGE.descriptor().digest();
    assertThat(pushed.image().text()).isEqualTo(server.host() + "/shop/web:1@" + digest);
    assertThat(pushed.bytes()).isEqualTo(size(IMAGE));
    assertThat(pushed.sent()).isEqualTo(3);
    assertThat(server.seen("PUT", "/blobs/uploads/"))
        .hasSize(3)
        .allSatisfy(put -> assertThat(put.header("Content-Length")).isEqualTo("" + put.length()))
        .allSatisfy(put -> assertThat(put.header("Transfer-Encoding")).isEmpty())
        .allSatisfy(put -> assertThat(put.target()).contains("?state=a%2Fb&digest=sha256%3A"));
    assertThat(server.requests()).last().isEqualTo("PUT /v2/shop/web/manifests/1");
    assertThat(server.seen("PUT", "/manifests/").get(0).header("Content-Type"))
        .isEqualTo(MediaType.OCI_MANIFEST);
    assertThat(server.manifest("shop/web", digest.text())).contains(IMAGE.manifest());
  }

  @Test
  void aSecondPushIsOneQuestion() throws RegistryException {
    push(IMAGE, "a");
    server.forget();
    registry = fresh();
    Pushed again = push(IMAGE, "a");
    assertThat(again.unchanged()).isTrue();
    assertThat(again.bytes()).isZero();
    assertThat(server.requests()).containsExactly("HEAD /v2/a/manifests/1");
  }

  @Test
  void onlyWhatIsMissingIsSent() throws RegistryException {
    push(Images.image(ONE), "a");
    server.forget();
    registry = fresh();
    Pushed pushed = push(IMAGE, "a");
    assertThat(pushed.sent()).isEqualTo(2);
    assertThat(server.seen("PUT", "/blobs/uploads/"))
        .extracting(ScriptedRegistry.Seen::length)
        .doesNotContain(ONE.descriptor().size());
  }

  @Test
  void aBlobThatAnotherRepositoryHasIsMounted() throws RegistryException {
    push(IMAGE, "a");
    server.forget();
    Pushed pushed = push(IMAGE, "b");
    assertThat(pushed.bytes()).isZero();
    assertThat(pushed.mounted()).isEqualTo(3);
    assertThat(server.seen("PUT", "/blobs/")).isEmpty();
    assertThat(server.seen("POST", "from=a")).hasSize(3);
  }

  @Test
  void aBlobOfTheBaseImageIsMountedWhereTheCallerSays() throws RegistryException {
    push(Images.image(ONE), "base");
    server.forget();
    registry = fresh();
    Pushed pushed =
        registry.push(
            IMAGE, "b", Optional.empty(), List.of("forbidden", "base"), PushListener.none());
    assertThat(pushed.mounted()).isEqualTo(1);
    assertThat(pushed.sent()).isEqualTo(2);
    assertThat(server.requests()).last().asString().endsWith(IMAGE.descriptor().digest().text());
  }

  @Test
  void aMountThatIsRefusedIsAnUpload() throws RegistryException {
    push(IMAGE, "a");
    server.script(9, "POST", "mount=", status(403, "{}"));
    assertThat(push(IMAGE, "b").sent()).isEqualTo(3);
  }

  @Test
  void twoImagesAtOnceSendACommonBlobOnce() throws RegistryException {
    PushableImage other = Images.image(ONE, Images.layer("three"));
    Map<String, PushableImage> images = Map.of("a", IMAGE, "b", other);
    SideBySide.each(2, List.of("a", "b"), name -> push(images.getOrDefault(name, other), name));
    assertThat(server.seen("PUT", "/blobs/uploads/"))
        .extracting(ScriptedRegistry.Seen::length)
        .containsOnlyOnce(ONE.descriptor().size());
    assertThat(server.blob("a", ONE.descriptor().digest())).isPresent();
    assertThat(server.blob("b", ONE.descriptor().digest())).isPresent();
  }

  @Test
  void afterAResetTheUploadIsBegunAgain() throws RegistryException {
    server.script(2, "PUT", "/blobs/uploads/", reset());
    Pushed pushed = push(Images.image(TWO), "a");
    assertThat(pushed.sent()).isEqualTo(2);
    assertThat(server.seen("PUT", "/blobs/uploads/")).hasSize(4);
    assertThat(server.seen("POST", "/blobs/uploads/")).hasSize(4);
    assertThat(server.blob("a", TWO.descriptor().digest())).isPresent();
    assertThat(clock.waits()).isNotEmpty();
  }

  @Test
  void anUploadThatAlwaysBreaksIsAnErrorAndNoManifestIsPut() {
    server.script(99, "PUT", "/blobs/uploads/", reset());
    assertThatThrownBy(() -> push(IMAGE, "a"))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    assertThat(server.seen("PUT", "/manifests/")).isEmpty();
  }

  @Test
  void aWrongDigestInTheAnswerIsAnError() {
    server.script(
        1,
        "PUT",
        "/manifests/",
        status(201, "", "Docker-Content-Digest: " + Digest.of(new byte[1])));
    assertThatThrownBy(() -> push(IMAGE, "a"))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONTENT));
  }

  @Test
  void aFileThatBecameShorterIsNotTakenForTheNetwork() {
    Descriptor descriptor = ONE.descriptor();
    Blob shorter =
        new Blob() {
          @Override
          public Descriptor descriptor() {
            return descriptor;
          }

          @Override
          public InputStream open() {
            return new ByteArrayInputStream(new byte[10]);
          }
        };
    PushableImage image =
        new PushableImage(IMAGE.manifest(), IMAGE.descriptor(), IMAGE.platform(), List.of(shorter));
    assertThatThrownBy(() -> push(image, "a"))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONTENT))
        .hasMessageContaining("cannot be read");
    assertThat(clock.waits()).isEmpty();
  }

  @Test
  void anEmptyBlobIsUploadedToo() throws RegistryException {
    Blob empty = Images.layer("");
    push(Images.image(empty), "a");
    assertThat(server.blob("a", empty.descriptor().digest())).isPresent();
  }

  @Test
  void theListenerIsToldOfEachBlob() throws RegistryException {
    push(Images.image(ONE), "a");
    AtomicLong sent = new AtomicLong();
    ConcurrentLinkedQueue<PushListener.Outcome> outcomes = new ConcurrentLinkedQueue<>();
    registry.push(
        IMAGE,
        "a",
        Optional.of("2"),
        List.of(),
        new PushListener() {
          @Override
          public void sent(Descriptor blob, long bytes) {
            sent.addAndGet(bytes);
          }

          @Override
          public void done(Descriptor blob, Outcome outcome) {
            outcomes.add(outcome);
          }
        });
    assertThat(sent).hasValue(size(IMAGE) - ONE.descriptor().size());
    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            PushListener.Outcome.PRESENT, PushListener.Outcome.SENT, PushListener.Outcome.SENT);
  }

  @Test
  void onlyAFewBlobsMoveAtOnce() throws RegistryException {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    server.script(
        99,
        "POST",
        "/blobs/uploads/",
        exchange -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          try {
            Thread.sleep(30);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          now.decrementAndGet();
          status(403, "").answer(exchange);
        });
    Blob[] many = new Blob[12];
    for (int i = 0; i < many.length; i++) {
      many[i] = Images.layer("layer " + i);
    }
    assertThatThrownBy(() -> push(Images.image(many), "a"))
        .hasMessageContaining("lets nobody push");
    assertThat(most.get()).isBetween(2, 3);
    assertThat(server.seen("POST", "/blobs/uploads/")).hasSizeLessThan(6);
  }
}
