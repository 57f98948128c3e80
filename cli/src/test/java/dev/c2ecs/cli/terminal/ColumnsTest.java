package dev.c2ecs.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.stack.NaturalOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts in columns, and names in the order in which people count. */
class ColumnsTest {

  @Test
  void namesAreOrderedAsPeopleCount() {
    List<String> ordered =
        List.of(
            "",
            "1",
            "2a",
            "10",
            "a",
            "a01",
            "a1",
            "a1b",
            "a2",
            "a10",
            "a10b2",
            "a10b10",
            "a99999999999999999999998",
            "a99999999999999999999999",
            "ab",
            "svc2",
            "svc10");
    List<String> names = new ArrayList<>(ordered);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(names, new Random(seed));
      names.sort(NaturalOrder.NAMES);
      assertThat(names).containsExactlyElementsOf(ordered);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "abc, 3",
    "äöü, 3",
    "日本, 4",
    "한글, 4",
    "e\u0301, 1",
    "😀, 2",
    "'\u001b[1;31mred\u001b[0m', 3",
    "→…±, 3",
  })
  void aLetterTakesTheColumnsThatATerminalGivesIt(String text, int width) {
    assertThat(Columns.width(text)).isEqualTo(width);
  }

  @ParameterizedTest
  @CsvSource({
    "abcdefghij, 10, abcdefghij, abcdefghij",
    "abcdefghij, 5, abcd…, ab…ij",
    "abcdefghij, 4, abc…, ab…j",
    "日本語日本語, 6, 日本…, 日…語",
    "a😀😀b, 4, a😀…, a…b",
    "ae\u0301e\u0301e\u0301e\u0301, 3, ae\u0301…, a…e\u0301",
  })
  void whatIsCutSaysSoAndLosesNoHalfLetter(String text, int width, String end, String middle) {
    assertThat(Columns.cut(text, width)).isEqualTo(end);
    assertThat(Columns.cutInside(text, width)).isEqualTo(middle);
  }

  @Test
  void linesAreBrokenBetweenWordsAndIndentedFurther() {
    assertThat(Columns.wrapped("  one two three four", 12, 2))
        .containsExactly("  one two", "    three", "    four");
    assertThat(Columns.wrapped("a: short\nb", 12, 2)).containsExactly("a: short", "b");
  }

  @Test
  void aWordThatIsTooLongStaysWhole() {
    assertThat(Columns.wrapped("see https://example.test/a/long/way for more", 16, 2))
        .containsExactly("see", "  https://example.test/a/long/way", "  for more");
  }

  @Test
  void noWordIsLostOrBrokenAndNoLineIsTooWide() {
    Random random = new Random(7);
    for (int run = 0; run < 500; run++) {
      List<String> words = new ArrayList<>();
      for (int i = random.nextInt(30); i >= 0; i--) {
        words.add((random.nextInt(9) == 0 ? "語" : "x").repeat(1 + random.nextInt(9)));
      }
      String text = " ".repeat(random.nextInt(8)) + String.join(" ", words);
      int width = 40 + random.nextInt(80);
      List<String> lines = Columns.wrapped(text, width, random.nextInt(5));
      assertThat(lines).isNotEmpty().allMatch(line -> Columns.width(line) <= width);
      assertThat(Arrays.asList(String.join(" ", lines).strip().split(" +", -1))).isEqualTo(words);
    }
  }
}
