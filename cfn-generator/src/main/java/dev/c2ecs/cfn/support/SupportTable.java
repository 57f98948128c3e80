package dev.c2ecs.cfn.support;

import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.tree.PatternTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The support table: one row for every path of the Compose schema. */
public final class SupportTable {

  private static final List<SupportRow> ROWS =
      lines("support.tsv").stream().map(SupportTable::row).toList();
  private static final Map<String, SupportRow> BY_PATH = byPath();

  private SupportTable() {}

  /** All rows in the order of the schema. */
  public static List<SupportRow> rows() {
    return ROWS;
  }

  /** The codes of single values of attributes and what they are about. */
  public static Map<String, String> valueCodes() {
    return ValueRules.TITLES;
  }

  /** The rows by path pattern. */
  static PatternTable<SupportRow> patterns() {
    return PatternTable.of(BY_PATH);
  }

  private static Map<String, SupportRow> byPath() {
    Map<String, SupportRow> rows = new LinkedHashMap<>();
    ROWS.forEach(row -> rows.put(row.path(), row));
    return rows;
  }

  private static SupportRow row(String line) {
    List<String> f = fields(line);
    return new SupportRow(
        f.get(0),
        Disposition.of(f.get(1)),
        state(f.get(2)),
        report(f.get(3)),
        f.get(4),
        f.get(5),
        f.get(6),
        f.get(7).equals("-") ? "" : f.get(7),
        f.get(8));
  }

  private static SupportRow.State state(String word) {
    return switch (word) {
      case "done" -> SupportRow.State.DONE;
      case "pending-warning" -> SupportRow.State.PENDING_WARNING;
      case "pending-error" -> SupportRow.State.PENDING_ERROR;
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static Optional<Severity> report(String word) {
    return switch (word) {
      case "-", "silent" -> Optional.empty();
      case "info" -> Optional.of(Severity.INFO);
      case "warning" -> Optional.of(Severity.WARNING);
      case "error" -> Optional.of(Severity.ERROR);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    int start = 0;
    for (int end = line.indexOf('\t'); end >= 0; end = line.indexOf('\t', start)) {
      fields.add(line.substring(start, end));
      start = end + 1;
    }
    fields.add(line.substring(start));
    return fields;
  }

  /** The lines of a table resource, without comments. */
  static List<String> lines(String resource) {
    try (InputStream in =
        Objects.requireNonNull(SupportTable.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
