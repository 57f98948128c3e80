package dev.c2ecs.cfn.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Listeners of one load balancer of which one goes and one comes: another port of the same thing.
 * Where several go or come nobody knows which belong together.
 */
final class MovedListeners {

  private MovedListeners() {}

  /** A graph in which both are one node. */
  static Graph of(Graph graph) {
    Map<String, Node> moved = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      if (node.kind() == Node.Kind.LISTENER && node.mark() == Mark.REMOVED) {
        alone(graph, node, Mark.REMOVED)
            .flatMap(gone -> alone(graph, node, Mark.ADDED))
            .ifPresent(now -> moved.put(node.key(), now));
      }
    }
    return moved.isEmpty() ? graph : merged(graph, moved);
  }

  /** The one listener of the load balancer of another one that has a mark. */
  private static Optional<Node> alone(Graph graph, Node of, Mark mark) {
    List<Node> all =
        graph.nodes().stream()
            .filter(node -> node.kind() == Node.Kind.LISTENER && node.mark() == mark)
            .filter(node -> balancer(node).equals(balancer(of)))
            .toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** The key without the protocol and the port. */
  private static String balancer(Node node) {
    return node.key().substring(0, node.key().lastIndexOf(':'));
  }

  private static Graph merged(Graph graph, Map<String, Node> moved) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      Optional<Node> was =
          graph.nodes().stream()
              .filter(old -> moved.containsKey(old.key()))
              .filter(old -> node.key().equals(key(old.key(), moved)))
              .filter(old -> !old.key().equals(node.key()))
              .findFirst();
      if (was.isPresent()) {
        nodes.add(changed(was.get(), node));
      } else if (!moved.containsKey(node.key())) {
        nodes.add(node);
      }
    }
    Map<Edge.Key, Edge> edges = new LinkedHashMap<>();
    for (Edge edge : graph.edges()) {
      Edge now =
          new Edge(
              key(edge.from(), moved),
              key(edge.to(), moved),
              edge.kind(),
              edge.labels(),
              edge.mark());
      edges.merge(now.key(), now, MovedListeners::both);
    }
    return new Graph(graph.title(), nodes, List.copyOf(edges.values()));
  }

  private static Node changed(Node was, Node now) {
    List<Line> details = new ArrayList<>(now.details());
    details.add(new Line(was.name(), Mark.REMOVED));
    details.add(new Line(now.name(), Mark.ADDED));
    return new Node(now.key(), now.kind(), now.name(), details, now.networks(), Mark.CHANGED);
  }

  /** An edge that comes with one and goes with the other one stays. */
  private static Edge both(Edge one, Edge other) {
    Edge old = one.mark() == Mark.REMOVED ? one : other;
    Edge now = one.mark() == Mark.REMOVED ? other : one;
    return Edge.between(old.with(Mark.SAME), now.with(Mark.SAME));
  }

  private static String key(String key, Map<String, Node> moved) {
    Node now = moved.get(key);
    return now == null ? key : now.key();
  }
}
