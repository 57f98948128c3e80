package dev.c2ecs.cli.terminal;

import dev.c2ecs.cfn.exposure.Exposure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What faces the Internet, and what is new there, as a table. */
public final class ExposureText {

  private static final int GAP = 2;
  private static final int MOST_NAME = 28;
  private static final String FACES = "FACES THE INTERNET";

  private ExposureText() {}

  /**
   * The lines.
   *
   * @param before what faces the Internet now
   * @param after what will face it
   */
  public static List<StyledLine> lines(List<Exposure> before, List<Exposure> after, int width) {
    List<ExposureRow> rows = ExposureRow.of(before, after);
    if (rows.isEmpty()) {
      return List.of();
    }
    int names = column(rows, FACES, row -> CommonWords.harmless(row.service()));
    int ports = column(rows, "PORT", ExposureRow::port);
    int protocols = column(rows, "PROTOCOL", ExposureRow::protocol);
    List<StyledLine> lines = new ArrayList<>();
    lines.add(
        new StyledLine(
            "1",
            "  "
                + Columns.padded(FACES, names + GAP + GAP)
                + Columns.padded("PORT", ports + GAP)
                + Columns.padded("PROTOCOL", protocols + GAP)
                + "WHO"));
    for (ExposureRow row : rows) {
      String text =
          "  "
              + sign(row.mark())
              + " "
              + Columns.padded(
                  Columns.cutInside(CommonWords.harmless(row.service()), names), names + GAP)
              + Columns.padded(row.port(), ports + GAP)
              + Columns.padded(row.protocol(), protocols + GAP)
              + row.words();
      String style = row.mark() == ExposureRow.Mark.NEW ? "33" : "";
      Columns.wrapped(text, width, names + GAP + GAP)
          .forEach(line -> lines.add(new StyledLine(style, line)));
    }
    return lines;
  }

  /** The same; none when the same faces the Internet as before. */
  public static List<StyledLine> changes(List<Exposure> before, List<Exposure> after, int width) {
    boolean same =
        ExposureRow.of(before, after).stream().allMatch(row -> row.mark() == ExposureRow.Mark.SAME);
    return same ? List.of() : lines(before, after, width);
  }

  private static int column(
      List<ExposureRow> rows, String header, Function<ExposureRow, String> cell) {
    return rows.stream()
        .mapToInt(row -> Math.min(MOST_NAME, Columns.width(cell.apply(row))))
        .reduce(Columns.width(header), Math::max);
  }

  private static String sign(ExposureRow.Mark mark) {
    return switch (mark) {
      case SAME -> " ";
      case NEW -> "+";
      case CLOSES -> "-";
      case REDIRECTS, ANSWERS -> "~";
    };
  }
}
