package dev.c2ecs.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of cells as lines, with blanks between the columns. */
public final class TextTable {

  private static final String GAP = "  ";

  private TextTable() {}

  /**
   * A table.
   *
   * @param rows the rows, the header first, all with as many cells
   * @param giving the column that is cut where the table is too wide
   * @param least how wide that column stays
   * @param width how wide the table may be
   */
  public static String of(List<List<String>> rows, int giving, int least, int width) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Columns.width(row.get(i)));
      }
    }
    int all = GAP.length() * (widths.length - 1) + Arrays.stream(widths).sum();
    widths[giving] =
        Math.min(widths[giving], Math.max(least, widths[giving] - Math.max(0, all - width)));
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < widths.length; i++) {
        cells.add(Columns.padded(row.get(i), widths[i]));
      }
      text.append(String.join(GAP, cells).stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
