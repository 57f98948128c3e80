package dev.c2ecs.cfn.input;

import dev.c2ecs.compose.tree.TreePath;
import java.util.OptionalInt;

/**
 * A file or directory that is added to an image: a config, or what a service mounts from the
 * project to be read.
 *
 * @param source where its content is
 * @param target the absolute path in the image
 * @param uid the owner; empty for that of the source
 * @param gid the group; empty for that of the source
 * @param mode the permissions; empty for those of the source
 * @param path its Compose path
 */
public record AddedFile(
    Source source,
    String target,
    OptionalInt uid,
    OptionalInt gid,
    OptionalInt mode,
    TreePath path) {

  /** Where files lie in an image that a mount would hide at their own place. */
  public static final String ASIDE = "/c2ecs-files";

  /** Where the content of a file is. */
  public sealed interface Source {}

  /** A file of the project, by its absolute path. */
  public record File(String path) implements Source {}

  /**
   * A directory of the project, by its absolute path: all of its files that git does not ignore. It
   * hides what the image has at its place, as a mount does.
   */
  public record Directory(String path) implements Source {}

  /**
   * A directory of the project: the files of it that git tracks, which fill a file system once.
   *
   * @param path its absolute path
   * @param fileSystem the logical ID of the file system
   */
  public record Seed(String path, String fileSystem) implements Source {}

  /** A text that stands in the Compose file. */
  public record Text(String text) implements Source {
    @Override
    public String toString() {
      return "Text[" + text.length() + " characters]";
    }
  }

  /** A variable of the shell or an env file. */
  public record Variable(String name) implements Source {}

  /** A parameter of Systems Manager that exists already. */
  public record SystemsManager(String name) implements Source {}

  /** The same file, asked for at another Compose path. */
  public AddedFile at(TreePath newPath) {
    return new AddedFile(source, target, uid, gid, mode, newPath);
  }

  /** Whether it is a directory. */
  public boolean isDirectory() {
    return source instanceof Directory || source instanceof Seed;
  }

  /** Whether a mount would hide it at its own place, so that it is copied from another one. */
  public boolean isAside() {
    return target.startsWith(ASIDE + "/") && !(source instanceof Seed);
  }

  /** The absolute path at which the service sees it. */
  public String shownAt() {
    return isAside() ? target.substring(ASIDE.length()) : target;
  }
}
