package dev.c2ecs.cfn.graph;

import java.util.List;

/**
 * An edge as it is drawn: from left to right, whichever way it points.
 *
 * @param start the place at the left
 * @param end the place at the right; for a loop one in the same column
 * @param isReversed whether it points to the left
 * @param lanes the places between them
 */
record Link(Edge edge, Place start, Place end, boolean isReversed, List<Place> lanes) {

  Link {
    lanes = List.copyOf(lanes);
  }

  boolean isLoop() {
    return start.column == end.column;
  }

  /** The labels in one line. */
  String label() {
    return label(edge);
  }

  static String label(Edge edge) {
    return String.join(", ", edge.labels().stream().map(Line::signed).toList());
  }

  /** Whether the arrow, and with it the label, is at the right of the two places. */
  boolean pointsToEnd() {
    return !isReversed;
  }

  /** Lines that begin or end in the same point of a side of a box are one. */
  String port(boolean atEnd) {
    return port(edge, atEnd != isReversed);
  }

  static String port(Edge edge, boolean isTarget) {
    String ends = edge.kind() + " " + edge.mark() + " " + isTarget;
    return isTarget ? ends + " " + label(edge) : ends;
  }

  /** The place next to the box at one of the two ends. */
  Place next(boolean atEnd) {
    if (atEnd) {
      return lanes.isEmpty() ? start : lanes.get(lanes.size() - 1);
    }
    return lanes.isEmpty() ? end : lanes.get(0);
  }
}
