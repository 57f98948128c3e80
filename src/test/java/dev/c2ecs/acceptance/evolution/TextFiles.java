package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.compose.io.FileAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** A directory that has nothing but a Compose file. */
final class TextFiles implements FileAccess {

  private final Path directory;
  private final Path file;
  private final byte[] compose;

  TextFiles(Path directory, String compose) {
    this.directory = directory;
    this.file = directory.resolve("compose.yaml");
    this.compose = compose.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] read(Path path, int limit) throws IOException {
    if (!path.equals(file)) {
      throw new NoSuchFileException(path.toString());
    }
    return Arrays.copyOf(compose, Math.min(limit, compose.length));
  }

  @Override
  public boolean exists(Path path) {
    return path.equals(file) || path.equals(directory);
  }

  @Override
  public boolean isDirectory(Path path) {
    return path.equals(directory);
  }
}
