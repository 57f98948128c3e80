package dev.c2ecs.cfn.support;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the leaves of a project are accounted for; the five states add up to {@code leaves}.
 *
 * @param leaves the leaves of the effective model, without {@code x-} keys and what the loader
 *     consumes
 * @param exact those that mean the same on ECS
 * @param approximated those that are mapped with a shift of meaning
 * @param noEffect those without effect on ECS
 * @param warned those without counterpart that the application works without
 * @param rejected those that ECS cannot do
 */
public record Coverage(
    int leaves, int exact, int approximated, int noEffect, int warned, int rejected) {

  /** What becomes of leaves; one at or below the path of an error is rejected whatever its row. */
  static List<SupportWalk.Leaf> decided(
      Collection<SupportWalk.Leaf> leaves, Collection<Diagnostic> diagnostics) {
    Set<TreePath> rejected = new HashSet<>();
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.severity() == Severity.ERROR && diagnostic.path().depth() > 2) {
        rejected.add(diagnostic.path());
      }
    }
    List<SupportWalk.Leaf> decided = new ArrayList<>(leaves.size());
    for (SupportWalk.Leaf leaf : leaves) {
      boolean isRejected = !rejected.isEmpty() && isBelow(leaf.path(), rejected);
      decided.add(isRejected ? new SupportWalk.Leaf(leaf.path(), Disposition.ERROR) : leaf);
    }
    return decided;
  }

  /** Counts leaves. */
  public static Coverage of(Collection<SupportWalk.Leaf> leaves) {
    Map<Disposition, Integer> counts = new EnumMap<>(Disposition.class);
    for (SupportWalk.Leaf leaf : leaves) {
      counts.merge(leaf.disposition(), 1, Integer::sum);
    }
    return new Coverage(
        leaves.size(),
        counts.getOrDefault(Disposition.EXACT, 0),
        counts.getOrDefault(Disposition.APPROXIMATED, 0),
        counts.getOrDefault(Disposition.NONE, 0),
        counts.getOrDefault(Disposition.WARNING, 0),
        counts.getOrDefault(Disposition.ERROR, 0));
  }

  private static boolean isBelow(TreePath path, Set<TreePath> tops) {
    for (TreePath current = path; current != null; current = current.parent()) {
      if (tops.contains(current)) {
        return true;
      }
    }
    return false;
  }
}
