package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.acceptance.cloud.CloudModel;
import dev.c2ecs.acceptance.cloud.Event;
import dev.c2ecs.acceptance.cloud.Operation;
import dev.c2ecs.cfn.diff.Consequence;
import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The forecast against the model of AWS: what is said of an update, and what comes of it. */
final class Duel {

  private static final String STACK = Evolution.STACK;
  private static final String OF = " of ";

  /** Who is right. */
  enum Verdict {
    /** Both say the same. */
    AGREED,
    /** One of the two templates cannot be deployed at all. */
    VOID,
    /** It fails, loses data or stops something, and nobody said so. */
    UNPREDICTED,
    /** It was said to fail and does not. */
    WRONG,
    /** The way that was told is none, or leads elsewhere. */
    MISLED
  }

  /**
   * How it ends.
   *
   * @param verdict who is right
   * @param words what differs
   * @param predicted whether a failure was predicted
   */
  record Outcome(Verdict verdict, String words, boolean predicted) {}

  private final Template before;
  private final Template after;
  private final Map<String, String> given;
  private final Map<String, String> both;
  private final Forecast forecast;
  private final CloudModel fresh = new CloudModel();
  private final Operation first;

  private Duel(
      Template before, Map<String, String> given, Template after, Map<String, String> now) {
    this.before = before;
    this.given = given;
    this.after = after;
    this.both = new TreeMap<>(given);
    both.putAll(now);
    this.forecast = Forecast.of(before, given, after, now);
    this.first = deploy(fresh, after);
    fresh.renewServices(STACK, blind(after));
  }

  /**
   * Fights it.
   *
   * @param given the parameters of the first template
   * @param now those of the second
   */
  static Outcome of(
      Template before, Map<String, String> given, Template after, Map<String, String> now) {
    return new Duel(before, given, after, now).fight();
  }

  private Outcome fight() {
    CloudModel model = new CloudModel();
    Operation old = deployOld(model);
    if (!old.succeeded() || !first.succeeded()) {
      return outcome(Verdict.VOID, old.failure().or(first::failure).toString());
    }
    boolean predicted = !forecast.obstacles().isEmpty();
    Set<String> data = new TreeSet<>(model.data());
    Operation update = deploy(model, after);
    model.renewServices(STACK, forecast.blind());
    String wrong = update.succeeded() ? wrong(model, update, data) : update.failure().toString();
    if (!predicted) {
      return outcome(wrong.isEmpty() ? Verdict.AGREED : Verdict.UNPREDICTED, wrong);
    }
    if (wrong.isEmpty()) {
      return outcome(Verdict.WRONG, forecast.obstacles().toString());
    }
    return forecast.steps().isEmpty() ? outcome(Verdict.AGREED, wrong) : follow(data);
  }

  /** The way that was told. */
  private Outcome follow(Set<String> data) {
    CloudModel way = new CloudModel();
    Operation done = deployOld(way);
    for (Template step : forecast.steps()) {
      done = deploy(way, step);
      if (!done.succeeded()) {
        return outcome(Verdict.MISLED, forecast.obstacles() + "\n    " + done.failure());
      }
    }
    way.renewServices(STACK, forecast.blind());
    String wrong = wrong(way, done, data);
    return outcome(wrong.isEmpty() ? Verdict.AGREED : Verdict.MISLED, wrong);
  }

  private Outcome outcome(Verdict verdict, String words) {
    return new Outcome(verdict, words, !forecast.obstacles().isEmpty());
  }

  private Operation deployOld(CloudModel model) {
    Operation old = model.deploy(STACK, before, of(before, given));
    if (old.succeeded()) {
      model.renewServices(STACK, blind(before));
    }
    return old;
  }

  private Operation deploy(CloudModel model, Template template) {
    return model.deploy(STACK, template, of(template, both));
  }

  private Set<String> blind(Template template) {
    return Forecast.of(Evolution.NOTHING, Map.of(), template, both).blind();
  }

  private static Map<String, String> of(Template template, Map<String, String> values) {
    Map<String, String> of = new TreeMap<>(values);
    of.keySet()
        .removeIf(name -> template.parameters().stream().noneMatch(p -> p.name().equals(name)));
    return of;
  }

  /** What is not as it should be after the last update; empty when everything is. */
  private String wrong(CloudModel model, Operation update, Set<String> data) {
    List<String> wrong = new ArrayList<>();
    addLosses(model, data, wrong);
    addEvents(update, wrong);
    String is = model.contents(STACK).toString();
    String wanted = fresh.contents(STACK).toString();
    if (!is.equals(wanted)) {
      wrong.add("differs from a fresh one:\n" + TextDiff.of(wanted, is));
    }
    return String.join("; ", wrong);
  }

  private void addLosses(CloudModel model, Set<String> data, List<String> wrong) {
    Set<String> gone = new TreeSet<>(data);
    gone.removeAll(model.data());
    Set<String> lost = new TreeSet<>();
    gone.forEach(line -> lost.add(line.substring(line.lastIndexOf(OF) + OF.length())));
    Set<String> known = new TreeSet<>();
    data.forEach(line -> known.add(line.substring(line.lastIndexOf(OF) + OF.length())));
    List<String> unsaid = lost.stream().filter(id -> !forecast.lost().contains(id)).toList();
    List<String> said =
        forecast.lost().stream().filter(id -> known.contains(id) && !lost.contains(id)).toList();
    if (!unsaid.isEmpty()) {
      wrong.add("lost " + unsaid);
    }
    if (!said.isEmpty() && !isKept(true)) {
      wrong.add("said to be lost " + said);
    }
  }

  private void addEvents(Operation update, List<String> wrong) {
    for (String what : List.of(Event.LEFTOVER, Event.TAKEN_AWAY, Event.BROKEN)) {
      for (Event event : update.events(what)) {
        boolean always =
            first.events(what).stream().anyMatch(e -> e.logicalId().equals(event.logicalId()));
        boolean held = what.equals(Event.LEFTOVER) && isKept(false);
        if (!always && !held) {
          wrong.add(event.toString());
        }
      }
    }
    for (Event event : update.events(Event.OUTAGE)) {
      boolean told =
          Optional.ofNullable(forecast.byId().get(event.logicalId()))
              .filter(e -> e.assessment().consequence().compareTo(Consequence.OUTAGE) >= 0)
              .isPresent();
      if (!told) {
        wrong.add(event.toString());
      }
    }
  }

  /**
   * Whether one of the templates keeps something when it goes. What holds on to what is kept stays,
   * too; and no document says which of two templates counts for what is replaced.
   *
   * @param data whether data count
   */
  private boolean isKept(boolean data) {
    return Stream.of(before, after)
        .flatMap(template -> template.resources().stream())
        .filter(resource -> data || ResourceType.of(resource.type()).data().isEmpty())
        .flatMap(resource -> Stream.of(resource.deletionPolicy(), resource.updateReplacePolicy()))
        .flatMap(Optional::stream)
        .anyMatch("Retain"::equals);
  }
}
