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
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          a: [b            | 1:4 the `[` is never closed
          {a: b            | 1:1 the `{` is never closed
          a: "b↵↵c: d      | 1:4 the quote is never closed
          a: [b}           | 1:6 there is no `,` or `]` before a `}`
          a: ]             | 1:4 a value is missing before a `]`
          a: b: c          | 1:5 a colon cannot stand here
          a: b↵ c: d       | 2:3 a colon cannot stand here
          a: - b           | 1:4 an item of a list cannot begin here
          a:↵  b: c↵ d: e  | 3:2 the indentation is that of no block above
          a: b↵- c         | 2:1 an item of a list stands among the keys of a mapping
          - a↵b: c         | 2:1 a key stands among the items of a list
          - "a" b          | 1:7 a text stands behind an item that has ended
          a: "b" c         | 1:8 a text stands behind a value that has ended
          a: &a &b c       | 1:7 an anchor stands behind a value that has ended
          : a              | 1:1 there is no key before the `:`
          "a": b↵"c" d     | 2:1 there is no `:` behind the key
          a: @b            | 1:4 nothing can begin with `@`
          a: `b            | 1:4 nothing can begin with a backquote
          a: "\\q"         | 1:5 `\\q` is no escape
          a: b↵... c       | 2:5 the document has ended before
          a: !e!f b        | 1:4 the tag handle !e! is not declared
          """)
  void saysInPlainWordsWhatIsWrong(String text, String expected) {
    read(text);
    assertThat(diagnostics)
        .singleElement()
        .satisfies(
            d -> {
              String place = d.locations().get(0).toString().split(":", 2)[1];
              assertThat(place + " " + d.message().replace("this is not YAML: ", ""))
                  .isEqualTo(expected);
              assertThat(d.hint()).isNotEmpty();
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
