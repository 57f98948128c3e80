package dev.c2ecs.cfn.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which resources of two templates are the same thing. Of several with one identity those with the
 * same logical ID belong together; where more is left on either side nobody can tell, and they stay
 * without each other.
 */
final class Pairs {

  private final Map<String, Identity> ours;
  private final Map<String, Identity> theirs;
  private final Map<String, String> byOurs = new LinkedHashMap<>();
  private final Set<String> taken = new LinkedHashSet<>();
  private final List<Doubt> doubts = new ArrayList<>();

  /**
   * Resources that could be the same as others, in more than one way.
   *
   * @param what what they are
   * @param ours their logical IDs here
   * @param theirs those in the other template
   */
  record Doubt(String what, List<String> ours, List<String> theirs) {}

  private Pairs(Map<String, Identity> ours, Map<String, Identity> theirs) {
    this.ours = ours;
    this.theirs = theirs;
  }

  /**
   * The pairs that somebody wants who asks for them.
   *
   * @param ours identities by logical ID
   * @param theirs those of the other template
   */
  static Pairs of(Map<String, Identity> ours, Map<String, Identity> theirs) {
    Pairs pairs = exact(ours, theirs);
    pairs.pair(Identity::key, true);
    return pairs;
  }

  /** Those alone of which nothing has changed: a port that is published elsewhere is another. */
  static Pairs exact(Map<String, Identity> ours, Map<String, Identity> theirs) {
    Pairs pairs = new Pairs(ours, theirs);
    pairs.pair(Identity::text, false);
    return pairs;
  }

  private void pair(Function<Identity, String> by, boolean last) {
    Map<String, List<String>> left = groups(ours, byOurs.keySet(), by);
    Map<String, List<String>> right = groups(theirs, taken, by);
    left.forEach(
        (what, ids) -> {
          List<String> others = right.getOrDefault(what, List.of());
          List<String> here = new ArrayList<>(ids);
          List<String> there = new ArrayList<>(others);
          for (String id : ids) {
            if (others.contains(id)) {
              add(id, id);
              here.remove(id);
              there.remove(id);
            }
          }
          if (here.size() == 1 && there.size() == 1) {
            add(here.get(0), there.get(0));
          } else if (last && !there.isEmpty() && ids.size() + others.size() > 2) {
            doubts.add(new Doubt(what, ids, others));
          }
        });
  }

  private static Map<String, List<String>> groups(
      Map<String, Identity> all, Set<String> without, Function<Identity, String> by) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    all.forEach(
        (id, identity) -> {
          if (!without.contains(id)) {
            groups.computeIfAbsent(by.apply(identity), key -> new ArrayList<>()).add(id);
          }
        });
    return groups;
  }

  /** Adds a pair that is known otherwise; nothing happens when one of the two has another one. */
  void add(String our, String their) {
    if (!byOurs.containsKey(our) && taken.add(their)) {
      byOurs.put(our, their);
    }
  }

  /** The IDs of the other template by ours. */
  Map<String, String> byOurs() {
    return byOurs;
  }

  /** What could be paired in several ways, and is not. */
  List<Doubt> doubts() {
    return doubts;
  }
}
