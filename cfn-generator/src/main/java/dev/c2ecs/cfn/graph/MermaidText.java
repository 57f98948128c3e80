package dev.c2ecs.cfn.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A graph as a flow chart of Mermaid. What came, went or changed has a fill and a colour of text of
 * its own, so that it is legible on a light and on a dark page.
 *
 * @see <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid, flowcharts</a>
 */
public final class MermaidText {

  /** The edges that Mermaid draws without a setting that a diagram cannot have itself. */
  public static final int MOST_EDGES = 500;

  /** What every picture begins with. */
  public static final String MARK = "%% Solid: reaches, mounts, reads. Dashed: starts after.";

  private static final Map<Mark, String> NODES =
      Map.of(
          Mark.ADDED,
          "fill:#dafbe1,stroke:#1a7f37,color:#0a3d1a,stroke-width:2px",
          Mark.REMOVED,
          "fill:#ffebe9,stroke:#cf222e,color:#6e0713,stroke-width:2px,stroke-dasharray:6 4",
          Mark.CHANGED,
          "fill:#fff8c5,stroke:#9a6700,color:#4d2d00,stroke-width:2px");
  private static final Map<Mark, String> EDGES =
      Map.of(
          Mark.ADDED, "stroke:#1a7f37,stroke-width:3px",
          Mark.REMOVED, "stroke:#cf222e,stroke-width:3px,stroke-dasharray:6 4",
          Mark.CHANGED, "stroke:#bf8700,stroke-width:3px");

  private final Graph graph;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, String> names;

  private MermaidText(Graph graph) {
    this.graph = graph;
    this.names = graph.shortNames();
  }

  /** The text, ready for a file or a fence of Markdown. */
  public static String of(Graph graph) {
    return new MermaidText(graph).text();
  }

  private String text() {
    out.append(MARK).append(" Members of a network reach each other.\n").append("flowchart LR\n");
    nodes(Node.Kind.INTERNET, Node.Kind.OUTSIDE, Node.Kind.LISTENER);
    int group = 0;
    for (Map.Entry<String, List<Node>> members : graph.groups().entrySet()) {
      out.append("  subgraph g").append(group++).append("[\"");
      out.append(Escaped.mermaid(Graph.title(members.getKey()))).append("\"]\n");
      members.getValue().forEach(node -> node("    ", node));
      out.append("  end\n");
    }
    nodes(Node.Kind.FILE_SYSTEM, Node.Kind.SECRET, Node.Kind.OTHER);
    graph.edges().forEach(this::edge);
    styles();
    return out.toString();
  }

  private void nodes(Node.Kind... kinds) {
    for (Node.Kind kind : kinds) {
      graph.nodes().stream().filter(node -> node.kind() == kind).forEach(node -> node("  ", node));
    }
  }

  private void node(String indent, Node node) {
    String label =
        "\"" + String.join("<br/>", node.label().stream().map(Escaped::mermaid).toList()) + "\"";
    out.append(indent).append(names.get(node.key()));
    out.append(
        switch (node.kind()) {
          case INTERNET -> "((" + label + "))";
          case OUTSIDE, JOB -> "([" + label + "])";
          case FILE_SYSTEM -> "[(" + label + ")]";
          case SECRET -> "{{" + label + "}}";
          case OTHER -> "[[" + label + "]]";
          case LISTENER, SERVICE -> "[" + label + "]";
        });
    out.append('\n');
  }

  private void edge(Edge edge) {
    out.append("  ").append(names.get(edge.from()));
    out.append(
        switch (edge.kind()) {
          case ORDER -> " -.->";
          case TRAFFIC, MOUNT, SECRET, USE -> " -->";
        });
    if (!edge.labels().isEmpty()) {
      List<String> labels =
          edge.labels().stream().map(line -> Escaped.mermaid(line.signed())).toList();
      out.append("|\"").append(String.join("<br/>", labels)).append("\"|");
    }
    out.append(' ').append(names.get(edge.to())).append('\n');
  }

  private void styles() {
    for (Mark mark : Mark.values()) {
      List<String> nodes =
          graph.nodes().stream()
              .filter(node -> node.mark() == mark)
              .map(node -> names.getOrDefault(node.key(), ""))
              .toList();
      if (mark != Mark.SAME && !nodes.isEmpty()) {
        out.append("  classDef ").append(mark.word()).append(' ').append(NODES.get(mark));
        out.append("\n  class ").append(String.join(",", nodes));
        out.append(' ').append(mark.word()).append('\n');
      }
      List<String> edges = new ArrayList<>();
      for (int i = 0; i < graph.edges().size(); i++) {
        if (graph.edges().get(i).mark() == mark) {
          edges.add(Integer.toString(i));
        }
      }
      if (mark != Mark.SAME && !edges.isEmpty()) {
        out.append("  linkStyle ").append(String.join(",", edges));
        out.append(' ').append(EDGES.get(mark)).append('\n');
      }
    }
  }
}
