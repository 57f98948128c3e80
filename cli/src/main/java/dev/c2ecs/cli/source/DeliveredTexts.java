package dev.c2ecs.cli.source;

import dev.c2ecs.cfn.input.ProjectTexts;
import dev.c2ecs.compose.io.FileAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the texts that are delivered: no binaries, no large files, of a directory the first ones.
 */
public final class DeliveredTexts implements ProjectTexts {

  private static final int MOST_BYTES = 200_000;
  private static final int MOST_FILES = 100;
  private static final int DEEPEST = 8;

  private final KnownFiles known;
  private final FileAccess files;

  /** Reads files of directories that belong to the project. */
  public DeliveredTexts(KnownFiles known, FileAccess files) {
    this.known = known;
    this.files = files;
  }

  @Override
  public List<String> at(String source) {
    List<String> texts = new ArrayList<>();
    try {
      Path path = Path.of(source);
      if (!files.isDirectory(path)) {
        add(path, texts);
        return texts;
      }
      DeliveredWalk.of(path, files, known, DEEPEST).stream()
          .sorted()
          .limit(MOST_FILES)
          .forEach(file -> add(file, texts));
    } catch (IOException | InvalidPathException e) {
      // what cannot be read is reported where it is delivered
      return texts;
    }
    return texts;
  }

  private void add(Path file, List<String> texts) {
    try {
      if (!files.isRegularFile(file) || files.size(file) > MOST_BYTES) {
        return;
      }
      byte[] bytes = files.read(file, MOST_BYTES);
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
