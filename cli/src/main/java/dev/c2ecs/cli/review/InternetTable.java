package dev.c2ecs.cli.review;

import dev.c2ecs.cli.report.Markdown;
import dev.c2ecs.cli.terminal.ExposureRow;
import java.util.List;

/** What faces the Internet, as a table of Markdown. */
final class InternetTable {

  private InternetTable() {}

  /** The table with all ports; empty when none of them is new, closes or is redirected. */
  static String of(Comparison comparison) {
    if (!comparison.before().isWhole() || !comparison.after().isWhole()) {
      return "";
    }
    List<ExposureRow> rows = ExposureRow.of(comparison.exposedBefore(), comparison.exposedAfter());
    if (rows.stream().allMatch(row -> row.mark() == ExposureRow.Mark.SAME)) {
      return "";
    }
    StringBuilder table = new StringBuilder();
    table.append(Markdown.row("", "service", "port", "protocol", "who"));
    table.append(Markdown.row("---", "---", "---", "---", "---"));
    for (ExposureRow row : rows) {
      table.append(
          Markdown.row(
              mark(row.mark()),
              Markdown.cell(row.service()),
              Markdown.cell(row.port()),
              Markdown.cell(row.protocol()),
              Markdown.cell(row.who())));
    }
    return table.toString();
  }

  private static String mark(ExposureRow.Mark mark) {
    return switch (mark) {
      case SAME -> "";
      case NEW -> "**new**";
      case CLOSES -> "closes";
      case REDIRECTS -> "redirects now";
    };
  }
}
