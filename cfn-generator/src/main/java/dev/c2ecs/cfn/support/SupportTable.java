package dev.c2ecs.cfn.support;

import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.tree.PatternTable;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The support table: one row for every path of the Compose schema. */
public final class SupportTable {

  private static final List<String> LINES = lines(SupportRows.TEXT);

  private static final PatternTable<String> PATTERNS = patterns();

  /** The rows that were asked for; of a run's model most are not. */
  private static final Map<String, SupportRow> READ = new ConcurrentHashMap<>();

  private SupportTable() {}

  /** All rows in the order of the schema. */
  public static List<SupportRow> rows() {
    Map<String, SupportRow> rows = new LinkedHashMap<>();
    for (String line : LINES) {
      String path = path(line);
      rows.put(path, row(line, above(path, rows)));
    }
    return List.copyOf(rows.values());
  }

  private static Optional<SupportRow> above(String path, Map<String, SupportRow> rows) {
    SupportRow row = null;
    String above = path;
    while (row == null && !above.isEmpty()) {
      int end = Math.max(above.lastIndexOf('.'), above.lastIndexOf('['));
      above = above.substring(0, Math.max(end, 0));
      row = rows.get(above);
    }
    return Optional.ofNullable(row);
  }

  private static String path(String line) {
    return line.substring(0, line.indexOf('\t'));
  }

  /**
   * What becomes of the attribute at a path.
   *
   * @return empty for a path that Compose does not have, such as an {@code x-aws-} key
   */
  public static Optional<Disposition> disposition(TreePath path) {
    PatternTable<String> at = PATTERNS;
    Optional<SupportRow> row = Optional.empty();
    for (TreePath.Segment segment : path.segments()) {
      at = segment instanceof TreePath.Key key ? at.child(key.name()) : at.items();
      Optional<SupportRow> above = row;
      Optional<String> line = at.value();
      if (line.isPresent()) {
        row = Optional.of(row(line.get(), above));
      }
    }
    return row.map(SupportRow::disposition);
  }

  /** The lines of the table by path pattern, to be read with {@link #row}. */
  static PatternTable<String> patterns() {
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : LINES) {
      lines.put(path(line), line);
    }
    return PatternTable.of(lines);
  }

  /**
   * The row that a line of the table says.
   *
   * @param above the row of the attribute around that of the line
   */
  static SupportRow row(String line, Optional<SupportRow> above) {
    SupportRow row = READ.get(line);
    if (row == null) {
      row = parse(line, above);
      READ.put(line, row);
    }
    return row;
  }

  private static SupportRow parse(String line, Optional<SupportRow> above) {
    String[] f = line.split("\t", -1);
    if (f[1].equals("^")) {
      SupportRow same = above.orElseThrow();
      return new SupportRow(f[0], same.disposition(), same.report(), same.target(), f[2]);
    }
    return new SupportRow(f[0], Disposition.of(f[1]), report(f[2], f[3]), f[4], f[5]);
  }

  private static Optional<SupportRow.Report> report(String word, String code) {
    return switch (word) {
      case "-", "silent" -> Optional.empty();
      case "info" -> report(Severity.INFO, code);
      case "warning" -> report(Severity.WARNING, code);
      case "error" -> report(Severity.ERROR, code);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static Optional<SupportRow.Report> report(Severity severity, String code) {
    return Optional.of(new SupportRow.Report(SupportCode.of(code), severity));
  }

  /** The lines of a table, without comments. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    lines.removeIf(line -> line.isEmpty() || line.startsWith("#"));
    return lines;
  }
}
