package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.c2ecs.acceptance.StandInBuilder;
import dev.c2ecs.acceptance.registry.DockerRegistry;
import dev.c2ecs.acceptance.registry.RegistryProxy;
import dev.c2ecs.acceptance.registry.RegistryProxy.Seen;
import dev.c2ecs.acceptance.registry.TestImage;
import dev.c2ecs.acceptance.registry.TestImage.Entry;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.RegistryException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Faults of the registry in the middle of a deployment: what passes is waited out, what does not
 * ends in words, leaves nothing behind, and the next deployment finishes.
 */
class RegistryFaultDeployTest {

  private static final int ALWAYS = 1000;

  private enum Fault {
    UNAUTHORIZED,
    FORBIDDEN,
    RATE_LIMIT,
    RATE_LIMIT_FOR_HOURS,
    BROKEN,
    UNAVAILABLE,
    RESET,
    /** The connection ends in the middle of what is sent or answered. */
    CUT,
    SLOW,
    /** Another content, or another digest than that of what was sent. */
    WRONG,
    /** It says that it took a blob and did not. */
    LOST,
    HUGE,
    /** The request is led to another host, which takes note of what it is told. */
    ELSEWHERE
  }

  @TempDir private Path directory;
  private Path temporary;
  private DockerRegistry registry;
  private RegistryProxy wire;
  private HttpServer elsewhere;
  private final List<String> toldElsewhere = new CopyOnWriteArrayList<>();
  private Cloud cloud;

  @BeforeEach
  void start()
      throws IOException, InterruptedException, GeneralSecurityException, RegistryException {
    registry =
        DockerRegistry.start(Files.createDirectory(directory.resolve("registry")), true, false);
    wire = new RegistryProxy(registry);
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          toldElsewhere.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    elsewhere.start();
    TestImage base =
        TestImage.of(
            Platform.AMD64,
            "\"User\":\"1\"",
            List.of(List.of(Entry.directory("etc", 0755, 0), Entry.file("etc/a", 0644, 0, "a"))));
    base.push(registry.host(), "base/web", "1", new FakeClock());
    StandInBuilder builder = StandInBuilder.in(Files.createDirectory(directory.resolve("bin")));
    TestImage.of(
            Platform.AMD64,
            "\"User\":\"2\"",
            List.of(List.of(Entry.file("app", 0755, 0, "x".repeat(300_000)))))
        .write(builder.archive("amd64"));
    temporary = Files.createDirectory(directory.resolve("tmp"));
    cloud = new Cloud(Files.createDirectory(directory.resolve("shop")));
    cloud.aws.images.endpoint = "http://" + wire.host();
    cloud.aws.images.login = "ann:secret";
    cloud.environment(
        Map.of(
            "PATH",
            builder.path(),
            "TMPDIR",
            temporary.toString(),
            "XDG_CACHE_HOME",
            directory.resolve("cache").toString()));
    Files.createDirectory(cloud.directory.resolve("app"));
    Files.writeString(cloud.directory.resolve("app/Dockerfile"), "FROM scratch\n");
    Files.writeString(cloud.directory.resolve("web.conf"), "listen 80\n");
    cloud.compose(
        """
        name: shop
        services:
          web:
            image: %s/base/web:1
            ports: ["80:80"]
            volumes: ["./web.conf:/etc/web.conf:ro"]
          app:
            build: ./app
        """
            .formatted(wire.host()));
  }

  @AfterEach
  void stop() {
    cloud.close();
    wire.close();
    registry.close();
    elsewhere.stop(0);
  }

