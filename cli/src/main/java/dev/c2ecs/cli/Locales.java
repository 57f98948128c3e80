package dev.c2ecs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the locale of the process keeps Java from naming: in C, every letter but 26. */
final class Locales {

  /** How the launcher hands over the {@code LC_ALL} that it replaced. */
  private static final String REPLACED = "C2ECS_LC_ALL";

  private static final char UNKNOWN = '\ufffd';

  private Locales() {}

  /** The environment of the process as it was before the launcher. */
  static Map<String, String> environment(Map<String, String> given) {
    String before = given.get(REPLACED);
    if (before == null) {
      return given;
    }
    Map<String, String> environment = new HashMap<>(given);
    environment.remove(REPLACED);
    if (before.isEmpty()) {
      environment.remove("LC_ALL");
    } else {
      environment.put("LC_ALL", before);
    }
    return environment;
  }

  /** Why the program cannot work with its arguments or directory; empty when it can. */
  static Optional<String> unnameable(Path workingDirectory, String... args) {
    if (hint().isEmpty()) {
      return Optional.empty();
    }
    if (!Files.isDirectory(workingDirectory)) {
      return Optional.of("the directory " + workingDirectory + " cannot be found" + hint());
    }
    for (String arg : args) {
      if (arg.indexOf(UNKNOWN) >= 0) {
        return Optional.of(arg + " cannot be read" + hint());
      }
    }
    return Optional.empty();
  }

  /** What to do about a name; empty when the locale is not to blame. */
  static String hint() {
    return System.getProperty("sun.jnu.encoding", "UTF-8").equals("UTF-8")
        ? ""
        : ": the locale knows no such letters, set LC_ALL=C.UTF-8";
  }
}
