package dev.c2ecs.cfn.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph in the making: what is said of the same node or edge several times is one. */
final class Sketch {

  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<Edge.Key, Set<String>> edges = new LinkedHashMap<>();

  /** Adds a node; of one that is there already the details are added to. */
  String add(Node node) {
    Node known = nodes.get(node.key());
    if (known == null) {
      nodes.put(node.key(), node);
    } else {
      nodes.put(
          node.key(),
          new Node(
              known.key(),
              known.kind(),
              known.name(),
              union(known.details(), node.details()),
              union(known.networks(), node.networks()),
              known.mark()));
    }
    return node.key();
  }

  private static List<Line> union(List<Line> some, List<Line> more) {
    Set<Line> all = new LinkedHashSet<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  boolean has(String key) {
    return nodes.containsKey(key);
  }

  /** Adds an edge; nothing needs to be said of what a thing does to itself. */
  void add(String from, String to, Edge.Kind kind, String... labels) {
    if (!from.equals(to)) {
      edges
          .computeIfAbsent(new Edge.Key(from, to, kind), key -> new LinkedHashSet<>())
          .addAll(List.of(labels));
    }
  }

  boolean has(String from, String to, Edge.Kind kind) {
    return edges.containsKey(new Edge.Key(from, to, kind));
  }

  /** The graph, its nodes in the order in which traffic goes through. */
  Graph graph(String title) {
    List<Node> sorted = new ArrayList<>();
    for (Node.Kind kind : Node.Kind.values()) {
      nodes.values().stream().filter(node -> node.kind() == kind).forEach(sorted::add);
    }
    List<Edge> all = new ArrayList<>();
    edges.forEach(
        (key, labels) ->
            all.add(new Edge(key.from(), key.to(), key.kind(), Line.of(labels), Mark.SAME)));
    return new Graph(title, sorted, all);
  }
}
