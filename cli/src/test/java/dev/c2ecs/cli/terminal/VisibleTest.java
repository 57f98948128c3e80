package dev.c2ecs.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Texts from elsewhere as a terminal may have them. */
class VisibleTest {

  @Test
  void aTextThatLooksLikeAStyleOfOursIsShown() {
    assertThat(Visible.of(Visible.painted("1", "a"))).isEqualTo("\u001b[1ma\u001b[0m");
    assertThat(Visible.of("\u0001x;1ma")).isEqualTo("\\u0001x;1ma");
    assertThat(Visible.of("\u001b[1ma")).isEqualTo("\\u001b[1ma");
    assertThat(Visible.of("a\tb\r\nc👩‍💻\n")).isEqualTo("a\tb\nc👩‍💻\n");
    assertThat(Visible.of("a😀b")).isEqualTo("a😀b");
    assertThat(Visible.of("x\ud800y\udb40\udc41")).isEqualTo("x\\ud800y\\U000e0041");
    assertThat(Visible.plain("\u001b[1;32mok\u001b[0m \u001b]8;;http://x\u001b\\y\u001b["))
        .isEqualTo("ok y");
    assertThat(Visible.plain("a\u001b(Bb\u009bc\u001b")).isEqualTo("a (Bb c ");
  }

  @Test
  void colorsOfAContainerPassAndNothingElseThatSteers() {
    String red = "\u001b[31mred\u001b[0m";
    assertThat(Visible.of(Visible.styled(red, true))).isEqualTo(red + "\u001b[0m");
    assertThat(Visible.of(Visible.styled(red, false))).isEqualTo("red");
    assertThat(Visible.of(Visible.styled("\u001b[38;2;1;2;3ma\u001b[4:3mb", true)))
        .isEqualTo("\u001b[38;2;1;2;3ma\u001b[4:3mb\u001b[0m");
    for (String other :
        new String[] {
          "\u001b[2J",
          "\u001b[1;1H",
          "\u001b]0;title\u0007",
          "\u001b[?25l",
          "\u001b[31",
          "\u001b",
          "\u001b[1A",
          "\u001b[>4;2m",
          "\u001bc",
          "\u009b31m"
        }) {
      for (boolean keep : new boolean[] {true, false}) {
        assertThat(Visible.of(Visible.styled("a" + other + "b", keep)))
            .doesNotContain("\u001b")
            .startsWith("a\\u00")
            .endsWith("b");
      }
    }
  }

  @Test
  void whatProgramsReadKeepsItsLetters() {
    assertThat(data("a\u202eb\u001b")).isEqualTo("a\u202eb\\u001b");
    assertThat(data("é\ta\n")).isEqualTo("é\ta\n");
    assertThat(data("a\r\nb\u007f")).isEqualTo("a\nb\\u007f");
    for (char c = 0; c < 0x100; c++) {
      String text = "a" + c + "b";
      boolean shown = c == '\n' || c == '\t' || (c >= ' ' && c < 0x7f) || c >= 0xa0;
      assertThat(data(text).equals(text)).as("character %d", (int) c).isEqualTo(shown);
    }
  }

  private static String data(String text) {
    return new String(Visible.data(text), StandardCharsets.UTF_8);
  }
}
