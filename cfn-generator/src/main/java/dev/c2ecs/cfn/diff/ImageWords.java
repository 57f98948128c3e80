package dev.c2ecs.cfn.diff;

import java.util.Optional;

/**
 * A change of an image in few words. Digests are for machines: of one that is told twelve digits
 * are, enough to tell two apart.
 *
 * @param ofDigest whether only the digest changed, which needs a sentence
 * @param before what it was
 * @param after what it is
 */
public record ImageWords(boolean ofDigest, String before, String after) {

  private static final String NO_DIGEST = "without digest";
  private static final int DIGITS = 12;

  /**
   * A change.
   *
   * @param before the image before, {@code nginx:1.27@sha256:…}
   * @param after the image now
   * @param made whether the project makes it, so that its name says nothing
   */
  static ImageWords of(String before, String after, boolean made) {
    String name = named(before);
    if (!name.equals(named(after))) {
      return new ImageWords(false, brief(before), brief(after));
    }
    Optional<String> old = digest(before);
    Optional<String> now = digest(after);
    String tag = tag(name);
    if (old.isEmpty() || now.isEmpty()) {
      return new ImageWords(
          true,
          tag + old.map(digest -> ", " + digest).orElse(" " + NO_DIGEST),
          now.orElse(NO_DIGEST));
    }
    return new ImageWords(true, (made ? "new, " : tag + " moved, ") + old.get(), now.get());
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

  private static String tag(String name) {
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(colon + 1) : "latest";
  }
}
