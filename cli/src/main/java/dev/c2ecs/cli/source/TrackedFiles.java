package dev.c2ecs.cli.source;

import dev.c2ecs.cfn.input.SourceFacts.Names;
import dev.c2ecs.cfn.input.SourceFacts.Repository;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of a directory as git sees them, submodules included. Paths are relative to the
 * directory, with {@code /} between their parts, sorted.
 *
 * @param tracked the tracked files that are there
 * @param absent the tracked files that are not there
 * @param untracked the files that are neither tracked nor ignored; {@code name/} for a repository
 *     that is no submodule
 * @param ignored what is ignored; {@code name/} for a whole directory
 */
public record TrackedFiles(
    Set<String> tracked, Set<String> absent, Set<String> untracked, Set<String> ignored) {

  /** Who knows the files of directories. */
  @FunctionalInterface
  public interface Source {
    /** Those below a directory; empty when git knows nothing of it. */
    Optional<TrackedFiles> below(Path directory);
  }

  private static final Set<String> PLACEHOLDERS =
      Set.of(".gitkeep", ".keep", ".gitignore", ".placeholder", ".empty", ".dummy");

  private static final String SUBMODULE = "160000";
  private static final int DEEPEST = 8;
  private static final int NAMED = 3;

  /**
   * Asks git.
   *
   * @param environment the variables of the process, whose {@code PATH} finds git
   * @return empty when there is no git, or when it can tell nothing of the directory
   */
  public static Optional<TrackedFiles> of(Path directory, Map<String, String> environment) {
    Optional<Git> git = Git.of(environment);
    if (git.isEmpty()) {
      return Optional.empty();
    }
    TrackedFiles files =
        new TrackedFiles(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    return files.add(git.get(), directory, "", 0) ? Optional.of(files) : Optional.empty();
  }

  /** Adds what is in a directory or a submodule; the three questions are answered side by side. */
  private boolean add(Git git, Path root, String below, int depth) {
    Path directory = below.isEmpty() ? root : root.resolve(below);
    Git.Asked first = git.tracked(directory);
    Git.Asked second = git.untracked(directory);
    Git.Asked third = git.ignored(directory);
    Optional<List<String>> staged = first.names();
    Optional<List<String>> others = second.names();
    Optional<List<String>> left = third.names();
    if (staged.isEmpty() || others.isEmpty() || left.isEmpty() || depth > DEEPEST) {
      return false;
    }
    others.get().forEach(name -> untracked.add(below + name));
    left.get().forEach(name -> ignored.add(below + name));
    Set<String> submodules = new TreeSet<>();
    for (String line : staged.get()) {
      String name = line.substring(line.indexOf('\t') + 1);
      boolean there = Files.exists(root.resolve(below + name), LinkOption.NOFOLLOW_LINKS);
      if (line.startsWith(SUBMODULE)) {
        submodules.add(name);
      } else if (there) {
        tracked.add(below + name);
      } else {
        absent.add(below + name);
      }
    }
    for (String name : submodules) {
      // without a repository of its own git would answer for the one around it
      if (!Files.exists(root.resolve(below + name).resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        absent.add(below + name + "/");
      } else if (!add(git, root, below + name + "/", depth + 1)) {
        return false;
      }
    }
    return true;
  }

  /** The files that are added to an image, when the directory belongs there. */
  public Set<String> delivered() {
    Set<String> files = new TreeSet<>(tracked);
    files.addAll(untracked);
    return files;
  }

  /** What a translation has to know of them. */
  Repository facts() {
    int placeholders =
        (int)
            tracked.stream()
                .filter(name -> PLACEHOLDERS.contains(name.substring(name.lastIndexOf('/') + 1)))
                .count();
    return new Repository(
        tracked.size() - placeholders,
        placeholders,
        names(absent),
        names(untracked),
        names(ignored));
  }

  private static Names names(Set<String> all) {
    return new Names(all.size(), all.stream().limit(NAMED).toList());
  }
}
