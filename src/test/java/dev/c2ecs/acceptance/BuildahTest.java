package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.build.BuildOptions;
import dev.c2ecs.cli.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real builds, with buildah and bases that are made here. */
@Timeout(300)
class BuildahTest {

  @TempDir static Path images;
  @TempDir static Path base;
  private final Path project;
  private final Buildah buildah;

  BuildahTest(@TempDir Path project) throws IOException {
    this.project = project;
    this.buildah = new Buildah(images, project);
  }

  @BeforeAll
  static void makeTheBase() throws IOException, InterruptedException {
    new Buildah(images, base).makeBase(base);
  }

  private void file(String name, String text) throws IOException {
    Path path = project.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(buildah.temporary())) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("c2ecs-"))
          .toList();
    }
  }

  private static BuildOptions options(boolean noCache) {
    return new BuildOptions(
        Map.of(), List.of(), noCache, false, Optional.empty(), Optional.empty());
  }

  @Test
  void unchangedContentHasTheSameDigest() throws IOException, InterruptedException {
    String compose = "services: {web: {build: .}}\n";
    file("Dockerfile", "FROM scratch\nCOPY hello dir /\nLABEL a=b\n");
    file("hello", "unchanged");
    file("dir/file", "in a directory");
    BuiltArchive first = buildah.build(compose).get("web");
    assertThat(first.files()).containsEntry("hello", "unchanged").containsKey("file");
    assertThat(buildah.build(compose).get("web")).isEqualTo(first);
    Files.setLastModifiedTime(project.resolve("hello"), FileTime.from(Instant.EPOCH));
    file("dir/file", "in a directory");
    assertThat(buildah.build(compose).get("web").digest()).isEqualTo(first.digest());
    file("hello", "changed!!");
    BuiltArchive changed = buildah.build(compose).get("web");
    assertThat(changed.digest()).isNotEqualTo(first.digest());
    assertThat(changed.files()).containsEntry("hello", "changed!!");
    file("hello", "unchanged");
    assertThat(buildah.build(compose).get("web").digest()).isEqualTo(first.digest());
    assertThat(buildah.build(compose, options(true)).get("web").digest())
        .as("without the cache the times in the image are new")
        .isNotEqualTo(first.digest());
    assertThat(left()).isEmpty();
  }

  /** buildah 1.28 takes a step from its cache whatever platform it was built for. */
  @Test
  void oneBuildForTwoPlatformsIsTwoImages() throws IOException, InterruptedException {
    file("Dockerfile", "FROM scratch\nCOPY hello /\n");
    file("hello", "two");
    String compose =
        """
        services:
          a: {build: ., platform: linux/arm64}
          b: {build: ., platform: linux/amd64}
        """;
    for (int time = 0; time < 2; time++) {
      Buildah.Built built = buildah.build(compose);
      assertThat(built.get("a").config()).containsEntry("architecture", "arm64");
      assertThat(built.get("b").config()).containsEntry("architecture", "amd64");
    }
    assertThat(left()).isEmpty();
  }

  @Test
  void stagesAndTargets() throws IOException, InterruptedException {
    file("a", "first");
    file("b", "second");
    file(
        "Dockerfile",
        """
        FROM scratch AS one
        COPY a /one
        FROM scratch AS two
        COPY --from=one /one /copy
        COPY b /two
        FROM scratch
        COPY --from=two /copy /last
        """);
    Buildah.Built built =
        buildah.build(
            """
            services:
              one: {build: {context: ., target: one}}
              two: {build: {context: ., target: two}}
              last: {build: .}
              same: {build: .}
            """);
    assertThat(built.get("one").files()).isEqualTo(Map.of("one", "first"));
    assertThat(built.get("two").files()).isEqualTo(Map.of("copy", "first", "two", "second"));
    assertThat(built.get("last").files()).isEqualTo(Map.of("last", "first"));
    assertThat(built.get("same")).isSameAs(built.get("last"));
  }

  @Test
  void argumentsArriveAlsoThoseOfBuildersOwnNames() throws IOException, InterruptedException {
    file(
        "Dockerfile",
        "FROM "
            + Buildah.BASE
            + "\nARG GREETING\nARG HOME\nARG https_proxy\nARG LINES\n"
            + "RUN echo \"$GREETING|$HOME|$https_proxy|$LINES\" > /args\n");
    BuiltArchive image =
        buildah
            .env("WHO", "world")
            .build(
                """
                services:
                  web:
                    build:
                      context: .
                      args:
                        GREETING: "hello ${WHO}, $$1 '\\"`"
                        HOME: /elsewhere
                        https_proxy: http://proxy:3128
                        LINES: "one\\ntwo"
                """)
            .get("web");
    assertThat(image.files())
        .containsEntry("args", "hello world, $1 '\"`|/elsewhere|http://proxy:3128|one\ntwo\n");
  }

  @Test
  void secretsAreMountedAndLeaveNoTrace() throws IOException, InterruptedException {
    file("tok,en", "of-a-file-4711");
    file(
        "Dockerfile",
        "FROM "
            + Buildah.BASE
            + "\nRUN --mount=type=secret,id=f busybox sha256sum /run/secrets/f > /sum\n"
            + "RUN --mount=type=secret,id=v cat /run/secrets/v; echo yes > /mounted\n");
    BuiltArchive image =
        buildah
            .env("VARIABLE", "of-a-variable-4712")
            .build(
                """
                services:
                  web: {build: {context: ., secrets: [f, {source: e, target: v}]}}
                secrets: {f: {file: "./tok,en"}, e: {environment: VARIABLE}}
                """)
            .get("web");
    assertThat(image.files())
        .containsEntry("mounted", "yes\n")
        .containsEntry(
            "sum",
            Digest.of("of-a-file-4711".getBytes(StandardCharsets.UTF_8))
                    .text()
                    .replace("sha256:", "")
                + "  /run/secrets/f\n");
    assertThat(image.toString()).doesNotContain("of-a-file-4711", "of-a-variable-4712");
    assertThat(buildah.lines)
        .isNotEmpty()
        .anyMatch(line -> line.startsWith("web | ***"))
        .noneMatch(line -> line.contains("of-a-variable-4712"));
  }

  @Test
  void imagesBuildOnEachOtherAndOnDirectories() throws IOException, InterruptedException {
    file("lib/Dockerfile", "FROM scratch\nCOPY lib /lib\n");
    file("lib/lib", "library");
    file("more/file", "more");
    file(
        "web/Dockerfile",
        """
        FROM basis AS basis
        FROM scratch
        COPY --from=basis /lib /from
        COPY --from=more file /more
        """);
    BuiltArchive image =
        buildah
            .build(
                """
                services:
                  web:
                    build:
                      context: web
                      additional_contexts: {basis: "service:lib", more: ./more}
                  lib: {build: lib}
                """)
            .get("web");
    assertThat(image.files()).isEqualTo(Map.of("from", "library", "more", "more"));
  }

  @Test
  void instructionsOfTheComposeFileAndThoseThatOnlyDockerImagesHave()
      throws IOException, InterruptedException {
    file("hello", "text");
    BuiltArchive image =
        buildah
            .build(
                """
                services:
                  web:
                    build:
                      context: .
                      labels: {org.example.note: "a b"}
                      extra_hosts: ["somewhere=10.1.2.3"]
                      ulimits: {nofile: {soft: 100, hard: 200}}
                      shm_size: 1m
                      network: host
                      dockerfile_inline: |
                        FROM localhost/c2ecs-base:1
                        HEALTHCHECK CMD true
                        COPY hello /
                        RUN grep somewhere /etc/hosts > /hosts; ulimit -n > /files
                """)
            .get("web");
    assertThat(image.files())
        .containsEntry("hello", "text")
        .containsEntry("files", "100\n")
        .hasEntrySatisfying("hosts", line -> assertThat(line).startsWith("10.1.2.3"));
    assertThat(image.configText()).contains("Healthcheck", "org.example.note=a b");
  }

  @Test
  void theImageIsForThePlatformThatIsAskedFor() throws IOException, InterruptedException {
    file("Dockerfile", "FROM scratch\nCOPY hello /only-for-arm\n");
    file("hello", "text");
    BuiltArchive image =
        buildah.build("services: {web: {build: ., platform: linux/arm64}}\n").get("web");
    assertThat(image.config()).containsEntry("architecture", "arm64");
  }

  @Test
  void theProgramSaysWhatItBuilt() throws IOException {
    file(
        "compose.yaml", "services: {a: {build: .}, b: {build: .}, c: {build: c}, d: {image: x}}\n");
    file("Dockerfile", "FROM scratch\nCOPY hello /\n");
    file("c/Dockerfile", "FROM scratch\nCOPY Dockerfile /\n");
    file("hello", "text");
    Program program = Program.in(project);
    buildah.environment().forEach(program::env);
    Program.Result result = program.run("build", "--builder", "buildah");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("a | STEP 1/2: FROM scratch\n", "c | STEP 1/2: FROM scratch\n")
        .containsPattern("c2ecs: built a \\(also b\\) for linux/amd64, \\d+\\.\\d kB\n")
        .containsPattern("c2ecs: built c for linux/amd64, ");
    assertThat(program.run("build", "--builder", "buildah", "-q", "c").err())
        .matches("c2ecs: built c for linux/amd64, \\d+\\.\\d kB\n");
    assertThat(left()).isEmpty();
  }

  @Test
  void aFailingBuildIsSaidWithItsLastLines() throws IOException {
    file("compose.yaml", "services: {bad: {build: bad}, good: {build: good}}\n");
    file("bad/Dockerfile", "FROM scratch\nCOPY missing /\n");
    file("good/Dockerfile", "FROM scratch\nCOPY Dockerfile /\n");
    Program program = Program.in(project);
    buildah.environment().forEach(program::env);
    Program.Result result = program.run("build", "--builder", "buildah", "--quiet-build");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "compose.yaml:1:18: error C2E556: the image of bad was not built: buildah ended with ")
        .contains("missing");
    assertThat(left()).isEmpty();
  }

  private Process start() throws IOException {
    List<String> command = StartedProgram.command("build", "--builder", "buildah");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(project.resolve("out").toFile());
    builder.environment().clear();
    builder.environment().putAll(buildah.environment());
    return builder.start();
  }

  private void waitFor(String text) throws IOException, InterruptedException {
    Path out = project.resolve("out");
    for (int i = 0; i < 600; i++) {
      if (Files.exists(out) && Files.readString(out, StandardCharsets.UTF_8).contains(text)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(Repo.read(out));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "KILL"})
  void anInterruptedBuildLeavesNothingBehind(String signal)
      throws IOException, InterruptedException {
    file(
        "compose.yaml",
        "services: {slow: {build: {context: ., secrets: [s]}}}\nsecrets: {s: {environment: S}}\n");
    file("Dockerfile", "FROM " + Buildah.BASE + "\nARG A\nRUN echo begun; sleep 300\n");
    buildah.env("S", "secret-value");
    Process process = start();
    waitFor("slow | begun");
    List<ProcessHandle> started = process.descendants().toList();
    assertThat(started).isNotEmpty();
    assertThat(left()).hasSize(1);
    buildah.call("sh", "-c", "kill -" + signal + " " + process.pid());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    if (signal.equals("INT")) {
      assertThat(process.exitValue()).isEqualTo(130);
      assertThat(Repo.read(project.resolve("out")))
          .endsWith("slow | cancelled\n")
          .doesNotContain("error", "Exception");
    }
    if (signal.equals("KILL")) {
      assertThat(left()).hasSize(1);
      started.forEach(ProcessHandle::destroyForcibly);
      file("Dockerfile", "FROM scratch\nCOPY compose.yaml /\n");
      Program program = Program.in(project);
      buildah.environment().forEach(program::env);
      assertThat(program.run("build", "--builder", "buildah").exitCode()).isZero();
    }
    assertThat(left()).isEmpty();
    for (ProcessHandle each : started) {
      assertThat(each.onExit().completeOnTimeout(each, 10, TimeUnit.SECONDS).join().isAlive())
          .as(each.info().toString())
          .isFalse();
    }
  }
}
