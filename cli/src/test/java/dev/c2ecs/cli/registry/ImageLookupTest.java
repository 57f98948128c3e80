package dev.c2ecs.cli.registry;

import static dev.c2ecs.cli.registry.ScriptedRegistry.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.c2ecs.cfn.images.ImageFacts;
import dev.c2ecs.cfn.images.ImageFacts.Owner;
import dev.c2ecs.cfn.images.ImageFacts.Port;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.MediaType;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.ImageLookup.Found;
import dev.c2ecs.cli.registry.ImageLookup.Wanted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lock has of images, and what registries are asked for it. */
class ImageLookupTest {

  private static final String CONFIGURATION =
      """
      {"architecture":"amd64","os":"linux","author":"me","history":[{"created_by":"RUN secret"}],
       "config":{"User":"999:999","ExposedPorts":{"80/tcp":{},"443/tcp":{}},
        "Env":["PASSWORD=secret"],"Labels":{"a":"secret"},"Entrypoint":["/run.sh"],
        "Cmd":["serve","--all"],"Volumes":{"/data":{}},"StopSignal":"SIGQUIT",
        "Healthcheck":{"Test":["CMD","true"]}}}
      """;

  private ScriptedRegistry server;
  private Registries registries;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedRegistry();
    registries = Registries.of(Map.of(), RegistryLogins.none(), Set.of(), new TestClock());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Wanted wanted(String image, boolean renewed, Platform... platforms) {
    return new Wanted(
        server.host() + "/" + image, List.of(platforms), List.of("web"), List.of(), renewed);
  }

  private Found look(ImageLock lock, Wanted wanted) throws RegistryException {
    return new ImageLookup(registries, lock).look(List.of(wanted), false).get(0);
  }

  private ImageLock lock(Wanted... wanted) throws RegistryException {
    ImageLookup lookup = new ImageLookup(registries, ImageLock.none());
    return lookup.locked(lookup.look(List.of(wanted), false));
  }

