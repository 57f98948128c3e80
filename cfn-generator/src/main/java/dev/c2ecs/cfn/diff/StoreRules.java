package dev.c2ecs.cfn.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which data stores start on the files of another version of themselves. docs/updates.md has the
 * sources, with their certainty.
 */
final class StoreRules {

  /** What a store does with the files of an older version. */
  enum Up {
    /** It refuses those of any other major version. */
    REFUSES,
    /** It takes those of the series before. */
    NEXT,
    /** It takes those of the last series of the major version before. */
    LAST,
    /** It takes all of them. */
    READS,
    /** Nobody here knows. */
    UNKNOWN
  }

  /**
   * A row.
   *
   * @param up what it does with files of an older version; it takes none of a newer one
   * @param parts how many numbers of a version name a series
   * @param series of {@link Up#NEXT} the series in their order, of {@link Up#LAST} the last of each
   *     major version
   */
  record Rule(Up up, int parts, List<Version> series) {}

  private static final String ROWS =
      """
      PostgreSQL REFUSES 1
      MySQL NEXT 2 5.5 5.6 5.7 8.0 8.4 9.0
      MariaDB READS 2
      MongoDB NEXT 2 3.6 4.0 4.2 4.4 5.0 6.0 7.0 8.0
      Elasticsearch LAST 2 5.6 6.8 7.17 8.18
      OpenSearch LAST 2 1.3 2.19
      RabbitMQ NEXT 2 3.8 3.9 3.10 3.11 3.12 3.13 4.0 4.1 4.2
      Redis READS 2
      Valkey READS 2
      Cassandra NEXT 2 3.0 3.11 4.0 4.1 5.0
      Neo4j REFUSES 1
      InfluxDB REFUSES 1
      ClickHouse READS 2
      Prometheus READS 1
      """;

  private static final Rule OTHER = new Rule(Up.UNKNOWN, 1, List.of());
  private static final Map<String, Rule> BY_PRODUCT = read();

  private StoreRules() {}

  private static Map<String, Rule> read() {
    Map<String, Rule> rules = new HashMap<>();
    for (String line : ROWS.lines().toList()) {
      List<String> words = List.of(line.split(" ", -1));
      rules.put(
          words.get(0),
          new Rule(
              Up.valueOf(words.get(1)),
              Integer.parseInt(words.get(2)),
              words.subList(3, words.size()).stream()
                  .map(Version::of)
                  .flatMap(Optional::stream)
                  .toList()));
    }
    return Map.copyOf(rules);
  }

  /**
   * Why a store may not start on the files of another version; empty when it does, as far as is
   * known.
   *
   * @param product what it is called in the table of known servers
   */
  static Optional<String> refusal(String product, Version old, Version now) {
    Rule rule = BY_PRODUCT.getOrDefault(product, OTHER);
    String name = product + " " + now;
    // until 9 the first two numbers of PostgreSQL were its major version
    int parts = product.equals("PostgreSQL") && old.major() < 10 ? 2 : rule.parts();
    int direction = now.compareTo(old, parts);
    if (direction == 0) {
      return Optional.empty();
    }
    if (rule.up() == Up.UNKNOWN) {
      return Optional.of("whether " + name + " starts on the files of " + old + " is not known");
    }
    if (rule.up() == Up.REFUSES) {
      return Optional.of(name + " refuses the files of " + old + ": they have to be converted");
    }
    if (direction < 0) {
      return Optional.of(name + " does not start on the files of " + old + ", which is newer");
    }
    boolean starts =
        switch (rule.up()) {
          case NEXT -> index(rule, now) - index(rule, old) <= 1;
          case LAST -> now.major() == old.major() || isLast(rule, old, now);
          default -> true;
        };
    return starts
        ? Optional.empty()
        : Optional.of(
            name
                + " may not start on the files of "
                + old
                + ": there are versions between that have to be run first");
  }

  /** The place of a version among the series: that of the last one before it. */
  private static int index(Rule rule, Version version) {
    int index = -1;
    for (Version series : rule.series()) {
      if (series.compareTo(version, 2) <= 0) {
        index++;
      }
    }
    return index;
  }

  /** Whether a version is of the last series before the major version of another one. */
  private static boolean isLast(Rule rule, Version old, Version now) {
    return now.major() == old.major() + 1
        && old.minor().isPresent()
        && rule.series().stream()
            .filter(last -> last.major() == old.major())
            .allMatch(last -> last.compareTo(old, 2) <= 0);
  }
}
