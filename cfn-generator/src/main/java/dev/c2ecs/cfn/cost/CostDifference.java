package dev.c2ecs.cfn.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an update changes of the cost, by part of the Compose file.
 *
 * @param before what it cost
 * @param after what it costs
 * @param changes the parts whose cost changes, what grows most first
 * @param unpriced what comes, goes or changes and has no price, so that it is in no sum
 * @param isIncomplete whether one of the sums lacks something, also what does not change
 */
public record CostDifference(
    CostRange before,
    CostRange after,
    List<Change> changes,
    List<Unpriced> unpriced,
    boolean isIncomplete) {

  public CostDifference {
    changes = List.copyOf(changes);
    unpriced = List.copyOf(unpriced);
  }

  /** What happens to something without a price. */
  public enum Kind {
    ADDED("new"),
    CHANGED("changed"),
    REMOVED("removed");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** It in a word. */
    public String word() {
      return word;
    }
  }

  /**
   * Something without a price that is not as before.
   *
   * @param what the type of a resource and its logical ID, or what it is in words
   * @param why why it has no price
   * @param isBilled whether it certainly costs something as long as it is there
   */
  public record Unpriced(Kind kind, String what, String why, boolean isBilled) {

    /** In a sentence: {@code new AWS::SQS::Queue (Jobs): no price is known}. */
    public String words() {
      return kind.word() + " " + what + ": " + why;
    }
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
    return new CostDifference(
        before.total(),
        after.total(),
        changes,
        unpriced(before.unpriced(), after.unpriced()),
        before.isIncomplete() || after.isIncomplete());
  }

  private static List<Unpriced> unpriced(
      List<CostEstimate.Unpriced> before, List<CostEstimate.Unpriced> after) {
    Map<String, CostEstimate.Unpriced> old = new TreeMap<>();
    before.forEach(one -> old.put(name(one), one));
    Map<String, CostEstimate.Unpriced> now = new TreeMap<>();
    after.forEach(one -> now.put(name(one), one));
    List<Unpriced> changes = new ArrayList<>();
    now.forEach(
        (what, one) -> {
          CostEstimate.Unpriced was = old.get(what);
          if (was == null) {
            changes.add(new Unpriced(Kind.ADDED, what, one.why(), one.isBilled()));
          } else if (!was.content().equals(one.content())) {
            changes.add(new Unpriced(Kind.CHANGED, what, one.why(), one.isBilled()));
          }
        });
    old.forEach(
        (what, one) -> {
          if (!now.containsKey(what)) {
            changes.add(new Unpriced(Kind.REMOVED, what, one.why(), one.isBilled()));
          }
        });
    return changes;
  }

  /** What it is, with the service where several may have the same. */
  private static String name(CostEstimate.Unpriced one) {
    boolean isResource = one.what().endsWith(")") || one.subject().name().isEmpty();
    return isResource ? one.what() : one.what() + " (" + one.subject().name() + ")";
  }

  /** The difference when all of a stack is made beside what was there, or nothing of it is left. */
  public static CostDifference beside(CostEstimate before, CostEstimate after) {
    CostDifference alone = between(before.none(), after);
    return new CostDifference(
        before.total(),
        after.total(),
        alone.changes(),
        alone.unpriced(),
        before.isIncomplete() || alone.isIncomplete());
  }

  /** What is new, certainly costs something, and nobody knows how much: logical IDs with types. */
  public List<String> newlyBilled() {
    return unpriced.stream()
        .filter(one -> one.kind() != Kind.REMOVED && one.isBilled())
        .map(Unpriced::what)
        .toList();
  }

  /** Whether nothing changes that is as much as a cent. */
  public boolean isNone() {
    return before.exact().equals(after.exact()) && changes.isEmpty() && unpriced.isEmpty();
  }
}
