package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.shortform.UnixPath;

/**
 * Makes paths absolute. {@code ~} at the start is the home directory, also of {@code ~user}: whose
 * it is, nobody asks. An absolute path stays as it is written.
 *
 * @param directory the directory that relative paths start from
 * @param home the home directory, empty when unknown; then {@code ~} is a name like others
 */
record HostPaths(String directory, String home) {

  /** The path of something that is read here; an empty text stays. */
  String local(String path) {
    String expanded = UnixPath.expanded(path, home);
    return expanded.isEmpty() || expanded.startsWith("/")
        ? expanded
        : UnixPath.resolve(directory, expanded);
  }

  /** The path of something on a host, which may be of Windows; an empty text is the directory. */
  String onHost(String path) {
    String expanded = UnixPath.expanded(path, home);
    return expanded.startsWith("/") || isWindows(expanded)
        ? expanded
        : UnixPath.resolve(directory, expanded);
  }

  /** Whether a path starts in a home directory that nobody knows. */
  boolean lacksHome(String path) {
    return home.isEmpty() && UnixPath.isInHome(path);
  }

  /**
   * Whether a path is absolute on Windows: with a drive, {@code \\server} or {@code \??\device}.
   */
  static boolean isWindows(String path) {
    if (path.length() < 2) {
      return false;
    }
    char first = path.charAt(0);
    if (path.charAt(1) == ':' && first < 0x80) {
      return isSeparator(path, 2);
    }
    boolean device = path.startsWith("??", 1) && isSeparator(path, 3) && hasSeparator(path, 4);
    return isSeparator(path, 0) && (isSeparator(path, 1) || device);
  }

  private static boolean hasSeparator(String path, int from) {
    return path.indexOf('\\', from) >= 0 || path.indexOf('/', from) >= 0;
  }

  private static boolean isSeparator(String path, int index) {
    return index < path.length() && (path.charAt(index) == '\\' || path.charAt(index) == '/');
  }
}
