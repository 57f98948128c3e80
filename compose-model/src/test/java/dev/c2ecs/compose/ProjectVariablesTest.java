package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.fuzz.MemoryFiles;
import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.model.ComposeProject;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the variables of a project come from, and what they say of it. */
class ProjectVariablesTest {

  private static final String SERVICE = "services: {a: {image: 'i:${V:-none}'}}\n";
  private static final String DOT = SERVICE + "\n=== .env\nV=dot\n";

  private static LoadResult run(String project, UnaryOperator<LoadRequest.Builder> change) {
    return ComposeLoader.load(
        change
            .apply(LoadRequest.builder(MemoryFiles.ROOT).fileAccess(MemoryFiles.parse(project)))
            .build());
  }

  private static ComposeProject load(String project, Map<String, String> environment) {
    LoadResult result = run(project, r -> r.environment(environment));
    assertThat(result.project()).as(() -> result.diagnostics().toString()).isPresent();
    return result.project().orElseThrow();
  }

  private static String image(ComposeProject project) {
    return Objects.requireNonNull(project.services().get("a")).image().orElse("");
  }

  /** Files of which {@code .env} cannot be read. */
  private static FileAccess without(boolean exists) {
    MemoryFiles files = MemoryFiles.parse(DOT);
    return new FileAccess() {
      @Override
      public byte[] read(Path path, int limit) throws IOException {
        if (path.endsWith(".env")) {
          throw new AccessDeniedException(path.toString());
        }
        return files.read(path, limit);
      }

      @Override
      public boolean exists(Path path) {
        return files.exists(path) && (exists || !path.endsWith(".env"));
      }

      @Override
      public boolean isAbsent(Path path) {
        return !files.exists(path);
      }

      @Override
      public boolean isDirectory(Path path) {
        return files.isDirectory(path);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "t", "True"})
  void anEnvFileIsDisabledByTheEnvironmentOrByItself(String word) {
    assertThat(image(load(DOT, Map.of("COMPOSE_DISABLE_ENV_FILE", word)))).isEqualTo("i:none");
    ComposeProject itself =
        load(DOT + "COMPOSE_DISABLE_ENV_FILE=" + word + "\nCOMPOSE_PROJECT_NAME=named\n", Map.of());
    assertThat(image(itself)).isEqualTo("i:none");
    assertThat(itself.name()).isEqualTo("named");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "tRUE", " 1"})
  void anotherWordIsRefused(String word) {
    LoadResult result = run(DOT, r -> r.environment(Map.of("COMPOSE_DISABLE_ENV_FILE", word)));
    assertThat(result.project()).isEmpty();
  }

  @Test
  void aFileInADirectoryThatMayNotBeSearchedIsLeftOut() {
    LoadResult result = run(DOT, r -> r.fileAccess(without(false)));
    assertThat(image(result.project().orElseThrow())).isEqualTo("i:none");
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(d -> assertThat(d.severity()).isEqualTo(Severity.WARNING));
  }

  @Test
  void aFileThatMayNotBeReadIsAnError() {
    LoadResult result = run(DOT, r -> r.fileAccess(without(true)));
    assertThat(result.project()).isEmpty();
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(d -> assertThat(d.code().id()).isEqualTo("C2E002"));
  }

