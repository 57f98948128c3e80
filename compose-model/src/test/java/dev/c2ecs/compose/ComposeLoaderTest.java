package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The loader as a library: everything that it sees is handed to it. */
class ComposeLoaderTest {

  private final Map<Path, String> files = new HashMap<>();

  private final FileAccess memory =
      new FileAccess() {
        @Override
        public byte[] read(Path path, int limit) throws IOException {
          String text = files.get(path);
          if (text == null) {
            throw new NoSuchFileException(path.toString());
          }
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          return Arrays.copyOf(bytes, Math.min(bytes.length, limit));
        }

        @Override
        public boolean exists(Path path) {
          return files.containsKey(path);
        }

        @Override
        public boolean isDirectory(Path path) {
          return false;
        }
      };

  private LoadResult load(String compose) {
    files.put(Path.of("/project/compose.yaml"), compose);
    return ComposeLoader.load(
        LoadRequest.builder(Path.of("/project"))
            .fileAccess(memory)
            .environment(Map.of("SHELL_VALUE", "s"))
            .build());
  }

  private ComposeProject project(String compose) {
    LoadResult result = load(compose);
    assertThat(result.project()).as(result.diagnostics().toString()).isPresent();
    return result.project().orElseThrow();
  }

  @Test
  void readsNothingButWhatItIsGiven() {
    ComposeProject project = project("services: {a: {image: x}}\n");
    assertThat(project.name()).isEqualTo("project");
    assertThat(project.services()).containsOnlyKeys("a");
  }

  @Test
  void extendsAndIncludeAreCarriedOut() {
    files.put(
        Path.of("/project/other/base.yaml"),
        "services: {base: {image: b, volumes: [\"./data:/data\"], labels: {from: base}}}\n");
    files.put(Path.of("/project/inc.yaml"), "services: {included: {image: i}}\n");
    ComposeProject project =
        project(
            """
            include: [inc.yaml]
            services:
              a:
                extends: {file: other/base.yaml, service: base}
                labels: {own: "1"}
            """);
    assertThat(project.services()).containsOnlyKeys("a", "included");
    Service a = Objects.requireNonNull(project.services().get("a"));
    assertThat(a.labels()).containsOnlyKeys("from", "own");
    assertThat(a.volumes().get(0))
        .isInstanceOfSatisfying(
            Mount.Bind.class, bind -> assertThat(bind.source()).isEqualTo("/project/other/data"));
  }

  @Test
  void everyProblemIsReportedSortedByPosition() {
    List<Diagnostic> diagnostics =
        load("""
                services:
                  a:
                    image: x
                    depends_on: [bb]
                    networks: [nowhere]
                  b: {image: y, volumes: ["missing:/m"]}
                """)
            .diagnostics();
    assertThat(diagnostics).extracting(d -> d.locations().get(0).line()).containsExactly(4, 5, 6);
    assertThat(diagnostics.get(0).hint()).isEqualTo("did you mean `b`?");
  }

  @Test
  void remoteIncludesAreRefused() {
    assertThat(load("include: [\"oci://registry/x\"]\nservices: {}\n").diagnostics())
        .singleElement()
        .satisfies(d -> assertThat(d.code().id()).isEqualTo("C2E052"));
  }

  @Test
  void aServiceOfAnInactiveProfileIsNotLoaded() {
    ComposeProject project = project("services: {a: {image: x}, b: {image: y, profiles: [p]}}\n");
    assertThat(project.services()).containsOnlyKeys("a");
    assertThat(project.disabled()).containsExactly("b");
  }
}
