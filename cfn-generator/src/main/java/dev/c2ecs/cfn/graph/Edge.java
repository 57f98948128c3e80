package dev.c2ecs.cfn.graph;

import java.util.List;

/**
 * A relation between two nodes.
 *
 * @param from the key of who reaches, mounts, reads or starts later
 * @param to the key of the other
 * @param labels ports, names of hosts, places of mounts
 * @param mark what became of it
 */
public record Edge(String from, String to, Kind kind, List<Line> labels, Mark mark) {

  public Edge {
    labels = List.copyOf(labels);
  }

  /** What an edge is. */
  public enum Kind {
    /** A security group admits it, or a listener leads there. */
    TRAFFIC("reaches"),
    MOUNT("mounts"),
    SECRET("reads the secret"),
    /** Its task names the other thing. */
    USE("uses"),
    /** It starts after the other. */
    ORDER("starts after");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** What the first does to the second. */
    public String word() {
      return word;
    }
  }

  /** What tells it apart from all others, and is the same in another template. */
  record Key(String from, String to, Kind kind) {}

  Key key() {
    return new Key(from, to, kind);
  }

  Edge with(Mark other) {
    return new Edge(from, to, kind, labels, other);
  }

  static Edge between(Edge before, Edge after) {
    List<Line> labels = Line.between(before.labels, after.labels);
    return new Edge(
        after.from, after.to, after.kind, labels, Line.differ(labels) ? Mark.CHANGED : Mark.SAME);
  }
}
