package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.fuzz.MemoryFiles;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.tree.Mapping;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which paths become absolute, and how. */
class PathsTest {

  private static ComposeProject load(String project, LoadOptions options) {
    LoadResult result =
        ComposeLoader.load(
            LoadRequest.builder(MemoryFiles.ROOT)
                .fileAccess(MemoryFiles.parse(project))
                .environment(Map.of("HOME", "/home/user"))
                .options(options)
                .build());
    assertThat(result.project()).as(() -> result.diagnostics().toString()).isPresent();
    return result.project().orElseThrow();
  }

  private static String context(ComposeProject project) {
    Mapping service = project.tree().child("services").child("a");
    return service.child("build").text("context").orElse("");
  }

  private static String source(ComposeProject project) {
    Mount mount = project.services().values().iterator().next().volumes().get(0);
    return ((Mount.Bind) mount).source();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "NULL",
      value = {
        "~|/home/user|/home/user",
        "~user/x|/home/user/user/x|/home/user/user/x",
        "~/../x|/home/x|/home/x",
        "C:\\x|/project/C:\\x|C:\\x",
        "C:/x|/project/C:/x|C:/x",
        "C:x|/project/C:x|/project/C:x",
        "1:/x|/project/1:/x|1:/x",
        "\\\\server\\x|/project/\\\\server\\x|\\\\server\\x",
        "\\??\\C:\\x|/project/\\??\\C:\\x|\\??\\C:\\x",
        "\\x|/project/\\x|/project/\\x",
        "//a/b|//a/b|//a/b",
        "/a/../b|/a/../b|/a/../b",
        "a/../b|/project/b|/project/b",
        "''|''|/project",
      })
  void ofABuildAndOfAHost(String path, String context, String source) {
    ComposeProject project =
        load(
            """
            services:
              a:
                build: {context: '%s'}
                volumes: [{type: bind, source: '%s', target: /t}]
            """
                .formatted(path, path),
            LoadOptions.DEFAULT);
    assertThat(context(project)).isEqualTo(context);
    assertThat(source(project)).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource({"true,/project/sub/c", "false,sub/c"})
  void ofAnotherFile(boolean resolved, String expected) {
    LoadOptions options = LoadOptions.builder().resolvePaths(resolved).build();
    String sub = "\n=== sub/c.yaml\nservices: {a: {build: ./c}}\n";
    assertThat(context(load("include: [sub/c.yaml]\n" + sub, options))).isEqualTo(expected);
    assertThat(
            context(
                load("services: {a: {extends: {file: sub/c.yaml, service: a}}}\n" + sub, options)))
        .isEqualTo(expected);
  }

  @Test
  void ofAnIncludeWhoseDirectoryIsNone() {
    ComposeProject project =
        load(
            """
            include: [{path: c.yaml, project_directory: x/nope}]

            === c.yaml
            services: {a: {build: ./c}}
            """,
            LoadOptions.DEFAULT);
    assertThat(context(project)).isEqualTo("/project/x/c");
  }
}
