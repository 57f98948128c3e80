package dev.c2ecs.cli.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What names a content by itself.
 *
 * @param text {@code sha256:} and 64 hexadecimal digits in lower case
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests">OCI
 *     image specification, Digests</a>
 */
public record Digest(String text) implements Comparable<Digest> {

  private static final String SHA256 = "sha256:";
  private static final int LENGTH = SHA256.length() + 64;

  /**
   * A digest.
   *
   * @throws IllegalArgumentException if the text is none; {@link #parse} asks first
   */
  public Digest {
    if (!isDigest(text)) {
      throw new IllegalArgumentException(text);
    }
  }

  /** The digest that a text is, empty when it is none or of another algorithm. */
  public static Optional<Digest> parse(String text) {
    return isDigest(text) ? Optional.of(new Digest(text)) : Optional.empty();
  }

  /** The digest of a content. */
  public static Digest of(byte[] content) {
    MessageDigest algorithm = algorithm();
    algorithm.update(content);
    return finished(algorithm);
  }

  /** The digest that {@link #algorithm} has come to. */
  public static Digest finished(MessageDigest algorithm) {
    return new Digest(SHA256 + HexFormat.of().formatHex(algorithm.digest()));
  }

  /** The algorithm, to be fed with a content piece by piece. */
  public static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean isDigest(String text) {
    if (text.length() != LENGTH || !text.startsWith(SHA256)) {
      return false;
    }
    for (int i = SHA256.length(); i < LENGTH; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** The digits, without the algorithm. */
  public String hex() {
    return text.substring(SHA256.length());
  }

  /** The first digits, enough for people to tell two apart. */
  public String brief() {
    return text.substring(0, SHA256.length() + 12);
  }

  @Override
  public int compareTo(Digest other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
