package dev.c2ecs.cfn.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays a graph out in columns from left to right, the tasks in frames below each other by their
 * networks. Lines pass columns on lanes of their own, and so no box; the room before each column
 * has the labels of the lines that end there.
 */
final class Layout {

  /** The size of the font of a label. */
  static final double LABEL = 10;

  /** The longest label in pixels; longer ones are cut. */
  private static final double WIDEST_LABEL = 240;

  /** The arrow, and the room between it and the label. */
  private static final double ARROW = 12;

  private static final double MARGIN = 24;
  private static final double FRAME = 14;
  private static final double CURVE = 44;
  private static final double MOST_CURVE = 110;
  private static final double LOOP = 34;

  /** A label stands above its line, so the first line is not at the very top of a box. */
  private static final double INSET = 6;

  /** A side of a box or of none. */
  private record Side(Place place, boolean isLeft) {}

  private final Places places;
  private final double top;
  private final Map<Side, Map<String, Double>> ports = new HashMap<>();
  private double[] lefts = new double[0];
  private double[] widths = new double[0];
  private double[] labelsBefore = new double[0];

  private Layout(Places places, double top) {
    this.places = places;
    this.top = top;
  }

  /**
   * The picture of a graph.
   *
   * @param top where it begins, below a title
   */
  static Picture of(Graph graph, double top) {
    return new Layout(Places.of(graph), top).picture();
  }

  private Picture picture() {
    Heights heights = Heights.set(places.all(), top);
    double width = columns();
    sides();
    List<Picture.Placed> boxes = new ArrayList<>();
    for (Place place : places.all()) {
      if (place.box != null) {
        boxes.add(
            new Picture.Placed(
                place.box,
                lefts[place.column],
                place.middle - place.box.height() / 2,
                widths[place.column],
                place.box.height()));
      }
    }
    List<Picture.Wire> wires = new ArrayList<>();
    Set<Picture.Label> labels = new LinkedHashSet<>();
    for (Link link : places.links()) {
      wires.add(wire(link));
      if (!link.label().isEmpty()) {
        labels.add(label(link));
      }
    }
    return new Picture(
        width, heights.bottom(), frames(heights), boxes, wires, new ArrayList<>(labels));
  }

  /** The places and widths of the columns; the result is the width of all. */
  private double columns() {
    int count = 0;
    for (Place place : places.all()) {
      count = Math.max(count, place.column + 1);
    }
    lefts = new double[count];
    widths = new double[count];
    labelsBefore = new double[count];
    double[] labelsBehind = new double[count];
    double[] curves = new double[count + 1];
    for (Place place : places.all()) {
      if (place.box != null) {
        widths[place.column] = Math.max(widths[place.column], place.box.width());
      }
    }
    for (Link link : places.links()) {
      double label = labelWidth(link.label());
      if (link.pointsToEnd() && !link.isLoop()) {
        labelsBefore[link.end().column] = Math.max(labelsBefore[link.end().column], label);
      } else {
        int column = link.isLoop() ? link.end().column : link.start().column;
        labelsBehind[column] = Math.max(labelsBehind[column], label);
      }
      if (link.isLoop()) {
        labelsBehind[link.end().column] = Math.max(labelsBehind[link.end().column], label + LOOP);
      }
      for (int column = link.start().column + 1; column <= link.end().column; column++) {
        curves[column] += 2;
      }
    }
    double at = MARGIN + FRAME;
    for (int column = 0; column < count; column++) {
      if (column > 0) {
        at += Math.min(MOST_CURVE, CURVE + curves[column]) + FRAME;
      }
      at += labelsBefore[column];
      lefts[column] = at;
      at += widths[column] + FRAME + labelsBehind[column];
    }
    return at + MARGIN;
  }

  private static double labelWidth(String label) {
    return label.isEmpty()
        ? 0
        : TextWidth.of(TextWidth.cut(label, LABEL, WIDEST_LABEL), LABEL) + ARROW;
  }

  /**
   * Where lines begin and end at the sides of boxes, each as near to where it leads as it can. The
   * right sides come second: they know where the lines end.
   */
  private void sides() {
    for (boolean left : new boolean[] {true, false}) {
      Map<Side, Map<String, List<Double>>> wishes = new LinkedHashMap<>();
      for (Link link : places.links()) {
        if (left && !link.isLoop()) {
          add(wishes, new Side(link.end(), true), link.port(true), link.next(true).middle);
        } else if (!left) {
          add(wishes, new Side(link.start(), false), link.port(false), beyond(link));
          if (link.isLoop()) {
            add(wishes, new Side(link.end(), false), link.port(true), link.start().middle);
          }
        }
      }
      wishes.forEach((side, byPort) -> ports.put(side, along(side.place, byPort)));
    }
  }

