package dev.c2ecs.cli.review;

import dev.c2ecs.cli.stack.InitialValue;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A credential that comes, goes or has another value. What it was and is, nobody is told.
 *
 * @param kind {@code credential}, {@code secret} or {@code build secret}
 * @param name its name
 * @param change what becomes of it
 * @param services the services that have it
 * @param follows what follows for which services, those included that have another credential of
 *     the same secret
 * @param keeping the services whose data keep the old value, sorted
 * @param why what there is to say of the change itself; empty for nothing
 * @param isWider whether it is another secret of the account now
 */
public record NewSecret(
    String kind,
    String name,
    Change change,
    Set<String> services,
    Map<NewContent.Meaning, Set<String>> follows,
    Set<String> keeping,
    String why,
    boolean isWider) {

  /** What becomes of a credential. */
  public enum Change {
    /** Another value, or one where none was given. */
    CHANGED("another value"),
    /** It comes from somewhere else, and one of both values cannot be read here. */
    UNKNOWN("comes from another "),
    /** Variables or text around it are other ones, so that its value is, too. */
    TEXT("another text around it"),
    /** What stands there when no variable is set. */
    DEFAULT("another default"),
    /** It is another secret of the account. */
    ACCOUNT("another secret of the account"),
    /** It was not there. */
    ADDED("new"),
    /** The same value, in another secret. */
    MOVED("moves to another secret"),
    /** Nobody has it any more. */
    REMOVED("not used any more"),
    /** Its value is not given here any more. */
    UNSET("no value is given any more, so what is in AWS stays");

    private final String words;
    private final boolean isOfValue;

    Change(String words) {
      this.words = words;
      // what is in the data of a service does not follow
      this.isOfValue = List.of("CHANGED", "UNKNOWN", "TEXT", "ACCOUNT").contains(name());
    }
  }

  /**
   * What becomes of the credentials of one side on another. A key that goes stays in its secret,
   * whose version does not change for it. A service may find its key in another secret, whether
   * others had it there before or not.
   */
  static List<NewSecret> between(Side before, Side after) {
    Sides sides = Sides.of(before, after);
    List<NewSecret> all = new ArrayList<>();
    List<SecretPrint> left = new ArrayList<>(before.secrets());
    left.removeIf(old -> same(old, after.secrets()).isPresent());
    for (SecretPrint now : after.secrets()) {
      Optional<SecretPrint> old = same(now, before.secrets());
      Optional<SecretPrint> elsewhere = old.isPresent() ? Optional.empty() : elsewhere(now, left);
      Optional<SecretPrint> beside =
          old.isPresent() || elsewhere.isPresent()
              ? Optional.empty()
              : beside(now, before.secrets());
      elsewhere.ifPresent(left::remove);
      if (elsewhere.isPresent()) {
        all.add(moved(now, elsewhere.get(), sides));
      } else if (beside.isPresent()) {
        all.add(moved(now, beside.get(), sides));
      } else if (old.isEmpty()) {
        // a secret of the account that is new is told where it is mounted
        if (!now.made().isOfAccount()) {
          all.add(of(now, Change.ADDED, "", sides));
        }
      } else {
        changed(old.get(), now, sides).ifPresent(all::add);
      }
    }
    left.removeIf(old -> old.made().isOfAccount());
    for (SecretPrint old : left) {
      Optional<SecretPrint> there = beside(old, after.secrets());
      all.add(
          there.isPresent()
              ? moved(there.get().only(there.get().shared(old)), old, sides)
              : of(old, Change.REMOVED, "", sides));
    }
    return all;
  }

  /**
   * Both sides, with what another value means for the services that both have.
   *
   * @param before the first side
   * @param old what it meant there, by service
   * @param now what it means, by service
   */
  private record Sides(
      Side before, Map<String, NewContent.Meaning> old, Map<String, NewContent.Meaning> now) {

    static Sides of(Side before, Side after) {
      return new Sides(before, meanings(before, after), meanings(after, before));
    }

    private static Map<String, NewContent.Meaning> meanings(Side side, Side other) {
      Map<String, NewContent.Meaning> meanings = new HashMap<>();
      side.project().map(ComposeProject::services).orElse(Map.of()).keySet().stream()
          .filter(other::has)
          .forEach(service -> meanings.put(service, side.restarts(service)));
      return meanings;
    }

    boolean both(String service) {
      return now.containsKey(service);
    }

    NewContent.Meaning did(String service) {
      return old.getOrDefault(service, NewContent.Meaning.RESTARTS);
    }

    NewContent.Meaning does(String service) {
      return now.getOrDefault(service, NewContent.Meaning.RESTARTS);
    }
  }

  /** One of those that are left with the same name; that of the same service first. */
  private static Optional<SecretPrint> elsewhere(SecretPrint now, List<SecretPrint> left) {
    return beside(now, left).or(() -> left.stream().filter(now::isCalledAs).findFirst());
  }

  private static Optional<SecretPrint> beside(SecretPrint one, Collection<SecretPrint> all) {
    return all.stream()
        .filter(one::isCalledAs)
        .filter(other -> !one.shared(other).isEmpty())
        .findFirst();
  }

  private static NewSecret moved(SecretPrint now, SecretPrint old, Sides sides) {
    boolean same = old.print().equals(now.print());
    String why = same ? why(now, sides) : "";
    return of(now, same ? Change.MOVED : Change.CHANGED, why, sides);
  }

  /** Services that stop before they start again have a secret of their own. */
  private static String why(SecretPrint now, Sides sides) {
    Set<String> begin = new TreeSet<>();
    Set<String> end = new TreeSet<>();
    for (String service : now.services()) {
      if (sides.both(service)) {
        boolean did = sides.did(service) == NewContent.Meaning.STOPS;
        boolean does = sides.does(service) == NewContent.Meaning.STOPS;
        if (did != does) {
          (does ? begin : end).add(service);
        }
      }
    }
    if (begin.isEmpty() && end.isEmpty()) {
      return "";
    }
    return ", because "
        + String.join(", ", begin.isEmpty() ? end : begin)
        + (begin.isEmpty() ? " no longer" : " now")
        + " stops before it starts again, and such a service has a secret of its own";
  }

  private static Optional<NewSecret> changed(SecretPrint old, SecretPrint now, Sides sides) {
    if (!now.made().account().equals(old.made().account())) {
      return Optional.of(of(now, Change.ACCOUNT, ", " + place(old) + " → " + place(now), sides));
    }
    if (!now.made().wording().equals(old.made().wording())) {
      return Optional.of(of(now, Change.TEXT, "", sides));
    }
    if (now.isUnknownBeside(old)) {
      return Optional.of(of(now, Change.UNKNOWN, unknown(old, now), sides));
    }
    if (now.print().equals(old.print())) {
      return now.made().defaults().equals(old.made().defaults())
          ? Optional.empty()
          : Optional.of(of(now, Change.DEFAULT, "", sides));
    }
    boolean unset = now.print().isEmpty();
    return Optional.of(of(now, unset ? Change.UNSET : Change.CHANGED, "", sides));
  }

  private static String place(SecretPrint secret) {
    return secret.made().isOfAccount()
        ? secret.made().account()
        : secret.source().map(SecretPrint.Source::words).orElse("of the project");
  }

  private static String unknown(SecretPrint old, SecretPrint now) {
    SecretPrint.Source then = old.source().orElseThrow();
    SecretPrint.Source here = now.source().orElseThrow();
    return now.print().isEmpty()
        ? here.words() + ", " + here.unknown()
        : here.words() + " than " + then.words() + ", " + then.unknown();
  }

  private static Optional<SecretPrint> same(SecretPrint one, Collection<SecretPrint> all) {
    return all.stream().filter(one::isOf).findFirst();
  }

  private static NewSecret of(SecretPrint print, Change change, String why, Sides sides) {
    Map<NewContent.Meaning, Set<String>> follows = new EnumMap<>(NewContent.Meaning.class);
    boolean isKept = change == Change.DEFAULT && print.print().isPresent();
    if (change != Change.REMOVED && change != Change.UNSET && !isKept) {
      for (String service : print.restarts()) {
        if (sides.both(service)) {
          follows.computeIfAbsent(sides.does(service), key -> new TreeSet<>()).add(service);
        }
      }
    }
    Set<String> keeping = new TreeSet<>();
    if (change.isOfValue) {
      print.initialises().stream().filter(sides.before()::has).forEach(keeping::add);
    }
    return new NewSecret(
        print.kind(),
        print.name(),
        change,
        print.services(),
        follows,
        keeping,
        why,
        change == Change.ACCOUNT && print.made().isOfAccount());
  }

  /** How what becomes of credentials begins, for who asks what it means. */
  public static List<String> changes() {
    List<String> words = new ArrayList<>();
    for (Change change : Change.values()) {
      words.add(change.words.split(",", 2)[0].strip());
    }
    return words;
  }

  /** Whether nobody here can tell that the value is another one. */
  boolean isUnknown() {
    return change == Change.UNKNOWN;
  }

  /** What happens to it: {@code another value}. */
  public String happens() {
    return change.words + why;
  }

  /** What follows: {@code restarts (rolling restart): api, worker}; empty when nothing does. */
  public String consequences() {
    List<String> words = new ArrayList<>();
    follows.forEach(
        (meaning, names) -> words.add(meaning.words() + ": " + String.join(", ", names)));
    if (!keeping.isEmpty()) {
      words.add("for " + String.join(", ", keeping) + " it " + InitialValue.COUNTS);
    }
    return (isUnknown() && !words.isEmpty() ? "if its value differs: " : "")
        + String.join("; ", words);
  }

  /** It in words: {@code credential DB_PASSWORD of api: another value; restarts, …}. */
  public String words() {
    String follow = consequences();
    return kind
        + " "
        + name
        + (services.isEmpty() ? "" : " of " + String.join(", ", services))
        + ": "
        + happens()
        + (follow.isEmpty() ? "" : "; " + follow);
  }
}
