package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The errors so far. Loading goes on after an error, so that all problems of a project are reported
 * together: each step leaves out what the steps before refused, and what it says about a place near
 * one of those is not passed on.
 */
final class LoadErrors implements Reporter {

  private static final int SECTION_ENTRY = 2;

  private final Reporter reporter;
  private final Set<TreePath> faulty = new HashSet<>();
  private final Set<TreePath> above = new HashSet<>();
  private final Set<Location> places = new HashSet<>();
  private final List<Diagnostic> current = new ArrayList<>();
  private boolean repeated;
  private int count;
  private boolean incomplete;

  LoadErrors(Reporter reporter) {
    this.reporter = reporter;
  }

  @Override
  public void report(Diagnostic diagnostic) {
    if (diagnostic.severity() != Severity.ERROR) {
      reporter.report(diagnostic);
      return;
    }
    if (!follows(diagnostic)) {
      count++;
      current.add(diagnostic);
      reporter.report(diagnostic);
      return;
    }
    repeated = true;
    // What was refused somewhere else came here by extending or an alias; and what is of a wrong
    // kind, or an item that lacks something, is left out also when a part of it was refused before.
    boolean isLeftOut =
        isKnownPlace(diagnostic)
            || diagnostic.code() == ReadCode.WRONG_TYPE
            || diagnostic.path().isItem();
    if (isLeftOut && !diagnostic.path().isRoot()) {
      faulty.add(diagnostic.path());
    }
  }

  /** Whether an error was reported. */
  boolean any() {
    return count > 0;
  }

  /** Notes that something at a path lacks what an error elsewhere kept from it. */
  void affects(TreePath path) {
    above.add(path);
  }

  /** The number of errors that were reported. */
  int count() {
    return count;
  }

  /** Notes that a part of the project could not be read: names may be defined in it. */
  void missesPart() {
    incomplete = true;
  }

  /** Whether a part of the project could not be read. */
  boolean isIncomplete() {
    return incomplete;
  }

  private boolean isKnownPlace(Diagnostic diagnostic) {
    for (Location location : diagnostic.locations()) {
      if (places.contains(location)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the error is at, above or below a place that an earlier step refused. */
  private boolean follows(Diagnostic diagnostic) {
    if (isKnownPlace(diagnostic) || above.contains(diagnostic.path())) {
      return true;
    }
    for (TreePath path = diagnostic.path(); path != null; path = path.parent()) {
      if (faulty.contains(path)) {
        return true;
      }
    }
    return false;
  }

  /** Ends a step: the tree without what it refused. */
  Mapping endStep(Mapping root) {
    if (current.isEmpty() && !repeated) {
      return root;
    }
    repeated = false;
    for (Diagnostic diagnostic : current) {
      places.addAll(diagnostic.locations());
      if (!diagnostic.path().isRoot()) {
        faulty.add(diagnostic.path());
      }
      for (TreePath path = diagnostic.path().parent(); path != null; path = path.parent()) {
        if (!path.isRoot()) {
          above.add(path);
        }
      }
    }
    current.clear();
    return without(root, TreePath.ROOT, 0);
  }

  private Mapping without(Mapping mapping, TreePath path, int depth) {
    Map<String, Node> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              TreePath child = path.child(key);
              if (!faulty.contains(child)) {
                entries.put(key, inside(value, child, depth + 1));
              } else if (depth + 1 == SECTION_ENTRY) {
                entries.put(key, Mapping.empty(value.origin()));
              }
            });
    return mapping.withEntries(entries);
  }

  private Node inside(Node node, TreePath path, int depth) {
    if (node instanceof Mapping mapping) {
      return without(mapping, path, depth);
    }
    if (!(node instanceof Sequence list)) {
      return node;
    }
    List<Node> items = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      if (!faulty.contains(path.item(i))) {
        items.add(inside(list.items().get(i), path.item(i), depth + 1));
      }
    }
    return new Sequence(items, list.origin());
  }
}
