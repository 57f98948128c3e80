package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.identity.MovedId;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What earlier releases deployed is updated under the same logical IDs. {@code -Drelease=NAME} adds
 * the templates of today as those of a release.
 */
class ReleaseTemplatesTest {

  static Stream<ReleaseTemplates.Pair> pairs() throws IOException {
    String release = System.getProperty("release", "");
    if (!release.isEmpty()) {
      ReleaseTemplates.add(release);
    }
    return ReleaseTemplates.pairs().stream();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theTemplateOfTodayKeepsTheIds(ReleaseTemplates.Pair pair, @TempDir Path directory)
      throws IOException {
    Path project = directory.resolve(pair.project());
    Fixtures.repository(pair.directory(), project);
    Program program = Program.in(project).env("PATH", System.getenv().getOrDefault("PATH", ""));
    Program.Result result =
        program.run("convert", "compose.yaml", "--like", pair.file().toString(), "-o", "now.yaml");
    assertThat(result.exitCode()).as(result.err()).isZero();
    Template now = TemplateReader.read(Repo.read(project.resolve("now.yaml"))).orElseThrow();
    Template old = pair.old();
    assertThat(MovedId.between(old, now, name(now))).isEmpty();
    Map<String, String> types = types(now);
    TreeSet<String> lost = new TreeSet<>();
    types(old)
        .forEach(
            (id, type) -> {
              if (!type.equals(types.get(id))) {
                lost.add(id);
              }
            });
    assertThat(lost).isEqualTo(ReleaseTemplates.gone(pair));
    assertThat(program.run("convert", "compose.yaml").out())
        .isEqualTo(Repo.read(project.resolve("now.yaml")));
  }

  @Test
  void thereAreTemplatesOfEverySampleAndOfWhatMatters() {
    List<ReleaseTemplates.Pair> pairs = ReleaseTemplates.pairs();
    List<String> projects = pairs.stream().map(ReleaseTemplates.Pair::project).distinct().toList();
    assertThat(projects).hasSizeGreaterThanOrEqualTo(20);
    assertThat(pairs.stream().filter(pair -> pair.old().resources().isEmpty())).isEmpty();
  }

  private static String name(Template template) {
    return template.description().substring("Compose project ".length());
  }

  private static Map<String, String> types(Template template) {
    Map<String, String> types = new TreeMap<>();
    for (Resource resource : template.resources()) {
      types.put(resource.id(), resource.type());
    }
    return types;
  }
}
