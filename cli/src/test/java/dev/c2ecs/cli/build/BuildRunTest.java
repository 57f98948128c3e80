package dev.c2ecs.cli.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.c2ecs.cli.diagnostic.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Builds side by side, with scripts in the place of builders. */
@Timeout(60)
class BuildRunTest {

  /** Writes the identity of the image where it is told to, and an archive when it is asked for. */
  private static final String BUILDER =
      """
      #!/bin/sh
      if [ "$1" = push ]; then
        mkdir x && echo content > x/file && tar -cf image.tar x
        exit
      fi
      while [ $# -gt 1 ]; do
        case "$1" in
          --iidfile) id=$2;;
          --target) target=$2;;
        esac
        shift
      done
      echo "building $target"
      BODY
      echo "sha256:$target" > "$id"
      """;

  private static final String TWO =
      """
      services:
        a: {build: {context: ., target: a, args: {NPM_TOKEN: hunter22hunter}}}
        b: {build: {context: ., target: b}}
      """;

  @TempDir Path directory;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void needsAShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no /bin/sh");
  }

  private Builder builder(String body) throws IOException {
    Path script = directory.resolve("builder");
    Files.writeString(script, BUILDER.replace("BODY", body));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return new Buildah(script.toString(), Set.of());
  }

  private Map<String, String> environment(String... more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("TMPDIR", directory.toString());
    environment.put("DIR", directory.toString());
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return environment;
  }

  private List<BuiltImage> run(String compose, String body, boolean quiet, String... variables)
      throws IOException {
    Map<String, String> environment = environment(variables);
    try (Workplace workplace = Workplace.open(environment)) {
      return new BuildRun(builder(body), workplace, environment, new BuildScreen(lines::add, quiet))
          .run(Projects.plan(directory, compose));
    } finally {
      try (Stream<Path> left = Files.list(directory)) {
        assertThat(left.map(path -> path.getFileName().toString()))
            .contains("compose.yaml")
            .noneMatch(name -> name.startsWith("c2ecs-"));
      }
    }
  }

  private String refused(String compose, String body, String... variables) {
    return refused(compose, body, true, variables);
  }

  private String refused(String compose, String body, boolean quiet, String... variables) {
    try {
      run(compose, body, quiet, variables);
    } catch (Refusal e) {
      return e.reason();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("nothing was refused");
  }

  @Test
  void eachLineHasTheNameOfItsService() throws IOException {
    List<BuiltImage> images =
        run(
            TWO.replace("  b:", "  longer:"),
            "printf '10%%\\r20%%\\r\\033[31mred\\033[0m\\n\\n'",
            false);
    assertThat(images)
        .hasSize(2)
        .allMatch(image -> image.bytes() > 1024)
        .extracting(image -> image.build().name())
        .containsExactly("a", "longer");
    assertThat(lines)
        .contains("a      | building a", "longer | building b", "a      | red", "a      |")
        .noneMatch(line -> line.contains("\u001b") || line.contains("10%"));
  }

  @Test
  void quietIsQuiet() throws IOException {
    run(TWO, "echo noise", true);
    assertThat(lines).isEmpty();
  }

  @Test
  void buildsRunSideBySide() throws IOException {
    String meet =
        "touch \"$DIR/here-$target\"; for i in $(seq 100); do"
            + " [ -f \"$DIR/here-a\" ] && [ -f \"$DIR/here-b\" ] && break; sleep 0.1; done;"
            + " [ -f \"$DIR/here-a\" ] && [ -f \"$DIR/here-b\" ] || exit 9";
    assertThat(run(TWO, meet, false)).hasSize(2);
  }

  @Test
  void oneAtATimeWhenThatIsTheLimit() throws IOException {
    String alone = "mkdir \"$DIR/alone\" || exit 9; sleep 0.2; rmdir \"$DIR/alone\"";
    assertThat(run(TWO, alone, false, "COMPOSE_PARALLEL_LIMIT", "1")).hasSize(2);
  }

  @Test
  void whatBuildsOnAnotherImageWaitsAndNamesIt() throws IOException {
    String compose =
        """
        services:
          a: {build: {context: ., target: a, additional_contexts: {basis: "service:b"}}}
          b: {build: {context: ., target: b}}
        """;
    List<BuiltImage> images =
        run(compose, "sleep 0.1; echo done $target; tr '\\0' '\\n' < /proc/$$/cmdline", false);
    assertThat(images).extracting(image -> image.build().name()).containsExactly("b", "a");
    assertThat(lines.indexOf("b | done b")).isLessThan(lines.indexOf("a | building a"));
    assertThat(lines).contains("a | basis=container-image://sha256:b");
  }

  @Test
  void valuesAreInTheEnvironmentOfTheBuilder() throws IOException {
    run(
        TWO,
        "[ \"$target\" = b ] || [ \"$NPM_TOKEN\" = hunter22hunter ] || exit 9;"
            + " tr '\\0' ' ' < /proc/$$/cmdline; echo; echo \"it is $NPM_TOKEN\"",
        false);
    assertThat(lines).contains("a | it is ***").noneMatch(line -> line.contains("hunter22"));
  }

  @Test
  void aFailureHasTheLastLinesAndEndsTheOthers() {
    long start = System.nanoTime();
    String words =
        refused(
            TWO,
            "if [ $target = a ]; then sleep 0.3; echo \"no such $NPM_TOKEN\"; exit 7; fi;"
                + " sleep 300 & echo $! > \"$DIR/pid\"; wait");
    assertThat(words)
        .startsWith("C2E556: the image of a was not built: buildah ended with 7\n")
        .contains("building a", "no such ***", "`c2ecs build a` builds it alone")
        .doesNotContain("hunter22");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(isAlive(directory.resolve("pid"))).isFalse();
    // also when nothing else is shown
    assertThat(lines).containsExactly("b | cancelled");
  }

  @Test
  void whatHasNotBegunIsSaidToo() {
    refused(
        TWO + "  c: {build: {context: ., target: c, additional_contexts: {x: \"service:b\"}}}\n",
        "if [ $target = a ]; then sleep 0.3; exit 7; fi; if [ $target = b ]; then sleep 300; fi");
    assertThat(lines).containsExactly("b | cancelled", "c | not begun");
  }

  private static boolean isAlive(Path file) {
    try {
      long pid = Long.parseLong(Files.readString(file).strip());
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kill -9 $$ | C2E556: the image of a was not built: buildah was killed by signal 9",
        "echo write: No space left on device; exit 1"
            + " | C2E556: the image of a was not built: buildah ended with 1, a disk is full",
        "exit 0 | C2E557: the image of a is not known: buildah wrote no identity of it",
        "mkdir x; echo '#!/bin/sh' > \"$DIR/builder\""
            + " | C2E557: the archive of the image of a is not there",
        "printf '#!/bin/sh\\necho text > image.tar' > \"$DIR/builder.new\";"
            + " chmod +x \"$DIR/builder.new\"; mv \"$DIR/builder.new\" \"$DIR/builder\""
            + " | C2E557: the archive of the image of a is none that can be read",
        "rm \"$DIR/builder\" | C2E556: the image of a was not built: IOException",
      })
  void whatABuilderCanDoWrong(String body, String words) {
    assertThat(refused("services: {a: {build: {context: ., target: a}}}\n", body))
        .startsWith(words);
  }

  @Test
  void theFirstLinesOfALongOutputAreNotInTheError() {
    String words =
        refused(
            "services: {a: {build: {context: ., target: a}}}\n",
            "for i in $(seq 1000); do echo line $i; done; exit 1");
    assertThat(words).contains("line 1000").doesNotContain("line 900\n");
    assertThat(lines).isEmpty();
  }

  @Test
  void whatWasShownIsNotSaidAgain() {
    String words =
        refused(
            "services: {a: {build: {context: ., target: a}}}\n",
            "for i in $(seq 1000); do echo line $i; done; exit 1",
            false);
    assertThat(words)
        .isEqualTo(
            "C2E556: the image of a was not built: buildah ended with 1: correct what its last lines"
                + " name; `c2ecs build a` builds it alone");
    assertThat(lines).hasSize(1001);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Warning: build args were not consumed: [TARGETARCH TARGETOS] | ''",
        "Warning: build args were not consumed: [TARGETARCH V]"
            + " | Warning: build args were not consumed: [V]",
        "STEP 1/1 | STEP 1/1",
      })
  void argumentsOfTheBuilderAreNotTheProjects(String line, String shown) {
    refused(
        "services: {a: {build: {context: ., target: a, args: {V: '1'}}}}\n",
        "echo '" + line + "'; exit 1",
        false);
    assertThat(lines.stream().skip(1).toList())
        .containsExactlyElementsOf(shown.isEmpty() ? List.of() : List.of("a | " + shown));
  }

  @Test
  void secretsAndInstructionsAreFilesThatOnlyTheOwnerReads() throws IOException {
    String compose =
        """
        services:
          a: {build: {context: ., target: a, dockerfile_inline: FROM scratch, secrets: [s]}}
        secrets: {s: {environment: S}}
        """;
    Map<String, String> environment = environment();
    try (Workplace workplace = Workplace.open(environment)) {
      BuildPlan plan = Projects.plan(directory, compose, "S", "first\nsecond");
      String look =
          "ls -ld . secret-0 Dockerfile | cut -c1-10; cat Dockerfile; echo; wc -l < secret-0";
      new BuildRun(builder(look), workplace, environment, new BuildScreen(lines::add, false))
          .run(plan);
    }
    assertThat(lines)
        .containsExactlyInAnyOrder(
            "a | building a",
            "a | -rw-------",
            "a | drwx------",
            "a | -rw-------",
            "a | FROM scratch",
            "a | 1");
  }

  @ParameterizedTest
  @CsvSource({"'', 9, 9", "3, 9, 3", "0, 9, 9", "-1, 9, 9", "5, 2, 2", "'', 1, 1"})
  void howManyAtOnce(String given, int builds, int limit) {
    int most = Math.max(2, Runtime.getRuntime().availableProcessors());
    assertThat(BuildRun.limit(Map.of("COMPOSE_PARALLEL_LIMIT", given), builds))
        .isEqualTo(given.isEmpty() ? Math.min(limit, most) : limit);
  }

  @Test
  void aLimitThatIsNoNumber() {
    assertThatThrownBy(() -> BuildRun.limit(Map.of("COMPOSE_PARALLEL_LIMIT", "many"), 1))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("COMPOSE_PARALLEL_LIMIT");
  }

  @Test
  void aNameOfTheMomentGoesWhenTheRunEnds() throws IOException {
    Path docker = directory.resolve("docker");
    Files.writeString(
        docker,
        """
        #!/bin/sh
        echo "$@" >> "$DIR/log"
        if [ "$2" = save ]; then mkdir x; tar -cf "$4" x; fi
        """);
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
    Map<String, String> environment = environment();
    try (Workplace workplace = Workplace.open(environment)) {
      new BuildRun(
              new Buildx(docker.toString(), Optional.empty(), false, Set.of()),
              workplace,
              environment,
              new BuildScreen(lines::add, false))
          .run(Projects.plan(directory, "services: {a: {build: .}}\n"));
    }
    List<String> log = Files.readAllLines(directory.resolve("log"));
    assertThat(log).hasSize(3);
    String name = log.get(2).replace("image rm ", "");
    assertThat(name).startsWith("c2ecs.invalid/c2ecs-build-");
    assertThat(log.get(0)).contains(" --load --tag " + name + " ");
    assertThat(log.get(1)).startsWith("image save --output ").endsWith(" " + name);
  }
}
