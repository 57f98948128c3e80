package dev.c2ecs.cfn.graph;

import java.util.List;

/**
 * Where everything of a graph stands, in pixels from the upper left corner.
 *
 * @param frames the groups of tasks
 * @param boxes the nodes
 * @param lines the edges, in the order of the graph
 * @param labels the labels of the edges, each once
 */
record Picture(
    double width,
    double height,
    List<Frame> frames,
    List<Placed> boxes,
    List<Wire> lines,
    List<Label> labels) {

  Picture {
    frames = List.copyOf(frames);
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
    labels = List.copyOf(labels);
  }

  /** A frame around tasks that are in the same networks. */
  record Frame(String title, double x, double y, double width, double height) {}

  /** A box at its place. */
  record Placed(Box box, double x, double y, double width, double height) {}

  /** A point. */
  record Point(double x, double y) {}

  /**
   * An edge: a curve between each two points, the first and the last piece level.
   *
   * @param isReversed whether the arrow is at the first point and points to the left
   * @param isLoop whether it leaves to the right and comes back from there: the arrow is at the
   *     last point and points to the left
   */
  record Wire(Edge edge, List<Point> points, boolean isReversed, boolean isLoop) {
    Wire {
      points = List.copyOf(points);
    }
  }

  /**
   * A label above the end of a line.
   *
   * @param x its right end; its left one when it stands right of a box
   * @param y its base line
   */
  record Label(String text, String whole, Mark mark, double x, double y, boolean isRight) {}
}
