package dev.c2ecs.cli.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A revision of a repository. Its files are read from git's objects: nothing is checked out.
 *
 * @see <a href="https://git-scm.com/docs/gitrevisions">gitrevisions</a>
 */
public final class Revision implements AutoCloseable {

  private static final int MOST_LINKS = 40;
  private static final int MOST_TEXT = 4096;

  /** Where a path of the tree leads. */
  sealed interface Place permits File, Directory, Missing, Outside, Inner, Refused {}

  /** A file, and where it is behind all links. */
  record File(String path, String id, boolean executable) implements Place {}

  /** A directory, and where it is behind all links. */
  record Directory(String path, String id) implements Place {}

  /** The tree does not have it. */
  record Missing() implements Place {}

  /**
   * Links lead out of the repository.
   *
   * @param path the path whose links do
   * @param target where they lead
   */
  record Outside(String path, Path target) implements Place {}

  /**
   * It is a submodule, or lies in one.
   *
   * @param path the submodule
   * @param commit the commit that is checked out in it
   */
  record Inner(String path, String commit) implements Place {}

  /** It is not to be read. */
  record Refused(String why) implements Place {}

  private final Git git;
  private final String name;
  private final String commit;
  private final Path top;
  private final Path realTop;
  private final String root;
  private final GitObjects objects;

  private Revision(
      Git git,
      String name,
      String commit,
      Path top,
      Path realTop,
      String root,
      GitObjects objects) {
    this.git = git;
    this.name = name;
    this.commit = commit;
    this.top = top;
    this.realTop = realTop;
    this.root = root;
    this.objects = objects;
  }

  /**
   * A revision.
   *
   * @param directory a directory of the working tree
   * @param name what the user calls it, {@code HEAD~1}, a branch, a tag, an ID; {@code A...B} is
   *     where both part
   * @param environment the variables of the process, whose {@code PATH} finds git
   * @throws IOException with a sentence for the user when there is no such revision
   */
  public static Revision open(Path directory, String name, Map<String, String> environment)
      throws IOException {
    Git git =
        Git.of(environment)
            .orElseThrow(
                () ->
                    new IOException(
                        "git is not there, which has the revisions: install it, or compare two"
                            + " templates (c2ecs diff OLD NEW)"));
    Commits.checkInside(git, directory);
    Path top;
    Path realTop;
    try {
      String prefix = git.line(directory, "rev-parse", "--show-prefix");
      realTop = Path.of(git.line(directory, "rev-parse", "--show-toplevel"));
      top = directory.toAbsolutePath().normalize();
      int depth = prefix.isEmpty() ? 0 : Path.of(prefix).getNameCount();
      for (int i = 0; i < depth && top.getParent() != null; i++) {
        top = top.getParent();
      }
    } catch (IOException e) {
      throw Commits.unread(directory, environment, e);
    } catch (InvalidPathException e) {
      throw Commits.unread(directory, environment, new IOException(e));
    }
    String commit = new Commits(git, top).of(name);
    GitObjects objects = new GitObjects(git, top, commit.length());
    try {
      String head = new String(objects.content(commit, MOST_TEXT), StandardCharsets.UTF_8);
      String root = head.lines().findFirst().orElse("").replaceFirst("^tree ", "");
      return new Revision(git, name, commit, top, realTop, root, objects);
    } catch (IOException e) {
      objects.close();
      throw e;
    }
  }

  /** What the user calls it. */
  public String name() {
    return name;
  }

  /** The name of its commit, 40 or 64 hexadecimal digits. */
  public String commit() {
    return commit;
  }

  /** The object of its root directory. */
  String root() {
    return root;
  }

  /** The directory of the working tree. */
  public Path top() {
    return top;
  }

  /**
   * A path as the repository has it, {@code a/b}, empty for its root; none when it is elsewhere.
   */
  Optional<String> inside(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    for (Path start : List.of(top, realTop)) {
      if (whole.startsWith(start)) {
        return Optional.of(start.relativize(whole).toString().replace('\\', '/'));
      }
    }
    return Optional.empty();
  }

