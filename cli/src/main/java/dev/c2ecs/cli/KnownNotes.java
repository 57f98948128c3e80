package dev.c2ecs.cli;

import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The notes and warnings of the last deployment of a project from here: a deployment that was shown
 * them sums them up in a line. What is kept are digests of what was said, in the directory for
 * state of the user; without such a directory, or when it cannot be read or written, everything is
 * said every time.
 */
final class KnownNotes {

  private final Optional<Path> file;
  private final Set<String> known;

  private KnownNotes(Optional<Path> file, Set<String> known) {
    this.file = file;
    this.known = known;
  }

  /**
   * What is known of a project.
   *
   * @param environment the variables that name the directory for state
   * @param directory the directory of the project
   * @param project its name
   */
  static KnownNotes of(Map<String, String> environment, String directory, String project) {
    Optional<Path> file =
        stateDirectory(environment)
            .map(state -> state.resolve("notes").resolve(digest(directory + "\0" + project)));
    return new KnownNotes(file, file.map(KnownNotes::read).orElse(Set.of()));
  }

  private static Optional<Path> stateDirectory(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    if (state.startsWith("/")) {
      return Optional.of(Path.of(state, "c2ecs"));
    }
    return home.startsWith("/")
        ? Optional.of(Path.of(home, ".local", "state", "c2ecs"))
        : Optional.empty();
  }

  private static Path state(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  private static Set<String> read(Path file) {
    try {
      return Files.exists(file) ? Set.copyOf(Files.readAllLines(file)) : Set.of();
    } catch (IOException e) {
      return Set.of();
    }
  }

  /** The diagnostics that were not said at the last deployment; errors always. */
  List<Diagnostic> news(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(d -> d.severity() == Severity.ERROR || !known.contains(digest(d)))
        .toList();
  }

  /** A line about those that are left out; empty when none is. */
  static Optional<String> line(int leftOut) {
    return leftOut == 0
        ? Optional.empty()
        : Optional.of(
            CommonWords.count(leftOut, "note")
                + " as at the last deployment; --verbose shows them");
  }

  /** Keeps what a deployment has said. */
  void remember(List<Diagnostic> diagnostics) {
    if (file.isEmpty()) {
      return;
    }
    Set<String> digests = new TreeSet<>();
    diagnostics.forEach(diagnostic -> digests.add(digest(diagnostic)));
    Path target = file.get();
    try {
      Path folder = Files.createDirectories(state(target));
      Path temporary = Files.createTempFile(folder, "notes", ".tmp");
      Files.write(temporary, new ArrayList<>(digests));
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // the next deployment says everything again
    }
  }

  /** Without the position: a note does not become new when a line is added above it. */
  private static String digest(Diagnostic diagnostic) {
    return digest(
        String.join(
            "\0",
            diagnostic.severity().word(),
            diagnostic.code().id(),
            diagnostic.path().toString(),
            diagnostic.message(),
            diagnostic.hint()));
  }

  private static String digest(String text) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
