package dev.c2ecs.cfn.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A graph as DOT, for Graphviz.
 *
 * @see <a href="https://graphviz.org/doc/info/attrs.html">Graphviz, attributes</a>
 */
public final class DotText {

  /** The first line of every picture. */
  public static final String MARK =
      "// Dashed: starts after. Members of a network reach each other.";

  private static final Map<Mark, String> FILLS =
      Map.of(
          Mark.ADDED, "#dafbe1",
          Mark.REMOVED, "#ffebe9",
          Mark.CHANGED, "#fff8c5");
  private static final Map<Mark, String> LINES =
      Map.of(
          Mark.ADDED, "#1a7f37",
          Mark.REMOVED, "#cf222e",
          Mark.CHANGED, "#9a6700");

  private final Graph graph;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, String> names;

  private DotText(Graph graph) {
    this.graph = graph;
    this.names = graph.shortNames();
  }

  /** The text of a file. */
  public static String of(Graph graph) {
    return new DotText(graph).text();
  }

  private String text() {
    out.append(MARK)
        .append('\n')
        .append("digraph architecture {\n")
        .append("  graph [rankdir=LR, fontname=\"Helvetica\", fontsize=11, tooltip=\"")
        .append(Escaped.dot(graph.title()))
        .append("\", ranksep=1, nodesep=0.3]\n")
        .append("  node [shape=box, style=\"rounded,filled\", fillcolor=\"#f6f8fa\",")
        .append(" color=\"#57606a\", fontname=\"Helvetica\", fontsize=11]\n")
        .append("  edge [color=\"#57606a\", fontname=\"Helvetica\", fontsize=9]\n");
    graph.nodes().stream().filter(node -> !node.kind().isTask()).forEach(n -> node("  ", n));
    int group = 0;
    for (Map.Entry<String, List<Node>> members : graph.groups().entrySet()) {
      out.append("  subgraph cluster_").append(group++).append(" {\n    label=\"");
      out.append(Escaped.dot(Graph.title(members.getKey())));
      out.append("\"\n    color=\"#8c959f\"\n    style=\"rounded\"\n");
      members.getValue().forEach(node -> node("    ", node));
      out.append("  }\n");
    }
    graph.edges().forEach(this::edge);
    out.append("}\n");
    return out.toString();
  }

  private void node(String indent, Node node) {
    List<String> attributes = new ArrayList<>();
    attributes.add(
        "label=\"" + String.join("\\n", node.label().stream().map(Escaped::dot).toList()) + "\"");
    switch (node.kind()) {
      case INTERNET -> attributes.add("shape=ellipse");
      case FILE_SYSTEM -> attributes.add("shape=cylinder, style=filled");
      case SECRET -> attributes.add("shape=hexagon, style=filled");
      case JOB -> attributes.add("shape=box, style=\"rounded,filled,dashed\"");
      case OTHER -> attributes.add("shape=component, style=filled");
      case OUTSIDE, LISTENER, SERVICE -> {
        // as all nodes
      }
    }
    if (node.mark() != Mark.SAME) {
      attributes.add("fillcolor=\"" + FILLS.get(node.mark()) + "\"");
      attributes.add("color=\"" + LINES.get(node.mark()) + "\", penwidth=2");
    }
    out.append(indent).append(names.get(node.key()));
    out.append(" [").append(String.join(", ", attributes)).append("]\n");
  }

  private void edge(Edge edge) {
    List<String> attributes = new ArrayList<>();
    if (!edge.labels().isEmpty()) {
      List<String> labels = edge.labels().stream().map(line -> Escaped.dot(line.signed())).toList();
      attributes.add("label=\"" + String.join("\\n", labels) + "\"");
    }
    attributes.add("tooltip=\"" + edge.kind().word() + "\"");
    if (edge.kind() == Edge.Kind.ORDER) {
      attributes.add("style=dashed");
    }
    if (edge.mark() != Mark.SAME) {
      attributes.add("color=\"" + LINES.get(edge.mark()) + "\", penwidth=2");
    }
    out.append("  ").append(names.get(edge.from())).append(" -> ");
    out.append(names.get(edge.to()));
    out.append(" [").append(String.join(", ", attributes)).append("]\n");
  }
}
