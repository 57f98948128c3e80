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

/**
 * The forecast against the model of AWS, of one update: what is said of it, and what comes of it.
 *
 * @param verdict who is right
 * @param words what differs, or why it does not count
 * @param predicted whether a failure was predicted
 */
record Duel(Verdict verdict, String words, boolean predicted) {

  private static final String STACK = Evolution.STACK;

  /** Who is right. */
  enum Verdict {
    /** Both say the same. */
    AGREED,
    /** One of the two templates cannot be deployed at all. */
    VOID,
    /** It fails, or loses data, and nobody said so. */
    UNPREDICTED,
    /** It was said to fail and does not. */
    WRONG,
    /** The way that was told is none, or leads elsewhere. */
    MISLED
  }

  private record Sides(
      Template before, Map<String, String> given, Template after, Map<String, String> now) {
    CloudModel deployed() {
      CloudModel model = new CloudModel();
      model.deploy(STACK, before, of(before, given));
      return model;
    }

    /** Whether somebody keeps what is not data; then no document says what goes. */
    boolean keeps() {
      return Stream.concat(before.resources().stream(), after.resources().stream())
          .filter(resource -> ResourceType.of(resource.type()).data().isEmpty())
          .anyMatch(
              resource ->
                  Stream.of(resource.deletionPolicy(), resource.updateReplacePolicy())
                      .flatMap(Optional::stream)
                      .anyMatch("Retain"::equals));
    }

    Map<String, String> both() {
      Map<String, String> both = new TreeMap<>(given);
      both.putAll(now);
      return both;
    }
  }

  private static Map<String, String> of(Template template, Map<String, String> values) {
    Map<String, String> of = new TreeMap<>(values);
    of.keySet()
        .removeIf(name -> template.parameters().stream().noneMatch(p -> p.name().equals(name)));
    return of;
  }

  private static Duel of(Verdict verdict, String words, Forecast forecast) {
    return new Duel(verdict, words, !forecast.obstacles().isEmpty());
  }

  /** Fights it. */
  static Duel of(
      Template before, Map<String, String> given, Template after, Map<String, String> now) {
    Sides sides = new Sides(before, given, after, now);
    Operation first = new CloudModel().deploy(STACK, before, of(before, given));
    CloudModel fresh = new CloudModel();
    Operation last = fresh.deploy(STACK, after, of(after, now));
    if (!first.succeeded() || !last.succeeded()) {
      return new Duel(Verdict.VOID, first.failure().or(last::failure).toString(), false);
    }
    Forecast forecast = Forecast.of(before, given, after, now);
    if (Boolean.getBoolean("steps")) {
      for (var e : forecast.effects())
        System.out.println("EFFECT " + e.change() + " " + e.assessment());
      System.out.println(
          "ONE " + sides.deployed().deploy(STACK, after, of(after, sides.both())).events());
    }
    CloudModel model = sides.deployed();
    Set<String> data = ids(model.data());
    Operation update = model.deploy(STACK, after, of(after, sides.both()));
    model.renewServices(STACK, forecast.blind());
    fresh.renewServices(
        STACK, Forecast.of(Evolution.NOTHING, Map.of(), after, sides.both()).blind());
    if (forecast.obstacles().isEmpty()) {
      if (!update.succeeded()) {
        return of(Verdict.UNPREDICTED, update.failure().toString(), forecast);
      }
      String wrong = after(model, fresh, update, last, data, forecast, sides.keeps());
      return of(wrong.isEmpty() ? Verdict.AGREED : Verdict.UNPREDICTED, wrong, forecast);
    }
    String obstacles = forecast.obstacles().toString();
    if (update.succeeded()
        && after(model, fresh, update, last, data, forecast, sides.keeps()).isEmpty()) {
      return of(Verdict.WRONG, obstacles, forecast);
    }
    if (forecast.steps().isEmpty()) {
      return of(Verdict.AGREED, "no way " + obstacles, forecast);
    }
    CloudModel way = sides.deployed();
    for (Template step : forecast.steps()) {
      Operation done = way.deploy(STACK, step, of(step, sides.both()));
      if (!done.succeeded()) {
        return of(Verdict.MISLED, obstacles + "\n    " + done.failure(), forecast);
      }
      last = done;
    }
    way.renewServices(STACK, forecast.blind());
    String wrong = after(way, fresh, last, first(after, now), data, forecast, sides.keeps());
    return of(wrong.isEmpty() ? Verdict.AGREED : Verdict.MISLED, wrong, forecast);
  }

  private static Operation first(Template after, Map<String, String> now) {
    return new CloudModel().deploy(STACK, after, of(after, now));
  }

  private static Set<String> ids(Set<String> data) {
    return new TreeSet<>(data);
  }

  /** What is not as it should be after all updates; empty when everything is. */
  private static String after(
      CloudModel model,
      CloudModel fresh,
      Operation update,
      Operation first,
      Set<String> data,
      Forecast forecast,
      boolean kept) {
    List<String> wrong = new ArrayList<>();
    Set<String> lost = new TreeSet<>(data);
    lost.removeAll(model.data());
    lost.removeIf(line -> forecast.lost().contains(line.substring(line.lastIndexOf(" of ") + 4)));
    if (!lost.isEmpty()) {
      wrong.add("lost " + lost);
    }
    List<String> unnecessary = new ArrayList<>(forecast.lost());
    unnecessary.removeIf(
        id ->
            data.stream().noneMatch(l -> l.endsWith(" of " + id))
                || data.stream()
                    .anyMatch(l -> l.endsWith(" of " + id) && !model.data().contains(l)));
    if (!unnecessary.isEmpty() && !kept) {
      wrong.add("said to be lost " + unnecessary);
    }
    for (String what : List.of(Event.LEFTOVER, Event.TAKEN_AWAY, Event.BROKEN)) {
      for (Event event : update.events(what)) {
        if (what.equals(Event.LEFTOVER) && kept) {
          continue;
        }
        boolean anyway =
            first.events(what).stream().anyMatch(e -> e.logicalId().equals(event.logicalId()));
        if (!anyway) {
          wrong.add(event.toString());
        }
      }
    }
    for (Event event : update.events(Event.OUTAGE)) {
      Forecast.Effect effect = forecast.byId().get(event.logicalId());
      if (effect == null || effect.assessment().consequence().compareTo(Consequence.OUTAGE) < 0) {
        wrong.add(event.toString());
      }
    }
    String is = model.contents(STACK).toString();
    String wanted = fresh.contents(STACK).toString();
    if (!is.equals(wanted)) {
      wrong.add("differs from a fresh one:\n" + TextDiff.of(wanted, is));
    }
    return String.join("; ", wrong);
  }
}
