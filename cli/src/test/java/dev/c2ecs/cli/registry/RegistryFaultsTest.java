package dev.c2ecs.cli.registry;

import static dev.c2ecs.cli.registry.ScriptedRegistry.reset;
import static dev.c2ecs.cli.registry.ScriptedRegistry.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.c2ecs.cli.image.MediaType;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with registries, and that it always ends. */
@Timeout(60)
class RegistryFaultsTest {

  private final TestClock clock = new TestClock();
  private ScriptedRegistry server;
  private Registry registry;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedRegistry();
    server.addImage("a", "1", "{}");
    registry = Registries.of(Map.of(), RegistryLogins.none(), Set.of(), clock).at(server.host());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RegistryException failure() {
    try {
      registry.manifest("a", "1");
    } catch (RegistryException e) {
      return e;
    }
    throw new AssertionError("nothing is wrong");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void aRegistryInNeedIsAskedAgainLater(int status) throws RegistryException {
    server.script(2, "GET", "/manifests/", status(status, "{}"));
    registry.manifest("a", "1");
    assertThat(clock.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void itSaysItselfWhen() throws RegistryException {
    server.script(1, "GET", "/manifests/", status(429, "", "Retry-After: 7"));
    server.script(
        1, "GET", "/manifests/", status(503, "", "Retry-After: Thu, 1 Jan 2026 12:00:30 GMT"));
    registry.manifest("a", "1");
    assertThat(clock.waits()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(23));
  }

  @ParameterizedTest
  @CsvSource({
    "120, PT2M",
    "0, PT0S",
    "-1, ''",
    "soon, ''",
    "99999999999, ''",
    "'Thu, 01 Jan 2026 11:00:00 GMT', PT0S",
  })
  void secondsAndDatesAreUnderstood(String header, String expected) {
    Instant now = TestClock.START;
    assertThat(Retry.after(header, now).map(Duration::toString).orElse("")).isEqualTo(expected);
  }

  @Test
  void nobodyWaitsForHours() {
    server.script(9, "GET", "/manifests/", status(429, "", "Retry-After: 3600"));
    assertThat(failure().kind()).isEqualTo(Kind.RATE_LIMIT);
    assertThat(clock.waits()).isEmpty();
  }

  @Test
  void theLimitOfDockerHubIsSaidAtOnceWithWhatHelps() {
    server.script(
        9,
        "GET",
        "/manifests/",
        status(
            429,
            "{\"errors\":[{\"code\":\"TOOMANYREQUESTS\",\"message\":\"You have reached your"
                + " unauthenticated pull rate limit.\"}]}"));
    assertThat(failure())
        .hasMessageContaining("unauthenticated pull rate limit")
        .hasMessageContaining("docker login")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.RATE_LIMIT));
    assertThat(clock.waits()).isEmpty();
  }

  @Test
  void itIsNotAskedForEver() {
    server.script(99, "GET", "/manifests/", status(500, "{\"errors\":[{\"message\":\"disk\"}]}"));
    assertThat(failure())
        .hasMessageContaining("500 (disk)")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    assertThat(server.seen()).hasSize(4);
  }

  @Test
  void aResetIsTriedAgain() throws RegistryException {
    server.script(2, "GET", "/manifests/", reset());
    registry.manifest("a", "1");
    server.script(99, "GET", "/manifests/", reset());
    assertThat(failure()).hasMessageContaining("breaks the connection off");
  }

  @Test
  void anAnswerThatBreaksOffIsTriedAgain() throws RegistryException {
    server.script(1, "GET", "/manifests/", RegistryFaultsTest::truncated);
    registry.manifest("a", "1");
    server.script(99, "GET", "/manifests/", RegistryFaultsTest::truncated);
    assertThat(failure().kind()).isEqualTo(Kind.UNREACHABLE);
  }

  private static void truncated(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", MediaType.OCI_MANIFEST);
    exchange.sendResponseHeaders(200, 1000);
    exchange.getResponseBody().write(new byte[10]);
  }

  @Test
  void silenceEnds() {
    server.script(99, "GET", "/manifests/", exchange -> sleep(20_000));
    assertThat(failure())
        .hasMessageContaining("does not answer in time")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
  }

  @Test
  void anAnswerThatGoesOnForEverEnds() {
    server.script(
        99,
        "GET",
        "/manifests/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 1000; i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            sleep(100);
          }
        });
    assertThat(failure()).hasMessageContaining("takes too long");
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aHugeManifestIsNotRead() {
    server.script(9, "GET", "/manifests/", status(200, " ".repeat(5 * 1024 * 1024)));
    assertThat(failure()).hasMessageContaining("more than 4 MiB");
    assertThat(server.seen()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, <html>hello</html>, a page for people",
    "application/json, [1], no JSON",
    "application/json, '{\"a\":1,\"a\":2}', no JSON",
    "application/json, {}, something that is no image",
    "application/vnd.docker.distribution.manifest.v1+prettyjws, '{\"a\":1}', of 2015",
    "application/vnd.oci.image.index.v1+json,"
        + " '{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\"}', another kind",
  })
  void whatIsNoManifestIsSaid(String type, String body, String words) {
    server.script(1, "GET", "/manifests/", status(200, body, "Content-Type: " + type));
    assertThat(failure())
        .hasMessageContaining(words)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.ANSWER));
  }

  @Test
  void wordsOfARegistryAreMadeFitForATerminal() {
    String evil = "\\u001b[2J\\u202e\\n" + "x".repeat(5000);
    server.script(
        1,
        "GET",
        "/manifests/",
        status(403, "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"" + evil + "\"}]}"));
    assertThat(failure().getMessage())
        .contains("\\u001b[2J")
        .doesNotContain("\u001b")
        .doesNotContain("\u202e")
        .doesNotContain("\n")
        .hasSizeLessThan(600);
  }

  @Test
  void deepJsonIsNoTrap() {
    String deep = "{\"a\":".repeat(20_000);
    server.script(
        1, "GET", "/manifests/", status(200, deep, "Content-Type: " + MediaType.OCI_INDEX));
    assertThat(failure()).hasMessageContaining("no JSON");
  }

  @Test
  void aRegistryThatIsNotThereIsSaid() {
    server.close();
    assertThatThrownBy(() -> registry.resolve("a", "1"))
        .hasMessageContaining("cannot be reached")
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
  }

  @Test
  void aHostThatDoesNotExistIsNotAskedAgain() {
    Registry none =
        Registries.of(Map.of(), RegistryLogins.none(), Set.of(), clock)
            .at("registry.c2ecs.invalid");
    assertThatThrownBy(() -> none.resolve("a", "1"))
        .hasMessageContaining("there is no host registry.c2ecs.invalid");
    assertThat(clock.waits()).isEmpty();
  }
}
