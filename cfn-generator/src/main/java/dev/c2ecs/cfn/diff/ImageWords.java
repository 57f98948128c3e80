package dev.c2ecs.cfn.diff;

import java.util.Optional;

/**
 * A change of an image in few words. Digests are for machines: of one that is told twelve digits
 * are, enough to tell two apart.
 *
 * @param subject what it is said of where only the digest changed, {@code nginx: tag 1.27 moved:};
 *     empty where the names say it
 * @param before what it was
 * @param after what it is
 */
public record ImageWords(String subject, String before, String after) {

  private static final String NO_DIGEST = "without digest";
  private static final int DIGITS = 12;

  /**
   * A change.
   *
   * @param before the image before, {@code nginx:1.27@sha256:…}
   * @param after the image now
   * @param container the container that has it
   * @param made whether the project makes it, so that its name says nothing
   */
  static ImageWords of(String before, String after, String container, boolean made) {
    String name = named(before);
    if (!name.equals(named(after))) {
      return new ImageWords("", brief(before), brief(after));
    }
    Optional<String> old = digest(before);
    Optional<String> now = digest(after);
    boolean moved = old.isPresent() && now.isPresent();
    return new ImageWords(
        made
            ? container + ":"
            : withoutTag(name) + ": tag " + tag(name) + (moved ? " moved:" : ":"),
        old.orElse(NO_DIGEST),
        now.orElse(NO_DIGEST));
  }

  /**
   * An image with as much of its digest as people need, {@code nginx:1.27@sha256:0123456789ab…}.
   */
  public static String brief(String image) {
    String name = named(image);
    return name + digest(image).map(digest -> "@" + digest).orElse("");
  }

  /** An image without its digest. */
  static String named(String image) {
    int at = image.indexOf("@sha256:");
    return at < 0 ? image : image.substring(0, at);
  }

  private static Optional<String> digest(String image) {
    String digest = image.substring(named(image).length());
    int start = digest.indexOf(':') + 1;
    return digest.length() < start + DIGITS || start == 0
        ? Optional.empty()
        : Optional.of(digest.substring(1, start + DIGITS) + "…");
  }

  private static String withoutTag(String name) {
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }

  private static String tag(String name) {
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(colon + 1) : "latest";
  }
}
