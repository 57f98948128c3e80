package dev.c2ecs.cfn.support;

import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.tree.PatternTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    String[] f = line.split("\t", -1);
    return new SupportRow(
        f[0],
        Disposition.of(f[1]),
        SupportRow.State.valueOf(f[2].toUpperCase(Locale.ROOT).replace('-', '_')),
        f[3].equals("-") || f[3].equals("silent")
            ? Optional.empty()
            : Optional.of(Severity.valueOf(f[3].toUpperCase(Locale.ROOT))),
        f[4],
        f[5],
        f[6],
        f[7].equals("-") ? "" : f[7],
        f[8]);
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