  private static ImageLock again(ImageLock lock) {
    return ImageLock.read(lock.text().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theFactsAreThoseOfTheConfiguration() throws RegistryException {
    Digest digest = server.addImage("a", "1", CONFIGURATION);
    ImageLock lock = lock(wanted("a:1", false, Platform.AMD64));
    assertThat(lock.images())
        .containsExactly(
            Map.entry(
                server.host() + "/a:1",
                new LockedImage(
                    digest,
                    List.of(Platform.AMD64),
                    Map.of(
                        Platform.AMD64,
                        new PlatformFacts(
                            digest,
                            List.of("443/tcp", "80/tcp"),
                            Optional.of("999:999"),
                            Optional.of(new Owner(999, 999)),
                            List.of("/data"),
                            Map.of("/data", Optional.empty()),
                            List.of("CMD", "true"),
                            List.of("/run.sh"),
                            List.of("serve", "--all"),
                            Optional.of("SIGQUIT"))))));
    assertThat(lock.text()).doesNotContain("secret").doesNotContain("\"me\"");
    assertThat(again(lock)).isEqualTo(lock);
    assertThat(again(lock).text()).isEqualTo(lock.text());
  }

  @Test
  void whatIsUnchangedIsAskedByHeadAlone() throws RegistryException {
    server.addImage("a", "1", CONFIGURATION);
    Wanted wanted = wanted("a:1", true, Platform.AMD64);
    ImageLock lock = again(lock(wanted));
    server.forget();
    Found found = look(lock, wanted);
    assertThat(found.hasMoved()).isFalse();
    assertThat(found.entry()).contains(lock.images().get(wanted.text()));
    assertThat(server.requests()).containsExactly("HEAD /v2/a/manifests/1");
  }

  @Test
  void aMovedTagIsNoticedAndFollowedWhenWished() throws RegistryException {
    Digest old = server.addImage("a", "1", CONFIGURATION);
    ImageLock lock = lock(wanted("a:1", false, Platform.AMD64));
    Digest fresh = server.addImage("a", "1", "{\"config\":{}}");
    Found noticed = look(lock, wanted("a:1", false, Platform.AMD64));
    assertThat(noticed.hasMoved()).isTrue();
    assertThat(noticed.current()).contains(fresh);
    assertThat(noticed.entry()).map(LockedImage::digest).contains(old);
    Found followed = look(lock, wanted("a:1", true, Platform.AMD64));
    assertThat(followed.entry()).map(LockedImage::digest).contains(fresh);
    assertThat(new ImageLookup(registries, lock).locked(List.of(followed)).text())
        .contains(fresh.text())
        .doesNotContain(old.text());
  }

  @Test
  void checkingReadsNoManifest() throws RegistryException {
    server.addImage("a", "1", CONFIGURATION);
    List<Found> found =
        new ImageLookup(registries, ImageLock.none())
            .look(List.of(wanted("a:1", false, Platform.AMD64)), true);
    assertThat(found.get(0).locked()).isEmpty();
    assertThat(server.requests()).containsExactly("HEAD /v2/a/manifests/1");
  }

  @Test
  void anImageByDigestIsNotAskedAgain() throws RegistryException {
    Digest digest = server.addImage("a", "1", CONFIGURATION);
    Wanted wanted = wanted("a@" + digest, false, Platform.AMD64);
    ImageLock lock = lock(wanted);
    server.forget();
    assertThat(look(lock, wanted).entry()).isPresent();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void onlyThePlatformsOfTheProjectAreRead() throws RegistryException {
    Digest amd = server.addImage("a", "amd", CONFIGURATION);
    Digest arm = server.addImage("a", "arm", CONFIGURATION.replace("amd64", "arm64"));
    String item =
        "{\"mediaType\":\""
            + MediaType.OCI_MANIFEST
            + "\",\"digest\":\"%s\",\"size\":1,"
            + "\"platform\":{\"os\":\"linux\",\"architecture\":\"%s\"}}";
    Digest index =
        server.addManifest(
            "a",
            "1",
            MediaType.OCI_INDEX,
            "{\"manifests\":[%s,%s]}"
                .formatted(item.formatted(amd, "amd64"), item.formatted(arm, "arm64")));
    ImageLock one = lock(wanted("a:1", false, Platform.AMD64));
    LockedImage image = one.images().values().iterator().next();
    assertThat(image.digest()).isEqualTo(index);
    assertThat(image.platforms()).containsExactly(Platform.AMD64, Platform.ARM64);
    assertThat(image.facts()).containsOnlyKeys(Platform.AMD64);
    assertThat(server.seen("GET", "/manifests/")).hasSize(2);
    Found more = look(one, wanted("a:1", false, Platform.AMD64, Platform.ARM64));
    assertThat(more.entry().orElseThrow().facts()).containsOnlyKeys(Platform.AMD64, Platform.ARM64);
    server.forget();
    Platform other = Platform.of("linux/s390x");
    assertThat(look(one, wanted("a:1", false, other)).entry().orElseThrow().runsOn(other))
        .isFalse();
    assertThat(server.seen("GET", "")).isEmpty();
  }

  @Test
  void oneThatFailsKeepsNobodyFromTheOthers() throws RegistryException {
    server.addImage("a", "1", CONFIGURATION);
    server.script(1, "HEAD", "/v2/b/", status(404, ""));
    List<Found> found =
        new ImageLookup(registries, ImageLock.none())
            .look(
                List.of(
                    wanted("b:1", false, Platform.AMD64),
                    wanted("a:1", false, Platform.AMD64),
                    new Wanted("A b", List.of(), List.of("x"), List.of(), false)),
                false);
    assertThat(found.get(0).failure().orElseThrow()).hasMessageContaining("b:1");
    assertThat(found.get(1).failure()).isEmpty();
    assertThat(found.get(2).failure().orElseThrow()).hasMessageContaining("no image of a registry");
  }

  /** A tar archive of one directory, as short as it can be. */
  private static byte[] archive(String directory, int owner) {
    byte[] tar = new byte[1536];
    put(tar, 0, directory + "/");
    put(tar, 100, "0000755");
    put(tar, 108, String.format("%07o", owner));
    put(tar, 116, String.format("%07o", owner));
    put(tar, 124, "00000000000");
    put(tar, 136, "00000000000");
    put(tar, 148, "        ");
    put(tar, 156, "5");
    put(tar, 257, "ustar");
    put(tar, 263, "00");
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += tar[i] & 0xff;
    }
    put(tar, 148, String.format("%06o", sum) + "\0 ");
    return tar;
  }

  private static void put(byte[] tar, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, tar, at, bytes.length);
  }

  private void addImage(String user, byte[] layer) {
    byte[] config = CONFIGURATION.replace("999:999", user).getBytes(StandardCharsets.UTF_8);
    server.addBlob("a", config);
    server.addBlob("a", layer);
    server.addManifest(
        "a",
        "1",
        MediaType.OCI_MANIFEST,
        "{\"config\":{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d},\"layers\":[%s]}"
            .formatted(
                MediaType.OCI_CONFIG,
                Digest.of(config),
                config.length,
                "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
                    .formatted(MediaType.OCI_LAYER, Digest.of(layer), layer.length)));
  }

  private static PlatformFacts facts(LockedImage image) {
    return image.facts().values().iterator().next();
  }

  private Wanted mounting(String... paths) {
    return new Wanted(
        server.host() + "/a:1", List.of(Platform.AMD64), List.of("web"), List.of(paths), false);
  }

  @ParameterizedTest
  @CsvSource({
    // layers are read of an image that is not root's, where data are
    "70:70, '', 1",
    "70:70, /other, 1",
    "postgres, '', 1",
    "'', /data, 0",
    "0, /data, 0",
    "root:root, /data, 0",
    "00:5, /data, 0",
  })
  void layersAreReadForOwnersOnlyWhereTheyMatter(String user, String mount, int layers)
      throws RegistryException {
    byte[] layer = archive("data", 70);
    addImage(user, layer);
    Wanted wanted = mount.isEmpty() ? mounting() : mounting(mount);
    ImageLock lock = again(lock(wanted));
    assertThat(server.seen("GET", "/blobs/" + Digest.of(layer))).hasSize(layers);
    PlatformFacts facts = facts(lock.images().values().iterator().next());
    assertThat(facts.owners().get("/data"))
        .isEqualTo(layers == 0 ? null : Optional.of(new Owner(70, 70)));
    assertThat(facts.owners().keySet()).doesNotContain("");
    server.forget();
    assertThat(look(lock, wanted).entry()).contains(lock.images().get(wanted.text()));
    assertThat(server.seen("GET", "")).isEmpty();
  }

  @Test
  void anotherMountIsLookedUpInTheLockedImage() throws RegistryException {
    addImage("70", archive("data", 70));
    ImageLock lock = lock(mounting());
    addImage("80", archive("data", 80));
    LockedImage more = look(lock, mounting("/srv/", "/data")).entry().orElseThrow();
    assertThat(more.digest()).isEqualTo(lock.images().values().iterator().next().digest());
    assertThat(facts(more).owners())
        .isEqualTo(
            Map.of("/data", Optional.of(new Owner(70, 70)), "/srv", Optional.<Owner>empty()));
  }

  @Test
  void aDamagedLayerIsNoFactAndOneOfZstdIsNoHindrance() throws RegistryException {
    byte[] layer = archive("data", 70);
    layer[0] = 'x';
    addImage("70", layer);
    assertThat(look(ImageLock.none(), mounting()).failure().orElseThrow())
        .hasMessageContaining("a:1: ");
    server.addManifest(
        "z",
        "1",
        MediaType.OCI_MANIFEST,
        "{\"config\":{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d},\"layers\":[%s]}"
            .formatted(
                MediaType.OCI_CONFIG,
                server.addBlob("z", CONFIGURATION.getBytes(StandardCharsets.UTF_8)),
                CONFIGURATION.length(),
                "{\"mediaType\":\"%s+zstd\",\"digest\":\"%s\",\"size\":1}"
                    .formatted(MediaType.OCI_LAYER, Digest.of(new byte[1]))));
    Found found = look(ImageLock.none(), wanted("z:1", false, Platform.AMD64));
    assertThat(facts(found.entry().orElseThrow()).owners())
        .isEqualTo(Map.of("/data", Optional.<Owner>empty()));
  }

  @Test
  void aTranslationGetsTheFactsOfEachPlatform() throws RegistryException {
    addImage("70:70", archive("data", 70));
    ImageFacts facts =
        again(lock(mounting("/mnt"))).entries().values().iterator().next().on("linux/amd64");
    assertThat(facts.platforms()).containsExactly("linux/amd64");
    assertThat(facts.exposed()).containsExactly(new Port(443, "tcp"), new Port(80, "tcp"));
    assertThat(facts.user()).contains("70:70");
    assertThat(facts.health()).contains(List.of("CMD", "true"));
    assertThat(facts.ownerAt("/data/")).contains(new Owner(70, 70));
    assertThat(facts.volumes().keySet()).isEqualTo(Set.of("/data", "/mnt"));
    assertThat(facts.command()).containsExactly("serve", "--all");
  }

  @Test
  void whoDoesNotAnswerInTimeHasFailedAndTheOthersHaveNot() throws Exception {
    server.addImage("a", "1", CONFIGURATION);
    CountDownLatch end = new CountDownLatch(1);
    server.script(
        9,
        "HEAD",
        "/v2/b/",
        exchange -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    List<Found> found =
        new ImageLookup(registries, ImageLock.none())
            .digests(List.of(wanted("b:1", false), wanted("a:1", false)), Duration.ofSeconds(2));
    end.countDown();
    assertThat(found.get(0).failure().orElseThrow())
        .hasMessage(server.host() + " does not answer in time");
    assertThat(found.get(1).current()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"version\": 1,\n  \"images\": {,', 'line 2, column 14'",
    "'<<<<<<< HEAD', 'line 1, column 1'",
    "'[1]', 'no JSON object'",
  })
  void aBrokenLockSaysWhere(String text, String where) {
    assertThatThrownBy(() -> ImageLock.read(text.getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining(where);
  }

  @Test
  void whatOthersKeepInTheFileStays() {
    String text =
        """
        {
          "version": 1,
          "images": {},
          "zeta": {
            "b": [
              1.50,
              true
            ],
            "a": "x"
          },
          "alpha": 3
        }
        """;
    ImageLock lock = ImageLock.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(lock.others()).containsOnlyKeys("zeta", "alpha");
    assertThat(again(lock)).isEqualTo(lock);
    assertThat(lock.text().replaceAll("\\s+", "")).isEqualTo(text.replaceAll("\\s+", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"version\":2}",
        "{\"version\":1,\"images\":{\"a\":{}}}",
        "{\"version\":1,\"images\":{\"a\":{\"digest\":\"sha256:1\"}}}",
        "{\"version\":1,\"images\":{\"a\":5}}",
        "<<<<<<< HEAD"
      })
  void whatIsNoLockIsRefused(String text) {
    assertThatThrownBy(() -> ImageLock.read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("compose.lock.json");
  }
}
