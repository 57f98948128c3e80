package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.fuzz.MemoryFiles;
import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files make up a project, and where its variables, name and profiles come from. */
class DiscoveryTest {

  private static final String PROJECT =
      """
      services:
        a: {image: "a:${TAG:-none}", profiles: [one]}
        b: {image: b}

      === compose.override.yaml
      services: {b: {image: overridden}}

      === other.yaml
      name: other
      services: {c: {image: "c:${TAG:-none}", build: ./src}}

      === more/deeper/file.txt

      === -
      services: {d: {image: d, build: ./src}}

      === one.env
      TAG=one

      === two.env
      TAG=two
      """;

  private static ComposeProject load(String project, UnaryOperator<LoadRequest.Builder> change) {
    LoadResult result = run(project, change);
    assertThat(result.project()).as(() -> result.diagnostics().toString()).isPresent();
    return result.project().orElseThrow();
  }

  private static LoadResult run(String project, UnaryOperator<LoadRequest.Builder> change) {
    return ComposeLoader.load(
        change
            .apply(LoadRequest.builder(MemoryFiles.ROOT).fileAccess(MemoryFiles.parse(project)))
            .build());
  }

  private static List<String> errors(String project, UnaryOperator<LoadRequest.Builder> change) {
    LoadResult result = run(project, change);
    assertThat(result.project()).isEmpty();
    return result.diagnostics().stream()
        .map(diagnostic -> diagnostic.code().id() + " " + diagnostic.message())
        .toList();
  }

  private static UnaryOperator<LoadRequest.Builder> with(String name, String value) {
    return request -> request.environment(Map.of(name, value));
  }

  private static String image(ComposeProject project, String service) {
    return service(project, service).image().orElse("");
  }

  private static String context(ComposeProject project, String service) {
    return service(project, service).build().orElseThrow().context();
  }

  private static Service service(ComposeProject project, String name) {
    return Objects.requireNonNull(project.services().get(name), name);
  }

  @Test
  void fromADirectoryBelow() {
    LoadRequest below =
        LoadRequest.builder(MemoryFiles.ROOT.resolve("more/deeper"))
            .fileAccess(MemoryFiles.parse(PROJECT))
            .build();
    ComposeProject project = ComposeLoader.load(below).project().orElseThrow();
    assertThat(project.directory()).isEqualTo(MemoryFiles.ROOT.toString());
    assertThat(image(project, "b")).isEqualTo("overridden");
  }

  @Test
  void aNamedFileHasNoOverride() {
    ComposeProject project = load(PROJECT, r -> r.files(List.of("compose.yaml")));
    assertThat(image(project, "b")).isEqualTo("b");
  }

  @Test
  void severalFilesAndStandardInput() {
    ComposeProject project = load(PROJECT, r -> r.files(List.of("-", "more/../other.yaml")));
    assertThat(project.services()).containsOnlyKeys("c", "d");
    assertThat(context(project, "d")).isEqualTo(MemoryFiles.ROOT + "/src");
  }

  @Test
  void theProjectDirectoryMovesRelativePaths() {
    ComposeProject project =
        load(PROJECT, r -> r.files(List.of("other.yaml")).projectDirectory("more"));
    assertThat(context(project, "c")).isEqualTo(MemoryFiles.ROOT + "/more/src");
  }

  @Test
  void composeFile() {
    assertThat(load(PROJECT, with("COMPOSE_FILE", "other.yaml")).name()).isEqualTo("other");
    assertThat(load(PROJECT, with("COMPOSE_FILE", "compose.yaml:other.yaml")).services())
        .containsOnlyKeys("b", "c");
    String inDotEnv = PROJECT + "\n=== .env\nCOMPOSE_FILE=compose.yaml|other.yaml\n";
    assertThat(load(inDotEnv, with("COMPOSE_PATH_SEPARATOR", "|")).services())
        .containsOnlyKeys("b", "c");
    assertThat(errors(PROJECT, with("COMPOSE_FILE", "")))
        .containsExactly("C2E003 COMPOSE_FILE is set and names no file");
    assertThat(errors(PROJECT, with("COMPOSE_FILE", "compose.yaml:")))
        .containsExactly("C2E003 COMPOSE_FILE has a part without a name: `compose.yaml:`");
    assertThat(errors(PROJECT, with("COMPOSE_FILE", "compose.yaml;other.yaml")))
        .containsExactly(
            "C2E001 there is no file compose.yaml;other.yaml, which COMPOSE_FILE names");
    assertThat(errors(PROJECT, r -> r.files(List.of(""))))
        .containsExactly("C2E003 an empty name is given for a file");
    assertThat(errors(PROJECT, with("COMPOSE_FILE", "nope.yaml")))
        .containsExactly("C2E001 there is no file nope.yaml");
  }

