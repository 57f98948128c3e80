package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README is this code, and it runs. */
class LibraryExampleTest {

  @TempDir Path directory;

  @Test
  void runs() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        "version: '3'\nservices:\n  web:\n    image: nginx:${TAG}\n");
    List<String> lines = new ArrayList<>();
    // example
    LoadRequest request =
        LoadRequest.builder(directory) // where relative arguments start
            .files(List.of("compose.yaml")) // or none, to search for one
            .environment(Map.of("TAG", "1.2")) // or System.getenv()
            .fileAccess(FileAccess.system()) // or a sandbox
            .build();
    LoadResult result = ComposeLoader.load(request);
    result.diagnostics().forEach(problem -> lines.add(problem.message()));
    ComposeProject project = result.project().orElseThrow(); // empty after an error
    project.services().forEach((name, web) -> lines.add(name + " " + web.image().orElse("?")));
    Origin origin = project.origin(TreePath.of("services", "web", "image")); // file, line, column
    // end
    assertThat(lines)
        .containsExactly("the attribute version is obsolete and ignored", "web nginx:1.2");
    assertThat(origin.line()).isEqualTo(4);
  }

  @Test
  void standsInTheReadme() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/dev/c2ecs/compose/LibraryExampleTest.java"));
    String example = source.split("// example\n", -1)[1].split(" *// end\n", -1)[0];
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme).contains("```java\n" + example.stripTrailing().stripIndent() + "\n```\n");
    assertThat(example.lines()).hasSize(11);
  }
}
