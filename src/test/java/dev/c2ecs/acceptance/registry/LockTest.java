package dev.c2ecs.acceptance.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.c2ecs.cli.Main;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code lock}. */
class LockTest {

  private record Result(int exitCode, String out, String err) {}

  @TempDir private Path directory;
  private HttpServer server;
  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          boolean isKnown = path.equals("/v2/") || contents.containsKey(path);
          byte[] content = contents.getOrDefault(path, new byte[] {' '});
          if (!path.equals("/v2/")) {
            requests.add(exchange.getRequestMethod() + " " + path);
          }
          if (isKnown) {
            exchange.getResponseHeaders().add("Docker-Content-Digest", Digest.of(content).text());
            exchange.getResponseHeaders().add("Content-Type", MediaType.OCI_MANIFEST);
          }
          boolean empty = !isKnown || exchange.getRequestMethod().equals("HEAD");
          exchange.sendResponseHeaders(isKnown ? 200 : 404, empty ? -1 : content.length);
          if (!empty) {
            exchange.getResponseBody().write(content);
          }
          exchange.close();
        });
    server.start();
    put("db", "17", "postgres");
    put("web", "1", "www-data");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  private Digest put(String repository, String tag, String user) {
    byte[] config =
        ("{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{\"User\":\""
                + user
                + "\",\"Env\":[\"KEY=hidden\"],\"ExposedPorts\":{\"80/tcp\":{}}}}")
            .getBytes(StandardCharsets.UTF_8);
    byte[] manifest =
        "{\"config\":{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d},\"layers\":[]}"
            .formatted(MediaType.OCI_CONFIG, Digest.of(config), config.length)
            .getBytes(StandardCharsets.UTF_8);
    String path = "/v2/" + repository;
    contents.put(path + "/blobs/" + Digest.of(config), config);
    contents.put(path + "/manifests/" + Digest.of(manifest), manifest);
    contents.put(path + "/manifests/" + tag, manifest);
    return Digest.of(manifest);
  }

  private Result run(String... args) throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: shop
        services:
          web: {image: "%1$s/web:1"}
          worker: {image: "%1$s/web:1"}
          db: {image: "%1$s/db:17"}
          own: {build: ., image: "%1$s/nowhere"}
        """
            .formatted(host()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            Map.of("HOME", directory.toString()),
            directory,
            InputStream.nullInputStream(),
            out,
            err,
            args);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private String lock() throws IOException {
    return Files.readString(directory.resolve("compose.lock.json"));
  }

  @Test
  void theFileHasDigestsAndFactsOfTheImagesThatAreNotBuilt() throws IOException {
    Result first = run("lock");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.err()).contains("wrote compose.lock.json: 2 images");
    assertThat(lock())
        .contains("\"" + host() + "/db:17\"", "\"user\" : \"postgres\"", "\"80/tcp\"")
        .doesNotContain("nowhere")
        .doesNotContain("hidden");
    String before = lock();
    requests.clear();
    assertThat(run("lock").err()).contains("compose.lock.json is as it should be");
    assertThat(lock()).isEqualTo(before);
    assertThat(requests)
        .containsExactlyInAnyOrder("HEAD /v2/db/manifests/17", "HEAD /v2/web/manifests/1");
  }

  @Test
  void checkingSaysWhatMovedWithAnExitCodeOfItsOwn() throws IOException {
    assertThat(run("lock", "--check").exitCode()).isEqualTo(3);
    assertThat(directory.resolve("compose.lock.json")).doesNotExist();
    run("lock");
    String before = lock();
    assertThat(run("lock", "--check").exitCode()).isZero();
    Digest fresh = put("web", "1", "nginx");
    Result moved = run("lock", "--check");
    assertThat(moved.exitCode()).isEqualTo(3);
    assertThat(moved.out())
        .contains(host() + "/web:1 moved, sha256:")
        .contains(fresh.brief())
        .doesNotContain("db:17");
    assertThat(lock()).isEqualTo(before);
  }

  @Test
  void aTagIsFollowedWhenItsServiceIsNamed() throws IOException {
    run("lock");
    Digest web = put("web", "1", "nginx");
    Digest db = put("db", "17", "root");
    Result kept = run("lock");
    assertThat(kept.err()).contains("`c2ecs lock --update web worker` follows it");
    assertThat(lock()).doesNotContain(web.text()).doesNotContain(db.text());
    assertThat(run("lock", "--update", "worker").exitCode()).isZero();
    assertThat(lock()).contains(web.text()).doesNotContain(db.text());
    run("lock", "--update");
    assertThat(lock()).contains(web.text(), db.text());
  }

  @Test
  void whatFailsIsSaidForEachAndNothingIsWritten() throws IOException {
    contents.keySet().removeIf(path -> path.contains("/manifests/1"));
    Result result = run("lock");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("C2E560", "services.web.image", "services.db.image", "has no image web:1")
        .contains("nothing is written");
    assertThat(directory.resolve("compose.lock.json")).doesNotExist();
  }

  @Test
  void imagesThatNobodyNamesStayUntilTheyArePruned() throws IOException {
    Files.writeString(
        directory.resolve("compose.lock.json"),
        "{\"version\": 1, \"images\": {\"old:1\": {\"digest\": \"sha256:%s\"}}, \"stack\": {}}"
            .formatted("0".repeat(64)));
    run("lock");
    assertThat(lock()).contains("old:1", "\"stack\"", "db:17");
    run("lock", "--prune");
    assertThat(lock()).contains("\"stack\"", "db:17").doesNotContain("old:1");
    assertThat(run("lock", "--prune", "web").exitCode()).isEqualTo(2);
    assertThat(run("lock", "nobody").exitCode()).isEqualTo(2);
  }
}
