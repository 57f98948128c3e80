package dev.c2ecs.cli;

import dev.c2ecs.compose.io.FileAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The file system of the machine, with the standard input of the program. */
final class CliFiles implements FileAccess {

  private final FileAccess system = FileAccess.system();
  private final InputStream in;

  CliFiles(InputStream in) {
    this.in = in;
  }

  @Override
  public byte[] read(Path path, int limit) throws IOException {
    return system.read(path, limit);
  }

  @Override
  public byte[] standardInput(int limit) throws IOException {
    return in.readNBytes(limit);
  }

  @Override
  public boolean exists(Path path) {
    return system.exists(path);
  }

  @Override
  public boolean isAbsent(Path path) {
    return system.isAbsent(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return system.isDirectory(path);
  }

  @Override
  public boolean isRegularFile(Path path) {
    return system.isRegularFile(path);
  }

  @Override
  public Path real(Path path) throws IOException {
    return system.real(path);
  }

  @Override
  public boolean isEmpty(Path path) {
    return system.isEmpty(path);
  }
}
