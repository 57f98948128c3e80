package dev.c2ecs.cfn.graph;

/** What became of a part of a graph. */
public enum Mark {
  SAME,
  ADDED,
  REMOVED,
  CHANGED;

  /** The word of a legend and of a class of a style; empty for what stayed. */
  public String word() {
    return switch (this) {
      case SAME -> "";
      case ADDED -> "added";
      case REMOVED -> "removed";
      case CHANGED -> "changed";
    };
  }
}
