package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.fuzz.MemoryFiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever grows without bound is refused, with a position, before it takes time or memory. */
@Timeout(10)
class LimitsTest {

  private static final String WEB = "services: {web: {image: web}}\n";

  @Test
  void valuesOfADocument() {
    String project = "x-data:\n" + "- v\n".repeat(100_000) + WEB;
    assertThat(errors(project))
        .containsExactly("compose.yaml:100000:3 C2E014 the document has more than 100000 values");
  }

  @Test
  void aliases() {
    StringBuilder project = new StringBuilder("x-0: &a0 {k: v}\n");
    for (int i = 1; i < 20; i++) {
      String alias = "*a" + (i - 1);
      project.append("x-%d: &a%d [%s, %s, %s]\n".formatted(i, i, alias, alias, alias));
    }
    assertThat(errors(project + WEB))
        .containsExactly(
            "compose.yaml:12:19 C2E014 the document has more than 400000 values with its aliases"
                + " expanded");
  }

  @Test
  void depth() {
    assertThat(errors("x: " + "[".repeat(300) + "]".repeat(300) + "\n" + WEB))
        .containsExactly(
            "compose.yaml:1:203 C2E013 collections are nested more than 200 levels deep");
  }

  @Test
  void depthThroughAliases() {
    String project =
        "x-a: &a "
            + "[".repeat(150)
            + "]".repeat(150)
            + "\n"
            + "x-b: "
            + "[".repeat(100)
            + "*a"
            + "]".repeat(100)
            + "\n";
    assertThat(errors(project + WEB))
        .containsExactly(
            "compose.yaml:2:106 C2E013 collections are nested more than 200 levels deep");
  }

  @Test
  void valuesOfVariables() {
    StringBuilder project = new StringBuilder(WEB + "x-a: $V40\n\n=== .env\nV0=12345678\n");
    for (int i = 1; i <= 40; i++) {
      project.append("V%d=${V%d}${V%d}\n".formatted(i, i - 1, i - 1));
    }
    assertThat(errors(project.toString()))
        .containsExactly(
            ".env:19:1 C2E025 the text has more than 1048576 characters with its values");
  }

  @Test
  void textsOfAFile() {
    String project = WEB + "x-a:\n" + "- ${BIG}\n".repeat(40);
    assertThat(errors(project, Map.of("BIG", "x".repeat(1_000_000))))
        .startsWith(
            "compose.yaml:19:3 C2E026 the values of variables make the file longer than 16777216"
                + " characters");
  }

  @Test
  void defaultsInDefaults() {
    String project = WEB + "x-a: " + "${A:-".repeat(50_000) + "}".repeat(50_000) + "\n";
    assertThat(errors(project))
        .containsExactly(
            "compose.yaml:2:1 C2E026 x-a: defaults are nested more than 100 levels deep");
  }

  @Test
  void servicesThatExtendEachOther() {
    StringBuilder project = new StringBuilder("services:\n  s0: {image: web}\n");
    for (int i = 1; i <= 5_000; i++) {
      project.append("  s%d: {extends: s%d}\n".formatted(i, i - 1));
    }
    assertThat(errors(project.toString()))
        .isNotEmpty()
        .allMatch(error -> error.endsWith("C2E051 more than 100 services extend each other"));
  }

  @Test
  void includesInIncludes() {
    StringBuilder project = new StringBuilder("include: [f0.yaml]\n" + WEB);
    for (int i = 0; i < 60; i++) {
      project.append("\n=== f%d.yaml\ninclude: [f%d.yaml]\n".formatted(i, i + 1));
    }
    assertThat(errors(project.toString()))
        .containsExactly("f49.yaml:1:11 C2E050 includes are nested more than 50 levels deep");
  }

  @Test
  void includesThatMultiply() {
    StringBuilder project = new StringBuilder("include: [f0.yaml]\n" + WEB);
    for (int i = 0; i < 30; i++) {
      String next = "f" + (i + 1) + ".yaml";
      project.append("\n=== f%d.yaml\ninclude: [%s, %s, %s]\n".formatted(i, next, next, next));
    }
    assertThat(errors(project + "\n=== f30.yaml\n" + WEB))
        .isNotEmpty()
        .allMatch(error -> error.endsWith("C2E050 more than 1000 files are included"));
  }

  @Test
  void aLargeFile() {
    assertThat(errors(WEB + "#" + "x".repeat(17 * 1024 * 1024)))
        .containsExactly("compose.yaml C2E004 compose.yaml is larger than 16 MiB");
  }

  @Test
  void manyLargeFiles() {
    StringBuilder project = new StringBuilder("services:\n  web:\n    image: web\n    env_file:\n");
    for (int i = 0; i < 40; i++) {
      project.append("    - ./").append("x/../".repeat(i)).append("big.env\n");
    }
    project.append("\n=== big.env\n#").append("x".repeat(15 * 1024 * 1024));
    assertThat(errors(project.toString()))
        .isNotEmpty()
        .allMatch(
            error ->
                error.endsWith("C2E004 the files of the project have more than 256 MiB together"));
  }

  private static List<String> errors(String project) {
    return errors(project, Map.of());
  }

  private static List<String> errors(String project, Map<String, String> environment) {
    LoadResult result =
        ComposeLoader.load(
            LoadRequest.builder(MemoryFiles.ROOT)
                .environment(environment)
                .fileAccess(MemoryFiles.parse(project))
                .build());
    assertThat(result.project()).isEmpty();
    return result.diagnostics().stream()
        .map(
            diagnostic ->
                diagnostic.locations().get(0)
                    + " "
                    + diagnostic.code().id()
                    + " "
                    + diagnostic.message())
        .toList();
  }
}
