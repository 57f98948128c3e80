package dev.c2ecs.cli.source;

import dev.c2ecs.compose.io.FileAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files below one directory. Outside of it, also behind links that lead there, nothing exists:
 * a Compose file of somebody else may name any path of the machine.
 */
public final class ConfinedFiles implements FileAccess {

  private final FileAccess files;
  private final Path directory;
  private final Set<String> refused = new TreeSet<>();

  /**
   * The files below a directory.
   *
   * @throws IOException when there is no such directory
   */
  public ConfinedFiles(FileAccess files, Path directory) throws IOException {
    this.files = files;
    this.directory = files.real(directory);
    if (!files.isDirectory(this.directory)) {
      throw new IOException(directory + " is no directory");
    }
  }

  /** The paths that were asked for and lie outside, sorted. */
  public synchronized List<String> refused() {
    return List.copyOf(refused);
  }

  /** Whether a place without links lies in the directory. */
  public boolean contains(Path place) {
    return place.startsWith(directory);
  }

  private boolean isInside(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    boolean inside;
    try {
      inside = files.real(whole).startsWith(directory);
    } catch (IOException e) {
      inside = isInsideMissing(whole);
    }
    if (!inside && files.exists(whole)) {
      note(whole);
    }
    return inside;
  }

  private synchronized void note(Path path) {
    refused.add(path.toString());
  }

  /** What does not exist is where its nearest parent is that does; nothing can be read there. */
  private boolean isInsideMissing(Path path) {
    for (Path above = path.getParent(); above != null; above = above.getParent()) {
      if (files.exists(above)) {
        try {
          return files.real(above).startsWith(directory);
        } catch (IOException e) {
          return false;
        }
      }
    }
    return false;
  }

  private void check(Path path) throws IOException {
    if (!isInside(path)) {
      throw new IOException("it lies outside of the directory that may be read");
    }
  }

  @Override
  public byte[] read(Path path, int limit) throws IOException {
    check(path);
    return files.read(path, limit);
  }

  @Override
  public byte[] standardInput(int limit) throws IOException {
    return files.standardInput(limit);
  }

  @Override
  public boolean exists(Path path) {
    return isInside(path) && files.exists(path);
  }

  @Override
  public boolean isAbsent(Path path) {
    return !isInside(path) || files.isAbsent(path);
  }

  @Override
  public boolean isDeadLink(Path path) {
    return files.isDeadLink(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return isInside(path) && files.isDirectory(path);
  }

  @Override
  public boolean isRegularFile(Path path) {
    return isInside(path) && files.isRegularFile(path);
  }

  @Override
  public Path real(Path path) throws IOException {
    check(path);
    return files.real(path);
  }

  @Override
  public boolean isEmpty(Path path) {
    return isInside(path) && files.isEmpty(path);
  }

  @Override
  public long size(Path path) throws IOException {
    check(path);
    return files.size(path);
  }

  @Override
  public List<Path> children(Path path) throws IOException {
    check(path);
    return files.children(path);
  }

  /** What git has below a directory, of directories inside only. */
  public TrackedFiles.Source confined(TrackedFiles.Source git) {
    return path -> isInside(path) ? git.below(path) : Optional.empty();
  }
}
