package dev.c2ecs.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/**
 * The difference of two texts in the unified form, with three lines around each change. It is for
 * people: it ends after {@value #LONGEST} lines and says how many follow.
 */
public final class LineDifference {

  /** More nobody reads; who wants them all has both texts. */
  private static final int LONGEST = 80;

  private static final int AROUND = 3;

  /** Beyond this many changed lines the search would take longer than is worth it. */
  private static final int FARTHEST = 1_000;

  /** A line of the difference: its sign and its numbers in both texts, from 0. */
  private record Line(char sign, int old, int now) {}

  private final List<String> old;
  private final List<String> now;

  private final List<String> shownOld;
  private final List<String> shownNow;

  private LineDifference(String old, String now, UnaryOperator<List<String>> shown) {
    this.old = old.lines().toList();
    this.now = now.lines().toList();
    this.shownOld = shown.apply(this.old);
    this.shownNow = shown.apply(this.now);
  }

  /**
   * The difference.
   *
   * @param shown the lines of a text as they are shown, one for each; all the same, those that
   *     differ are told apart
   * @return lines that begin with a space, {@code -} or {@code +}, or with {@code @@}; empty when
   *     the texts have the same lines
   */
  public static List<String> of(String old, String now, UnaryOperator<List<String>> shown) {
    return new LineDifference(old, now, shown).lines();
  }

  private List<String> lines() {
    List<Line> all = all();
    List<String> out = new ArrayList<>();
    for (int i = 0; i < all.size(); ) {
      int first = nextChange(all, i);
      if (first == all.size()) {
        break;
      }
      int end = first + 1;
      for (int next = nextChange(all, end);
          next < all.size() && next - end <= 2 * AROUND;
          next = nextChange(all, end)) {
        end = next + 1;
      }
      hunk(all.subList(Math.max(i, first - AROUND), Math.min(all.size(), end + AROUND)), out);
      i = end;
    }
    if (out.size() <= LONGEST) {
      return out;
    }
    List<String> shown = new ArrayList<>(out.subList(0, LONGEST));
    shown.add("… and " + (out.size() - LONGEST) + " more lines");
    return shown;
  }

  private static int nextChange(List<Line> all, int from) {
    int i = from;
    while (i < all.size() && all.get(i).sign() == ' ') {
      i++;
    }
    return i;
  }

  private void hunk(List<Line> lines, List<String> out) {
    long before = lines.stream().filter(line -> line.sign() != '+').count();
    long after = lines.stream().filter(line -> line.sign() != '-').count();
    Line first = lines.get(0);
    StringJoiner head = new StringJoiner(" ", "@@ ", " @@");
    head.add("-" + range(first.old(), before)).add("+" + range(first.now(), after));
    out.add(head.toString());
    for (Line line : lines) {
      out.add(
          line.sign() + (line.sign() == '+' ? shownNow.get(line.now()) : shownOld.get(line.old())));
    }
  }

  private static String range(int start, long count) {
    return (count == 0 ? start : start + 1) + (count == 1 ? "" : "," + count);
  }

  private List<Line> all() {
    int start = 0;
    int shortest = Math.min(old.size(), now.size());
    while (start < shortest && old.get(start).equals(now.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shortest - start
        && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
      end++;
    }
    List<Line> all = new ArrayList<>();
    for (int i = 0; i < start; i++) {
      all.add(new Line(' ', i, i));
    }
    middle(start, old.size() - end, now.size() - end, all);
    for (int i = end; i > 0; i--) {
      int line = old.size() - i;
      all.add(new Line(' ', line, now.size() - i));
    }
    return all;
  }

  /**
   * The shortest way from one text to the other between two lines, as E. Myers finds it ("An O(ND)
   * difference algorithm and its variations", 1986); when it is long, all lines are replaced.
   */
  private void middle(int start, int oldEnd, int nowEnd, List<Line> all) {
    List<int[]> trace = new ArrayList<>();
    int n = oldEnd - start;
    int m = nowEnd - start;
    int limit = Math.min(n + m, FARTHEST);
    int[] furthest = new int[2 * limit + 3];
    int middle = limit + 1;
    for (int d = 0; d <= limit; d++) {
      trace.add(furthest.clone());
      for (int k = -d; k <= d; k += 2) {
        boolean down = k == -d || (k != d && furthest[middle + k - 1] < furthest[middle + k + 1]);
        int x = down ? furthest[middle + k + 1] : furthest[middle + k - 1] + 1;
        int y = x - k;
        while (x < n && y < m && old.get(start + x).equals(now.get(start + y))) {
          x++;
          y++;
        }
        furthest[middle + k] = x;
        if (x >= n && y >= m) {
          all.addAll(back(trace, middle, start, n, m));
          return;
        }
      }
    }
    for (int i = start; i < oldEnd; i++) {
      all.add(new Line('-', i, start));
    }
    for (int i = start; i < nowEnd; i++) {
      all.add(new Line('+', oldEnd, i));
    }
  }

  private List<Line> back(List<int[]> trace, int middle, int start, int n, int m) {
    List<Line> lines = new ArrayList<>();
    int x = n;
    int y = m;
    for (int d = trace.size() - 1; d >= 0; d--) {
      int[] furthest = trace.get(d);
      int k = x - y;
      boolean down = k == -d || (k != d && furthest[middle + k - 1] < furthest[middle + k + 1]);
      int before = down ? k + 1 : k - 1;
      int px = d == 0 ? 0 : furthest[middle + before];
      int py = d == 0 ? 0 : px - before;
      while (x > px && y > py) {
        x--;
        y--;
        lines.add(0, new Line(' ', start + x, start + y));
      }
      if (d > 0 && down) {
        y--;
        lines.add(0, new Line('+', start + x, start + y));
      } else if (d > 0) {
        x--;
        lines.add(0, new Line('-', start + x, start + y));
      }
    }
    return lines;
  }
}
