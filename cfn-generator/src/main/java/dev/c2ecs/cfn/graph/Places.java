package dev.c2ecs.cfn.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The boxes of a graph and the lines between them, in their columns, without heights yet. */
final class Places {

  /** The band of boxes that no frame is around. */
  static final String FREE = "\n";

  /** The room of a line at a side of a box, with its label. */
  static final double PORT = 18;

  private final Graph graph;
  private final Map<String, Integer> columns;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, Place> boxes = new LinkedHashMap<>();
  private final Map<String, Place> lanes = new LinkedHashMap<>();
  private final List<Link> links = new ArrayList<>();

  /** The columns with tasks, in which lanes belong to frames. */
  private final Set<Integer> framed = new HashSet<>();

  private Places(Graph graph) {
    this.graph = graph;
    this.columns = Columns.of(graph);
    graph.nodes().forEach(node -> nodes.put(node.key(), node));
  }

  static Places of(Graph graph) {
    Places places = new Places(graph);
    places.make();
    return places;
  }

  /** All places, boxes first. */
  List<Place> all() {
    List<Place> all = new ArrayList<>(boxes.values());
    all.addAll(lanes.values());
    return all;
  }

  List<Link> links() {
    return links;
  }

  private void make() {
    Map<String, Set<String>> left = new HashMap<>();
    Map<String, Set<String>> right = new HashMap<>();
    for (Edge edge : graph.edges()) {
      int from = column(edge.from());
      int to = column(edge.to());
      boolean forward = from < to;
      (from <= to ? right : left)
          .computeIfAbsent(edge.from(), key -> new HashSet<>())
          .add(Link.port(edge, false));
      (forward ? left : right)
          .computeIfAbsent(edge.to(), key -> new HashSet<>())
          .add(Link.port(edge, true));
    }
    for (Node node : graph.nodes()) {
      if (node.kind().isTask()) {
        framed.add(column(node.key()));
      }
      int ports =
          Math.max(
              left.getOrDefault(node.key(), Set.of()).size(),
              right.getOrDefault(node.key(), Set.of()).size());
      String band = node.kind().isTask() ? node.group() : FREE;
      boxes.put(
          node.key(),
          new Place(Box.of(node, (ports + 1) * PORT), column(node.key()), band, boxes.size()));
    }
    graph.edges().forEach(this::link);
  }

  private int column(String key) {
    return columns.getOrDefault(key, 0);
  }

  private void link(Edge edge) {
    Place from = boxes.get(edge.from());
    Place to = boxes.get(edge.to());
    if (from == null || to == null) {
      return;
    }
    boolean reversed = from.column > to.column;
    Place start = reversed ? to : from;
    Place end = reversed ? from : to;
    // many that lead to one thing pass on the same lane
    boolean spreads = start.band.equals(FREE);
    String bundle =
        (spreads ? edge.from() : edge.to()) + " " + edge.kind() + " " + edge.mark() + spreads;
    String frame = start.band.equals(FREE) ? end.band : start.band;
    List<Place> passed = new ArrayList<>();
    Place before = start;
    for (int column = start.column + 1; column < end.column; column++) {
      int at = column;
      String band = framed.contains(column) ? frame : FREE;
      String key = bundle + " " + column + " " + band;
      Place lane =
          lanes.computeIfAbsent(key, k -> new Place(null, at, band, boxes.size() + lanes.size()));
      join(before, lane);
      passed.add(lane);
      before = lane;
    }
    if (start.column != end.column) {
      join(before, end);
    }
    links.add(new Link(edge, start, end, reversed, passed));
  }

  private static void join(Place before, Place after) {
    if (!before.right.contains(after)) {
      before.right.add(after);
      after.left.add(before);
    }
  }
}
