package dev.c2ecs.cli.source;

import dev.c2ecs.compose.io.FileAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a project as a revision has them. What git does not track, now and then, is that of
 * the machine: the two sides of a comparison have it alike.
 */
public final class RevisionFiles implements FileAccess {

  private static final String POINTER = "version https://git-lfs.github.com/spec/";
  private static final int LONGEST_POINTER = 1024;
  private static final int DEEPEST = 64;

  private final Revision revision;
  private final FileAccess system;
  private final TrackedFiles.Source now;
  private final Map<String, Boolean> tracked = new TreeMap<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private Optional<String> failure = Optional.empty();

  /**
   * The files of a revision.
   *
   * @param system those of the machine
   * @param now what git tracks in the working tree
   */
  public RevisionFiles(Revision revision, FileAccess system, TrackedFiles.Source now) {
    this.revision = revision;
    this.system = system;
    this.now = now;
  }

  /**
   * What there is to say of what was read: pointers of Git LFS, submodules, links that lead out.
   */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** Why the repository could not be read; a project of which a part lacks is another one. */
  public Optional<String> failure() {
    return failure;
  }

  private IOException failed(String path, IOException why) {
    note(path, why);
    return why;
  }

  private void note(String path, IOException why) {
    failure = Optional.of(path + " cannot be read from git: " + why.getMessage());
  }

  /** Where a path leads; empty when the machine has the answer. */
  private Optional<Revision.Place> place(Path path) {
    Optional<String> inside = revision.inside(path);
    if (inside.isEmpty() || isGit(inside.get())) {
      return Optional.empty();
    }
    try {
      Revision.Place place = revision.place(inside.get());
      if (place instanceof Revision.Missing && isUntracked(path, inside.get())) {
        return Optional.empty();
      }
      if (place instanceof Revision.Refused refused) {
        notes.add(refused.why() + " at " + revision.name());
      }
      return Optional.of(place);
    } catch (IOException e) {
      return Optional.of(
          new Revision.Refused(inside.get() + ": " + failed(inside.get(), e).getMessage()));
    }
  }

  private static boolean isGit(String path) {
    return path.equals(".git") || path.startsWith(".git/");
  }

  private boolean isUntracked(Path path, String inside) {
    return system.exists(path)
        && !tracked.computeIfAbsent(inside, asked -> revision.isTrackedNow(asked));
  }

  @Override
  public byte[] read(Path path, int limit) throws IOException {
    Optional<Revision.Place> place = place(path);
    if (place.isEmpty()) {
      return system.read(path, limit);
    }
    Revision.File file = file(place.get(), path);
    byte[] bytes;
    try {
      bytes = revision.objects().content(file.id(), limit);
    } catch (IOException e) {
      throw failed(file.path(), e);
    }
    if (bytes.length < LONGEST_POINTER
        && new String(bytes, StandardCharsets.UTF_8).startsWith(POINTER)) {
      notes.add(file.path() + " is a pointer of Git LFS, whose content git does not have");
    }
    return bytes;
  }

  private Revision.File file(Revision.Place place, Path path) throws IOException {
    if (place instanceof Revision.File file) {
      return file;
    }
    if (place instanceof Revision.Refused refused) {
      throw new IOException(refused.why());
    }
    throw new IOException(
        place instanceof Revision.Directory
            ? path + " is a directory"
            : path + " does not exist at " + revision.name());
  }

  @Override
  public byte[] standardInput(int limit) throws IOException {
    throw new IOException("standard input has no revisions");
  }

  @Override
  public boolean exists(Path path) {
    return place(path)
        .map(place -> !(place instanceof Revision.Missing))
        .orElseGet(() -> system.exists(path));
  }

  @Override
  public boolean isAbsent(Path path) {
    return place(path)
        .map(place -> place instanceof Revision.Missing)
        .orElseGet(() -> system.isAbsent(path));
  }

  @Override
  public boolean isDirectory(Path path) {
    return place(path)
        .map(place -> place instanceof Revision.Directory)
        .orElseGet(() -> system.isDirectory(path));
  }

  @Override
  public boolean isRegularFile(Path path) {
    return place(path)
        .map(place -> place instanceof Revision.File)
        .orElseGet(() -> system.isRegularFile(path));
  }

  @Override
  public Path real(Path path) throws IOException {
    Optional<Revision.Place> place = place(path);
    if (place.isEmpty()) {
      return system.real(path);
    }
    Path top = system.real(revision.top());
    if (place.get() instanceof Revision.Directory directory) {
      return top.resolve(directory.path());
    }
    return top.resolve(file(place.get(), path).path());
  }

  @Override
  public boolean isEmpty(Path path) {
    try {
      return isDirectory(path) && children(path).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public long size(Path path) throws IOException {
    Optional<Revision.Place> place = place(path);
    if (place.isEmpty()) {
      return system.size(path);
    }
    Revision.File file = file(place.get(), path);
    try {
      return revision.objects().size(file.id());
    } catch (IOException e) {
      throw failed(file.path(), e);
    }
  }

  @Override
  public List<Path> children(Path directory) throws IOException {
    Optional<Revision.Place> place = place(directory);
    if (place.isEmpty()) {
      return system.children(directory);
    }
    if (!(place.get() instanceof Revision.Directory found)) {
      throw new IOException(directory + " is no directory at " + revision.name());
    }
    Set<Path> children = new TreeSet<>();
    try {
      revision
          .objects()
          .tree(found.id())
          .keySet()
          .forEach(name -> children.add(directory.resolve(name)));
    } catch (IOException e) {
      throw failed(found.path(), e);
    }
    if (system.isDirectory(directory)) {
      for (Path child : system.children(directory)) {
        if (!children.contains(child) && exists(child)) {
          children.add(child);
        }
      }
    }
    return List.copyOf(children);
  }

  /** The files below a directory as git sees them at this revision. */
  public Optional<TrackedFiles> tracked(Path directory) {
    Optional<TrackedFiles> current = now.below(directory);
    if (!(place(directory).orElse(new Revision.Missing()) instanceof Revision.Directory found)) {
      return current;
    }
    TrackedFiles files =
        new TrackedFiles(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    try {
      add(found.id(), "", files, 0);
    } catch (IOException e) {
      note(found.path(), e);
      return Optional.empty();
    }
    current.ifPresent(
        same -> {
          same.untracked().stream()
              .filter(name -> !files.tracked().contains(name))
              .forEach(files.untracked()::add);
          files.ignored().addAll(same.ignored());
        });
    return Optional.of(files);
  }

  private void add(String tree, String below, TrackedFiles files, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("too deep");
    }
    for (Map.Entry<String, GitObjects.Entry> entry : revision.objects().tree(tree).entrySet()) {
      String name = below + entry.getKey();
      if (entry.getValue().isSubmodule()) {
        files.absent().add(name + "/");
        notes.add(Revision.submodule(name));
      } else if (entry.getValue().isDirectory()) {
        add(entry.getValue().id(), name + "/", files, depth + 1);
      } else {
        files.tracked().add(name);
      }
    }
  }
}
