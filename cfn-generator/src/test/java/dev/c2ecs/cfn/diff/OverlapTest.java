package dev.c2ecs.cfn.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.template.Template;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two tasks that write what only one may, for a while. */
class OverlapTest {

  private static final String DATABASE =
      """
      name: shop
      services:
        db: {image: "postgres:16", volumes: ["data:/var/lib/postgresql/data"]}
      volumes: {data: {}}
      """;

  private static List<String> overlaps(Template before, Template after) {
    return Overlap.between(before, after).stream()
        .map(overlap -> overlap.leaving() + " > " + overlap.coming() + " " + overlap.fileSystem())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "db: | store: | services.db > services.store DataFilesystem",
        // replaced by one of the same name
        "'image: \"postgres:16\"' | 'image: \"postgres:16\", x-aws-capacity: spot'"
            + " | services.db > services.db DataFilesystem",
        "postgres:16 | postgres:17 | ",
        "'volumes: [\"data:' | 'volumes: [\"other:' | ",
        "'postgresql/data\"]' | 'postgresql/data:ro\"]' | ",
      })
  void aServiceThatOthersStepAsideFor(String text, String other, String expected) {
    Template before = Projects.template(DATABASE);
    String after = DATABASE.replace(text, other);
    if (other.contains("other:")) {
      after = after.replace("volumes: {data: {}}", "volumes: {data: {}, other: {}}");
    }
    assertThat(overlaps(before, Projects.template(after)))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @Test
  void nothingChanges() {
    Template template = Projects.template(DATABASE);
    assertThat(Overlap.between(template, template)).isEmpty();
  }

  /** What many may write is not told. */
  @Test
  void aServiceThatSharesItsFiles() {
    String web =
        """
        name: shop
        services:
          web: {image: "nginx:1", ports: ["80:80"], volumes: ["data:/files"], deploy: {replicas: 2}}
        volumes: {data: {}}
        """;
    assertThat(
            Overlap.between(
                Projects.template(web), Projects.template(web.replace("web:", "site:"))))
        .isEmpty();
  }
}