  private double beyond(Link link) {
    return link.lanes().isEmpty() && !link.isLoop()
        ? port(link.end(), true, link.port(true))
        : link.next(false).middle;
  }

  private static Map<String, Double> along(Place place, Map<String, List<Double>> wishes) {
    List<String> order = new ArrayList<>(wishes.keySet());
    order.sort(Comparator.comparing(port -> mean(wishes.getOrDefault(port, List.of()))));
    double[] wanted =
        order.stream().mapToDouble(port -> mean(wishes.getOrDefault(port, List.of()))).toArray();
    double[] rooms = new double[wanted.length];
    Arrays.fill(rooms, Places.PORT);
    double half = place.height() / 2;
    double[] middles = Spread.of(wanted, rooms, place.middle - half + INSET, place.middle + half);
    Map<String, Double> found = new HashMap<>();
    for (int i = 0; i < middles.length; i++) {
      found.put(order.get(i), middles[i]);
    }
    return found;
  }

  private static void add(
      Map<Side, Map<String, List<Double>>> wishes, Side side, String port, double wish) {
    wishes
        .computeIfAbsent(side, key -> new LinkedHashMap<>())
        .computeIfAbsent(port, key -> new ArrayList<>())
        .add(wish);
  }

  private static double mean(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private double port(Place place, boolean left, String port) {
    return ports.getOrDefault(new Side(place, left), Map.of()).getOrDefault(port, place.middle);
  }

  private Picture.Wire wire(Link link) {
    List<Picture.Point> points = new ArrayList<>();
    points.add(startOf(link));
    for (Place lane : link.lanes()) {
      points.add(new Picture.Point(lefts[lane.column], lane.middle));
      points.add(new Picture.Point(lefts[lane.column] + widths[lane.column], lane.middle));
    }
    Picture.Point end = endOf(link);
    if (!link.isLoop()) {
      points.add(new Picture.Point(end.x() - labelsBefore[link.end().column], end.y()));
    }
    points.add(end);
    return new Picture.Wire(link.edge(), points, link.isReversed(), link.isLoop());
  }

  private Picture.Point startOf(Link link) {
    int column = link.start().column;
    return new Picture.Point(
        lefts[column] + widths[column], port(link.start(), false, link.port(false)));
  }

  private Picture.Point endOf(Link link) {
    int column = link.end().column;
    boolean left = !link.isLoop();
    return new Picture.Point(
        left ? lefts[column] : lefts[column] + widths[column],
        port(link.end(), left, link.port(true)));
  }

  private Picture.Label label(Link link) {
    boolean left = link.pointsToEnd() && !link.isLoop();
    Picture.Point at = link.isReversed() ? startOf(link) : endOf(link);
    String text = TextWidth.cut(link.label(), LABEL, WIDEST_LABEL);
    return new Picture.Label(
        text,
        link.label(),
        link.edge().mark(),
        left ? at.x() - ARROW : at.x() + ARROW,
        at.y() - 4,
        !left);
  }

  private List<Picture.Frame> frames(Heights heights) {
    Map<String, double[]> spans = new LinkedHashMap<>();
    for (Place place : places.all()) {
      if (place.box != null && !place.band.equals(Places.FREE)) {
        double left = lefts[place.column] - labelsBefore[place.column] - FRAME;
        double right = lefts[place.column] + widths[place.column] + FRAME;
        double[] span = spans.computeIfAbsent(place.band, key -> new double[] {left, right});
        span[0] = Math.min(span[0], left);
        span[1] = Math.max(span[1], right);
      }
    }
    List<Picture.Frame> frames = new ArrayList<>();
    heights
        .bands()
        .forEach(
            (band, range) -> {
              double[] span = spans.get(band);
              if (span != null) {
                frames.add(
                    new Picture.Frame(
                        Graph.title(band),
                        span[0],
                        range.top(),
                        span[1] - span[0],
                        range.bottom() - range.top()));
              }
            });
    return frames;
  }
}