  @Test
  void theProjectDirectoryIsNoFile(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), SERVICE);
    LoadRequest request =
        LoadRequest.builder(directory)
            .files(List.of("compose.yaml"))
            .projectDirectory("compose.yaml")
            .build();
    assertThat(ComposeLoader.load(request).diagnostics())
        .singleElement()
        .satisfies(
            d -> assertThat(d.message()).isEqualTo("compose.yaml is a file, not a directory"));
    assertThat(ComposeLoader.load(request.toBuilder().projectDirectory("nope").build()).project())
        .isPresent();
  }

  @Test
  void theWorkingDirectoryIsKnownWithoutAShell() {
    String project = "services: {a: {image: 'i', working_dir: '$PWD/x'}}\n";
    assertThat(load(project, Map.of()).tree().toString()).contains("/project/x");
    assertThat(load(project, Map.of("PWD", "/p")).tree().toString()).contains("/p/x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          V=${COMPOSE_PROJECT_NAME-none};COMPOSE_PROJECT_NAME=p        | i:p
          V=${B-none};B=1                                              | i:none
          V=${V-0}x;V=${V}y                                            | i:0xy
          COMPOSE_X=${B-none};B=1;V=${COMPOSE_X}                       | i:none
          V=${COMPOSE_X-no};COMPOSE_X=1;COMPOSE_DISABLE_ENV_FILE=1     | i:none
          PWD=/x;V=${PWD}                                              | i:/project
          """)
  void settingsOfComposeAreKnownToAllLines(String lines, String image) {
    String project = SERVICE + "\n=== .env\n" + lines.replace(';', '\n') + "\n";
    assertThat(image(load(project, Map.of()))).isEqualTo(image);
    if (!lines.contains("DISABLE")) {
      LoadResult named = run(project, r -> r.envFiles(List.of(".env")));
      assertThat(image(named.project().orElseThrow())).isEqualTo(image);
    }
  }

  @Test
  void theFilesAreReadAgainWithWhatTheySet() {
    String project = SERVICE + "\n=== .env\nA=${B:+${C:?}}\nB=1\n";
    LoadResult result = run(project, r -> r);
    assertThat(result.project()).isEmpty();
    assertThat(result.diagnostics())
        .extracting(d -> d.locations().get(0).toString())
        .contains(".env:1:1");
  }

  @Test
  void aTildeIsTheHomeDirectory() {
    String project = SERVICE + "\n=== home/o.env\nV=o\n\n=== ~/o.env\nV=tilde\n";
    Map<String, String> home = Map.of("HOME", "/project/home");
    LoadResult known = run(project, r -> r.envFiles(List.of("~/o.env")).environment(home));
    assertThat(image(known.project().orElseThrow())).isEqualTo("i:o");
    LoadResult unknown = run(project, r -> r.envFiles(List.of("~/o.env")));
    assertThat(image(unknown.project().orElseThrow())).isEqualTo("i:tilde");
    assertThat(unknown.diagnostics())
        .singleElement()
        .satisfies(d -> assertThat(d.message()).endsWith("HOME is not set"));
  }

  @Test
  void theEnvFilesOfTheEnvironmentAreTakenAsTheyStand() {
    assertThat(image(load(DOT + "\n=== o.env\nV=o\n", Map.of("COMPOSE_ENV_FILES", ",o.env,"))))
        .isEqualTo("i:o");
    LoadResult blank = run(DOT, r -> r.environment(Map.of("COMPOSE_ENV_FILES", ".env, .env")));
    assertThat(blank.project()).isEmpty();
  }

  @Test
  void anEmptyNameOfAFileIsTheDirectory() {
    LoadResult result = run(DOT, r -> r.environment(Map.of("COMPOSE_FILE", "compose.yaml:")));
    assertThat(result.project()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: Foo.Bar|foobar",
        "name: '${V}'|dot",
        "name: 'x${U}'|x",
        "{}|project",
      })
  void aName(String line, String expected) {
    assertThat(load(line.replace("{}", "") + "\n" + DOT, Map.of()).name()).isEqualTo(expected);
  }

  @Test
  void aNameThatIsNothingIsAnErrorInTheFirstDocumentOnly() {
    assertThat(run("name: '${U}'\n" + DOT, r -> r).project()).isEmpty();
    String second = SERVICE + "---\nname: '${U}'\n";
    assertThat(load(second, Map.of()).name()).isEqualTo("project");
  }

  @Test
  void aLabelFileSeesTheLabelsBeforeIt() {
    ComposeProject project =
        load(
            """
            services: {a: {image: i, label_file: [l, m]}}

            === l
            A=1
            B=${A}${V}

            === m
            C=$B
            """,
            Map.of("V", "environment"));
    assertThat(Objects.requireNonNull(project.services().get("a")).labels())
        .containsAllEntriesOf(Map.of("A", "1", "B", "1", "C", "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{path: nope, required: false, format: x}|true",
        "{path: '', required: false}|true",
        "{path: e, format: .env}|true",
        "{path: e, format: dotenv}|false",
        "{path: e, format: x}|false",
        "{path: nope}|false",
      })
  void anEnvFile(String entry, boolean valid) {
    LoadResult result =
        run("services: {a: {image: i, env_file: [" + entry + "]}}\n\n=== e\nA=1\n", r -> r);
    assertThat(result.project().isPresent()).isEqualTo(valid);
  }

  @Test
  void theFilesOfServicesThatAreNotSelectedAreReadToo() {
    String project = SERVICE.replace("}}\n", "}, b: {image: b, env_file: nope}}\n");
    assertThat(run(project, r -> r.services(List.of("a"))).project()).isEmpty();
  }
}
