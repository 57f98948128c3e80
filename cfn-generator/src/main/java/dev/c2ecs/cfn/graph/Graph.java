package dev.c2ecs.cfn.graph;

import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The architecture of a template: who reaches whom, what is mounted and read, in which order things
 * start. The security groups of the template say who reaches whom, and nothing else does. Members
 * of a network reach each other without an edge: with sixty services there would be thousands.
 *
 * @param title what it is the architecture of
 * @param nodes in the order of the template
 * @param edges likewise; each names two of the nodes
 */
public record Graph(String title, List<Node> nodes, List<Edge> edges) {

  public Graph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** The graph of a template alone, such as one that others wrote or that was deployed. */
  public static Graph of(Template template) {
    return of(template, List.of());
  }

  /**
   * The graph of a translation.
   *
   * @param jobs the jobs that nobody runs by themselves: a template has only their definitions, and
   *     neither networks nor order
   */
  public static Graph of(Template template, Collection<NeededJob> jobs) {
    return new GraphReader(template, jobs).graph();
  }

  /** What one of two templates has that the other has not. */
  public static Graph between(Template before, Template after) {
    return between(of(before), of(after));
  }

  /** What one of two graphs has that the other has not, with marks. What goes comes last. */
  public static Graph between(Graph before, Graph after) {
    return new Graph(
        after.title,
        merged(
            before.nodes,
            after.nodes,
            Node::key,
            Node::between,
            node -> node.with(Mark.ADDED),
            node -> node.with(Mark.REMOVED)),
        merged(
            before.edges,
            after.edges,
            Edge::key,
            Edge::between,
            edge -> edge.with(Mark.ADDED),
            edge -> edge.with(Mark.REMOVED)));
  }

  private static <T, K> List<T> merged(
      List<T> before,
      List<T> after,
      Function<T, K> key,
      BinaryOperator<T> both,
      UnaryOperator<T> added,
      UnaryOperator<T> removed) {
    Map<K, T> old = new LinkedHashMap<>();
    before.forEach(item -> old.put(key.apply(item), item));
    List<T> all = new ArrayList<>();
    for (T item : after) {
      T was = old.remove(key.apply(item));
      all.add(was == null ? added.apply(item) : both.apply(was, item));
    }
    old.values().forEach(item -> all.add(removed.apply(item)));
    return all;
  }

  /**
   * The same for a picture: a listener that goes and the one that comes instead on the same load
   * balancer are one node that changes, because the load balancer is the same.
   */
  public Graph withMovedListeners() {
    return MovedListeners.of(this);
  }

  /** Whether something came, went or changed. */
  public boolean differs() {
    return nodes.stream().anyMatch(node -> node.mark() != Mark.SAME)
        || edges.stream().anyMatch(edge -> edge.mark() != Mark.SAME);
  }

  /**
   * What differs and what it has to do with: of sixty services the few that a reader wants to see.
   * A node that only stands beside others in a network is left out.
   */
  public Graph aroundChanges() {
    Set<String> kept = new HashSet<>();
    for (Node node : nodes) {
      if (node.mark() != Mark.SAME) {
        kept.add(node.key());
      }
    }
    Set<String> changed = Set.copyOf(kept);
    List<Edge> near = new ArrayList<>();
    for (Edge edge : edges) {
      if (edge.mark() != Mark.SAME
          || changed.contains(edge.from())
          || changed.contains(edge.to())) {
        near.add(edge);
        kept.add(edge.from());
        kept.add(edge.to());
      }
    }
    return new Graph(
        title, nodes.stream().filter(node -> kept.contains(node.key())).toList(), near);
  }

  /** The nodes that are containers of tasks, by the networks that they are in. */
  Map<String, List<Node>> groups() {
    Map<String, List<Node>> groups = new LinkedHashMap<>();
    for (Node node : nodes) {
      if (node.kind().isTask()) {
        groups.computeIfAbsent(node.group(), key -> new ArrayList<>()).add(node);
      }
    }
    return groups;
  }

  /** A short name for each node, by its key, for formats that need one. */
  Map<String, String> shortNames() {
    Map<String, String> names = new HashMap<>();
    nodes.forEach(node -> names.put(node.key(), "n" + names.size()));
    return names;
  }

  /** The title of a group. */
  static String title(String group) {
    if (group.isEmpty()) {
      return "in no network";
    }
    return (group.contains(", ")
            ? "networks "
            : group.startsWith(Node.OTHERS_GROUP) ? "" : "network ")
        + group;
  }
}
