package dev.c2ecs.cli.review;

import java.util.Optional;

/**
 * Something that a service is made of and that has another content, so that its tasks restart.
 *
 * @param service the service
 * @param what what it is: {@code build ./app}, {@code file ./nginx.conf}, {@code image}
 * @param before what it was, where that may be shown
 * @param after what it is
 */
public record NewContent(
    String service, String what, Optional<String> before, Optional<String> after) {

  static NewContent of(ContentPrints.Thing thing, String before, String after) {
    return thing.what().equals(ContentPrints.IMAGE)
        ? new NewContent(thing.service(), thing.what(), Optional.of(before), Optional.of(after))
        : new NewContent(thing.service(), thing.what(), Optional.empty(), Optional.empty());
  }

  /** In words: {@code image nginx:1 → nginx:2}, {@code other content, file ./nginx.conf}. */
  public String words() {
    return before.isPresent() && after.isPresent()
        ? what + " " + before.get() + " → " + after.get()
        : "other content, " + what;
  }
}
