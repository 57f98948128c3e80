package dev.c2ecs.cli.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What git has of a file that Git LFS keeps.
 *
 * @see <a href="https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md">Git LFS
 *     specification</a>
 */
final class LfsPointer {

  /** A pointer is shorter than this many bytes. */
  static final int LONGEST = 1024;

  private static final String HEAD = "version https://git-lfs.github.com/spec/";
  private static final Pattern OID = Pattern.compile("(?m)^oid sha256:([0-9a-f]{64})$");

  private LfsPointer() {}

  /** Whether a content is a pointer. */
  static boolean is(byte[] bytes) {
    return bytes.length < LONGEST && new String(bytes, StandardCharsets.UTF_8).startsWith(HEAD);
  }

  /** The SHA-256 of the file that is meant; empty when it is no pointer. */
  static Optional<String> oid(byte[] bytes) {
    if (!is(bytes)) {
      return Optional.empty();
    }
    Matcher matcher = OID.matcher(new String(bytes, StandardCharsets.UTF_8));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
