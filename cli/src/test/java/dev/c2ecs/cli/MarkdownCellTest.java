package dev.c2ecs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text of others is only text in Markdown. */
class MarkdownCellTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          web-1 =>                    web-1
          - item =>                   \\- item
          a|b =>                      a\\|b
          @all =>                     &#64;all
          <img src=x> =>              &lt;img src=x&gt;
          [a](http://b.c) =>          \\[a\\](http\\:\\/\\/b\\.c)
          `x` *y* _z_ ~q~ =>          \\`x\\` \\*y\\* \\_z\\_ \\~q\\~
          x # head =>                 x \\# head
          www.a.b =>                  www\\.a\\.b
          """)
  void everyCharacterThatMeansSomethingIsEscaped(String text, String cell) {
    assertThat(MarkdownCell.of(text)).isEqualTo(cell);
    assertThat(MarkdownCell.of(text + "\n| x |").lines()).hasSize(1);
  }
}
