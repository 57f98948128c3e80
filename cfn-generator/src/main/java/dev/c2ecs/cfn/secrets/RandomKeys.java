package dev.c2ecs.cfn.secrets;

import java.util.List;
import java.util.Set;

/**
 * Keys that nothing marks but that they are random, of a length that keys have: 32 or 64 bytes in
 * hexadecimal digits or base64, and the 40 characters of a secret access key of AWS. Digests,
 * checksums and commits look the same; what stands before them says so. Such a text is hidden where
 * a change is shown, and is no reason to treat a project otherwise.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html">
 *     access keys of AWS</a>
 */
final class RandomKeys {

  private static final Set<Integer> HEX = Set.of(64, 128);
  private static final int SECRET_KEY = 40;
  private static final int BYTES_32 = 43;
  private static final int BYTES_64 = 86;

  /** Of this many neighbours one differs in kind, at least: words have fewer, chance has more. */
  private static final double CHANGES = 0.35;

  /** Words of a name whose values are digests, or public. */
  private static final Set<String> DIGESTS =
      Set.of(
          "SHA",
          "SHA1",
          "SHA224",
          "SHA256",
          "SHA384",
          "SHA512",
          "SHASUM",
          "SHA256SUM",
          "SHA512SUM",
          "MD5",
          "BLAKE2",
          "BLAKE3",
          "DIGEST",
          "DIGESTS",
          "CHECKSUM",
          "CHECKSUMS",
          "SUM",
          "HASH",
          "HASHES",
          "COMMIT",
          "REV",
          "REVISION",
          "GIT",
          "REF",
          "ETAG",
          "INTEGRITY",
          "FINGERPRINT",
          "THUMBPRINT",
          "IMAGE",
          "LAYER",
          "BLOB",
          "BLOBS",
          "PUBLIC",
          "PUB",
          "RSA",
          "ED25519");

  /** Programs that compare a text with its digest. */
  private static final List<String> SUMS = List.of("sha256sum", "sha512sum", "shasum", "cosign");

  private RandomKeys() {}

  /** The text without such keys; the same where there is none. */
  static String hidden(String text) {
    if (text.length() < SECRET_KEY || SUMS.stream().anyMatch(text::contains)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    int copied = 0;
    int at = 0;
    while (at < text.length()) {
      if (!isPart(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      while (end < text.length() && isPart(text.charAt(end))) {
        end++;
      }
      int padded = end;
      while (padded < text.length() && text.charAt(padded) == '=') {
        padded++;
      }
      int from = key(text, at, end, padded - end);
      if (from < end && !isDigest(text, from, padded)) {
        shown.append(text, copied, from).append(Masked.HIDDEN);
        copied = padded;
      }
      at = padded;
    }
    return copied == 0 ? text : shown.append(text.substring(copied)).toString();
  }

  /** Whether the name of a value says that it is a digest. */
  static boolean isDigest(String name) {
    return CredentialNames.words(name).stream().anyMatch(DIGESTS::contains);
  }

  /** Whether a part of a text has hexadecimal digits only. */
  static boolean isHex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPart(char c) {
    return c == '+' || c == '/' || (c < 128 && Character.isLetterOrDigit(c));
  }

  /**
   * Where a key begins that ends somewhere; a slash may stand before it and may be a part of it.
   */
  private static int key(String text, int from, int to, int padding) {
    for (int at = from; at >= from && to - at >= SECRET_KEY; at = text.indexOf('/', at) + 1) {
      if (isKey(text, at, to, padding)) {
        return at;
      }
      if (text.indexOf('/', at) < 0 || text.indexOf('/', at) >= to) {
        break;
      }
    }
    return to;
  }

  private static boolean isKey(String text, int from, int to, int padding) {
    int length = to - from;
    if (HEX.contains(length) && isHex(text, from, to)) {
      return text.substring(from, to).chars().distinct().count() > 6;
    }
    boolean isBase64 =
        length == SECRET_KEY
            || (length == BYTES_32 && padding == 1)
            || (length == BYTES_64 && padding == 2);
    return isBase64 && isMixed(text, from, to);
  }

  /** Whether kinds of characters follow each other as chance lets them. */
  private static boolean isMixed(String text, int from, int to) {
    int changes = 0;
    boolean[] kinds = new boolean[4];
    for (int i = from; i < to; i++) {
      int kind = kind(text.charAt(i));
      kinds[kind] = true;
      if (i > from && kind != kind(text.charAt(i - 1))) {
        changes++;
      }
    }
    return kinds[0] && kinds[1] && changes >= CHANGES * (to - from);
  }

  private static int kind(char c) {
    if (Character.isLowerCase(c)) {
      return 0;
    }
    return Character.isUpperCase(c) ? 1 : Character.isDigit(c) ? 2 : 3;
  }

  /** Whether what stands around a text says that it is a digest, or the name of a file. */
  private static boolean isDigest(String text, int from, int to) {
    if (to + 1 < text.length() && text.charAt(to) == '.' && isPart(text.charAt(to + 1))) {
      return true;
    }
    int end = from;
    while (end > 0 && " \t:=\"'@-/[(".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int begin = end;
    while (begin > 0
        && (isPart(text.charAt(begin - 1)) || "_-.".indexOf(text.charAt(begin - 1)) >= 0)) {
      begin--;
    }
    boolean isBeside = from - end > 0 || begin == end;
    return isBeside && isDigest(text.substring(begin, end));
  }
}
