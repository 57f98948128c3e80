package dev.c2ecs.cfn.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The column that each node is in, from the left: who comes from outside, listeners, tasks in the
 * order in which they need each other, and what they use.
 */
final class Columns {

  /** The tasks in one column, at least. */
  private static final int FEW = 8;

  /** How much longer than wide the tasks are, in boxes. */
  private static final double SHAPE = 1.7;

  private final Graph graph;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, List<String>> next = new HashMap<>();
  private final Map<String, Integer> layers = new LinkedHashMap<>();
  private final Set<String> open = new HashSet<>();

  private Columns(Graph graph) {
    this.graph = graph;
    graph.nodes().forEach(node -> nodes.put(node.key(), node));
    for (Edge edge : graph.edges()) {
      next.computeIfAbsent(edge.from(), key -> new ArrayList<>()).add(edge.to());
    }
  }

  /** The columns by the keys of the nodes, numbered from 0 without a gap. */
  static Map<String, Integer> of(Graph graph) {
    return new Columns(graph).columns();
  }

  private Map<String, Integer> columns() {
    Map<String, Integer> depths = new HashMap<>();
    int deepest = 0;
    for (Node node : graph.nodes()) {
      if (node.kind().isTask()) {
        deepest = Math.max(deepest, depth(node.key(), depths));
      }
    }
    for (Node node : graph.nodes()) {
      if (node.kind().isTask()) {
        layers.put(node.key(), 0);
      }
    }
    List<String> byDepth = new ArrayList<>(layers.keySet());
    byDepth.sort((a, b) -> depths.getOrDefault(b, 0) - depths.getOrDefault(a, 0));
    for (String from : byDepth) {
      for (String to : next.getOrDefault(from, List.of())) {
        if (layers.containsKey(to) && isDeeper(from, to, depths)) {
          layers.merge(to, layers.getOrDefault(from, 0) + 1, Math::max);
        }
      }
    }
    return numbered(split(deepest + 1));
  }

  private static boolean isDeeper(String from, String to, Map<String, Integer> depths) {
    return depths.getOrDefault(from, 0) > depths.getOrDefault(to, 0);
  }

  /** The longest way from a task on; a way back to where it came from is none. */
  private int depth(String key, Map<String, Integer> depths) {
    Integer known = depths.get(key);
    if (known != null) {
      return known;
    }
    open.add(key);
    int depth = 0;
    for (String to : next.getOrDefault(key, List.of())) {
      Node node = nodes.get(to);
      if (node != null && node.kind().isTask() && !open.contains(to)) {
        depth = Math.max(depth, depth(to, depths) + 1);
      }
    }
    open.remove(key);
    depths.put(key, depth);
    return depth;
  }

  /** Layers with many tasks become several columns, in which each group has its share. */
  private Map<String, Integer> split(int count) {
    int most = Math.max(FEW, (int) Math.ceil(Math.sqrt(layers.size()) * SHAPE));
    Map<String, Integer> columns = new LinkedHashMap<>();
    int column = 2;
    for (int layer = 0; layer < count; layer++) {
      Map<String, List<String>> groups = new LinkedHashMap<>();
      for (Map.Entry<String, Integer> entry : layers.entrySet()) {
        Node node = nodes.get(entry.getKey());
        if (entry.getValue() == layer && node != null) {
          groups.computeIfAbsent(node.group(), key -> new ArrayList<>()).add(node.key());
        }
      }
      int total = groups.values().stream().mapToInt(List::size).sum();
      int parts = (total + most - 1) / most;
      for (List<String> group : groups.values()) {
        for (int i = 0; i < group.size(); i++) {
          columns.put(group.get(i), column + i * parts / group.size());
        }
      }
      column += parts;
    }
    return columns;
  }

  private Map<String, Integer> numbered(Map<String, Integer> tasks) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      columns.put(
          node.key(),
          switch (node.kind()) {
            case INTERNET, OUTSIDE -> 0;
            case LISTENER -> 1;
            case SERVICE, JOB -> tasks.getOrDefault(node.key(), 2);
            case FILE_SYSTEM, SECRET, OTHER -> Integer.MAX_VALUE;
          });
    }
    List<Integer> used = columns.values().stream().distinct().sorted().toList();
    columns.replaceAll((key, column) -> used.indexOf(column));
    return columns;
  }
}
