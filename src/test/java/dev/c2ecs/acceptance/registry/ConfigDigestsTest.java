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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code config} with images by digest. What is expected is what docker compose 5 prints for the
 * same file, where a daemon that stands in for Docker's names the digests.
 */
class ConfigDigestsTest {

  private record Result(int exitCode, String out, String err) {}

  private static final String PINNED = "nginx@sha256:" + "d".repeat(64);

  @TempDir private Path directory;
  private TagServer server;
  private Digest digest;
  private Digest hook;

  @BeforeEach
  void start() throws IOException {
    server = new TagServer();
    digest = server.put("x", "1", "");
    hook = server.put("pre", "latest", "\"User\":\"1\"");
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: demo
        services:
          web:
            image: HOST/x:1
            environment: {A: b$$c}
            volumes:
              - {type: image, source: "HOST/x:1", target: /i}
              - {type: image, source: own, target: /o}
              - {type: image, source: off, target: /p}
              - data:/d
            pre_start:
              - {command: [a], image: HOST/pre}
          pinned: {image: "nginx:1.27@sha256:DIGEST"}
          own: {build: .}
          own2: {build: ., image: "HOST/x:1"}
          off: {image: "HOST/off", profiles: [p]}
        volumes: {data: }
        """
            .replace("HOST", server.host())
            .replace("DIGEST", "d".repeat(64)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Result config(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "config";
    System.arraycopy(args, 0, all, 1, args.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            Map.of("HOME", directory.toString()),
            directory,
            InputStream.nullInputStream(),
            out,
            err,
            all);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private String x() {
    return server.host() + "/x:1@" + digest;
  }

  @Test
  void theModelHasItsImagesByDigest() {
    Result plain = config();
    Result result = config("--resolve-image-digests");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    String expected =
        plain
            .out()
            .replace(server.host() + "/x:1", x())
            .replace(server.host() + "/pre", server.host() + "/pre:latest@" + hook)
            .replace("nginx:1.27@", "docker.io/library/nginx@");
    assertThat(result.out()).isEqualTo(expected).contains("A: b$$c", "source: own");
    assertThat(server.requests)
        .containsExactlyInAnyOrder("HEAD /v2/x/manifests/1", "HEAD /v2/pre/manifests/latest");
  }

  @Test
  void theOverrideHasImagesOnly() {
    Result result = config("--lock-image-digests");
    assertThat(result.out())
        .isEqualTo(
            """
            services:
              own: {}
              own2:
                image: X
              pinned:
                image: docker.io/library/PINNED
              web:
                image: X
                volumes:
                  - type: image
                    source: X
                    target: /i
                  - type: image
                    source: own
                    target: /o
                  - type: image
                    source: "off"
                    target: /p
            """
                .replace("X", x())
                .replace("PINNED", PINNED));
    assertThat(result.err()).contains("hooks of web").contains("--resolve-image-digests");
    assertThat(config("--lock-image-digests", "own").out()).isEqualTo("services:\n  own: {}\n");
  }

  @Test
  void inJsonItHasWhatDockerComposeNeverLeavesOut() {
    assertThat(config("--lock-image-digests", "--format", "json", "pinned", "own").out())
        .isEqualToIgnoringWhitespace(
            """
            {
              "name": "",
              "services": {
                "own": {"command": null, "entrypoint": null},
                "pinned": {
                  "command": null, "entrypoint": null,
                  "image": "docker.io/library/%s"
                }
              }
            }
            """
                .formatted(PINNED));
  }

  @Test
  void withoutInterpolationTheWholeModelIsPrinted() {
    server.put("off", "latest", "");
    Result result = config("--lock-image-digests", "--no-interpolate");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("own: {}\n", "/off:latest@sha256:", "image: " + x())
        .doesNotContain("networks", "name:", "build");
  }

  @Test
  void aFileIsWrittenAsAWholeOrNotAtAll() throws IOException {
    assertThat(config("--lock-image-digests", "-o", "lock.yaml").out()).isEmpty();
    String written = Files.readString(directory.resolve("lock.yaml"));
    assertThat(written).isEqualTo(config("--lock-image-digests").out());
    server.answerWith(500);
    assertThat(config("--lock-image-digests", "-o", "lock.yaml").exitCode()).isEqualTo(1);
    assertThat(directory.resolve("lock.yaml")).hasContent(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--resolve-image-digests", "--lock-image-digests"})
  void aRegistryThatDoesNotSayIsAnError(String flag) {
    server.contents.keySet().removeIf(path -> path.contains("/manifests/1"));
    for (String more : new String[] {"--format=yaml", "--format=json", "--quiet"}) {
      Result result = config(flag, more);
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .containsPattern("compose.yaml:\\d+:\\d+: error C2E560")
          .contains("the image of own2: ", "has no image x:1");
    }
  }

  @Test
  void listsAskNobody() {
    assertThat(config("--resolve-image-digests", "--services").exitCode()).isZero();
    assertThat(config("--resolve-image-digests", "--images").out()).contains("/x:1\n");
    assertThat(server.requests).isEmpty();
  }
}
