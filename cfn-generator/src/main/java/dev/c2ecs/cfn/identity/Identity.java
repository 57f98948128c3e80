package dev.c2ecs.cfn.identity;

/**
 * What a resource is to a user of Compose, whatever its logical ID: {@code listener of load
 * balancer application port 80}. Two templates of one project have the same thing when these are
 * equal.
 *
 * @param key what it is
 * @param detail what tells several with the same key apart, such as the directory of an access
 *     point; it may change while there is only one. Empty for none
 */
record Identity(String key, String detail) {

  private static final String OPEN = " (";
  private static final String CLOSE = ")";

  /** An identity without a detail. */
  static Identity of(String key) {
    return new Identity(key, "");
  }

  /** Of a resource of which nothing but its logical ID is known. */
  static Identity ofId(String id) {
    return of("resource " + id);
  }

  /** The one line that a lock has of it. */
  String text() {
    return detail.isEmpty() ? key : key + OPEN + detail + CLOSE;
  }

  /** The identity of a line. */
  static Identity read(String text) {
    int open = text.lastIndexOf(OPEN);
    return open > 0 && text.endsWith(CLOSE)
        ? new Identity(
            text.substring(0, open),
            text.substring(open + OPEN.length(), text.length() - CLOSE.length()))
        : of(text);
  }
}
