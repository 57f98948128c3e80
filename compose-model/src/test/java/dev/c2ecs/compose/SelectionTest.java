package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.fuzz.MemoryFiles;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which services are there when profiles are active and services are named. */
class SelectionTest {

  private static final String PROJECT =
      """
      services:
        web: {image: w, depends_on: {db: {condition: service_started}, log: {condition: service_started, required: false}}}
        db: {image: d}
        log: {image: l, profiles: [extra]}
        tool: {profiles: [extra], image: t, depends_on: [log]}
        job: {profiles: [lone], image: j, depends_on: [tool]}
        bare: {profiles: [bare]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -     | -     | web db
          extra | -     | web db log tool
          -     | web   | web db
          extra | web   | web db log
          -     | tool  | log tool
          -     | bare  | bare
          -     | w*    | web db
          -     | [d]b  | db
          -     | job   | error
          -     | jo*   | error
          -     | nope  | error
          bare  | -     | error
          """)
  void namedServicesComeWithTheirDependencies(String profile, String named, String services) {
    LoadResult result = load(PROJECT, profile, named);
    Set<String> found =
        result
            .project()
            .map(p -> services(p.at(TreePath.of("services")).orElseThrow()))
            .orElse(Set.of());
    if (services.equals("error")) {
      assertThat(result.project()).isEmpty();
      assertThat(result.diagnostics()).isNotEmpty();
    } else {
      assertThat(found).containsExactlyInAnyOrder(services.split(" "));
    }
  }

  @Test
  void dependenciesThatAreNotSelectedAreLeftOut() {
    TreePath log = TreePath.of("services", "web", "depends_on", "log");
    assertThat(load(PROJECT, "-", "-").project().orElseThrow().at(log)).isPresent();
    assertThat(load(PROJECT, "-", "web").project().orElseThrow().at(log)).isEmpty();
  }

  @Test
  void containerNamesAreComparedAmongWhatIsSelected() {
    String project =
        "services: {a: {image: i, container_name: cn}, b: {image: i, container_name: cn}}";
    assertThat(load(project, "-", "a").project()).isPresent();
    assertThat(load(project, "-", "-").diagnostics())
        .singleElement()
        .satisfies(
            diagnostic ->
                assertThat(diagnostic.message())
                    .isEqualTo("the container name cn is already used by services.a"));
  }

  @Test
  void envFilesOfActiveServicesAreReadWhateverIsNamed() {
    String project = "services: {a: {image: i}, b: {image: i, env_file: nope}}";
    assertThat(load(project, "-", "a").project()).isEmpty();
    assertThat(load(project.replace("env_file", "profiles: [p], env_file"), "-", "a").project())
        .isPresent();
  }

  private static Set<String> services(Node node) {
    return ((Mapping) node).entries().keySet();
  }

  private static LoadResult load(String project, String profile, String named) {
    return ComposeLoader.load(
        LoadRequest.builder(MemoryFiles.ROOT)
            .fileAccess(MemoryFiles.parse(project))
            .profiles(profile.equals("-") ? List.of() : List.of(profile))
            .services(named.equals("-") ? List.of() : List.of(named))
            .build());
  }
}
