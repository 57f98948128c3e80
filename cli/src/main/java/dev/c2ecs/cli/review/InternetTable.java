package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.exposure.PublicResource;
import dev.c2ecs.cli.report.Markdown;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.cli.terminal.ExposureRow;
import java.util.List;

/** What faces the Internet, as a table of Markdown. */
final class InternetTable {

  private InternetTable() {}

  /**
   * The table with all ports, where one is new, closes or is redirected, and the resources that are
   * reached otherwise and were not before; empty without both.
   */
  static String of(Comparison comparison) {
    if (!comparison.before().isWhole() || !comparison.after().isWhole()) {
      return "";
    }
    String ports = ports(comparison);
    String others = others(comparison);
    return ports + (ports.isEmpty() || others.isEmpty() ? "" : "\n") + others;
  }

  private static String others(Comparison comparison) {
    StringBuilder others = new StringBuilder();
    for (PublicResource one : comparison.exposures().resources()) {
      others
          .append("- **new**: ")
          .append(Markdown.code(CommonWords.harmless(one.id())))
          .append(' ')
          .append(Markdown.text(one.words()))
          .append('\n');
    }
    return others.toString();
  }

  private static String ports(Comparison comparison) {
    List<ExposureRow> rows =
        ExposureRow.of(comparison.exposures().before(), comparison.exposures().after());
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
              Markdown.cell(row.who()) + reason(comparison, row)));
    }
    return table.toString();
  }

  /** Why an open port would have stayed closed if nobody had asked for it. */
  private static String reason(Comparison comparison, ExposureRow row) {
    return comparison.exposures().opened().stream()
        .filter(one -> row.mark() == ExposureRow.Mark.NEW)
        .filter(one -> one.service().equals(row.service()) && one.port() == row.number())
        .flatMap(one -> comparison.reason(one).stream())
        .findFirst()
        .map(reason -> "<br>**" + Markdown.text(reason) + "**")
        .orElse("");
  }

  private static String mark(ExposureRow.Mark mark) {
    return switch (mark) {
      case SAME -> "";
      case NEW -> "**new**";
      case CLOSES -> "closes";
      case REDIRECTS -> "redirects now";
      case ANSWERS -> "leads to no service now";
    };
  }
}
