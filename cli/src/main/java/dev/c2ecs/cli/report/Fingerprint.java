package dev.c2ecs.cli.report;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a diagnostic is, for programs that compare two reports: its code and its path, without the
 * places in lists, or its file where it has no path. Neither its words nor its line count.
 */
final class Fingerprint {

  private static final int DIGITS = 16;

  private Fingerprint() {}

  /** Sixteen hexadecimal digits. */
  static String of(Diagnostic diagnostic) {
    String what =
        diagnostic.path().isRoot() && !diagnostic.locations().isEmpty()
            ? diagnostic.locations().get(0).file()
            : pattern(diagnostic.path());
    return digits(diagnostic.code().id() + '\0' + what);
  }

  /** Sixteen hexadecimal digits of a text. */
  static String digits(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A path without the places in lists, which move: {@code services.web.ports[].target}. */
  static String pattern(TreePath path) {
    StringBuilder text = new StringBuilder();
    for (TreePath.Segment segment : path.segments()) {
      if (segment instanceof TreePath.Key key) {
        text.append(text.isEmpty() ? "" : ".").append(key.name());
      } else {
        text.append("[]");
      }
    }
    return text.toString();
  }
}
