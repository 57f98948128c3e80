package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The graph of {@code depends_on}. */
final class DependencyGraph {

  private record Step(String name, Iterator<String> next) {}

  private DependencyGraph() {}

  /** Reports one circle of dependencies, if there is any. */
  static void reportCycle(Mapping services, Reporter reporter) {
    Map<String, List<String>> edges = new TreeMap<>();
    services.entries().forEach((name, node) -> edges.put(name, dependencies(node)));
    Set<String> done = new HashSet<>();
    for (String start : edges.keySet()) {
      List<String> cycle = cycleFrom(start, edges, done);
      if (!cycle.isEmpty()) {
        TreePath path = TreePath.of("services", cycle.get(0), "depends_on");
        Mapping needed = services.child(cycle.get(0)).child("depends_on");
        Node node = needed.origin().known() ? needed : needed.get(cycle.get(1)).orElse(needed);
        reporter.report(
            Diagnostic.at(
                ReadCode.DEPENDENCY_CYCLE,
                path,
                node.origin(),
                "services depend on each other in a circle: " + String.join(" → ", cycle),
                "remove one of these dependencies"));
        return;
      }
    }
  }

  private static List<String> dependencies(Node node) {
    return node instanceof Mapping service
        ? service.mapping("depends_on").stream()
            .flatMap(d -> d.entries().keySet().stream())
            .toList()
        : List.of();
  }

  private static List<String> cycleFrom(
      String start, Map<String, List<String>> edges, Set<String> done) {
    Deque<Step> stack = new ArrayDeque<>();
    List<String> path = new ArrayList<>();
    stack.push(new Step(start, edges.getOrDefault(start, List.of()).iterator()));
    path.add(start);
    while (!stack.isEmpty()) {
      Step step = stack.element();
      if (!step.next().hasNext()) {
        done.add(step.name());
        stack.pop();
        path.remove(path.size() - 1);
        continue;
      }
      String next = step.next().next();
      if (path.contains(next)) {
        List<String> cycle = new ArrayList<>(path.subList(path.indexOf(next), path.size()));
        cycle.add(next);
        return cycle;
      }
      if (!done.contains(next)) {
        path.add(next);
        stack.push(new Step(next, edges.getOrDefault(next, List.of()).iterator()));
      }
    }
    return List.of();
  }
}
