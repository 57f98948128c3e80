package dev.c2ecs.acceptance.evolution;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What came of the changes of each kind. */
final class Tally {

  /** What can come of a change. */
  enum Count {
    /** The changed file gave a template. */
    APPLIED,
    /** It gave errors. */
    REFUSED,
    /** The template is the same, so that nothing is deployed. */
    UNCHANGED,
    /** One update that was said to succeed. */
    ONE_STEP,
    /** Two updates, as it was said. */
    TWO_STEPS,
    /** There is no way, as it was said. */
    NO_WAY,
    /** It was said to fail in one step, but does not. */
    WRONGLY_PREDICTED,
    /** It was said to succeed, but fails. */
    UNPREDICTED,
    /** It was said to lose data. */
    LOSES_DATA,
    /** It was made to fail on the way, and was rolled back. */
    ROLLED_BACK
  }

  private final Map<Change, Map<Count, Integer>> counts = new EnumMap<>(Change.class);

  void add(Change change, Count count) {
    add(change, count, 1);
  }

  void add(Change change, Count count, int times) {
    counts
        .computeIfAbsent(change, k -> new EnumMap<>(Count.class))
        .merge(count, times, Integer::sum);
  }

  int of(Change change, Count count) {
    return counts.getOrDefault(change, Map.of()).getOrDefault(count, 0);
  }

  int of(Count count) {
    int sum = 0;
    for (Change change : Change.values()) {
      sum += of(change, count);
    }
    return sum;
  }

  /** How many updates were said to fail when done in one step. */
  int predicted() {
    return of(Count.TWO_STEPS) + of(Count.NO_WAY);
  }

  /** A table, one line a change. */
  @Override
  public String toString() {
    StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-28s", "change"));
    for (Count count : Count.values()) {
      table.append(String.format(Locale.ROOT, " %17s", words(count)));
    }
    for (Change change : Change.values()) {
      table.append('\n').append(String.format(Locale.ROOT, "%-28s", change));
      for (Count count : Count.values()) {
        table.append(String.format(Locale.ROOT, " %17d", of(change, count)));
      }
    }
    table.append('\n').append(String.format(Locale.ROOT, "%-28s", "all"));
    for (Count count : Count.values()) {
      table.append(String.format(Locale.ROOT, " %17d", of(count)));
    }
    return table.append('\n').toString();
  }

  private static String words(Count count) {
    return count.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
