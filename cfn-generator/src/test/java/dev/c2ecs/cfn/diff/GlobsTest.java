package dev.c2ecs.cfn.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTest {

  @ParameterizedTest
  @CsvSource({
    "*, a, true, true",
    "/api/*, /api/v1/*, true, true",
    "/api/v1/*, /api/*, false, true",
    "/api/*, /admin/*, false, false",
    "/a*, *b, false, true",
    "/a?, /ab, true, true",
    "/a?, /a*, false, true",
    "a, a, true, true",
    "a, ab, false, false",
    "*.example.com, shop.example.com, true, true",
    "'', *, false, true",
  })
  void onePatternAndAnother(String wide, String narrow, boolean covers, boolean meets) {
    assertThat(Globs.covers(wide, narrow)).isEqualTo(covers);
    assertThat(Globs.meet(wide, narrow)).isEqualTo(meets);
    assertThat(Globs.meet(narrow, wide)).isEqualTo(meets);
  }

  /** A text that the narrower one matches is matched by the wider one; both meet then. */
  @Test
  void whatIsCoveredIsMatched() {
    Random random = new Random(7);
    List<String> texts = List.of("", "a", "b", "ab", "ba", "aab", "abb", "bab");
    int covered = 0;
    for (int i = 0; i < 3000; i++) {
      String wide = pattern(random);
      String narrow = pattern(random);
      for (String text : texts) {
        boolean both = Globs.covers(wide, text) && Globs.covers(narrow, text);
        assertThat(!both || Globs.meet(wide, narrow)).as(wide + " " + narrow + " " + text).isTrue();
        if (Globs.covers(wide, narrow) && Globs.covers(narrow, text)) {
          covered++;
          assertThat(Globs.covers(wide, text)).as(wide + " " + narrow + " " + text).isTrue();
        }
      }
    }
    assertThat(covered).isPositive();
  }

  private static String pattern(Random random) {
    StringBuilder pattern = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      pattern.append("ab*?".charAt(random.nextInt(4)));
    }
    return pattern.toString();
  }
}
