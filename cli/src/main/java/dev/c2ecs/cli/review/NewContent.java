package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diff.Consequence;
import dev.c2ecs.cfn.diff.ImageWords;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Something that a service is made of and that has another content, comes or goes, so that its
 * tasks restart, or that a job runs again.
 *
 * @param service the service
 * @param what what it is: {@code build ./app}, {@code file ./nginx.conf}, {@code image}
 * @param change what becomes of it
 * @param before what it was, where that may be shown
 * @param after what it is
 * @param meaning what follows from it
 * @param files the files of a directory that differ, by their names in it, sorted
 */
public record NewContent(
    String service,
    String what,
    Change change,
    Optional<String> before,
    Optional<String> after,
    Meaning meaning,
    List<String> files) {

  public NewContent {
    files = List.copyOf(files);
  }

  /**
   * The same as others may see it.
   *
   * @param hidden takes out of a text what nobody may see
   */
  NewContent concealed(UnaryOperator<String> hidden) {
    return new NewContent(
        service, what, change, before.map(hidden), after.map(hidden), meaning, files);
  }

  /** What becomes of a content. */
  public enum Change {
    /** It is another one. */
    CHANGED("other content, "),
    /** It comes from somewhere else, and one of both cannot be read here. */
    UNKNOWN("other "),
    /** It was not there. */
    ADDED("new, "),
    /** It is not there any more. */
    REMOVED("not any more, ");

    private final String words;

    Change(String words) {
      this.words = words;
    }
  }

  /** What follows from another content. */
  public enum Meaning {
    /** New tasks take over from the old ones. */
    RESTARTS(
        "restarts (rolling restart)",
        List.of("restarts (rolling restart)", "restart"),
        Consequence.ROLLING.meaning()),
    /** A service of one task that writes a volume. */
    STOPS(
        "stops before it starts again",
        List.of("stops before it starts again", Verdict.STOPS, "stop"),
        "a service of one task that writes a volume, whose old task ends before the new one begins,"
            + " or a port that leads to tasks that are only starting: an outage of a minute or"
            + " more; what does not come back is told apart, `port 80 closes`"),
    /** A job. */
    RUNS(
        "runs again",
        List.of("runs again", "run"),
        "a job: `deploy` runs it, because it is new or what it is made of changed");

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // a list of List.of, of texts
    private final List<String> said;

    private final String explained;

    Meaning(String words, List<String> said, String explained) {
      this.words = words;
      this.said = said;
      this.explained = explained;
    }

    /** How it is said in sentences. */
    List<String> said() {
      return said;
    }

    /** What it means. */
    String explained() {
      return explained;
    }

    /** It in words. */
    public String words() {
      return words;
    }
  }

  static NewContent changed(
      String service, ContentPrints.Print before, ContentPrints.Print after, Meaning meaning) {
    boolean other = before.shown().isPresent() != after.shown().isPresent();
    boolean shown = other || after.shown().isPresent();
    return new NewContent(
        service,
        other ? ContentPrints.IMAGE : after.what(),
        Change.CHANGED,
        shown ? before.shown().or(() -> Optional.of(before.what())) : Optional.empty(),
        shown ? after.shown().or(() -> Optional.of(after.what())) : Optional.empty(),
        meaning,
        other ? List.of() : after.differing(before));
  }

  /** One that comes from somewhere else, where one of both cannot be read here. */
  static NewContent unknown(
      String service, ContentPrints.Print before, ContentPrints.Print after, Meaning meaning) {
    ContentPrints.Print unread = after.known() ? before : after;
    String why =
        unread.what().startsWith("variable ")
            ? "which is not set here"
            : "which git does not track";
    return new NewContent(
        service,
        after.what() + (after.known() ? " than " + before.what() : "") + ", " + why,
        Change.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        meaning,
        List.of());
  }

  static NewContent of(String service, ContentPrints.Print print, Change change, Meaning meaning) {
    return new NewContent(
        service, print.what(), change, Optional.empty(), Optional.empty(), meaning, List.of());
  }

  /** Whether nobody here can tell that the content is another one. */
  boolean isUnknown() {
    return change == Change.UNKNOWN;
  }

  /** What follows: {@code restarts (rolling restart)}, perhaps. */
  String follows() {
    return (isUnknown() ? "if its content differs: " : "") + meaning.words();
  }

  /** Whether it is an image of a registry that another one takes the place of. */
  boolean isOfRegistry() {
    return what.equals(ContentPrints.IMAGE);
  }

  /** What it is and what becomes of it, without what is shown: {@code new, file ./a.conf}. */
  public String said() {
    return change == Change.CHANGED ? what : change.words + what;
  }

  /** In words: {@code image nginx:1 → nginx:2}, {@code other content, file ./nginx.conf}. */
  public String words() {
    if (isUnknown()) {
      return change.words + what + "; " + follows();
    }
    return meaning.words()
        + ": "
        + (before.isPresent() && after.isPresent()
            ? what + " " + ImageWords.brief(before.get()) + " → " + ImageWords.brief(after.get())
            : change.words + what);
  }
}
