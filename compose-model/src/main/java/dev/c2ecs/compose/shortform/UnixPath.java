package dev.c2ecs.compose.shortform;

import java.util.ArrayDeque;
import java.util.Deque;

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

  /** A path resolved against a directory and cleaned. */
  public static String resolve(String directory, String path) {
    return clean(path.startsWith("/") ? path : directory + "/" + path);
  }

  /** The directory that a path is in, by its text alone. */
  public static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return clean(path.substring(0, slash + 1));
  }

  /** A path as it is seen from a directory; both are absolute and clean. */
  public static String relative(String directory, String path) {
    int common = 0;
    while (common < directory.length()
        && common < path.length()
        && directory.charAt(common) == path.charAt(common)) {
      common++;
    }
    boolean whole = isEnd(directory, common) && isEnd(path, common);
    int start = whole ? common : path.lastIndexOf('/', common - 1);
    StringBuilder result = new StringBuilder();
    for (int i = start; i < directory.length(); i++) {
      if (directory.charAt(i) == '/' && i + 1 < directory.length()) {
        result.append("../");
      }
    }
    return clean(result + path.substring(Math.min(path.length(), start + 1)));
  }

  private static boolean isEnd(String path, int index) {
    return index == path.length() || path.charAt(index) == '/';
  }
}
