package dev.c2ecs.cli.report;

import dev.c2ecs.compose.diagnostic.Location;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a project as a repository shows them: their names from its root, and columns in the
 * units that its pages count, which are those of UTF-16.
 */
public final class ReportFiles {

  /** What positions call standard input. */
  private static final String STANDARD_INPUT = "(standard input)";

  /**
   * A place in a file.
   *
   * @param path the file from the root, with slashes
   * @param line from 1
   * @param column from 1, in code units of UTF-16
   * @param endColumn the column behind the last character, on the same line
   */
  public record Place(String path, int line, int column, int endColumn) {}

  private final Path workingDirectory;
  private final Optional<Path> root;
  private final Map<String, List<String>> lines = new HashMap<>();
  private final Map<String, String> texts;

  /**
   * The files of a project. The root is the directory above that has a {@code .git}, which is
   * looked for and not read; without one it is the working directory.
   *
   * @param workingDirectory where names of files start, absolute
   * @param texts the texts of the Compose files by their names
   */
  public ReportFiles(Path workingDirectory, Map<String, String> texts) {
    this.workingDirectory = workingDirectory.normalize();
    this.texts = Map.copyOf(texts);
    this.root = root(this.workingDirectory);
  }

  /** The root of the repository that a directory is in. */
  public static Optional<Path> root(Path directory) {
    Path top = directory.toAbsolutePath().normalize();
    while (top != null && !Files.exists(top.resolve(".git"))) {
      top = top.getParent();
    }
    return Optional.ofNullable(top);
  }

  /** Where a finding is; what is on standard input is nowhere in a repository. */
  public List<Place> places(Finding finding) {
    return finding.diagnostic().locations().stream()
        .filter(location -> !location.file().equals(STANDARD_INPUT))
        .map(this::place)
        .toList();
  }

  /** The first place of a finding. */
  public Optional<Place> place(Finding finding) {
    return places(finding).stream().findFirst();
  }

  /** A place for what is nowhere, where a format demands one: the first Compose file. */
  public Place anywhere() {
    String file =
        texts.keySet().stream()
            .filter(name -> !name.equals(STANDARD_INPUT))
            .sorted()
            .findFirst()
            .orElse("compose.yaml");
    return new Place(path(file), 1, 1, 1);
  }

  /** A location. */
  public Place place(Location location) {
    String line = line(location.file(), location.line());
    int points = line.codePointCount(0, line.length());
    int start = line.offsetByCodePoints(0, Math.max(0, Math.min(location.column() - 1, points)));
    return new Place(
        path(location.file()), Math.max(1, location.line()), start + 1, end(line, start) + 1);
  }

  private String line(String file, int number) {
    List<String> all =
        lines.computeIfAbsent(file, name -> texts.getOrDefault(name, "").lines().toList());
    return number < 1 || number > all.size() ? "" : all.get(number - 1);
  }

  /** Where a key or a value ends that begins in a line. */
  private static int end(String line, int start) {
    if (start >= line.length()) {
      return start;
    }
    char first = line.charAt(start);
    if (first == '"' || first == '\'') {
      int close = line.indexOf(first, start + 1);
      return close < 0 ? line.length() : close + 1;
    }
    int end = start;
    while (end < line.length() && !isEnd(line, end)) {
      end++;
    }
    return Math.max(start + 1, line.substring(0, end).stripTrailing().length());
  }

  private static boolean isEnd(String line, int i) {
    boolean last = i + 1 == line.length();
    return switch (line.charAt(i)) {
      case ':' -> last || line.charAt(i + 1) == ' ';
      case '#' -> i > 0 && line.charAt(i - 1) == ' ';
      case ',', '[', ']', '{', '}' -> true;
      default -> false;
    };
  }

  /**
   * A file from the root with slashes; from the root of its own repository where that is another
   * one, and absolute where it is in none.
   */
  private String path(String file) {
    if (file.equals(STANDARD_INPUT)) {
      return file;
    }
    try {
      Path absolute = workingDirectory.resolve(file).normalize();
      Path shown =
          root.filter(absolute::startsWith)
              .or(() -> root(absolute))
              .or(() -> Optional.of(workingDirectory).filter(absolute::startsWith))
              .map(from -> from.relativize(absolute))
              .orElse(absolute);
      return shown.toString().replace(shown.getFileSystem().getSeparator(), "/");
    } catch (InvalidPathException e) {
      return file;
    }
  }

  /** A path as a relative reference of a URI, or as a URI where it is absolute. */
  static String uri(String path) {
    try {
      boolean absolute = path.startsWith("/");
      String uri =
          new URI(
                  absolute ? "file" : null,
                  absolute ? "" : null,
                  absolute ? path : "/" + path,
                  null)
              .toASCIIString();
      return absolute ? uri : uri.substring(1);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
