package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.fuzz.MemoryFiles;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencedFilesTest {

  /** The builds of two services, and the file that is missing; {@code /project/there} has one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "./there| ./there| ''",
        "./gone| ./there| services.a.build.context: the build context ./gone",
        "./empty| ./there| services.a.build.dockerfile: the Dockerfile ./empty/Dockerfile",
        "./empty| ./empty| services.a.build.dockerfile: the Dockerfile ./empty/Dockerfile",
        "{context: ./there, dockerfile: x/Other}| ./there"
            + "| services.a.build.dockerfile: the Dockerfile ./there/x/Other",
        "{context: ./there, dockerfile: /elsewhere}| ./there"
            + "| services.a.build.dockerfile: the Dockerfile /elsewhere",
        "{context: ./empty, dockerfile_inline: FROM x}| ./there| ''",
        "https://example.com/x.git| ./there| ''"
      })
  void buildsWithoutTheirFiles(String first, String second, String missing) {
    MemoryFiles files =
        MemoryFiles.parse(
            "services:\n  a: {build: FIRST}\n  b: {build: SECOND}\n"
                    .replace("FIRST", first)
                    .replace("SECOND", second)
                + "\n=== there/Dockerfile\nFROM x\n\n=== empty/file\n\n");
    ComposeProject project =
        ComposeLoader.load(
                LoadRequest.builder(MemoryFiles.ROOT)
                    .fileAccess(files)
                    .environment(Map.of())
                    .build())
            .project()
            .orElseThrow();
    assertThat(ReferencedFiles.missing(project, files))
        .extracting(d -> d.path() + ": " + d.message().replace(" does not exist", ""))
        .isEqualTo(missing.isEmpty() ? List.of() : List.of(missing));
  }
}
