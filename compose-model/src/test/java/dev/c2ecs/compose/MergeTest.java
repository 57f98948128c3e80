package dev.c2ecs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.fuzz.MemoryFiles;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.NodeText;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form of an attribute over every other, as the reference merges them. */
class MergeTest {

  private static final String ATTRIBUTES =
      """
      services: {a: {image: i, KEY: BASE}, b: {image: j}}
      networks: {n: {}}
      models: {m: {model: x}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          labels        | {a: '1'}                 | text                   | {a: '1', text: ''}
          labels        | {a: '1'}                 | null                   | {a: '1'}
          labels        | {a: '1'}                 | {b: {d: 1, c: null}}   | {a: '1', b: 'map[c:<nil> d:1]'}
          labels        | [a=1]                    | {b: [x, y]}            | {a: '1', b: y}
          tmpfs         | /a                       | [/b]                   | [/a, /b]
          security_opt  | [a]                      | [b, b]                 | [a, b]
          depends_on    | {b: {condition: service_healthy}} | [b]           | {b: {condition: service_started, required: true}}
          networks      | {n: {aliases: [x]}}      | n                      | {n: {aliases: [x]}}
          networks      | [n]                      | {}                     | {n: null}
          logging       | {driver: d, options: {x: y}} | {options: {z: 1}}  | {driver: d, options: {x: y, z: '1'}}
          logging       | {driver: d, options: {x: y}} | {driver: e}        | {driver: e}
          ulimits       | {n: 5}                   | {n: {soft: 1, hard: 2}} | {n: {soft: 1, hard: 2}}
          gpus          | all                      | [{count: 2}]           | [{count: -1}, {count: 2}]
          command       | [a]                      | null                   |
          """)
  void formsAreMerged(String key, String base, String override, String expected) {
    String merged =
        ATTRIBUTES.replace("KEY", key).replace("BASE", base)
            + "---\nservices: {a: {%s: %s}}\n".formatted(key, override);
    LoadResult result = load(merged);
    assertThat(result.project()).as(result.diagnostics().toString()).isPresent();
    assertThat(result.project().get().at(TreePath.of("services", "a", key)).map(NodeText::of))
        .isEqualTo(
            expected == null
                ? Optional.empty()
                : YamlText.read("expected", expected, d -> {}).map(NodeText::of));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          networks   | [n]                | null       | services.a.networks is a mapping, or a short form of one, at compose.yaml:1:26 and empty at compose.yaml:5:16
          networks   | [n]                | [5]        | services.a.networks[0] must be a string, not a number
          depends_on | [b]                | 5          | services.a.depends_on is a mapping, or a short form of one, at compose.yaml:1:26 and a number at compose.yaml:5:16
          logging    | {driver: d}        | null       | services.a.logging is a mapping at compose.yaml:1:26 and empty at compose.yaml:5:16
          deploy     | {replicas: 1}      | text       | services.a.deploy is a mapping at compose.yaml:1:26 and a string at compose.yaml:5:16
          build      | {ssh: [default]}   | {ssh: [a=b]} | services.a.build.ssh is a mapping, or a short form of one, at compose.yaml:1:34 and a list at compose.yaml:5:24
          cap_add    | [x]                | x          | services.a.cap_add is a list at compose.yaml:1:26 and a string at compose.yaml:5:16
          ulimits    | {n: 5}             | {n: null}  | services.a.ulimits.n must be a whole number or a string or a mapping, not empty
          extra_hosts | {}                | null       | services.a.extra_hosts must be a mapping or a list, not empty
          """)
  void otherFormsAreRefused(String key, String base, String override, String message) {
    String merged =
        ATTRIBUTES.replace("KEY", key).replace("BASE", base)
            + "---\nservices: {a: {%s: %s}}\n".formatted(key, override);
    assertThat(errors(merged)).containsExactly(message);
    assertThat(
            errors(
                ATTRIBUTES
                        .replace("KEY: BASE", "extends: {file: c.yaml, service: c}, KEY: BASE")
                        .replace("KEY", key)
                        .replace("BASE", override)
                    + "=== c.yaml\nservices: {c: {%s: %s}}\n".formatted(key, base)))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          labels | 5               | services.a.labels is a number, so merging leaves it out
          labels | {b: {c: d}}     | services.a.labels.b is a mapping, which merging makes a text of
          labels | {b: [c, d]}     | services.a.labels.b is a list, of which merging keeps the last item only
          build  | 5               | services.a.build is a number, so merging leaves it out
          """)
  void nothingIsLeftOutSilently(String key, String override, String warning) {
    String base = key.equals("build") ? "." : "{a: b}";
    LoadResult result =
        load(
            "services: {a: {image: i, %s: %s}}\n---\nservices: {a: {%s: %s}}\n"
                .formatted(key, base, key, override));
    assertThat(result.project()).as(result.diagnostics().toString()).isPresent();
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(
            diagnostic -> {
              assertThat(diagnostic.code()).isEqualTo(ReadCode.SURPRISING);
              assertThat(diagnostic.message()).isEqualTo(warning);
              assertThat(diagnostic.locations().get(0).line()).isEqualTo(3);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{subnet: 10.0.0.0/8}] | [{subnet: 11.0.0.0/8}] | [{subnet: 11.0.0.0/8}]
          [{subnet: 10.0.0.0/8}] | [{subnet: 10.0.0.0/8, gateway: 10.0.0.1}] | [{subnet: 10.0.0.0/8, gateway: 10.0.0.1}]
          [{subnet: 10.0.0.0/8}, {subnet: 11.0.0.0/8, gateway: 11.0.0.1}] | [{subnet: 12.0.0.0/8}] | [{subnet: 12.0.0.0/8, gateway: 11.0.0.1}]
          """)
  void addressPoolsAreMergedBySubnet(String base, String override, String expected) {
    LoadResult result =
        load(
            "services: {a: {image: i, networks: [n]}}\nnetworks: {n: {ipam: {config: %s}}}\n---\nnetworks: {n: {ipam: {config: %s}}}\n"
                .formatted(base, override));
    assertThat(result.project()).as(result.diagnostics().toString()).isPresent();
    Node pools =
        result.project().get().at(TreePath.of("networks", "n", "ipam", "config")).orElseThrow();
    assertThat(NodeText.of(pools))
        .isEqualTo(NodeText.of(YamlText.read("expected", expected, d -> {}).orElseThrow()));
  }

  @Test
  void anAnchorHoldsInTheDocumentsBehindIt() {
    String file =
        "x-a: &a {image: x, command: c}\nservices: {b: *a}\n---\nservices: {a: {<<: *a}}\n";
    assertThat(attribute(file, "command")).isEqualTo("[s1:c]");
  }

  @Test
  void noDocumentMayHaveEmptyServices() {
    assertThat(errors("services: {a: {image: i}}\n---\nservices:\n"))
        .containsExactly("services must be a mapping, not empty");
  }

  @Test
  void anIncludedDefinitionLosesWhatIsResetInsideOfItOnly() {
    String included = "=== c.yaml\nservices: {a: {image: i, ports: ['80:80'], command: c}}\n";
    assertThat(
            attribute("include: [c.yaml]\nservices: {a: {ports: !reset []}}\n" + included, "ports"))
        .isEmpty();
    assertThat(
            attribute(
                "include: [c.yaml]\nservices: {a: !override {image: k}}\n" + included, "command"))
        .isEqualTo("[s1:c]");
  }

  @Test
  void onlyTheLastDocumentOfAnExtendedFileResets() {
    String project =
        """
        services: {a: {extends: {file: c.yaml, service: c}}}
        === c.yaml
        services: {c: {extends: b, image: i}, b: {image: i, command: x}}
        ---
        services: {c: {command: !reset null}}
        """;
    assertThat(attribute(project, "command")).isEmpty();
  }

  private static String attribute(String project, String key) {
    LoadResult result = load(project);
    assertThat(result.project()).as(result.diagnostics().toString()).isPresent();
    return result
        .project()
        .get()
        .at(TreePath.of("services", "a", key))
        .map(NodeText::of)
        .orElse("");
  }

  private static List<String> errors(String project) {
    return load(project).diagnostics().stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .map(
            diagnostic -> {
              assertThat(diagnostic.locations().get(0).line()).isPositive();
              return diagnostic.message();
            })
        .toList();
  }

  private static LoadResult load(String project) {
    return ComposeLoader.load(
        LoadRequest.builder(MemoryFiles.ROOT).fileAccess(MemoryFiles.parse(project)).build());
  }
}
