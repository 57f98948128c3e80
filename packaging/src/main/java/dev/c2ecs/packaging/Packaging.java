package dev.c2ecs.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rewrites jars in place. A jar that needs nothing is left alone, so a second run does nothing. */
public final class Packaging {

  private static final String LICENSE = "META-INF/LICENSE";

  /** Licences ask for a word about what was changed. */
  private static final String NOTE = "META-INF/CHANGES";

  private static final String CHANGED =
      """
      The class files of this jar were changed for c2ecs into a form that starts faster.
      What the classes do was not changed.
      """;

  private Packaging() {}

  /**
   * Rewrites jars.
   *
   * @param arguments the file of a licence for jars that have none, then the jars
   * @throws IOException if one of the files cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    byte[] license = Files.readAllBytes(Path.of(arguments[0]));
    for (int i = 1; i < arguments.length; i++) {
      Path file = Path.of(arguments[i]);
      Map<String, byte[]> entries = Jars.read(file);
      Map<String, byte[]> rewritten = rewritten(entries);
      rewritten.putIfAbsent(LICENSE, license);
      if (!rewritten.equals(entries)) {
        rewritten.put(NOTE, CHANGED.getBytes(StandardCharsets.UTF_8));
        Jars.write(file, rewritten);
      }
    }
  }

  /** The entries of a jar in their new form; those that need nothing are the same arrays. */
  static Map<String, byte[]> rewritten(Map<String, byte[]> entries) {
    return new LinkedHashMap<>(PlainClasses.of(OldClasses.raised(entries)));
  }
}