  /** Files of which {@code pipe} would let a reader wait for ever. */
  private static FileAccess withPipe(String project) {
    MemoryFiles files = MemoryFiles.parse(project + "\n=== pipe\n");
    return new FileAccess() {
      @Override
      public byte[] read(Path path, int limit) throws IOException {
        assertThat(path).doesNotHaveToString("/project/pipe");
        return files.read(path, limit);
      }

      @Override
      public boolean exists(Path path) {
        return files.exists(path);
      }

      @Override
      public boolean isDirectory(Path path) {
        return files.isDirectory(path);
      }

      @Override
      public boolean isRegularFile(Path path) {
        return files.exists(path) && !path.endsWith("pipe");
      }
    };
  }

  @Test
  void composeFileNamesRegularFiles() {
    assertThat(errors(PROJECT, r -> with("COMPOSE_FILE", "pipe").apply(r).fileAccess(withPipe(""))))
        .containsExactly("C2E002 pipe, which COMPOSE_FILE names, is no regular file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services: {a: {image: i, env_file: pipe}, b: {imag: b}}",
        "services: {a: {image: i, label_file: pipe}, b: {imag: b}}",
        "services: {a: {extends: {service: x}}, b: {extends: {file: pipe, service: x}}}",
        "include: [missing.yaml, pipe]"
      })
  void noPipeIsReadAfterAnError(String text) {
    assertThat(errors(PROJECT, r -> r.fileAccess(withPipe(text)))).isNotEmpty();
  }

  @Test
  void composeProfiles() {
    assertThat(load(PROJECT, with("COMPOSE_PROFILES", " one , two")).services()).containsKey("a");
    String inDotEnv = PROJECT + "\n=== .env\nCOMPOSE_PROFILES=one\n";
    assertThat(load(inDotEnv, r -> r).services()).containsKey("a");
    assertThat(load(inDotEnv, r -> r.profiles(List.of("two"))).services()).doesNotContainKey("a");
    assertThat(load(PROJECT, r -> r.services(List.of("a"))).services()).containsOnlyKeys("a");
  }

  @Test
  void composeProjectName() {
    assertThat(load(PROJECT, r -> r).name()).isEqualTo("project");
    assertThat(load(PROJECT, with("COMPOSE_PROJECT_NAME", "env")).name()).isEqualTo("env");
    String inDotEnv = PROJECT + "\n=== .env\nCOMPOSE_PROJECT_NAME=dotenv\n";
    assertThat(load(inDotEnv, r -> r).name()).isEqualTo("dotenv");
    assertThat(load(inDotEnv, r -> r.projectName("flag")).name()).isEqualTo("flag");
    assertThat(errors(PROJECT, r -> r.projectName("Flag")))
        .containsExactly("C2E009 `Flag`, given with -p, cannot be a project name");
    String value = "C2E009 `Env`, the value of COMPOSE_PROJECT_NAME, cannot be a project name";
    assertThat(errors(PROJECT, with("COMPOSE_PROJECT_NAME", "Env"))).containsExactly(value);
    assertThat(errors(PROJECT + "\n=== .env\nCOMPOSE_PROJECT_NAME=Env\n", r -> r))
        .containsExactly(value);
    assertThat(errors("name: ${A}\n" + PROJECT, r -> r))
        .contains("C2E009 the project name is empty");
    assertThat(errors("name: ._\n" + PROJECT, r -> r))
        .containsExactly(
            "C2E009 `._` cannot be a project name: it has no letter from a to z and no digit");
  }

  @Test
  void envFiles() {
    UnaryOperator<LoadRequest.Builder> all = r -> r.profiles(List.of("*"));
    String dotEnv = PROJECT + "\n=== .env\nTAG=dot\n";
    assertThat(image(load(dotEnv, all), "a")).isEqualTo("a:dot");
    assertThat(image(load(dotEnv, r -> all.apply(r).envFiles(List.of("one.env"))), "a"))
        .isEqualTo("a:one");
    assertThat(image(load(dotEnv, r -> all.apply(r).envFiles(List.of("one.env", "two.env"))), "a"))
        .isEqualTo("a:two");
    assertThat(image(load(dotEnv, r -> all.apply(with("TAG", "shell").apply(r))), "a"))
        .isEqualTo("a:shell");
    assertThat(
            image(
                load(dotEnv, r -> all.apply(with("COMPOSE_ENV_FILES", "one.env,two.env").apply(r))),
                "a"))
        .isEqualTo("a:two");
    assertThat(
            image(
                load(dotEnv, r -> all.apply(with("COMPOSE_DISABLE_ENV_FILE", "TRUE").apply(r))),
                "a"))
        .isEqualTo("a:none");
    assertThat(errors(dotEnv, with("COMPOSE_DISABLE_ENV_FILE", "maybe")))
        .containsExactly("C2E033 COMPOSE_DISABLE_ENV_FILE must be true or false, not `maybe`");
    assertThat(errors(dotEnv, r -> r.envFiles(List.of("nope.env"))))
        .containsExactly("C2E001 there is no file nope.env");
  }

