package dev.c2ecs.cli.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Which commit a name means, and in words of the user why it means none. Git's own words are for
 * who types commands of git, and change with its versions.
 *
 * @see <a href="https://git-scm.com/docs/gitrevisions">gitrevisions</a>
 */
final class Commits {

  /** {@code A...B} is the commit where both part, as in {@code git diff}. */
  private static final String BASE = "...";

  private static final String HEAD = "HEAD";

  private final Git git;
  private final Path top;

  Commits(Git git, Path top) {
    this.git = git;
    this.top = top;
  }

  /**
   * The commit of a name.
   *
   * @return 40 or 64 hexadecimal digits
   * @throws IOException with a sentence for the user when it means none
   */
  String of(String name) throws IOException {
    int dots = name.indexOf(BASE);
    return dots < 0
        ? commit(name)
        : base(
            commit(standard(name.substring(0, dots))),
            commit(standard(name.substring(dots + BASE.length()))));
  }

  private static String standard(String name) {
    return name.isEmpty() ? HEAD : name;
  }

  private String commit(String name) throws IOException {
    String commit = asked("rev-parse", "--verify", "--end-of-options", name + "^{commit}");
    if (!commit.matches("[0-9a-f]{40,64}")) {
      throw new IOException("there is no revision '" + name + "' here; " + why(name));
    }
    return commit;
  }

  private String why(String name) {
    if (name.startsWith("^")) {
      return "^ leaves commits out: name one, '" + standard(name.substring(1)) + "'";
    }
    if (name.contains("..")) {
      return "two dots are a range: three (A...B) are the commit where both part";
    }
    if (asked("rev-parse", "--verify", "--end-of-options", HEAD).isEmpty()) {
      return "the repository has no commit yet, or is damaged (`git fsck`): `git commit` makes the"
          + " first one";
    }
    String object = asked("rev-parse", "--verify", "--end-of-options", name);
    if (!object.isEmpty()) {
      return switch (asked("cat-file", "-t", object)) {
        case "tree" -> "that is a directory and no commit: name the commit that has it";
        case "blob" -> "that is a file and no commit: name the commit that has it";
        case "tag" -> "that tag is of no commit: name a commit, a branch or a tag of a commit";
        default ->
            "the repository lacks it or is damaged: `git fsck` finds that out, `git fetch` gets"
                + " what is missing";
      };
    }
    return asked("rev-parse", "--is-shallow-repository").equals("true")
        ? "a shallow clone has only the last ones (`git fetch --unshallow`)"
        : "`git branch -a`, `git tag` and `git log` say which there are, `git fetch` gets new ones";
  }

  /** What git answers; empty when it does not. */
  private String asked(String... question) {
    try {
      return git.line(top, question);
    } catch (IOException e) {
      return "";
    }
  }

  private String base(String one, String other) throws IOException {
    try {
      return git.line(top, "merge-base", one, other).lines().findFirst().orElseThrow();
    } catch (IOException | NoSuchElementException e) {
      throw new IOException(
          "git knows no commit where both begin; a shallow clone may lack it (`git fetch"
              + " --unshallow`)",
          e);
    }
  }

  /** Why git does not read the repository of a directory, from what it says itself. */
  static IOException unread(Path directory, Map<String, String> environment, IOException said) {
    String why = said.getMessage() == null ? "" : said.getMessage();
    if (why.contains("dubious ownership")) {
      return new IOException(
          directory
              + " is in a repository that belongs to somebody else, which git does not read: `git"
              + " config --global --add safe.directory "
              + directory
              + "` allows it",
          said);
    }
    if (why.contains("bare repository") || why.contains("must be run in a work tree")) {
      return new IOException(
          directory
              + " is in a bare repository, which has no Compose file beside its commits: clone it,"
              + " or `git worktree add`",
          said);
    }
    return new IOException(
        directory
            + " is in no repository that git reads: compare two templates (c2ecs diff OLD NEW), or"
            + " `git init` there; git says: "
            + why
            + (environment.containsKey("GIT_DIR") ? "; GIT_DIR is not looked at" : ""),
        said);
  }

  /**
   * Refuses a directory that is reached by a link which leads out of its repository: what lies
   * behind it has no revisions here.
   */
  static void checkInside(Git git, Path directory) throws IOException {
    for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      Path above = at.getParent();
      if (above == null || !Files.isSymbolicLink(at)) {
        continue;
      }
      Optional<Path> around = git.top(above);
      try {
        if (around.isPresent() && !at.toRealPath().startsWith(around.get())) {
          throw new IOException(
              at.getFileName()
                  + " is a link that leads out of the repository: what is behind it has no"
                  + " revisions there; name the Compose file where it is");
        }
      } catch (InvalidPathException e) {
        throw new IOException(at.getFileName() + " is a link that leads to no path", e);
      }
    }
  }
}
