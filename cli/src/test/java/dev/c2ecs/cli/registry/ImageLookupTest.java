package dev.c2ecs.cli.registry;

import static dev.c2ecs.cli.registry.ScriptedRegistry.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.MediaType;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.ImageLookup.Found;
import dev.c2ecs.cli.registry.ImageLookup.Wanted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    return new Wanted(server.host() + "/" + image, List.of(platforms), List.of("web"), renewed);
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
                            List.of("/data"),
                            true,
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
                    new Wanted("A b", List.of(), List.of("x"), false)),
                false);
    assertThat(found.get(0).failure().orElseThrow()).hasMessageContaining("b:1");
    assertThat(found.get(1).failure()).isEmpty();
    assertThat(found.get(2).failure().orElseThrow()).hasMessageContaining("no image of a registry");
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
