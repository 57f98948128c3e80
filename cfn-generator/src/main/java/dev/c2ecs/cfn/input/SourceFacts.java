package dev.c2ecs.cfn.input;

import dev.c2ecs.compose.HostPathKind;
import java.util.List;
import java.util.Optional;

/**
 * What is at the source of a bind mount, as far as it is known.
 *
 * @param kind what it is
 * @param size the bytes of a file; 0 for anything else
 * @param binary whether a file is no text
 * @param repository what git says of the files of a directory; empty when no repository could be
 *     read, and for anything else
 * @param unread whether there is a repository that could not be read
 * @param leadsTo the absolute path behind the links of its own path, when that lies outside the
 *     directory of the project
 */
public record SourceFacts(
    HostPathKind kind,
    long size,
    boolean binary,
    Optional<Repository> repository,
    boolean unread,
    Optional<String> leadsTo) {

  /** Nothing is there, or nobody looked. */
  public static final SourceFacts MISSING = of(HostPathKind.MISSING);

  /** What is known without looking closer. */
  public static SourceFacts of(HostPathKind kind) {
    return new SourceFacts(kind, 0, false, Optional.empty(), false, Optional.empty());
  }

  /** A file. */
  public static SourceFacts file(long size, boolean binary) {
    return new SourceFacts(
        HostPathKind.FILE, size, binary, Optional.empty(), false, Optional.empty());
  }

  /** A directory with something in it, of which git was asked. */
  public static SourceFacts directory(Optional<Repository> repository, boolean unread) {
    return new SourceFacts(HostPathKind.DIRECTORY, 0, false, repository, unread, Optional.empty());
  }

  /** The same, behind links that lead out of the project. */
  public SourceFacts behind(String path) {
    return new SourceFacts(kind, size, binary, repository, unread, Optional.of(path));
  }

  /** Whether nothing is there. */
  public boolean isMissing() {
    return kind == HostPathKind.MISSING;
  }

  /** Whether it is a file. */
  public boolean isFile() {
    return kind == HostPathKind.FILE;
  }

  /** Whether it is a directory with nothing in it. */
  public boolean isEmpty() {
    return kind == HostPathKind.EMPTY_DIRECTORY;
  }

  /** Whether it is a directory with something in it. */
  public boolean isFilled() {
    return kind == HostPathKind.DIRECTORY;
  }

  /** Whether all that the directory has are files that keep it in a repository. */
  public boolean hasOnlyPlaceholders() {
    return repository
        .filter(
            files ->
                files.placeholders() > 0
                    && files.tracked() + files.untracked().count() + files.ignored().count() == 0)
        .isPresent();
  }

  /**
   * What git says of a directory, submodules included. Paths are relative to the directory.
   *
   * @param tracked the number of tracked files, without placeholders and without absent ones
   * @param placeholders the number of tracked files that only keep a directory, {@code .gitkeep}
   * @param absent the first of the tracked files that are not there
   * @param untracked the files that are neither tracked nor ignored
   * @param ignored the files and directories that are ignored
   */
  public record Repository(
      int tracked, int placeholders, Names absent, Names untracked, Names ignored) {

    /** Whether it has files of the project, and nothing that a run left. */
    public boolean isOnlyTracked() {
      return tracked > 0 && untracked.count() == 0 && ignored.count() == 0;
    }
  }

  /**
   * Some files.
   *
   * @param count how many there are
   * @param first the first of them, sorted
   */
  public record Names(int count, List<String> first) {

    /** None. */
    public static final Names NONE = new Names(0, List.of());

    public Names {
      first = List.copyOf(first);
    }

    /** Their number and names for people: {@code 12 files (a, b, c …)}. */
    public String words() {
      return count
          + (count == 1 ? " file (" : " files (")
          + String.join(", ", first)
          + (count > first.size() ? " …)" : ")");
    }
  }
}
