package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The name of an image: {@code [REGISTRY/]REPOSITORY[:TAG][@DIGEST]}. Docker Compose reads any
 * text; whether it names an image is found out when it is pulled, which in ECS is when the tasks
 * start.
 *
 * @see <a href="https://pkg.go.dev/github.com/distribution/reference">Grammar of references</a>
 */
public final class ImageReference {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_TAG = 128;
  private static final int LENGTH_OF_ID = 64;
  private static final Map<String, Integer> DIGITS_OF_DIGESTS =
      Map.of("sha256", 64, "sha384", 96, "sha512", 128);

  private ImageReference() {}

  /** Reports an image that no registry can have; that one is missing was said before. */
  public static void check(String image, TreePath path, DiagnosticCollector findings) {
    Optional.of(image)
        .filter(text -> !text.isEmpty())
        .flatMap(text -> problem(text).or(() -> tooLong(text)))
        .ifPresent(
            problem ->
                findings.add(
                    PolicyCode.NO_IMAGE_REFERENCE,
                    path,
                    "`" + image + "` cannot be pulled: " + problem,
                    "write REGISTRY/REPOSITORY:TAG, as in nginx:1.29"));
  }

  /** ECS takes as many characters before a digest; registries do not count the tag. */
  private static Optional<String> tooLong(String image) {
    int at = image.indexOf('@');
    return (at < 0 ? image.length() : at) > LONGEST_NAME
        ? Optional.of("ECS takes " + LONGEST_NAME + " characters")
        : Optional.empty();
  }

  /** Whether an image names its registry; one that does not is of Docker Hub. */
  public static boolean namesHost(String image) {
    int slash = image.indexOf('/');
    String first = slash < 0 ? "" : image.substring(0, slash);
    return first.indexOf('.') >= 0
        || first.indexOf(':') >= 0
        || first.equals("localhost")
        || !first.equals(first.toLowerCase(Locale.ROOT));
  }

  /** What keeps a text from naming an image; empty when nothing does. */
  public static Optional<String> problem(String image) {
    int at = image.indexOf('@');
    String named = at < 0 ? image : image.substring(0, at);
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    String name = tagged ? named.substring(0, colon) : named;
    if (name.isEmpty()) {
      return Optional.of("it has no name");
    }
    if (tagged && !isTag(named.substring(colon + 1))) {
      return Optional.of("`" + named.substring(colon + 1) + "` is no tag");
    }
    if (at >= 0 && !isDigest(image.substring(at + 1))) {
      return Optional.of("`" + image.substring(at + 1) + "` is no digest");
    }
    if (image.length() == LENGTH_OF_ID && isHexadecimal(image)) {
      return Optional.of("it is the ID of an image on one machine");
    }
    return problemOfName(name);
  }

  private static Optional<String> problemOfName(String name) {
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean hasRegistry =
        first.indexOf('.') >= 0
            || first.indexOf(':') >= 0
            || first.equals("localhost")
            || !first.equals(first.toLowerCase(Locale.ROOT));
    if (hasRegistry && !isRegistry(first)) {
      return Optional.of("`" + first + "` is no registry");
    }
    String repository = hasRegistry ? name.substring(slash + 1) : name;
    if (!repository.equals(repository.toLowerCase(Locale.ROOT))) {
      return Optional.of("a repository has no upper-case letters");
    }
    for (String part : repository.split("/", -1)) {
      if (!isPart(part)) {
        return Optional.of(
            part.isEmpty() ? "a part of its name is empty" : "`" + part + "` is no part of a name");
      }
    }
    return name.length() > LONGEST_NAME
        ? Optional.of("its name has more than " + LONGEST_NAME + " characters")
        : Optional.empty();
  }

  /** A host with a port perhaps; an IPv6 address stands in brackets. */
  private static boolean isRegistry(String text) {
    boolean bracketed = text.startsWith("[");
    int end = bracketed ? text.indexOf(']') + 1 : text.indexOf(':');
    if (bracketed && end < 3) {
      return false;
    }
    String host = end < 0 ? text : text.substring(0, end);
    String port = end < 0 || end == text.length() ? ":0" : text.substring(end);
    if (port.length() < 2 || port.charAt(0) != ':' || !consistsOf(port.substring(1), "")) {
      return false;
    }
    if (bracketed) {
      return consistsOf(host.substring(1, host.length() - 1).toLowerCase(Locale.ROOT), "abcdef:");
    }
    for (String label : host.split("\\.", -1)) {
      String letters = label.toLowerCase(Locale.ROOT);
      if (letters.isEmpty()
          || letters.startsWith("-")
          || letters.endsWith("-")
          || !consistsOf(letters, LETTERS + "-")) {
        return false;
      }
    }
    return true;
  }

  /** Letters and digits; between them one dot, one or two underscores, or any dashes. */
  private static boolean isPart(String part) {
    if (!consistsOf(part, LETTERS + "._-")) {
      return false;
    }
    int separators = 0;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      boolean separates = c == '.' || c == '_' || c == '-';
      boolean first = i == 0 || i == part.length() - 1;
      separators = separates ? separators + 1 : 0;
      boolean mixed = separators > 1 && part.charAt(i - 1) != c;
      boolean many = separators > 1 && (c == '.' || (c == '_' && separators > 2));
      if (separates && (first || mixed || many)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTag(String tag) {
    return tag.length() <= LONGEST_TAG
        && !tag.startsWith(".")
        && !tag.startsWith("-")
        && consistsOf(tag.toLowerCase(Locale.ROOT), LETTERS + "_.-")
        && tag.chars().allMatch(c -> c < 128);
  }

  private static boolean isDigest(String digest) {
    int colon = digest.indexOf(':');
    String digits = digest.substring(colon + 1);
    return colon > 0
        && DIGITS_OF_DIGESTS.getOrDefault(digest.substring(0, colon), -1) == digits.length()
        && isHexadecimal(digits);
  }

  private static boolean isHexadecimal(String text) {
    return consistsOf(text, "abcdef");
  }

  /** Whether a text is not empty and has digits and these characters only. */
  private static boolean consistsOf(String text, String others) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && others.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
