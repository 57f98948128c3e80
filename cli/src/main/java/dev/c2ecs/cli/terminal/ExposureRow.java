package dev.c2ecs.cli.terminal;

import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cli.stack.NaturalOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A port that faces the Internet, before a change or after it; the ranges that are admitted are
 * together.
 *
 * @param mark what becomes of it
 * @param service the service behind it; for none what the load balancer says, {@code (redirect)}
 * @param number the port of the listener; 0 when it is not known
 * @param port the port and where it leads, {@code 8080 → 3000}
 * @param protocol what the listener speaks; empty when it is not known
 * @param who who is admitted, in words
 */
public record ExposureRow(
    Mark mark, String service, int number, String port, String protocol, String who) {

  private static final Comparator<ExposureRow> ORDER =
      Comparator.comparing(ExposureRow::service, NaturalOrder.NAMES)
          .thenComparing(ExposureRow::number)
          .thenComparing(ExposureRow::protocol)
          .thenComparing(ExposureRow::mark);

  /** What becomes of a port that faces the Internet. */
  public enum Mark {
    SAME,
    NEW,
    CLOSES,
    /** What was served there, plainly, is only sent elsewhere from now on. */
    REDIRECTS,
    /** What was served there is answered by the load balancer itself from now on. */
    ANSWERS
  }

  /**
   * What faces the Internet before a change or after it, by service and port. A redirect opens
   * nothing, and closes nothing, on a port that is open on the other side.
   */
  public static List<ExposureRow> of(List<Exposure> before, List<Exposure> after) {
    Map<ExposureRow, Set<String>> rows = new LinkedHashMap<>();
    for (Exposure one : after) {
      boolean known = before.stream().anyMatch(old -> old.isSameAs(one));
      Optional<Exposure> served =
          before.stream().filter(old -> isRedirect(one) && isSamePort(old, one)).findFirst();
      if (known || served.isEmpty()) {
        add(rows, known ? Mark.SAME : Mark.NEW, one);
      } else {
        Mark mark = one.answer().startsWith("answers") ? Mark.ANSWERS : Mark.REDIRECTS;
        add(rows, mark, isRedirect(served.get()) ? one : served.get());
      }
    }
    for (Exposure one : before) {
      boolean stays = after.stream().anyMatch(now -> one.isSameAs(now));
      boolean other =
          after.stream()
              .anyMatch(now -> isSamePort(one, now) && (isRedirect(one) || isRedirect(now)));
      if (!stays && !other) {
        add(rows, Mark.CLOSES, one);
      }
    }
    List<ExposureRow> all = new ArrayList<>();
    rows.forEach(
        (row, ranges) ->
            all.add(
                new ExposureRow(
                    row.mark,
                    row.service,
                    row.number,
                    row.port,
                    row.protocol,
                    String.join(", ", ranges))));
    all.sort(ORDER);
    return List.copyOf(all);
  }

  private static void add(Map<ExposureRow, Set<String>> rows, Mark mark, Exposure one) {
    String number = one.port() == 0 ? "(shared)" : Integer.toString(one.port());
    boolean same = one.target() == 0 || one.target() == one.port();
    ExposureRow row =
        new ExposureRow(
            mark,
            isRedirect(one) ? "(" + one.answer() + ")" : one.service(),
            one.port(),
            same ? number : number + " → " + one.target(),
            one.protocol(),
            "");
    rows.computeIfAbsent(row, key -> new TreeSet<>()).add(range(one.cidr()));
  }

  private static boolean isRedirect(Exposure one) {
    return one.service().isEmpty();
  }

  private static boolean isSamePort(Exposure one, Exposure other) {
    return one.port() == other.port()
        && one.balancer().equals(other.balancer())
        && one.cidr().equals(other.cidr());
  }

  /** Who a range is, in words. */
  private static String range(String cidr) {
    if (Exposure.isEverybody(cidr)) {
      return "everybody";
    }
    return cidr.isEmpty() ? "whom its groups admit" : cidr;
  }

  /** What is said of it where {@code who} stands. */
  String words() {
    return switch (mark) {
      case SAME -> who;
      case NEW -> who + ", new";
      case CLOSES -> "closes";
      case REDIRECTS -> who + ", redirects now";
      case ANSWERS -> who + ", leads to no service now";
    };
  }
}
