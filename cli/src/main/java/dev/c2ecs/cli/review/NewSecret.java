package dev.c2ecs.cli.review;

import dev.c2ecs.cli.stack.InitialValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
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
 */
public record NewSecret(
    String kind,
    String name,
    Change change,
    Set<String> services,
    Map<NewContent.Meaning, Set<String>> follows,
    Set<String> keeping) {

  /** What becomes of a credential. */
  public enum Change {
    /** Another value, or one where none was given. */
    CHANGED("another value"),
    /** It was not there. */
    ADDED("new"),
    /** The same value, in another secret. */
    MOVED("moves to another secret"),
    /** Nobody has it any more. */
    REMOVED("not used any more"),
    /** Its value is not given here any more. */
    UNSET("no value is given any more, so what is in AWS stays");

    private final String words;

    Change(String words) {
      this.words = words;
    }
  }

  /**
   * What becomes of the credentials of one side on another. A key that goes stays in its secret,
   * whose version does not change for it.
   */
  static List<NewSecret> between(Side before, Side after) {
    List<NewSecret> all = new ArrayList<>();
    List<SecretPrint> left = new ArrayList<>(before.secrets());
    left.removeIf(old -> same(old, after.secrets()).isPresent());
    for (SecretPrint now : after.secrets()) {
      Optional<SecretPrint> old = same(now, before.secrets());
      Optional<SecretPrint> elsewhere =
          old.isPresent() ? Optional.empty() : left.stream().filter(now::isCalledAs).findFirst();
      if (elsewhere.isPresent()) {
        left.remove(elsewhere.get());
        boolean moved = elsewhere.get().print().equals(now.print());
        all.add(of(now, moved ? Change.MOVED : Change.CHANGED, before, after));
      } else if (old.isEmpty()) {
        all.add(of(now, Change.ADDED, before, after));
      } else if (now.print().isEmpty() && old.get().print().isPresent()) {
        all.add(of(now, Change.UNSET, before, after));
      } else if (!now.print().equals(old.get().print())) {
        all.add(of(now, Change.CHANGED, before, after));
      }
    }
    left.forEach(old -> all.add(of(old, Change.REMOVED, before, after)));
    return all;
  }

  private static Optional<SecretPrint> same(SecretPrint one, Collection<SecretPrint> all) {
    return all.stream().filter(one::isOf).findFirst();
  }

  private static NewSecret of(SecretPrint print, Change change, Side before, Side after) {
    Map<NewContent.Meaning, Set<String>> follows = new EnumMap<>(NewContent.Meaning.class);
    if (change != Change.REMOVED && change != Change.UNSET) {
      for (String service : print.restarts()) {
        if (before.has(service) && after.has(service)) {
          follows.computeIfAbsent(after.restarts(service), key -> new TreeSet<>()).add(service);
        }
      }
    }
    Set<String> keeping = new TreeSet<>();
    if (change == Change.CHANGED) {
      print.initialises().stream().filter(before::has).forEach(keeping::add);
    }
    return new NewSecret(print.kind(), print.name(), change, print.services(), follows, keeping);
  }

  /** What happens to it: {@code another value}. */
  public String happens() {
    return change.words;
  }

  /** What follows: {@code restarts (rolling restart): api, worker}; empty when nothing does. */
  public String consequences() {
    List<String> words = new ArrayList<>();
    follows.forEach(
        (meaning, names) -> words.add(meaning.words() + ": " + String.join(", ", names)));
    if (!keeping.isEmpty()) {
      words.add("for " + String.join(", ", keeping) + " it " + InitialValue.COUNTS);
    }
    return String.join("; ", words);
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
