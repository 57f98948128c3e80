package dev.c2ecs.compose.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.NodeText;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
          .5          | number  | 0.5
          .5_0        | number  | 0.5
          ._5         | string  | ._5
          -0          | number  | -0
          .inf        | number  | +Inf
          18446744073709551615  | number | 18446744073709551615
          +18446744073709551615 | number | 1.8446744073709552e+19
          2001-1-2T3:4:5.60-05:30 | string | 2001-01-02 03:04:05.6 -0530 -0530
          2001-1-2T3:4:5  | string | 2001-1-2T3:4:5
          2001-1-2  3:4:5 | string | 2001-01-02 03:04:05 +0000 UTC
          2001-02-30  | string  | 2001-02-30
          !foo 1      | string  | 1
          ! 1         | string  | 1
          !!int "3"   | number  | 3
          !!float 1   | number  | 1
          !!binary aGk= | string | hi
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

  @ParameterizedTest
  @ValueSource(strings = {"...\na: 1\n", "# c\n...\n...\na: 1\n", "a: 1\n...\n...\n"})
  void theEndOfADocumentMayStandAlone(String text) {
    assertThat(read(text).text("a")).contains("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"!!int x", "!!bool 1", "!!null x", "!!float x", "!!binary aGk"})
  void tagsMustFit(String written) {
    YamlReader.read("f", "a: " + written + "\n", diagnostics::add);
    assertThat(diagnostics)
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.code().id()).isEqualTo("C2E010");
              assertThat(d.locations().get(0)).isEqualTo(new Location("f", 1, 1));
            });
  }

  @Test
  void theMarkOfAMergeIsNoValue() {
    List<YamlDocument> documents = YamlReader.read("f", "a: [<<, '<<']\n", diagnostics::add);
    assertThat(NodeText.of(documents.get(0).root())).isEqualTo("{s1:a[s2:<<]}");
    assertThat(diagnostics).extracting(d -> d.code().id()).containsExactly("C2E060");
  }

  @Test
  void theAnchorThatBeganLastCounts() {
    Mapping root = read("a: &x {b: &x 1, c: *x}\nd: *x\n");
    assertThat(root.mapping("a").orElseThrow().text("c")).contains("1");
    assertThat(root.text("d")).contains("1");
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
