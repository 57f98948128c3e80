package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.fuzz.MemoryFiles;
import dev.c2ecs.compose.io.Postponed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who decides what may be missing hears which variable of a container needs it. */
class PostponedTest {

  /** The variables that are missing in a file, each with the variable of the container. */
  private static List<String> asked(String compose) {
    List<String> asked = new ArrayList<>();
    load(
        compose,
        (variable, target, path) -> {
          asked.add(variable + ">" + target);
          return true;
        });
    return asked.stream().distinct().toList();
  }

  private static void load(String compose, Postponed postponed) {
    LoadResult result =
        ComposeLoader.load(
            LoadRequest.builder(MemoryFiles.ROOT)
                .fileAccess(MemoryFiles.parse(compose))
                .options(LoadOptions.builder().postponed(postponed).build())
                .build());
    assertThat(result.project()).as(() -> result.diagnostics().toString()).isPresent();
  }

  @Test
  void aMappingAndAListSayTheSame() {
    assertThat(
            asked(
                """
                name: p
                services:
                  a: {image: x, environment: {DB_PASSWORD: "${A:?}"}}
                  b: {image: x, environment: ["DB_PASSWORD=${B:?}", "${C:?}"]}
                  c: {image: x, post_start: [{command: [run], environment: {TOKEN: "${D:?}"}}]}
                """))
        .containsExactlyInAnyOrder("A>DB_PASSWORD", "B>DB_PASSWORD", "C>", "D>TOKEN");
  }

  /** An anchor is heard where it stands and where it is used. */
  @Test
  void thePlaceIsSaidToo() {
    Set<String> places = new TreeSet<>();
    load(
        """
        name: p
        x-build: &build {context: ., args: {A: "${A:?}"}}
        services: {a: {build: *build}}
        """,
        (variable, target, path) -> {
          places.add(path.toString());
          return true;
        });
    assertThat(places).containsExactly("services.a.build.args.A", "x-build.args.A");
  }

  @Test
  void whatIsOnlyCalledEnvironmentIsNone() {
    assertThat(
            asked(
                """
                name: p
                x-common: &common {environment: {TOKEN: "${A:?}"}}
                services:
                  environment: {image: "x${B:?}", labels: {environment: "${C:?}"}, <<: *common}
                networks: {environment: {name: "${D:?}"}}
                """))
        .containsExactlyInAnyOrder("A>TOKEN", "B>", "C>", "D>");
  }
}