  @Test
  void onlyFilesThatComposeWouldReadAreRead() {
    String project =
        """
        include: [inc/compose.yaml]
        services:
          a:
            extends: {file: ../base.yaml, service: base}
            env_file: [app.env, {path: absent.env, required: false}]
            label_file: [labels.txt]
            volumes: ["/etc/passwd:/x:ro", "~/.ssh:/y"]
            build: {context: ../src, dockerfile: Dockerfile}
            secrets: [s]
            configs: [c]
          off:
            image: off
            profiles: [off]
            env_file: [off.env]
        secrets: {s: {file: ../../secret.txt}}
        configs: {c: {file: /etc/shadow}}

        === ../base.yaml
        services: {base: {image: base}}

        === inc/compose.yaml
        services: {}

        === app.env
        A=1

        === labels.txt
        L=1
        """;
    MemoryFiles files = MemoryFiles.parse(project);
    LoadResult result =
        ComposeLoader.load(LoadRequest.builder(MemoryFiles.ROOT).fileAccess(files).build());
    assertThat(result.project()).as(() -> result.diagnostics().toString()).isPresent();
    assertThat(files.read())
        .containsExactlyInAnyOrder(
            "compose.yaml", "inc/compose.yaml", "../base.yaml", "app.env", "labels.txt");
  }

  @Test
  void pathsThatAreLeftRelativeStartWhereTheUserIs() {
    String project =
        """
        services: {}

        === sub/compose.yaml
        services: {a: {image: i, env_file: [a.env]}}

        === a.env
        A=1
        """;
    LoadOptions unresolved = LoadOptions.builder().resolvePaths(false).build();
    assertThat(
            service(
                    load(project, r -> r.files(List.of("sub/compose.yaml")).options(unresolved)),
                    "a")
                .environment())
        .containsKey("A");
  }

  @Test
  void aNameThatNoFileCanHave() {
    for (String wrong :
        List.of(
            "include: [\"a\\0b\"]",
            "services: {a: {image: i, env_file: [\"a\\0b\"]}}",
            "services: {a: {image: i, label_file: \"a\\0b\"}}",
            "services: {a: {extends: {file: \"a\\0b\", service: a}}}")) {
      assertThat(errors(wrong + "\n", r -> r)).singleElement().asString().startsWith("C2E001 ");
    }
  }

  @Test
  void nothingRemoteIsFetched() {
    for (String remote :
        List.of(
            "oci://registry.example.com/app",
            "https://github.com/acme/app.git#main:compose.yaml",
            "git@github.com:acme/app.git",
            "github.com/acme/app.git",
            "ssh://git@example.com/app.git")) {
      assertThat(errors("include: ['" + remote + "']\nservices: {}\n", r -> r))
          .singleElement()
          .asString()
          .startsWith("C2E052 ")
          .contains(remote);
      assertThat(errors(PROJECT, r -> r.files(List.of(remote))))
          .singleElement()
          .asString()
          .startsWith("C2E052 ")
          .contains(remote);
      assertThat(errors("services: {a: {extends: {file: '" + remote + "', service: b}}}\n", r -> r))
          .singleElement()
          .asString()
          .startsWith("C2E052 ")
          .contains(remote);
    }
  }

  /** A link to nowhere is passed over, as the reference does, and told. */
  @ParameterizedTest
  @ValueSource(strings = {"nowhere.yaml", "compose.yaml", "/nowhere/at/all"})
  void aDeadLinkIsTold(String target, @TempDir Path directory) throws IOException {
    Path below = Files.createDirectory(directory.resolve("sub"));
    Files.createSymbolicLink(below.resolve("compose.yaml"), Path.of(target));
    String dead = "compose.yaml is a link that leads nowhere; ";
    assertThat(said(below)).contains(dead + "there is no other file");
    Files.writeString(directory.resolve("compose.yaml"), "services: {a: {image: a}}\n");
    assertThat(said(below)).containsExactly(dead + directory.resolve("compose.yaml") + " is used");
    assertThat(said(directory)).isEmpty();
    Files.createSymbolicLink(directory.resolve("compose.override.yml"), Path.of(target + "x"));
    assertThat(said(directory))
        .containsExactly("compose.override.yml is a link that leads nowhere; compose.yaml is used");
  }

  private static List<String> said(Path directory) {
    LoadRequest request =
        LoadRequest.builder(directory).projectName("p").fileAccess(FileAccess.system()).build();
    return ComposeLoader.load(request).diagnostics().stream().map(Diagnostic::message).toList();
  }
}
