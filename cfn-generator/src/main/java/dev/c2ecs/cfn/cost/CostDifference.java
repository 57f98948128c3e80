package dev.c2ecs.cfn.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an update changes of the cost, by part of the Compose file.
 *
 * @param before what it cost
 * @param after what it costs
 * @param changes the parts whose cost changes, what grows most first
 */
public record CostDifference(CostRange before, CostRange after, List<Change> changes) {

  public CostDifference {
    changes = List.copyOf(changes);
  }

  /**
   * A part whose cost changes.
   *
   * @param label what it is called; one that is new cost nothing before
   */
  public record Change(String label, CostRange before, CostRange after) {}

  /** The difference of two estimates of one region and the same assumptions. */
  public static CostDifference between(CostEstimate before, CostEstimate after) {
    Map<String, CostRange> old = before.byLabel();
    Map<String, CostRange> now = after.byLabel();
    Set<String> labels = new TreeSet<>(old.keySet());
    labels.addAll(now.keySet());
    List<Change> changes = new ArrayList<>();
    for (String label : labels) {
      Change change =
          new Change(
              label,
              old.getOrDefault(label, CostRange.NONE),
              now.getOrDefault(label, CostRange.NONE));
      if (!change.before().exact().equals(change.after().exact())) {
        changes.add(change);
      }
    }
    changes.sort(
        (one, other) ->
            other
                .after()
                .maximum()
                .subtract(other.before().maximum())
                .compareTo(one.after().maximum().subtract(one.before().maximum())));
    return new CostDifference(before.total(), after.total(), changes);
  }

  /** Whether nothing changes that is as much as a cent. */
  public boolean isNone() {
    return before.exact().equals(after.exact()) && changes.isEmpty();
  }
}
