package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.fuzz.MemoryFiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who decides what may be missing hears which variable of a container needs it. */
class PostponedTest {

  /** The variables that are missing in a file, each with the variable of the container. */
  private static List<String> asked(String compose) {
    List<String> asked = new ArrayList<>();
    LoadOptions options =
        LoadOptions.builder()
            .postponed(
                (variable, target) -> {
                  asked.add(variable + ">" + target);
                  return true;
                })
            .build();
    LoadResult result =
        ComposeLoader.load(
            LoadRequest.builder(MemoryFiles.ROOT)
                .fileAccess(MemoryFiles.parse(compose))
                .options(options)
                .build());
    assertThat(result.project()).as(() -> result.diagnostics().toString()).isPresent();
    return asked.stream().distinct().toList();
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
