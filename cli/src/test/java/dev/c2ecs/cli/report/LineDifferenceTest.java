package dev.c2ecs.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LineDifferenceTest {

  private static final Pattern HUNK =
      Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@");

  @Test
  void equalTextsHaveNone() {
    assertThat(difference("a\nb\n", "a\nb\n")).isEmpty();
    assertThat(difference("a\r\nb\n", "a\nb")).isEmpty();
  }

  @Test
  void showsThreeLinesAroundAChange() {
    assertThat(difference("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"))
        .containsExactly("@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8");
    assertThat(difference("", "a\n")).containsExactly("@@ -0,0 +1 @@", "+a");
    assertThat(difference("a\n", "")).containsExactly("@@ -1 +0,0 @@", "-a");
  }

  @Test
  void aLongOneIsCut() {
    String many = "x\n".repeat(5_000);
    List<String> lines = difference("", many);
    assertThat(lines).hasSize(81);
    assertThat(lines.get(80)).isEqualTo("… and 4921 more lines");
    assertThat(difference("y\n".repeat(5_000), many)).hasSize(81);
  }

  /** What patch would do with it. */
  @Test
  void appliedToTheOldTextItGivesTheNewOne() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      List<String> old = new ArrayList<>();
      for (int i = random.nextInt(30); i > 0; i--) {
        old.add(String.valueOf((char) ('a' + random.nextInt(5))));
      }
      List<String> now = new ArrayList<>(old);
      for (int i = random.nextInt(6); i > 0; i--) {
        int at = random.nextInt(now.size() + 1);
        if (random.nextBoolean() || at == now.size()) {
          now.add(at, String.valueOf((char) ('a' + random.nextInt(5))));
        } else {
          now.remove(at);
        }
      }
      List<String> difference = difference(text(old), text(now));
      assertThat(applied(old, difference)).as("%d: %s", seed, difference).isEqualTo(now);
      assertThat(difference.isEmpty()).isEqualTo(old.equals(now));
    }
  }

  private static String text(List<String> lines) {
    return String.join("", lines.stream().map(line -> line + "\n").toList());
  }

  private static List<String> applied(List<String> old, List<String> difference) {
    List<String> now = new ArrayList<>();
    int at = 0;
    for (String line : difference) {
      Matcher hunk = HUNK.matcher(line);
      if (hunk.matches()) {
        int first = Integer.parseInt(hunk.group(1)) - ("0".equals(hunk.group(2)) ? 0 : 1);
        while (at < first) {
          now.add(old.get(at++));
        }
        int place = Integer.parseInt(hunk.group(3)) - ("0".equals(hunk.group(4)) ? 0 : 1);
        assertThat(now).hasSize(place);
      } else if (line.charAt(0) == '+') {
        now.add(line.substring(1));
      } else {
        assertThat(old.get(at++)).isEqualTo(line.substring(1));
        if (line.charAt(0) == ' ') {
          now.add(line.substring(1));
        }
      }
    }
    while (at < old.size()) {
      now.add(old.get(at++));
    }
    return now;
  }

  private static List<String> difference(String old, String now) {
    return LineDifference.of(old, now, lines -> lines);
  }
}
