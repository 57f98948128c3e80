package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code convert --check}: whether a committed template is the one that would be written. */
class CommittedTemplateTest {

  @TempDir Path directory;

  @BeforeEach
  void writeProject() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: demo
        services:
          web: {image: "nginx:1.29", ports: ["80:80"], mac_address: 02:42:ac:11:65:43}
        """);
  }

  private Program.Result run(String... args) {
    return Program.in(directory).run(args);
  }

  @ParameterizedTest
  @ValueSource(strings = {"template.yaml", "template.json", "TEMPLATE.JSON"})
  void theSameBytesAreQuietlyFine(String name) {
    run("convert", "-o", name);
    Program.Result same = run("convert", "--check", name);
    assertThat(same.exitCode()).isZero();
    assertThat(same.out() + same.err()).isEmpty();
  }

  @Test
  void aDifferenceIsShownAndNothingIsWritten() throws IOException {
    run("convert", "-o", "template.yaml");
    Path compose = directory.resolve("compose.yaml");
    Files.writeString(compose, Files.readString(compose).replace("nginx:1.29", "nginx:1.30"));
    List<String> before = files();
    Program.Result different = run("convert", "--check", "template.yaml");
    assertThat(different.exitCode()).isEqualTo(3);
    assertThat(different.out())
        .startsWith("--- template.yaml\n+++ what would be written\n@@ ")
        .contains("\n-          Image: nginx:1.29\n+          Image: nginx:1.30\n");
    assertThat(different.err())
        .isEqualTo(
            "c2ecs: template.yaml is not the template that `c2ecs convert` writes; write it"
                + " again\n");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void variablesFromOutsideAreNamed() throws IOException {
    Path compose = directory.resolve("compose.yaml");
    Files.writeString(
        compose,
        Files.readString(compose)
            .replace(
                "nginx:1.29\",",
                "nginx:${TAG}\", environment: {LEVEL: \"${LOG_LEVEL:-info}\", A: \"${A_TOKEN}\"},"));
    Path env = Files.writeString(directory.resolve(".env"), "TAG=1\nLOG_LEVEL=warn\nA_TOKEN=t\n");
    run("convert", "-o", "template.yaml");
    Files.writeString(env, "TAG=2\nA_TOKEN=t\n");
    Program.Result different = run("convert", "--check", "template.yaml");
    assertThat(different.exitCode()).isEqualTo(3);
    assertThat(different.err())
        .endsWith("depends on variables from outside of the Compose files: TAG (.env)\n");
  }

  @Test
  void formatLikeAndLockAreThoseOfConvert() throws IOException {
    run("convert", "-o", "old.yaml");
    String old = Files.readString(directory.resolve("old.yaml"));
    Files.writeString(directory.resolve("old.yaml"), old.replace("WebService", "OldService"));
    assertThat(run("convert", "--check", "old.yaml").exitCode()).isEqualTo(3);
    Program.Result like = run("convert", "--check", "old.yaml", "--like", "old.yaml");
    assertThat(like.exitCode()).as(like.out() + like.err()).isZero();
    assertThat(directory.resolve("compose.lock.json")).doesNotExist();
    run("convert", "--like", "old.yaml", "-o", "new.yaml");
    assertThat(directory.resolve("compose.lock.json")).exists();
    assertThat(run("convert", "--check", "old.yaml").exitCode()).isZero();
    run("convert", "--format", "json", "-o", "template");
    assertThat(run("convert", "--check", "template").exitCode()).isEqualTo(3);
    assertThat(run("convert", "--check", "template", "--format", "json").exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"template.yaml", "template.json"})
  void aDifferenceShowsNoCredential(String name) throws IOException {
    Path compose = directory.resolve("compose.yaml");
    String project =
        """
        name: demo
        services:
          web:
            image: nginx
            command: ["run", "--password", "swordfish"]
            environment: {API_KEY: swordfish, COLOR: blue}
        """;
    Files.writeString(compose, project);
    run("convert", "-o", name);
    for (String now : List.of("swordfishes", "other")) {
      Files.writeString(compose, project.replace("swordfish", now));
      Program.Result different = run("convert", "--check", name);
      assertThat(different.exitCode()).isEqualTo(3);
      assertThat(different.out())
          .doesNotContain("swordfish", "other")
          .contains("***", "API_KEY", "--password", "COLOR");
    }
  }

  @Test
  void standardInputIsAFileToo() {
    String template = run("convert").out();
    assertThat(Program.in(directory).stdin(template).run("convert", "--check", "-").exitCode())
        .isZero();
    Program.Result different = Program.in(directory).stdin("x\n").run("convert", "--check", "-");
    assertThat(different.exitCode()).isEqualTo(3);
    assertThat(different.err()).contains("standard input is not the template");
    assertThat(run("-f", "-", "convert", "--check", "-").exitCode()).isEqualTo(2);
    assertThat(run("convert", "--like", "-", "--check", "-").exitCode()).isEqualTo(2);
  }

  @Test
  void onlyLineEndsAreSaid() throws IOException {
    String template = run("convert").out();
    Files.writeString(directory.resolve("t.yaml"), template.replace("\n", "\r\n"));
    Program.Result result = run("convert", "--check", "t.yaml");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(": only line ends differ; write it again");
  }

  @Test
  void whatCannotBeReadAndWhatMakesNoSenseIsNoDifference() throws IOException {
    assertThat(run("convert", "--check", "none.yaml").exitCode()).isEqualTo(1);
    assertThat(run("convert", "--check", "none.yaml").err()).contains("it does not exist");
    assertThat(run("convert", "--check", ".").exitCode()).isEqualTo(1);
    assertThat(run("convert", "--check", "").exitCode()).isEqualTo(2);
    assertThat(run("convert", "--check", "a", "-o", "b").exitCode()).isEqualTo(2);
    assertThat(run("convert", "--check", "a", "--parameters", "b").exitCode()).isEqualTo(2);
    Files.writeString(directory.resolve("bad.yaml"), "services: {a: {privileged: true}}\n");
    Files.write(directory.resolve("t"), new byte[] {(byte) 0xff, 0, 27, '[', 'm', '\n'});
    Program.Result errors = run("-f", "bad.yaml", "convert", "--check", "t");
    assertThat(errors.exitCode()).isEqualTo(1);
    assertThat(errors.err()).contains("there is no template: ");
    Program.Result binary = run("convert", "--check", "t");
    assertThat(binary.exitCode()).isEqualTo(3);
    assertThat(binary.out()).doesNotContain("\u001b", "\0");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(
              file -> {
                try {
                  return file + Files.readString(file, StandardCharsets.UTF_8);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              })
          .sorted()
          .toList();
    }
  }
}
