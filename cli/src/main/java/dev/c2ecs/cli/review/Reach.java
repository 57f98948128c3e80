package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.graph.Edge;
import dev.c2ecs.cfn.graph.Graph;
import dev.c2ecs.cfn.graph.Line;
import dev.c2ecs.cfn.graph.Mark;
import dev.c2ecs.cfn.graph.Node;
import dev.c2ecs.cli.report.Markdown;
import dev.c2ecs.cli.terminal.CommonWords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who reaches whom that did not before, or does not any more, in Markdown: rules of security
 * groups, and the networks whose members reach each other. What faces the Internet is told
 * elsewhere.
 */
public final class Reach {

  private static final String NOW = ", where it reaches, and is reached by, ";
  private static final String NOT_ANY_MORE = ", where it reached, and was reached by, ";

  private static final String OF_OTHERS =
      ", which is not of the project: it reaches, and is reached by, whatever that lets through";

  private Reach() {}

  /** A line each, what is new first. */
  public static List<String> changes(Graph graph) {
    Map<String, Node> nodes = new HashMap<>();
    graph.nodes().forEach(node -> nodes.put(node.key(), node));
    TreeSet<String> added = new TreeSet<>();
    TreeSet<String> removed = new TreeSet<>();
    for (Edge edge : graph.edges()) {
      Node from = nodes.get(edge.from());
      Node to = nodes.get(edge.to());
      if (edge.kind() != Edge.Kind.TRAFFIC
          || from == null
          || to == null
          || from.kind() == Node.Kind.INTERNET) {
        continue;
      }
      String words = name(from) + " → " + name(to);
      switch (edge.mark()) {
        case ADDED -> added.add(words + labels(edge, Mark.SAME));
        case REMOVED -> removed.add(words);
        case CHANGED -> {
          if (!labels(edge, Mark.ADDED).isEmpty()) {
            added.add(words + labels(edge, Mark.ADDED));
          }
          if (!labels(edge, Mark.REMOVED).isEmpty()) {
            removed.add(words + labels(edge, Mark.REMOVED));
          }
        }
        case SAME -> {}
      }
    }
    for (Node node : graph.nodes()) {
      for (Line network : node.networks()) {
        if (Node.isOfOthers(network)) {
          boolean comes = isNew(node, network);
          boolean goes = node.mark() == Mark.REMOVED || network.mark() == Mark.REMOVED;
          String words = name(node) + " is in the " + clean(network.text());
          if (comes) {
            added.add(words + OF_OTHERS);
          } else if (goes) {
            removed.add(words);
          }
          continue;
        }
        String words =
            name(node) + " is a member of the network " + Markdown.code(clean(network.text()));
        if (network.mark() == Mark.ADDED && node.mark() != Mark.ADDED) {
          added.add(words + met(graph, node, network, Mark.REMOVED, NOW));
        } else if (network.mark() == Mark.REMOVED && node.mark() != Mark.REMOVED) {
          removed.add(words + met(graph, node, network, Mark.ADDED, NOT_ANY_MORE));
        }
      }
    }
    List<String> lines = new ArrayList<>();
    added.forEach(words -> lines.add("**new**: " + words));
    removed.forEach(words -> lines.add("not any more: " + words));
    return lines;
  }

  /** What was there before and reaches, as a member of a network, somebody whom it did not. */
  static Set<String> widened(Graph graph) {
    Set<String> widened = new TreeSet<>();
    for (Node node : graph.nodes()) {
      boolean more =
          node.networks().stream()
              .filter(network -> network.mark() == Mark.ADDED)
              .anyMatch(network -> !others(graph, node, network, Mark.REMOVED).isEmpty());
      boolean others =
          node.networks().stream()
              .anyMatch(network -> Node.isOfOthers(network) && isNew(node, network));
      if ((node.mark() != Mark.ADDED && more) || others) {
        widened.add((node.kind().word() + " " + node.name()).strip());
      }
    }
    return widened;
  }

  private static boolean isNew(Node node, Line network) {
    return node.mark() == Mark.ADDED || network.mark() == Mark.ADDED;
  }

  /** Whom a member of a network meets there and nowhere on the other side. */
  private static String met(Graph graph, Node node, Line network, Mark absent, String words) {
    Set<String> names = new TreeSet<>();
    others(graph, node, network, absent).forEach(other -> names.add(name(other)));
    return names.isEmpty() ? "" : words + String.join(", ", names);
  }

  /**
   * The other members of a network on one of the two sides whom a node does not reach on the other
   * side, in no network.
   *
   * @param absent what the side does not have: {@link Mark#REMOVED} for the second
   */
  private static List<Node> others(Graph graph, Node node, Line network, Mark absent) {
    Mark otherwise = absent == Mark.REMOVED ? Mark.ADDED : Mark.REMOVED;
    return graph.nodes().stream()
        .filter(other -> !other.key().equals(node.key()))
        .filter(other -> networks(other, absent).contains(network.text()))
        .filter(
            other -> Collections.disjoint(networks(other, otherwise), networks(node, otherwise)))
        .toList();
  }

  /** The networks of a node on the side that does not have what is marked so. */
  private static Set<String> networks(Node node, Mark absent) {
    Set<String> names = new TreeSet<>();
    if (node.mark() != absent) {
      boolean all = node.mark() == Mark.ADDED || node.mark() == Mark.REMOVED;
      node.networks().stream()
          .filter(line -> all || line.mark() != absent)
          .forEach(line -> names.add(line.text()));
    }
    return names;
  }

  private static String name(Node node) {
    return Markdown.text(clean((node.kind().word() + " " + node.name()).strip()));
  }

  private static String labels(Edge edge, Mark mark) {
    List<String> labels =
        edge.labels().stream()
            .filter(line -> mark == Mark.SAME || line.mark() == mark)
            .map(line -> Markdown.code(clean(line.text())))
            .toList();
    return labels.isEmpty() ? "" : " " + String.join(", ", labels);
  }

  private static String clean(String text) {
    return CommonWords.harmless(text);
  }
}
