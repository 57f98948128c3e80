package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.fuzz.MemoryFiles;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that are left out, as {@code docker compose config} leaves them out. */
class LoadStagesTest {

  private static final String COMPOSE =
      """
      services:
        a:
          image: ${I}
          cpus: ${CPUS}
          ports: ["${P}:80"]
          volumes: ["./a:/t:z"]
          environment: [HOME, A=1]
          profiles: [p]
        b: {image: b, env_file: nope.env}
        c: {extends: {file: sub/c.yaml, service: c}}
      networks: {unused: {}}

      === sub/c.yaml
      services: {c: {build: ctx}}
      """;

  @Test
  void withoutInterpolationFormsAreLongAndValuesAsWritten() {
    Mapping tree =
        tree(o -> o.interpolate(false).until(LoadOptions.Stage.LONG_FORMS)).child("services");
    Mapping service = tree.child("a");
    assertThat(service.text("cpus")).contains("${CPUS}");
    assertThat(service.text("image")).contains("${I}");
    assertThat(service.sequence("ports").map(Sequence::toString).orElse("")).contains("${P}:80");
    assertThat(service.items("volumes").get(0)).isInstanceOf(Mapping.class);
    assertThat(service.get("environment").orElseThrow()).isInstanceOf(Sequence.class);
    assertThat(service.child("networks").entries()).containsOnlyKeys("default");
    assertThat(tree.child("b").items("env_file")).hasSize(1);
    assertThat(tree.child("c").child("build").text("context")).contains("/project/sub/ctx");
  }

  @Test
  void withoutPathsThoseOfOtherFilesStartAtTheProject() {
    Mapping tree =
        tree(
            o ->
                o.interpolate(false)
                    .resolvePaths(false)
                    .normalize(false)
                    .until(LoadOptions.Stage.LONG_FORMS));
    assertThat(tree.has("name")).isFalse();
    assertThat(tree.child("networks").get("unused")).isPresent();
    Mapping build = tree.child("services").child("c").child("build");
    assertThat(build.text("context")).contains("sub/ctx");
    assertThat(build.has("dockerfile")).isFalse();
  }

  @Test
  void mergedFilesHaveTheFormThatWasWritten() {
    Mapping tree = tree(o -> o.interpolate(false).until(LoadOptions.Stage.MERGED));
    assertThat(tree.child("services").child("a").items("volumes").get(0))
        .isNotInstanceOf(Mapping.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          volumes: ['${A:-x:/b']     | C2E036
          build: 5                   | C2E031
          build: {ssh: [a]}          | C2E037
          devices: ['a:b:c:${D:-d}'] | ""
          imagee: x                  | ""
          depends_on: [nobody]       | ""
          """)
  void mergedFilesCanBeReadAndMayBeWrongOtherwise(String attribute, String codes) {
    String text = "name: $\nservices: {a: {%s}}\n".formatted(attribute);
    LoadResult result =
        load(text, Map.of(), o -> o.interpolate(false).until(LoadOptions.Stage.MERGED));
    assertThat(
            result.diagnostics().stream()
                .map(diagnostic -> diagnostic.code().id())
                .collect(Collectors.joining(" ")))
        .isEqualTo(codes);
  }

  @Test
  void envFilesAreReadOfTheServicesThatAreNamed() {
    Map<String, String> variables = Map.of("I", "i", "CPUS", "1", "P", "80");
    assertThat(load(variables, o -> o).project()).isEmpty();
    ComposeProject project =
        load(variables, o -> o.environmentsOf(Optional.of(Set.of("a")))).project().orElseThrow();
    assertThat(project.services()).containsOnlyKeys("b", "c");
    assertThat(project.profiles()).containsExactly("p");
    assertThat(project.tree().child("services").child("b").items("env_file")).hasSize(1);
  }

  private static Mapping tree(UnaryOperator<LoadOptions.Builder> change) {
    LoadResult result = load(Map.of("HOME", "/home/user"), change);
    assertThat(result.diagnostics())
        .extracting(Diagnostic::severity)
        .doesNotContain(Severity.ERROR);
    ComposeProject project = result.project().orElseThrow();
    assertThat(List.of(project.services(), project.networks())).containsOnly(Map.of());
    return project.tree();
  }

  private static LoadResult load(
      Map<String, String> variables, UnaryOperator<LoadOptions.Builder> change) {
    return load(COMPOSE, variables, change);
  }

  private static LoadResult load(
      String compose, Map<String, String> variables, UnaryOperator<LoadOptions.Builder> change) {
    return ComposeLoader.load(
        LoadRequest.builder(MemoryFiles.ROOT)
            .environment(variables)
            .fileAccess(MemoryFiles.parse(compose))
            .options(change.apply(LoadOptions.builder()).build())
            .build());
  }
}
