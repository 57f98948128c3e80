package dev.c2ecs.cli.source;

import dev.c2ecs.cfn.input.ProjectTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the texts that are delivered: no binaries, no large files, of a directory the first ones.
 */
public final class DeliveredTexts implements ProjectTexts {

  private static final long MOST_BYTES = 200_000;
  private static final int MOST_FILES = 100;
  private static final int DEEPEST = 8;

  private final KnownFiles known;

  /** Reads files of directories that belong to the project. */
  public DeliveredTexts(KnownFiles known) {
    this.known = known;
  }

  @Override
  public List<String> at(String source) {
    List<String> texts = new ArrayList<>();
    try {
      Path path = Path.of(source);
      if (!Files.isDirectory(path)) {
        add(path, texts);
        return texts;
      }
      try (Stream<Path> files = Files.walk(path, DEEPEST)) {
        files
            .filter(file -> Files.isRegularFile(file) && known.have(path, file, false))
            .sorted()
            .limit(MOST_FILES)
            .forEach(file -> add(file, texts));
      }
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      // what cannot be read is reported where it is delivered
      return texts;
    }
    return texts;
  }

  private static void add(Path file, List<String> texts) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return;
      }
      byte[] bytes = Files.readAllBytes(file);
      for (byte b : bytes) {
        if (b == 0) {
          return;
        }
      }
      texts.add(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      // what cannot be read is reported where it is delivered
      return;
    }
  }
}
