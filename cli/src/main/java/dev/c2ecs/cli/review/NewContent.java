package dev.c2ecs.cli.review;

import java.util.Optional;

/**
 * Something that a service is made of and that has another content, so that its tasks restart, or
 * that a job runs again.
 *
 * @param service the service
 * @param what what it is: {@code build ./app}, {@code file ./nginx.conf}, {@code image}
 * @param before what it was, where that may be shown
 * @param after what it is
 * @param meaning what follows from it
 */
public record NewContent(
    String service, String what, Optional<String> before, Optional<String> after, Meaning meaning) {

  /** What follows from another content. */
  public enum Meaning {
    /** New tasks take over from the old ones. */
    RESTARTS("restarts, task by task"),
    /** A service of one task that writes a volume. */
    STOPS("stops before it starts again"),
    /** A job. */
    RUNS("runs again");

    private final String words;

    Meaning(String words) {
      this.words = words;
    }

    /** It in words. */
    public String words() {
      return words;
    }
  }

  static NewContent of(ContentPrints.Thing thing, String before, String after, Meaning meaning) {
    boolean shown = thing.what().equals(ContentPrints.IMAGE);
    return new NewContent(
        thing.service(),
        thing.what(),
        shown ? Optional.of(before) : Optional.empty(),
        shown ? Optional.of(after) : Optional.empty(),
        meaning);
  }

  /** In words: {@code image nginx:1 → nginx:2}, {@code other content, file ./nginx.conf}. */
  public String words() {
    return meaning.words()
        + ": "
        + (before.isPresent() && after.isPresent()
            ? what + " " + before.get() + " → " + after.get()
            : "other content, " + what);
  }
}
