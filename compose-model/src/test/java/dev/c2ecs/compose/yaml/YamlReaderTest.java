package dev.c2ecs.compose.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private Mapping read(String text) {
    List<YamlDocument> documents = YamlReader.read("f.yaml", text, diagnostics::add);
    assertThat(diagnostics).isEmpty();
    return (Mapping) documents.get(0).root();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0777        | number  | 511
          08          | number  | 8
          1_000       | number  | 1000
          1.10        | number  | 1.1
          1e3         | number  | 1000
          1234567.0   | number  | 1.234567e+06
          0x1F        | number  | 31
          yes         | string  | yes
          TRUE        | boolean | true
          22:22       | string  | 22:22
          2001-01-01  | string  | 2001-01-01 00:00:00 +0000 UTC
          1e400       | string  | 1e400
          '"1"'       | string  | 1
          !!str 1     | string  | 1
          !foo i      | string  | i
          !foo 5      | string  | 5
          !foo null   | string  | null
          """)
  void resolvesScalarsAsTheReferenceDoes(String written, String kind, String text) {
    Node value = read("a: " + written + "\n").get("a").orElseThrow();
    assertThat(value.kind()).isEqualTo(kind);
    assertThat(((Scalar) value).text()).isEqualTo(text);
  }

  @Test
  void aValueHasThePositionOfItsKeyAndAnItemItsOwn() {
    Mapping root = read("a:\n  b: 1\n  c:\n    - x\n    - y\n");
    Mapping a = root.mapping("a").orElseThrow();
    assertThat(a.origin().line()).isEqualTo(1);
    assertThat(a.get("b").orElseThrow().origin()).isEqualTo(Origin.at("f.yaml", 2, 3));
    assertThat(a.sequence("c").orElseThrow().items().get(1).origin().line()).isEqualTo(5);
    assertThat(a.sequence("c").orElseThrow().items().get(1).origin().column()).isEqualTo(7);
  }

  @Test
  void mergeKeysKeepThePositionOfTheDefinitionThatWon() {
    Mapping root = read("base: &b\n  x: 1\n  y: 2\nuse:\n  y: 3\n  <<: *b\n");
    Mapping use = root.mapping("use").orElseThrow();
    assertThat(use.text("x")).contains("1");
    assertThat(use.text("y")).contains("3");
    assertThat(use.get("x").orElseThrow().origin().line()).isEqualTo(2);
    assertThat(use.get("y").orElseThrow().origin().line()).isEqualTo(5);
  }

  @Test
  void resetValuesAreLeftOutAndRemembered() {
    YamlDocument document =
        YamlReader.read("f", "a:\n  b: !reset null\n  c: !override [1]\n", d -> {}).get(0);
    assertThat(((Mapping) document.root()).mapping("a").orElseThrow().entries())
        .containsOnlyKeys("c");
    assertThat(document.directives())
        .extracting(directive -> directive.path().toString())
        .containsExactly("a.b", "a.c");
  }

  @Test
  void documentsComeInOrder() {
    assertThat(YamlReader.read("f", "a: 1\n---\nb: 2\n", d -> {})).hasSize(2);
  }

  @Test
  void keysThatAreNoStringsAreReported() {
    YamlReader.read("f", "1: a\n", diagnostics::add);
    assertThat(diagnostics)
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.code().id()).isEqualTo("C2E012");
              assertThat(d.hint()).isEqualTo("quote it: \"1\"");
            });
  }
}
