package dev.c2ecs.compose.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.tree.NodeText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the reference splits YAML into tokens, and the library's own scanner does otherwise. */
class YamlScannerTest {

  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** Reads a text in which → is a tab and ↵ a line feed. */
  private String read(String visible) {
    String text = visible.replace('→', '\t').replace('↵', '\n');
    List<YamlDocument> documents = YamlReader.read("f.yaml", text, diagnostics::add);
    return documents.isEmpty() ? "" : NodeText.of(documents.get(0).root());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          a:→b              | a: b
          a:→↵ b:→c         | {a: {b: c}}
          [a,→b→,→c]        | [a, b, c]
          {a:→b,→c: d}      | {a: b, c: d}
          a: b→c            | a: "b\\tc"
          a: b→# c          | a: b
          a: "b"→# c        | a: b
          # a↵→# b↵a: b     | a: b
          - a→              | [a]
          ---→a             | a
          a: >→# b↵ c      | a: c
          """)
  void tabsStandBehindTokens(String text, String same) {
    String tree = read(text);
    assertThat(diagnostics).isEmpty();
    assertThat(tree).isNotEmpty().isEqualTo(read(same));
  }

  @ParameterizedTest
  @ValueSource(strings = {"→a: b", "a:↵→b: c", "-→a", "?→a", "a: b↵→c", "a: |↵→b"})
  void tabsDoNotIndent(String text) {
    read(text);
    assertThat(diagnostics)
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.code().id()).isEqualTo("C2E010");
              assertThat(d.message()).contains("tab");
              assertThat(d.locations().get(0).line()).isPositive();
              assertThat(d.hint()).isEqualTo("indent with blanks");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {a:b}                 | {"a:b": null}
          {"a":b}               | {a: b}
          [a:b, :c, ?d, -e]     | ["a:b", ":c", "?d", "-e"]
          {? a, b: }            | {a: null, b: null}
          \ufeffa: b            | a: b
          "\\x41\\u00e9\\N"     | "A\u00e9\\x85"
          "a\\↵↵ b"             | "a\\nb"
          a: 'b↵↵ c'            | a: "b\\nc"
          a: >↵ b↵ c↵↵  d       | a: "b c\\n\\n d"
          %YAML 1.1↵---↵a       | a
          %TAG !e! tag:yaml.org,2002:↵--- !e!str 1 | "1"
          --- !<tag:yaml.org,2002:str> 1 | "1"
          """)
  void otherTokens(String text, String same) {
    String tree = read(text);
    assertThat(diagnostics).isEmpty();
    assertThat(tree).isNotEmpty().isEqualTo(read(same));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%YAML 1.2↵---↵a",
        "%FOO↵---↵a",
        "[!!str, a]",
        "a: !!",
        "a: &",
        "a: *b c: d",
        "a: \"b\\/c\"",
        "a: \"b\\uD800\"",
        "a: \"b\\xg1\"",
        "a: @b",
        "a: `b`",
        "a: %b",
        "a: 'b",
        "a: \"b↵---↵\"",
        "a: |0↵ b",
        "a: | b",
        "a: b: c",
        "a↵b: c",
        "[a",
        "a: [b}",
        "- a↵b: c",
        "a: !foo!bar b",
        "a: &b\u00e9 c"
      })
  void isNoYaml(String text) {
    read(text);
    assertThat(diagnostics)
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.code().id()).isEqualTo("C2E010");
              assertThat(d.locations().get(0).line()).isPositive();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\r\n", "\u0085", "\u2028", "\u2029"})
  void linesEndInFiveWays(String lineBreak) {
    assertThat(read("a: b" + lineBreak + "c: d")).isEqualTo(read("{a: b, c: d}"));
    assertThat(diagnostics).isEmpty();
  }

  @Test
  void keysMayBeLong() {
    String key = "k".repeat(2000);
    assertThat(read(key + ": 1")).contains(key);
    assertThat(diagnostics).isEmpty();
  }
}
