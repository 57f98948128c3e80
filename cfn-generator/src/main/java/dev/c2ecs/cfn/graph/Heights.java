package dev.c2ecs.cfn.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the middles of all places: in each column and frame they are put in the order of their
 * neighbours, by turns from the left and from the right, so that few lines cross.
 */
final class Heights {

  /** The room of the title of a frame, and below its last box. */
  static final double TITLE = 26;

  static final double FOOT = 14;

  /** Between two frames, and between two boxes. */
  private static final double APART = 22;

  private static final double GAP = 20;
  private static final double LANE_GAP = 4;
  private static final int ROUNDS = 24;

  /** Places of a frame that are in the same column. */
  private record Cell(int column, String band, List<Place> places) {}

  /** From where to where a frame reaches. */
  record Band(double top, double bottom) {}

  private final List<Cell> cells = new ArrayList<>();
  private final Map<String, Band> bands = new LinkedHashMap<>();
  private final double top;
  private double bottom;

  private Heights(List<Place> places, double top) {
    this.top = top;
    Map<Integer, Map<String, List<Place>>> byColumn = new TreeMap<>();
    for (Place place : places) {
      byColumn
          .computeIfAbsent(place.column, key -> new LinkedHashMap<>())
          .computeIfAbsent(place.band, key -> new ArrayList<>())
          .add(place);
    }
    byColumn.forEach(
        (column, inner) -> inner.forEach((band, some) -> cells.add(new Cell(column, band, some))));
  }

  /** Sets the middles; the first frame begins at {@code top}. */
  static Heights set(List<Place> places, double top) {
    Heights heights = new Heights(places, top);
    heights.frames();
    heights.stack();
    for (int round = 0; round < ROUNDS; round++) {
      heights.sweep(round);
    }
    return heights;
  }

  /** The frames by their groups; one without a frame is {@link Places#FREE}. */
  Map<String, Band> bands() {
    return bands;
  }

  double bottom() {
    return bottom;
  }

  /** The frames below each other: those of tasks that others need are further down. */
  private void frames() {
    Map<String, Double> rooms = new LinkedHashMap<>();
    Map<String, Double> columns = new LinkedHashMap<>();
    double free = 0;
    for (Cell cell : cells) {
      double room = cell.places.stream().mapToDouble(Heights::room).sum();
      if (cell.band.equals(Places.FREE) && cell.places.stream().anyMatch(p -> p.box != null)) {
        free = Math.max(free, room);
      } else {
        rooms.merge(cell.band, room, Math::max);
      }
      columns.merge(cell.band, middle(cell), Math::min);
    }
    List<String> order = new ArrayList<>(rooms.keySet());
    order.sort(
        Comparator.comparing((String band) -> band.equals(Places.FREE))
            .thenComparing(band -> columns.getOrDefault(band, 0.0)));
    order = Neighbours.ordered(order, cells.stream().flatMap(c -> c.places.stream()).toList());
    double total = 0;
    for (String band : order) {
      total += rooms.getOrDefault(band, 0.0) + frame(band);
    }
    double at = top + Math.max(0, (free - total) / 2);
    for (String band : order) {
      double end = at + rooms.getOrDefault(band, 0.0) + frame(band);
      bands.put(band, new Band(at, end - APART));
      at = end;
    }
    bottom = Math.max(at, top + free);
  }

  /** Where in the picture the tasks of a cell are: lanes say nothing. */
  private static double middle(Cell cell) {
    return cell.places.stream().anyMatch(place -> place.box != null)
        ? cell.column
        : Integer.MAX_VALUE;
  }

  private static double frame(String band) {
    return band.equals(Places.FREE) ? APART : TITLE + FOOT - GAP + APART;
  }

  private static double room(Place place) {
    return place.height() + (place.box == null ? LANE_GAP : GAP);
  }

  private void stack() {
    for (Cell cell : cells) {
      double at = from(cell);
      for (Place place : cell.places) {
        place.middle = at + room(place) / 2;
        at += room(place);
      }
    }
  }

  private double from(Cell cell) {
    Band band = bands.get(cell.band);
    return isFree(cell) || band == null
        ? top
        : band.top + (cell.band.equals(Places.FREE) ? 0 : TITLE - GAP / 2);
  }

  private double to(Cell cell) {
    Band band = bands.get(cell.band);
    return isFree(cell) || band == null
        ? bottom
        : band.bottom - (cell.band.equals(Places.FREE) ? 0 : FOOT - GAP / 2);
  }

  /** Whether the cell has a whole column for itself. */
  private static boolean isFree(Cell cell) {
    return cell.band.equals(Places.FREE)
        && cell.places.stream().anyMatch(place -> place.box != null);
  }

  private void sweep(int round) {
    boolean rightwards = round % 2 == 0;
    boolean last = round >= ROUNDS - 4;
    List<Cell> order = new ArrayList<>(cells);
    if (!rightwards) {
      Collections.reverse(order);
    }
    for (Cell cell : order) {
      Map<Place, Double> wishes = new LinkedHashMap<>();
      cell.places.forEach(
          place -> wishes.put(place, place.wish(rightwards || last, !rightwards || last)));
      if (!last) {
        cell.places.sort(
            Comparator.comparing((Place place) -> wishes.getOrDefault(place, 0.0))
                .thenComparing(place -> place.number));
      }
      double[] wanted =
          cell.places.stream().mapToDouble(p -> wishes.getOrDefault(p, 0.0)).toArray();
      double[] rooms = cell.places.stream().mapToDouble(Heights::room).toArray();
      double[] middles = Spread.of(wanted, rooms, from(cell), to(cell));
      for (int i = 0; i < middles.length; i++) {
        cell.places.get(i).middle = middles[i];
      }
    }
  }
}
