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
public final class RevisionFiles implements FileAccess, StoredFiles {

  private static final int DEEPEST = 64;
  private static final int LONGEST_LINK = 4096;

  private final Revision revision;
  private final FileAccess system;
  private final TrackedFiles.Source now;
  private final StoredFiles working;
  private final Map<String, Boolean> tracked = new TreeMap<>();
  private final Map<String, Boolean> submodules = new TreeMap<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final Set<String> untracked = new TreeSet<>();
  private Optional<String> failure = Optional.empty();

  /**
   * The files of a revision.
   *
   * @param system those of the machine
   * @param now what git tracks in the working tree
   * @param working the files of the working tree as git would keep them
   */
  public RevisionFiles(
      Revision revision, FileAccess system, TrackedFiles.Source now, StoredFiles working) {
    this.revision = revision;
    this.system = system;
    this.now = now;
    this.working = working;
  }

  /**
   * What there is to say of what was read: pointers of Git LFS, submodules, links that lead out.
   */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** What was read and is that of the machine, because git does not track it, from its root. */
  public Set<String> untracked() {
    return Set.copyOf(untracked);
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

  /**
   * Where a path leads.
   *
   * @param place the place in the tree; empty when the machine has the answer
   * @param machine the path that the machine is asked for
   */
  private record Found(Optional<Revision.Place> place, Path machine) {}

  private Found find(Path path) {
    Optional<Revision.Place> place = place(path);
    if (place.isPresent() && place.get() instanceof Revision.Outside outside) {
      notes.add(Revision.leadsOut(outside.path()));
      return new Found(Optional.empty(), outside.target());
    }
    if (place.isPresent() && place.get() instanceof Revision.Inner inner) {
      notes.add(Revision.submodule(inner.path()));
      boolean same =
          submodules.computeIfAbsent(inner.path(), asked -> revision.isSubmoduleNow(asked));
      return same
          ? new Found(Optional.empty(), path)
          : new Found(Optional.of(new Revision.Missing()), path);
    }
    return new Found(place, path);
  }

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
        notes.add(refused.why());
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
    Found found = find(path);
    if (found.place().isEmpty()) {
      Optional<String> inside = revision.inside(path);
      if (inside.isPresent() && found.machine().equals(path) && isUntracked(path, inside.get())) {
        untracked.add(inside.get());
      }
      return system.read(found.machine(), limit);
    }
    Revision.File file = file(found.place().get(), path);
    byte[] bytes;
    try {
      bytes = revision.objects().content(file.id(), limit);
    } catch (IOException e) {
      throw failed(file.path(), e);
    }
    if (LfsPointer.is(bytes)) {
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
    Found found = find(path);
    return found
        .place()
        .map(place -> !(place instanceof Revision.Missing))
        .orElseGet(() -> system.exists(found.machine()));
  }

  @Override
  public boolean isAbsent(Path path) {
    Found found = find(path);
    return found
        .place()
        .map(place -> place instanceof Revision.Missing)
        .orElseGet(() -> system.isAbsent(found.machine()));
  }

  @Override
  public boolean isDirectory(Path path) {
    Found found = find(path);
    return found
        .place()
        .map(place -> place instanceof Revision.Directory)
        .orElseGet(() -> system.isDirectory(found.machine()));
  }

  @Override
  public boolean isRegularFile(Path path) {
    Found found = find(path);
    return found
        .place()
        .map(place -> place instanceof Revision.File)
        .orElseGet(() -> system.isRegularFile(found.machine()));
  }

  @Override
  public Path real(Path path) throws IOException {
    Found found = find(path);
    if (found.place().isEmpty()) {
      return system.real(found.machine());
    }
    Path top = system.real(revision.top());
    if (found.place().get() instanceof Revision.Directory directory) {
      return top.resolve(directory.path());
    }
    return top.resolve(file(found.place().get(), path).path());
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
    Found found = find(path);
    if (found.place().isEmpty()) {
      return system.size(found.machine());
    }
    Revision.File file = file(found.place().get(), path);
    try {
      return revision.objects().size(file.id());
    } catch (IOException e) {
      throw failed(file.path(), e);
    }
  }

  @Override
  public List<Path> children(Path directory) throws IOException {
    Found where = find(directory);
    if (where.place().isEmpty()) {
      return system.children(where.machine()).stream()
          .map(child -> directory.resolve(child.getFileName()))
          .toList();
    }
    if (!(where.place().get() instanceof Revision.Directory found)) {
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

  @Override
  public StoredEntry entry(Path path) throws IOException {
    Optional<String> inside = revision.inside(path);
    if (inside.isEmpty() || isGit(inside.get()) || find(path).place().isEmpty()) {
      Optional<GitObjects.Entry> link =
          inside.isEmpty() || isGit(inside.get()) ? Optional.empty() : stored(inside.get());
      return link.isPresent() ? entry(link.get()) : working.entry(path);
    }
    if (inside.get().isEmpty()) {
      return new StoredEntry.Folder();
    }
    Optional<GitObjects.Entry> stored = stored(inside.get());
    return stored.isPresent() ? entry(stored.get()) : new StoredEntry.Nothing();
  }

  private Optional<GitObjects.Entry> stored(String path) throws IOException {
    try {
      return path.isEmpty() ? Optional.empty() : revision.entry(path);
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private StoredEntry entry(GitObjects.Entry stored) throws IOException {
    if (stored.isSubmodule()) {
      return new StoredEntry.Submodule(stored.id());
    }
    if (stored.isDirectory()) {
      return new StoredEntry.Folder();
    }
    return stored.isLink()
        ? new StoredEntry.Link(
            new String(
                revision.objects().content(stored.id(), LONGEST_LINK), StandardCharsets.UTF_8))
        : new StoredEntry.Plain(stored.mode().equals("100755"));
  }

  @Override
  public Content content(Path root, Path path) throws IOException {
    Found found = find(path);
    if (found.place().isEmpty()) {
      return working.content(root, path);
    }
    Revision.File file = file(found.place().get(), path);
    try {
      if (revision.objects().size(file.id()) < LfsPointer.LONGEST) {
        Optional<String> meant =
            LfsPointer.oid(revision.objects().content(file.id(), LfsPointer.LONGEST));
        if (meant.isPresent()) {
          return new Content(meant.get(), true);
        }
      }
      return new Content(revision.objects().digest(file.id()), false);
    } catch (IOException e) {
      throw failed(file.path(), e);
    }
  }

  @Override
  public Optional<Inner> submodule(Path path) {
    Optional<String> inside = revision.inside(path);
    if (inside.isEmpty()) {
      return working.submodule(path);
    }
    try {
      return revision.place(inside.get()) instanceof Revision.Inner inner
          ? Optional.of(new Inner(revision.top().resolve(inner.path()), inner.commit()))
          : Optional.empty();
    } catch (IOException e) {
      note(inside.get(), e);
      return Optional.empty();
    }
  }

  /** The files below a directory as git sees them at this revision. */
  public Optional<TrackedFiles> tracked(Path directory) {
    Optional<TrackedFiles> current = now.below(directory);
    Found where = find(directory);
    if (where.place().isEmpty()) {
      return now.below(where.machine());
    }
    if (!(where.place().get() instanceof Revision.Directory found)) {
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
          files.absent().stream()
              .filter(name -> name.endsWith("/"))
              .forEach(
                  name ->
                      same.tracked().stream()
                          .filter(below -> below.startsWith(name))
                          .forEach(files.tracked()::add));
          files
              .absent()
              .removeIf(
                  name ->
                      name.endsWith("/")
                          && files.tracked().stream().anyMatch(below -> below.startsWith(name)));
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
