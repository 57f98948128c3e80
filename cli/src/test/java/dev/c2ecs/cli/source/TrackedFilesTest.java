package dev.c2ecs.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a program in the place of git; the real one is asked by {@code MountScenarioTest}. */
class TrackedFilesTest {

  @TempDir Path directory;

  private Map<String, String> git(String script) throws IOException {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Path program = Files.writeString(bin.resolve("git"), "#!/bin/sh\n" + script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return Map.of("PATH", bin.toString(), "GIT_DIR", "/elsewhere");
  }

  @Test
  void answersAreTakenApart() throws IOException {
    Path project = Files.createDirectory(directory.resolve("p"));
    Files.writeString(project.resolve("a b"), "");
    Files.writeString(project.resolve(".gitkeep"), "");
    Map<String, String> environment =
        git(
            """
            case "$*" in
              *--stage*) printf '100644 1 0\\ta b\\000100644 1 0\\t.gitkeep\\000100644 1 0\\tgone\\000160000 1 0\\tsub\\000' ;;
              *--ignored*) printf 'target/\\000' ;;
              *) printf 'new\\000' ;;
            esac
            """);
    TrackedFiles files = TrackedFiles.of(project, environment).orElseThrow();
    assertThat(files.tracked()).containsExactly(".gitkeep", "a b");
    assertThat(files.absent()).containsExactly("gone", "sub/");
    assertThat(files.untracked()).containsExactly("new");
    assertThat(files.ignored()).containsExactly("target/");
    assertThat(files.delivered()).containsExactly(".gitkeep", "a b", "new");
    assertThat(files.facts().tracked()).isEqualTo(1);
    assertThat(files.facts().placeholders()).isEqualTo(1);
    assertThat(files.facts().ignored().words()).isEqualTo("1 file (target/)");
  }

  @Test
  void gitSeesNothingThatPointsItElsewhereAndRunsNoPrograms() throws IOException {
    Map<String, String> environment =
        git("env > " + directory + "/env.$$\nprintf '%s ' \"$@\" > " + directory + "/args.$$\n");
    assertThat(TrackedFiles.of(directory, environment)).isPresent();
    try (var files = Files.list(directory)) {
      for (Path file : files.filter(path -> path.toString().contains("/env.")).toList()) {
        assertThat(Files.readString(file))
            .contains("GIT_OPTIONAL_LOCKS=0")
            .doesNotContain("GIT_DIR", "/elsewhere");
      }
    }
    try (var files = Files.list(directory)) {
      assertThat(files.filter(path -> path.toString().contains("/args.")))
          .hasSize(3)
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file))
                      .contains("-c core.fsmonitor=false", "safe.bareRepository=explicit")
                      .endsWith("-- . "));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 128", "head -c 20000000 /dev/zero", "kill -9 $$"})
  void whateverGoesWrongIsNoAnswer(String script) throws IOException {
    assertThat(TrackedFiles.of(directory, git(script))).isEmpty();
  }

  @Test
  void aRelativeDirectoryIsNotSearchedForGit() throws IOException {
    git("exit 0");
    assertThat(TrackedFiles.of(directory, Map.of("PATH", "bin:."))).isEmpty();
    assertThat(TrackedFiles.of(directory, Map.of())).isEmpty();
  }
}
