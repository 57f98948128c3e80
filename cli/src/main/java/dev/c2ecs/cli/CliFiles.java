package dev.c2ecs.cli;

import dev.c2ecs.compose.io.FileAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The file system of the machine, with the standard input of the program. */
final class CliFiles implements FileAccess {

  private final FileAccess system = FileAccess.system();
  private final InputStream in;
  private final Set<Path> read;

  /**
   * The file system of the machine.
   *
   * @param in standard input
   * @param read where the paths of files that are read are added
   */
  CliFiles(InputStream in, Set<Path> read) {
    this.in = in;
    this.read = read;
  }

  @Override
  public byte[] read(Path path, int limit) throws IOException {
    read.add(path);
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
  public boolean isDeadLink(Path path) {
    return system.isDeadLink(path);
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

  @Override
  public long size(Path path) throws IOException {
    return system.size(path);
  }

  @Override
  public List<Path> children(Path directory) throws IOException {
    return system.children(directory);
  }
}
