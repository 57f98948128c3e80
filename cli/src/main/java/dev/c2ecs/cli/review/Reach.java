package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.graph.Edge;
import dev.c2ecs.cfn.graph.Graph;
import dev.c2ecs.cfn.graph.Line;
import dev.c2ecs.cfn.graph.Mark;
import dev.c2ecs.cfn.graph.Node;
import dev.c2ecs.cli.report.Markdown;
import dev.c2ecs.cli.terminal.CommonWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Who reaches whom that did not before, or does not any more, in Markdown: rules of security
 * groups, and the networks whose members reach each other. What faces the Internet is told
 * elsewhere.
 */
public final class Reach {

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
        String words =
            name(node) + " is a member of the network " + Markdown.code(clean(network.text()));
        if (network.mark() == Mark.ADDED && node.mark() != Mark.ADDED) {
          added.add(words);
        } else if (network.mark() == Mark.REMOVED && node.mark() != Mark.REMOVED) {
          removed.add(words);
        }
      }
    }
    List<String> lines = new ArrayList<>();
    added.forEach(words -> lines.add("**new**: " + words));
    removed.forEach(words -> lines.add("not any more: " + words));
    return lines;
  }

  /** Whether a node that was there before is a member of a network that it was not in. */
  static boolean widens(Graph graph) {
    return graph.nodes().stream()
        .filter(node -> node.mark() != Mark.ADDED)
        .flatMap(node -> node.networks().stream())
        .anyMatch(network -> network.mark() == Mark.ADDED);
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
