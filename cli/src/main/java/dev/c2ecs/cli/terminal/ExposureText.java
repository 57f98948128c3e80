package dev.c2ecs.cli.terminal;

import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cli.stack.NaturalOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What faces the Internet, and what is new there, as a table. */
public final class ExposureText {

  private static final int GAP = 2;
  private static final int MOST_NAME = 28;
  private static final String NEW = "+";
  private static final String GONE = "-";

  private ExposureText() {}

  /** A line of the table; the ranges that are admitted are together. */
  private record Row(String mark, String service, int port, String what, String protocol) {}

  /**
   * The lines.
   *
   * @param before what faces the Internet now
   * @param after what will face it
   */
  public static List<StyledLine> lines(List<Exposure> before, List<Exposure> after, int width) {
    Map<Row, Set<String>> rows = new LinkedHashMap<>();
    after.forEach(one -> add(rows, before.stream().anyMatch(o -> same(o, one)) ? " " : NEW, one));
    before.stream()
        .filter(one -> after.stream().noneMatch(other -> same(one, other)))
        .forEach(one -> add(rows, GONE, one));
    if (rows.isEmpty()) {
      return List.of();
    }
    int names = column(rows.keySet(), "FACES THE INTERNET", Row::service);
    int ports = column(rows.keySet(), "PORT", Row::what);
    int protocols = column(rows.keySet(), "PROTOCOL", Row::protocol);
    List<StyledLine> lines = new ArrayList<>();
    lines.add(
        new StyledLine(
            "1",
            "  "
                + Columns.padded("FACES THE INTERNET", names + GAP + GAP)
                + Columns.padded("PORT", ports + GAP)
                + Columns.padded("PROTOCOL", protocols + GAP)
                + "WHO"));
    rows.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparing(Row::service, NaturalOrder.NAMES)
                    .thenComparing(Row::port)
                    .thenComparing(Row::protocol)
                    .thenComparing(Row::mark)))
        .forEach(
            entry -> {
              Row row = entry.getKey();
              String text =
                  "  "
                      + row.mark()
                      + " "
                      + Columns.padded(Columns.cutInside(row.service(), names), names + GAP)
                      + Columns.padded(row.what(), ports + GAP)
                      + Columns.padded(row.protocol(), protocols + GAP)
                      + who(entry.getValue(), row.mark());
              Columns.wrapped(text, width, names + GAP + GAP)
                  .forEach(line -> lines.add(new StyledLine(style(row.mark()), line)));
            });
    return lines;
  }

  private interface Cell {
    String of(Row row);
  }

  private static int column(Set<Row> rows, String header, Cell cell) {
    return rows.stream()
        .mapToInt(row -> Math.min(MOST_NAME, Columns.width(cell.of(row))))
        .reduce(Columns.width(header), Math::max);
  }

  private static void add(Map<Row, Set<String>> rows, String mark, Exposure exposure) {
    String service = exposure.service().isEmpty() ? "(redirect)" : exposure.service();
    String target = exposure.target() == 0 ? "" : Integer.toString(exposure.target());
    String port = exposure.port() == 0 ? "(shared)" : Integer.toString(exposure.port());
    boolean same = target.isEmpty() || target.equals(port);
    Row row =
        new Row(
            mark,
            CommonWords.harmless(service),
            exposure.port(),
            same ? port : port + " → " + target,
            exposure.protocol());
    rows.computeIfAbsent(row, key -> new TreeSet<>()).add(range(exposure.cidr()));
  }

  private static boolean same(Exposure one, Exposure other) {
    return one.service().equals(other.service())
        && one.port() == other.port()
        && one.protocol().equals(other.protocol())
        && one.cidr().equals(other.cidr());
  }

  /** Who a range is, in words. */
  public static String range(String cidr) {
    if (Exposure.isEverybody(cidr)) {
      return "everybody";
    }
    return cidr.isEmpty() ? "whom its groups admit" : cidr;
  }

  private static String who(Set<String> ranges, String mark) {
    String all = String.join(", ", new LinkedHashSet<>(ranges));
    return switch (mark) {
      case NEW -> all + ", new";
      case GONE -> "closes";
      default -> all;
    };
  }

  private static String style(String mark) {
    return mark.equals(NEW) ? "33" : "";
  }
}