  /** Whether the index has a file, or something below a directory. */
  boolean isTrackedNow(String path) {
    return git.isTracked(top, path);
  }

  /** Whether the index has a submodule there. */
  boolean isSubmoduleNow(String path) {
    return git.staged(top, path).stream().anyMatch(line -> line.startsWith("160000 "));
  }

  /** What the tree has at a path, whose last part is no link that is followed. */
  Optional<GitObjects.Entry> entry(String path) throws IOException {
    int slash = path.lastIndexOf('/');
    Place above = place(path.substring(0, Math.max(slash, 0)));
    return above instanceof Directory directory
        ? Optional.ofNullable(objects.tree(directory.id()).get(path.substring(slash + 1)))
        : Optional.empty();
  }

  /** Where a path leads; links are followed as long as they stay in the tree. */
  Place place(String path) throws IOException {
    return place(path, 0);
  }

  private Place place(String path, int followed) throws IOException {
    Deque<String> left = parts(path);
    List<String> at = new ArrayList<>();
    List<String> trees = new ArrayList<>(List.of(root));
    int links = followed;
    while (!left.isEmpty()) {
      String part = left.pop();
      if (part.equals("..")) {
        if (at.isEmpty()) {
          return outside(path, realTop.resolve(".."), left, links);
        }
        at.remove(at.size() - 1);
        trees.remove(trees.size() - 1);
        continue;
      }
      GitObjects.Entry entry = objects.tree(trees.get(trees.size() - 1)).get(part);
      if (entry == null) {
        return new Missing();
      }
      if (entry.isSubmodule()) {
        return new Inner(String.join("/", with(at, part)), entry.id());
      }
      if (entry.isLink()) {
        String target = new String(objects.content(entry.id(), MOST_TEXT), StandardCharsets.UTF_8);
        links++;
        if (links > MOST_LINKS) {
          return new Refused(path + " is a link that leads round in a circle");
        }
        if (target.startsWith("/")) {
          return outside(path, pathOf(target), left, links);
        }
        Deque<String> more = parts(target);
        while (!more.isEmpty()) {
          left.push(more.removeLast());
        }
      } else if (entry.isDirectory()) {
        at.add(part);
        trees.add(entry.id());
      } else if (left.isEmpty()) {
        return new File(
            String.join("/", with(at, part)), entry.id(), entry.mode().equals("100755"));
      } else {
        return new Missing();
      }
    }
    return new Directory(String.join("/", at), trees.get(trees.size() - 1));
  }

  /** A link may come back to the repository, by the name of the working tree. */
  private Place outside(String path, Path start, Deque<String> left, int links) throws IOException {
    Path target = start;
    for (String part : left) {
      target = target.resolve(part);
    }
    target = target.normalize();
    Optional<String> back = inside(target);
    return back.isPresent() ? place(back.get(), links + 1) : new Outside(path, target);
  }

  private static Path pathOf(String target) throws IOException {
    try {
      return Path.of(target);
    } catch (InvalidPathException e) {
      throw new IOException("a link leads to no path", e);
    }
  }

  /** What there is to say of a link that leads out. */
  static String leadsOut(String path) {
    return path + " is a link that leads out of the repository, where both sides see the same";
  }

  /** What there is to say of a submodule. */
  static String submodule(String path) {
    return path
        + " is a submodule, whose files are those of another repository: both sides see what is"
        + " checked out";
  }

  private static Deque<String> parts(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static List<String> with(List<String> parts, String last) {
    List<String> all = new ArrayList<>(parts);
    all.add(last);
    return all;
  }

  GitObjects objects() {
    return objects;
  }

  @Override
  public void close() {
    objects.close();
  }

  @Override
  public String toString() {
    return name + " (" + commit + ")";
  }
}
