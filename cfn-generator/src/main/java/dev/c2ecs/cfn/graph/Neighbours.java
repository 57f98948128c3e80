package dev.c2ecs.cfn.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts frames that have much to do with each other next to each other. */
final class Neighbours {

  /** What a network in common counts, in lines between two frames. */
  private static final double COMMON = 0.5;

  private Neighbours() {}

  /**
   * The frames in their new order. The first stays the first; each next is the one that has most to
   * do with those before, the nearest of them first.
   */
  static List<String> ordered(List<String> bands, List<Place> places) {
    Map<String, Map<String, Double>> lines = new HashMap<>();
    for (Place place : places) {
      for (Place next : place.right) {
        if (!place.band.equals(next.band)) {
          count(lines, place.band, next.band);
          count(lines, next.band, place.band);
        }
      }
    }
    List<String> open = new ArrayList<>(bands);
    // what has no frame stays below all
    boolean free = open.remove(Places.FREE);
    List<String> ordered = new ArrayList<>();
    while (!open.isEmpty()) {
      String best = open.get(0);
      double most = -1;
      for (String band : open) {
        double score = 0;
        for (int i = 0; i < ordered.size(); i++) {
          score += affinity(band, ordered.get(i), lines) / (ordered.size() - i);
        }
        if (score > most) {
          best = band;
          most = score;
        }
      }
      open.remove(best);
      ordered.add(best);
    }
    if (free) {
      ordered.add(Places.FREE);
    }
    return ordered;
  }

  private static void count(Map<String, Map<String, Double>> lines, String from, String to) {
    lines.computeIfAbsent(from, key -> new HashMap<>()).merge(to, 1.0, Double::sum);
  }

  private static double affinity(String one, String other, Map<String, Map<String, Double>> lines) {
    Set<String> common = new HashSet<>(List.of(one.split(", ", -1)));
    common.retainAll(Set.of(other.split(", ", -1)));
    return lines.getOrDefault(one, Map.of()).getOrDefault(other, 0.0) + common.size() * COMMON;
  }
}
