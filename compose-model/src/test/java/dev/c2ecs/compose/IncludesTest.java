package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.fuzz.MemoryFiles;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an include may be, and what odd ones are. */
class IncludesTest {

  private static final String FILES =
      """

      === a.yaml
      services: {a: {image: "a${V-}"}}

      === sub/b.yaml
      services: {b: {image: "b${V-}"}}

      === e.env
      V=1

      === bad.env
      ${V
      """;

  private static LoadResult load(String project) {
    return ComposeLoader.load(
        LoadRequest.builder(MemoryFiles.ROOT).fileAccess(MemoryFiles.parse(project)).build());
  }

  private static LoadResult include(String item) {
    return load("services: {w: {image: w}}\ninclude: [" + item + "]\n" + FILES);
  }

  private static List<String> said(LoadResult result) {
    return result.diagnostics().stream()
        .map(
            diagnostic ->
                diagnostic.locations().get(diagnostic.locations().size() - 1)
                    + " "
                    + diagnostic.code().id()
                    + " "
                    + diagnostic.message())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "2001-12-14",
        "{path: null}",
        "{path: []}",
        "{env_file: e.env}",
        "{path: [], env_file: []}",
        "{project_directory: ''}"
      })
  void withoutAFileNothingIsIncluded(String item) {
    LoadResult result = include(item);
    assertThat(result.project().orElseThrow().services()).containsOnlyKeys("w");
    assertThat(said(result))
        .containsExactly("compose.yaml:2:11 C2E060 the include names no file: it includes nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5                                       | 2:11 C2E031 include[0] must be a string or a mapping, not a number
          [a.yaml]                                | 2:11 C2E031 include[0] must be a string or a mapping, not a list
          {path: 2001-12-14}                      | 2:12 C2E031 include[0].path must be a string or a list of strings, not a date
          {path: [a.yaml, null]}                  | 2:27 C2E031 include[0].path[1] must be a string, not empty
          {path: a.yaml, env_file: {a: b}}        | 2:26 C2E031 include[0].env_file must be a string or a list of strings, not a mapping
          {env_file: [2001-12-14]}                | 2:23 C2E031 include[0].env_file[0] must be a string, not a date
          {path: a.yaml, project_directory: true} | 2:26 C2E031 include[0].project_directory must be a string, not a boolean
          {path: a.yaml, project_directory: 2001-12-14} | 2:26 C2E031 include[0].project_directory must be a string, not a date
          """)
  void valuesOfAnotherKindAreRefused(String item, String error) {
    LoadResult result = include(item);
    assertThat(result.project()).isEmpty();
    assertThat(said(result)).containsExactly("compose.yaml:" + error);
  }

  @ParameterizedTest
  @CsvSource({"missing.env,C2E001", "sub,C2E003", "'',C2E003", "bad.env,C2E025"})
  void theEnvFileOfAnIncludeOfNothingIsRead(String file, String code) {
    LoadResult result = include("{env_file: '" + file + "'}");
    assertThat(result.project()).isEmpty();
    assertThat(said(result)).anySatisfy(line -> assertThat(line).contains(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "{}",
        "include: []",
        "include: null",
        "...",
        "services: !reset {a: {image: x}}"
      })
  void anEmptyIncludedFileIsNothing(String text) {
    String project = "services: {w: {image: w}}\ninclude: [i.yaml]\n=== i.yaml\n" + text + "\n";
    assertThat(load(project).project().orElseThrow().services()).containsOnlyKeys("w");
    assertThat(load("include: [i.yaml]\n=== i.yaml\n" + text + "\n").project()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'[b.yaml, a.yaml]',true", "'[a.yaml, b.yaml]',true", "b.yaml,false"})
  void onlyTheFirstFileOfAnIncludeMakesACircle(String path, boolean fits) {
    String project =
        "include: [{path: %s}]\n=== a.yaml\nservices: {a: {image: a}}\n=== b.yaml\ninclude: [%s]\n";
    LoadResult result = load(project.formatted(path, fits ? "a.yaml" : "b.yaml"));
    assertThat(result.project().isPresent()).isEqualTo(fits);
    assertThat(said(result).toString().contains("in a circle: compose.yaml → b.yaml → b.yaml"))
        .isNotEqualTo(fits);
  }
}
