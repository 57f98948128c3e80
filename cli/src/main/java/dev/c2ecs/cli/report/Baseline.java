package dev.c2ecs.cli.report;

import dev.c2ecs.cfn.support.Disposition;
import dev.c2ecs.cfn.support.SupportWalk;
import dev.c2ecs.cfn.writer.JsonText;
import dev.c2ecs.compose.diagnostic.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a project had to say at one time, so that it gets no worse: its open errors and warnings,
 * and what becomes of its attributes. Lines may move and lists may grow: places in lists do not
 * count, only how many attributes of one path are in which state.
 *
 * @param version the version of its file: one before the second has no values, and none is new for
 *     its value
 * @param known the open errors and warnings by their fingerprints
 * @param leaves how many attributes of a path are in which state
 */
public record Baseline(
    int version, Map<String, Known> known, Map<String, Map<Disposition, Integer>> leaves) {

  static final int VERSION = 2;

  /** The states of attributes, the best first; the words are those of {@code check}. */
  static final Map<Disposition, String> STATES =
      new EnumMap<>(
          Map.of(
              Disposition.EXACT, "exact",
              Disposition.APPROXIMATED, "approximated",
              Disposition.NONE, "noEffect",
              Disposition.WARNING, "warned",
              Disposition.ERROR, "rejected"));

  /** An error or a warning that was there, with the marks of its values. */
  record Known(String code, String path, Severity severity, Set<String> values) {
    Known {
      values = Set.copyOf(values);
    }
  }

  /**
   * How a project differs from its baseline.
   *
   * @param news errors and warnings that were not there, or not as bad
   * @param lost paths of attributes whose state is worse, or of which more are left out than any
   *     new finding tells, with both states in words
   * @param fixed codes and paths of what was there
   */
  public record Difference(List<Finding> news, List<String> lost, List<String> fixed) {
    public Difference {
      news = List.copyOf(news);
      lost = List.copyOf(lost);
      fixed = List.copyOf(fixed);
    }

    /** Whether it is worse. */
    public boolean isWorse() {
      return !news.isEmpty() || !lost.isEmpty();
    }
  }

  public Baseline {
    known = Map.copyOf(known);
    leaves = Map.copyOf(leaves);
  }

  /** The baseline of a project as it is. */
  public static Baseline of(Collection<Finding> findings, Collection<SupportWalk.Leaf> leaves) {
    Map<String, Known> known = new TreeMap<>();
    for (Finding finding : findings) {
      if (finding.isOpen()) {
        known.put(
            finding.fingerprint(),
            new Known(
                finding.diagnostic().code().id(),
                Fingerprint.pattern(finding.diagnostic().path()),
                finding.diagnostic().severity(),
                finding.values()));
      }
    }
    Map<String, Map<Disposition, Integer>> counts = new TreeMap<>();
    for (SupportWalk.Leaf leaf : leaves) {
      counts
          .computeIfAbsent(
              Fingerprint.pattern(leaf.path()), path -> new EnumMap<>(Disposition.class))
          .merge(leaf.disposition(), 1, Integer::sum);
    }
    return new Baseline(VERSION, known, counts);
  }

  /** Whether its values are compared; one of an earlier version has none. */
  public boolean hasValues() {
    return version >= VERSION;
  }

  /** The file. Who compares two of them reads a line for each thing. */
  public String text() {
    List<Map.Entry<String, Known>> entries = new ArrayList<>(known.entrySet());
    entries.sort(
        Comparator.comparing((Map.Entry<String, Known> e) -> e.getValue().path())
            .thenComparing(e -> e.getValue().code())
            .thenComparing(Map.Entry::getKey));
    return JsonText.write(
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("version", VERSION);
          json.writeArrayPropertyStart("diagnostics");
          for (Map.Entry<String, Known> entry : entries) {
            json.writeStartObject();
            json.writeStringProperty("code", entry.getValue().code());
            json.writeStringProperty("severity", entry.getValue().severity().word());
            json.writeStringProperty("path", entry.getValue().path());
            json.writeStringProperty("fingerprint", entry.getKey());
            if (!entry.getValue().values().isEmpty()) {
              json.writeStringProperty(
                  "values", String.join(" ", new TreeSet<>(entry.getValue().values())));
            }
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeObjectPropertyStart("attributes");
          new TreeMap<>(leaves)
              .forEach((path, counts) -> json.writeStringProperty(path, words(counts)));
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  /** How many are in which state, {@code exact} for one, {@code 2 exact, 1 warned} for more. */
  static String words(Map<Disposition, Integer> counts) {
    List<String> words = new ArrayList<>();
    boolean one = counts.values().stream().mapToInt(Integer::intValue).sum() == 1;
    for (Disposition state : STATES.keySet()) {
      int count = counts.getOrDefault(state, 0);
      if (count > 0) {
        words.add((one ? "" : count + " ") + STATES.get(state));
      }
    }
    return String.join(", ", words);
  }

  /**
   * How a project differs from this one.
   *
   * @param findings all that it has to say now
   * @param now what becomes of its attributes now
   */
  public Difference differenceTo(Collection<Finding> findings, Collection<SupportWalk.Leaf> now) {
    List<Finding> news = new ArrayList<>();
    Map<String, Known> fixed = new TreeMap<>(known);
    Map<String, Set<String>> values = new HashMap<>();
    known.forEach(
        (fingerprint, one) ->
            values
                .computeIfAbsent(Finding.kind(fingerprint), kind -> new HashSet<>())
                .addAll(one.values()));
    for (Finding finding : findings) {
      Optional<Known> before = Optional.ofNullable(known.get(finding.fingerprint()));
      if (finding.isOpen()) {
        fixed.remove(finding.fingerprint());
        Set<String> there = values.getOrDefault(Finding.kind(finding.fingerprint()), Set.of());
        if (before.isEmpty()
            || (hasValues() && !there.containsAll(finding.values()))
            || finding.diagnostic().severity().compareTo(before.get().severity()) < 0) {
          news.add(finding);
        }
      }
    }
    List<String> accepted =
        findings.stream()
            .filter(finding -> finding.accepted().isPresent())
            .map(finding -> Fingerprint.pattern(finding.diagnostic().path()))
            .toList();
    List<String> told =
        news.stream().map(finding -> Fingerprint.pattern(finding.diagnostic().path())).toList();
    Set<String> items = new HashSet<>();
    List<String> lost = new ArrayList<>();
    Baseline.of(List.of(), now)
        .leaves
        .forEach(
            (path, counts) -> {
              Map<Disposition, Integer> before = leaves.getOrDefault(path, Map.of());
              boolean isToldAlready =
                  told.stream().anyMatch(one -> isIn(path, one) || isIn(one, path));
              boolean isMore = leftOut(counts) > leftOut(before) && !isToldAlready;
              boolean isLost = isWorse(before, counts) || (isMore && items.add(item(path)));
              if (isLost && accepted.stream().noneMatch(a -> isIn(path, a))) {
                String was = before.isEmpty() ? "(none)" : words(before);
                lost.add(path + ": " + was + " → " + words(counts));
              }
            });
    lost.sort(Comparator.naturalOrder());
    return new Difference(
        news,
        lost,
        fixed.values().stream().map(k -> (k.code() + " " + k.path()).strip()).sorted().toList());
  }

  /**
   * How many attributes mean nothing in the template. One finding may be about all of a list, and
   * is the same when there are more: so they are counted.
   */
  private static int leftOut(Map<Disposition, Integer> counts) {
    return counts.getOrDefault(Disposition.WARNING, 0) + counts.getOrDefault(Disposition.ERROR, 0);
  }

  /** Fewer are as good as some state, and more are worse: one that was there has become worse. */
  private static boolean isWorse(Map<Disposition, Integer> before, Map<Disposition, Integer> now) {
    int balance = 0;
    int worse = total(now) - total(before);
    for (Disposition state : STATES.keySet()) {
      int change = now.getOrDefault(state, 0) - before.getOrDefault(state, 0);
      balance += change;
      worse -= change;
      if (balance < 0 && worse > 0) {
        return true;
      }
    }
    return false;
  }

  /** The item of a list that something is a part of: what is written in one line is told once. */
  private static String item(String path) {
    int end = path.indexOf("[]");
    return end < 0 ? path : path.substring(0, end);
  }

  private static int total(Map<Disposition, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static boolean isIn(String path, String above) {
    return path.equals(above) || path.startsWith(above + ".") || path.startsWith(above + "[");
  }
}