  private RegistryProxy.Fault fault(Fault fault) {
    String host = "localhost:" + elsewhere.getAddress().getPort();
    return switch (fault) {
      case UNAUTHORIZED ->
          (exchange, onward) -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"test\"");
            exchange.sendResponseHeaders(401, -1);
          };
      case FORBIDDEN -> (exchange, onward) -> exchange.sendResponseHeaders(403, -1);
      case RATE_LIMIT ->
          (exchange, onward) -> {
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.sendResponseHeaders(429, -1);
          };
      case RATE_LIMIT_FOR_HOURS ->
          (exchange, onward) -> {
            exchange.getResponseHeaders().add("Retry-After", "7200");
            exchange.sendResponseHeaders(429, -1);
          };
      case BROKEN -> (exchange, onward) -> exchange.sendResponseHeaders(500, -1);
      case UNAVAILABLE -> (exchange, onward) -> exchange.sendResponseHeaders(503, -1);
      case RESET -> (exchange, onward) -> {};
      case CUT ->
          (exchange, onward) -> {
            if (exchange.getRequestMethod().equals("GET")) {
              HttpResponse<byte[]> answer = onward.ask();
              if (answer.statusCode() >= 400) {
                wire.send(exchange, answer, answer.statusCode(), answer.body());
                return;
              }
              answer
                  .headers()
                  .firstValue("Content-Type")
                  .ifPresent(type -> exchange.getResponseHeaders().add("Content-Type", type));
              exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
              exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
              exchange.getResponseBody().flush();
            } else {
              exchange.getRequestBody().readNBytes(100_000);
            }
          };
      case SLOW ->
          (exchange, onward) -> {
            try {
              Thread.sleep(1500);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            HttpResponse<byte[]> answer = onward.ask();
            wire.send(exchange, answer, answer.statusCode(), answer.body());
          };
      case WRONG ->
          (exchange, onward) -> {
            HttpResponse<byte[]> answer = onward.ask();
            if (exchange.getRequestMethod().equals("PUT")) {
              exchange
                  .getResponseHeaders()
                  .add("Docker-Content-Digest", "sha256:" + "0".repeat(64));
              exchange.sendResponseHeaders(201, -1);
            } else {
              if (answer.statusCode() != 200) {
                wire.send(exchange, answer, answer.statusCode(), answer.body());
                return;
              }
              byte[] other = answer.body().clone();
              // of a manifest a digit, so that it is one still
              other[new String(other, StandardCharsets.ISO_8859_1).lastIndexOf("sha256:") + 9] ^= 1;
              wire.send(exchange, answer, 200, other);
            }
          };
      case LOST ->
          (exchange, onward) -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(201, -1);
          };
      case HUGE ->
          (exchange, onward) -> {
            byte[] much = " ".repeat(5 << 20).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, much.length);
            exchange.getResponseBody().write(much);
          };
      case ELSEWHERE ->
          (exchange, onward) -> {
            exchange
                .getResponseHeaders()
                .add("Location", "http://" + host + exchange.getRequestURI());
            exchange.sendResponseHeaders(307, -1);
          };
    };
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "UNAUTHORIZED, GET, base/web/manifests/",
    "RATE_LIMIT, GET, base/web/manifests/",
    "RATE_LIMIT, POST, /blobs/uploads/",
    "RATE_LIMIT, PUT, /manifests/",
    "BROKEN, GET, base/web/blobs/",
    "UNAVAILABLE, HEAD, app/blobs/",
    "UNAVAILABLE, PUT, /blobs/uploads/",
    "RESET, POST, /blobs/uploads/",
    "RESET, PUT, /manifests/",
    "CUT, GET, base/web/manifests/",
    "CUT, GET, base/web/blobs/",
    "CUT, PUT, app/blobs/uploads/",
    "SLOW, GET, base/web/manifests/",
    "SLOW, PUT, app/blobs/uploads/",
  })
  void whatPassesIsWaitedOut(Fault fault, String method, String part) {
    wire.fail(1, method, part, fault(fault));
    Instant before = cloud.clock.now();
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    if (fault == Fault.RATE_LIMIT) {
      assertThat(Duration.between(before, cloud.clock.now())).isGreaterThan(Duration.ofSeconds(7));
    }
    assertDone();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "UNAUTHORIZED, GET, base/web/manifests/, C2E561, may not read base/web:1",
    "UNAUTHORIZED, POST, app/blobs/uploads/, C2E561, may not push shop/app",
    "FORBIDDEN, GET, base/web/manifests/, C2E561, may not read base/web:1",
    "FORBIDDEN, PUT, app/manifests/, C2E561, may not push shop/app",
    "RATE_LIMIT_FOR_HOURS, GET, base/web/manifests/, C2E562, try again in ",
    "RATE_LIMIT_FOR_HOURS, POST, /blobs/uploads/, C2E562, try again in ",
    "BROKEN, GET, base/web/manifests/, C2E563, 500",
    "UNAVAILABLE, PUT, app/blobs/uploads/, C2E563, 503",
    "RESET, POST, app/blobs/uploads/, C2E563, breaks the connection off",
    "RESET, PUT, /manifests/, C2E563, breaks the connection off",
    "CUT, GET, base/web/manifests/, C2E563, breaks",
    "CUT, GET, base/web/blobs/, C2E563, break",
    "CUT, PUT, app/blobs/uploads/, C2E563, breaks",
    "WRONG, GET, base/web/manifests/, C2E565, digest",
    "WRONG, GET, base/web/blobs/, C2E565, not what its digest says",
    "WRONG, PUT, app/manifests/, C2E565, as something else",
    "LOST, PUT, app/blobs/uploads/, C2E, app",
    "HUGE, GET, base/web/manifests/, C2E564, more than 4 MiB",
    "ELSEWHERE, PUT, app/blobs/uploads/, C2E564, somewhere else",
    "ELSEWHERE, GET, base/web/manifests/, C2E564, answers 404",
  })
  void whatDoesNotPassEndsInWordsAndTheNextDeploymentFinishes(
      Fault fault, String method, String part, String code, String words) throws IOException {
    wire.fail(ALWAYS, method, part, fault(fault));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err())
        .contains("error " + code)
        .contains(words)
        .doesNotContain("Exception", "\n    at ", "mistake in c2ecs", "secret", "YW5uOnNlY3JldA");
    assertThat(temporary).isEmptyDirectory();
    assertThat(cloud.aws.calls()).doesNotContain("ExecuteChangeSet");
    assertThat(cloud.aws.stacks.all.values())
        .filteredOn(stack -> !stack.status().equals("DELETE_COMPLETE"))
        .isEmpty();
    assertThat(toldElsewhere).filteredOn(told -> told.contains("Basic")).isEmpty();
    wire.heal();
    Cloud.Result next = cloud.run("deploy", "--yes");
    assertThat(next.exitCode()).as(next.all()).isZero();
    assertDeployed();
  }

  /** All is there, once, and nothing else. */
  private void assertDeployed() {
    assertThat(temporary).isEmptyDirectory();
    assertThat(cloud.aws.images.all).containsOnlyKeys("shop/web", "shop/app");
    FakeStack stack =
        cloud.aws.stacks.all.values().stream()
            .filter(one -> !one.status().equals("DELETE_COMPLETE"))
            .findFirst()
            .orElseThrow();
    assertThat(stack.status()).isEqualTo("CREATE_COMPLETE");
    assertThat(List.of("WebImage", "AppImage"))
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(stack.parameters.getOrDefault(name, ""))
                    .matches(Pattern.quote(wire.host()) + "/shop/(web|app)@sha256:[0-9a-f]{64}"));
  }

  private void assertDone() {
    assertDeployed();
    wire.take();
    Cloud.Result again = cloud.run("deploy", "--yes");
    assertThat(again.err()).contains("already up to date");
    List<Seen> seen = wire.take();
    assertThat(seen)
        .isNotEmpty()
        .noneMatch(one -> one.method().equals("PUT") || one.method().equals("POST"));
  }
}
