package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diagnostic.Names;
import dev.c2ecs.cfn.diff.Consequence;
import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cli.stack.ComposeObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a comparison is to fail on.
 *
 * @param consequences what happens to something
 * @param opens whether something opens to the Internet
 * @param cost by how many percent the cost may rise
 */
public record FailOn(Set<Consequence> consequences, boolean opens, OptionalDouble cost) {

  static final String WIDER = "wider";
  static final String PUBLIC = "public";
  static final String COST = "cost:";
  private static final int SHOWN = 5;

  public FailOn {
    consequences = Set.copyOf(consequences);
  }

  /** The words that there are, with what they are short for. */
  public static String words() {
    List<String> words = new ArrayList<>();
    for (Consequence consequence : Consequence.values()) {
      words.add(consequence.key());
    }
    words.addAll(List.of(WIDER, PUBLIC, COST + "20%"));
    return String.join(", ", words);
  }

  /**
   * What a list names.
   *
   * @param list words with commas between; empty for nothing
   * @return empty when {@code list} has a word that is none, see {@link #unknown}
   */
  public static Optional<FailOn> of(String list) {
    Set<Consequence> consequences = EnumSet.noneOf(Consequence.class);
    boolean opens = false;
    OptionalDouble cost = OptionalDouble.empty();
    for (String word : split(list)) {
      Optional<Consequence> consequence = Consequence.of(word);
      if (consequence.isPresent()) {
        consequences.add(consequence.get());
      } else if (word.equals(WIDER)) {
        consequences.add(Consequence.PERMISSIONS_WIDER);
        consequences.add(Consequence.NETWORK_WIDER);
      } else if (word.equals(PUBLIC)) {
        opens = true;
      } else if (percent(word).isPresent()) {
        cost = percent(word);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new FailOn(consequences, opens, cost));
  }

  /** The first word of a list that is none; empty when all are. */
  public static String unknown(String list) {
    return split(list).stream().filter(word -> of(word).isEmpty()).findFirst().orElse("");
  }

  private static List<String> split(String list) {
    return list.isEmpty()
        ? List.of()
        : List.of(list.split(",", -1)).stream().map(String::strip).toList();
  }

  private static OptionalDouble percent(String word) {
    return word.matches("cost:\\d{1,4}(\\.\\d{1,2})?%")
        ? OptionalDouble.of(Double.parseDouble(word.substring(COST.length(), word.length() - 1)))
        : OptionalDouble.empty();
  }

  /**
   * What of it happens, with what it happens to: {@code starts-empty (volume rows)}.
   *
   * @param rise by how many percent the cost rises, at the least or at the most, what is more;
   *     empty when it is not known, which is no reason to let it pass
   * @param billed what is new or another one, certainly costs something, and has no price: then the
   *     rise is not known either
   * @param unproven what is new or another one, certainly costs something, and has a price that
   *     only the change tells
   */
  public List<String> happening(
      Comparison whole, OptionalDouble rise, List<String> billed, List<String> unproven) {
    Comparison comparison = whole.isOtherProject() ? whole.alone() : whole;
    List<String> happening = new ArrayList<>();
    if (whole.isOtherProject() && consequences.contains(Consequence.EMPTY)) {
      happening.add(Consequence.EMPTY.key());
    }
    for (Consequence consequence : Consequence.values()) {
      if (consequences.contains(consequence) && happens(comparison, consequence)) {
        happening.add(with(consequence.key(), objects(comparison, consequence)));
      }
    }
    Set<String> opened = new TreeSet<>();
    comparison.exposures().opened().stream()
        .filter(one -> Exposure.isEverybody(one.cidr()))
        .forEach(one -> opened.add((one.service() + " " + one.port()).strip()));
    comparison.exposures().resources().forEach(one -> opened.add(one.id()));
    if (opens && !opened.isEmpty()) {
      happening.add(with(PUBLIC, opened));
    }
    if (cost.isPresent() && rise.isEmpty()) {
      happening.add("cost (no prices are known for the region)");
    }
    if (cost.isPresent() && !billed.isEmpty()) {
      happening.add("cost (no price is known for " + Names.shown(billed, SHOWN) + ")");
    }
    if (cost.isPresent() && !unproven.isEmpty()) {
      happening.add(
          "cost (only x-aws-cost says what it is of " + Names.shown(unproven, SHOWN) + ")");
    }
    if (cost.isPresent() && rise.isPresent() && rise.getAsDouble() > cost.getAsDouble()) {
      double percent = rise.getAsDouble();
      happening.add(
          Double.isInfinite(percent)
              ? "cost (it was nothing)"
              : "cost (" + Math.round(percent) + "% more)");
    }
    return happening;
  }

  private static boolean happens(Comparison comparison, Consequence consequence) {
    Forecast forecast = comparison.forecast();
    return forecast.effects().stream().anyMatch(e -> e.has(consequence))
        || (consequence == Consequence.WILL_FAIL && !forecast.obstacles().isEmpty())
        || (consequence == Consequence.TWO_WRITERS && !comparison.overlaps().isEmpty())
        || (consequence == Consequence.EMPTY && !forecast.difference().moved().isEmpty())
        || (consequence == Consequence.NETWORK_WIDER && !reachingMore(comparison).isEmpty())
        || (consequence == Consequence.PERMISSIONS_WIDER && !elsewhere(comparison).isEmpty())
        || !rebuilt(comparison, consequence).isEmpty();
  }

  /** The services that other content makes do this. */
  private static Set<String> rebuilt(Comparison comparison, Consequence consequence) {
    return switch (consequence) {
      case OUTAGE -> rebuilt(comparison, NewContent.Meaning.STOPS);
      case ROLLING -> rebuilt(comparison, NewContent.Meaning.RESTARTS);
      default -> Set.of();
    };
  }

  /** What cannot be read here counts as another one. */
  private static Set<String> rebuilt(Comparison comparison, NewContent.Meaning meaning) {
    Set<String> services = new TreeSet<>(comparison.rebuilt(meaning));
    services.addAll(comparison.perhapsRebuilt(meaning));
    return services;
  }

  /** The secrets that are other ones of the account. */
  private static Set<String> elsewhere(Comparison comparison) {
    Set<String> names = new TreeSet<>();
    comparison.secrets().stream()
        .filter(NewSecret::isWider)
        .forEach(one -> names.add("secret " + one.name()));
    return names;
  }

  /** What was there and reaches more than before: also as a member of a network. */
  private static Set<String> reachingMore(Comparison comparison) {
    return comparison.before().absent() ? Set.of() : Reach.widened(comparison.graph());
  }

  private static Set<String> objects(Comparison comparison, Consequence consequence) {
    Set<String> objects = new TreeSet<>();
    rebuilt(comparison, consequence).forEach(service -> objects.add("service " + service));
    comparison.forecast().effects().stream()
        .filter(effect -> effect.has(consequence))
        .forEach(effect -> objects.add(ComposeObject.of(effect.origin()).label()));
    if (consequence == Consequence.EMPTY) {
      comparison
          .forecast()
          .difference()
          .moved()
          .forEach(moved -> objects.add(ComposeObject.of(moved.afterOrigin()).label()));
    }
    if (consequence == Consequence.PERMISSIONS_WIDER) {
      objects.addAll(elsewhere(comparison));
    }
    if (consequence == Consequence.NETWORK_WIDER) {
      objects.addAll(reachingMore(comparison));
    }
    return objects;
  }

  private static String with(String word, Set<String> objects) {
    return objects.isEmpty() ? word : word + " (" + String.join(", ", objects) + ")";
  }
}
