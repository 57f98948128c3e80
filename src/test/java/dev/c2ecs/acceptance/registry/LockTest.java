package dev.c2ecs.acceptance.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.Main;
import dev.c2ecs.cli.image.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code lock}. */
class LockTest {

  private record Result(int exitCode, String out, String err) {}

  @TempDir private Path directory;
  private TagServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TagServer();
    put("db", "17", "postgres");
    put("web", "1", "www-data");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String host() {
    return server.host();
  }

  private Digest put(String repository, String tag, String user) {
    return server.put(
        repository,
        tag,
        "\"User\":\"" + user + "\",\"Env\":[\"KEY=hidden\"],\"ExposedPorts\":{\"80/tcp\":{}}");
  }

  private Result run(String... args) throws IOException {
    compose(
        """
        name: shop
        services:
          web: {image: "%1$s/web:1"}
          worker: {image: "%1$s/web:1"}
          db: {image: "%1$s/db:17"}
          own: {build: ., image: "%1$s/nowhere"}
        """
            .formatted(host()));
    return again(args);
  }

  private void compose(String text) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), text);
  }

  private Result again(String... args) {
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
    server.requests.clear();
    assertThat(run("lock").err()).contains("compose.lock.json is as it should be");
    assertThat(lock()).isEqualTo(before);
    assertThat(server.requests)
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
    server.contents.keySet().removeIf(path -> path.contains("/manifests/1"));
    Result result = run("lock");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "C2E560",
            "compose.yaml:3:9: error",
            "compose.yaml:5:8: error",
            "the image of web: ",
            "has no image web:1")
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
    assertThat(run("lock", "nobody").exitCode()).isEqualTo(1);
  }

  @Test
  void ofAServiceThatNoProfileEnablesTheImageStaysAsWell() throws IOException {
    String text = "name: shop\nservices:\n  web: {image: '%1$s/web:1'}\n".formatted(host());
    compose(text + "  db: {image: '%1$s/db:17', profiles: [data]}\n".formatted(host()));
    assertThat(again("--profile", "data", "lock").exitCode()).isZero();
    assertThat(again("convert").err()).doesNotContain("C2E378");
    assertThat(again("lock", "--prune").exitCode()).isZero();
    assertThat(lock()).contains("db:17");
    compose(text);
    assertThat(again("convert").err()).contains("C2E378", "/db:17");
    assertThat(again("lock", "--prune").exitCode()).isZero();
    assertThat(lock()).doesNotContain("db:17");
  }

  @Test
  void aServiceThatNamesWhatAnotherOneBuildsHasNoImageOfARegistry() throws IOException {
    compose(
        "name: shop\nservices:\n  own: {build: ., image: '%1$s/own'}\n  job: {image: '%1$s/own'}\n"
            .formatted(host()));
    assertThat(again("lock").err()).contains("wrote compose.lock.json: 0 images");
    assertThat(server.requests).isEmpty();
  }
}
