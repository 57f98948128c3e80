package dev.c2ecs.compose.shortform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Cleans slash-separated paths as Go's {@code path.Clean} does. */
public final class UnixPath {

  private UnixPath() {}

  /** The shortest equal path: no empty, {@code .} or inner {@code ..} segments; empty is "." . */
  public static String clean(String path) {
    boolean absolute = path.startsWith("/");
    Deque<String> result = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".")) {
        continue;
      }
      if (!segment.equals("..")) {
        result.addLast(segment);
      } else if (!result.isEmpty() && !result.getLast().equals("..")) {
        result.removeLast();
      } else if (!absolute) {
        result.addLast(segment);
      }
    }
    String joined = String.join("/", result);
    if (absolute) {
      return "/" + joined;
    }
    return joined.isEmpty() ? "." : joined;
  }

  /** The way from one directory to another, both absolute and clean. */
  public static String relative(String from, String to) {
    List<String> start = List.of(from.equals("/") ? new String[0] : from.substring(1).split("/"));
    List<String> end = List.of(to.equals("/") ? new String[0] : to.substring(1).split("/"));
    int common = 0;
    while (common < Math.min(start.size(), end.size())
        && start.get(common).equals(end.get(common))) {
      common++;
    }
    return clean(
        "../".repeat(start.size() - common) + String.join("/", end.subList(common, end.size())));
  }

  /** A path resolved against a directory and cleaned. */
  public static String resolve(String directory, String path) {
    return clean(path.startsWith("/") ? path : directory + "/" + path);
  }

  /** Whether a path starts in a home directory: that of {@code ~user} counts as one's own. */
  public static boolean isInHome(String path) {
    return path.startsWith("~");
  }

  /**
   * A path with the home directory in place of {@code ~}.
   *
   * @param home the home directory, empty when unknown; then {@code ~} is a name like others
   */
  public static String expanded(String path, String home) {
    return isInHome(path) && !home.isEmpty() ? clean(home + "/" + path.substring(1)) : path;
  }

  /** The directory that a path is in, by its text alone. */
  public static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return clean(path.substring(0, slash + 1));
  }
}
