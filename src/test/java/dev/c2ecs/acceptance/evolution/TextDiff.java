package dev.c2ecs.acceptance.evolution;

import java.util.ArrayList;
import java.util.List;

/** The lines that differ between two texts, with the keys above them, for people. */
final class TextDiff {

  private TextDiff() {}

  /** Lines with {@code -} and {@code +}; of equal ones only those that name the place. */
  static String of(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    int[][] common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> lines = new ArrayList<>();
    List<String> place = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        enter(place, old.get(i));
        i++;
        j++;
      } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        differs(lines, place, "- ", old.get(i++));
      } else {
        differs(lines, place, "+ ", now.get(j++));
      }
    }
    return String.join("\n", lines);
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static void enter(List<String> place, String line) {
    leave(place, line);
    place.add(line);
  }

  private static void leave(List<String> place, String line) {
    place.removeIf(above -> indent(above) >= indent(line));
  }

  private static void differs(List<String> lines, List<String> place, String sign, String line) {
    leave(place, line);
    for (String above : place) {
      lines.add("  " + above);
    }
    place.clear();
    lines.add(sign + line);
  }
}
