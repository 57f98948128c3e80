package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.shortform.UnixPath;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.yaml.SourceText;
import dev.c2ecs.compose.yaml.YamlDocument;
import dev.c2ecs.compose.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the files of a project, names them for people, and says why one cannot be read. */
final class Sources {

  /** A Compose file that was read. */
  record ComposeFile(String path, String label, List<YamlDocument> documents) {}

  /** The name of standard input on the command line. */
  static final String STANDARD_INPUT = "-";

  /** The most bytes of all files together, one counted as often as it is read. */
  static final long MAX_TOTAL = 256L * 1024 * 1024;

  private final FileAccess files;
  private final Path workingDirectory;
  private final Path names;
  private final LoadErrors reporter;
  private final Map<String, Optional<ComposeFile>> read = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Set<String>> values = new HashMap<>();
  private int includes;
  private long total;

  /**
   * Files.
   *
   * @param names the directory that positions name files from
   */
  Sources(FileAccess files, Path workingDirectory, Path names, LoadErrors reporter) {
    this.files = files;
    this.workingDirectory = workingDirectory;
    this.names = names;
    this.reporter = reporter;
  }

  /** Whether a name is the address of something that is not on this machine. */
  static boolean isRemote(String name) {
    return hasScheme(name)
        || name.startsWith("oci:")
        || name.startsWith("git@")
        || name.startsWith("github.com/");
  }

  private static boolean hasScheme(String name) {
    int end = name.indexOf("://");
    for (int i = 0; i < end; i++) {
      if (name.charAt(i) < 'a' || name.charAt(i) > 'z') {
        return false;
      }
    }
    return end > 0;
  }

  /** The absolute path of a file; an address stays as it is. */
  static String resolve(String directory, String name) {
    return isRemote(name) ? name : UnixPath.resolve(directory, name);
  }

  /** The absolute path of a name that starts in the working directory, unless it is absolute. */
  String fromHere(String name) {
    return UnixPath.resolve(workingDirectory.toString(), name);
  }

  /** The name of a file in positions: relative to where names start when it is below that. */
  String label(String path) {
    if (path.equals(STANDARD_INPUT)) {
      return "(standard input)";
    }
    if (isRemote(path)) {
      return path;
    }
    Optional<Path> absolute = locate(path);
    return absolute.isPresent() && absolute.get().startsWith(names) && !absolute.get().equals(names)
        ? names.relativize(absolute.get()).toString()
        : path;
  }

  /**
   * A file as somebody names it who stands where names start, also one above, which tells nothing
   * of where the project lies; the whole path where they have nothing but the root in common.
   */
  private String shown(String path) {
    String label = label(path);
    Optional<Path> absolute = isRemote(path) ? Optional.empty() : locate(path);
    boolean isNear =
        label.equals(path)
            && absolute.isPresent()
            && absolute.get().isAbsolute()
            && names.isAbsolute()
            && absolute.get().getNameCount() > 1
            && names.getNameCount() > 0
            && absolute.get().getName(0).equals(names.getName(0));
    return isNear ? names.relativize(absolute.get()).toString() : label;
  }

  /** The texts of the Compose files so far, by label. */
  Map<String, String> texts() {
    return texts;
  }

  /** Notes what an env file gives to a variable. */
  void gives(String name, String value) {
    values.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(value);
  }

  /** What the env files so far give to variables, whether it wins or not. */
  Map<String, Set<String>> values() {
    return values;
  }

  /** Counts one more included file; returns how many there are. */
  int countInclude() {
    return ++includes;
  }

  /** The absolute path of a name; empty when no file can have it, as with a null character. */
  private Optional<Path> locate(String name) {
    try {
      return Optional.of(workingDirectory.resolve(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  boolean exists(String path) {
    Optional<Path> place = locate(path);
    return place.isPresent() && files.exists(place.get());
  }

  /** Whether a file is missing that may be. */
  boolean isLacking(String path, Predicate<Path> mayLack) {
    Optional<Path> place = isRemote(path) ? Optional.empty() : locate(path);
    return place.isPresent() && !files.exists(place.get()) && mayLack.test(place.get());
  }

  /** Whether nothing is there, for certain. */
  boolean isAbsent(String path) {
    Optional<Path> place = locate(path);
    return place.isPresent() && files.isAbsent(place.get());
  }

  /** Whether a link is there that leads to nothing. */
  boolean isDeadLink(String path) {
    Optional<Path> place = locate(path);
    return place.isPresent() && files.isDeadLink(place.get());
  }

  /** Whether permissions keep from seeing even whether a file is there. */
  boolean isHidden(String path) {
    if (exists(path)) {
      return false;
    }
    try {
      content(path, 1);
      return false;
    } catch (AccessDeniedException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a path leads by a symbolic link to something of another name. */
  boolean isRenamed(String path) {
    Optional<Path> place = locate(path);
    try {
      return place.isPresent()
          && !Objects.equals(
              files.real(place.get()).getFileName(), place.get().normalize().getFileName());
    } catch (IOException e) {
      return false;
    }
  }

  boolean isDirectory(String path) {
    Optional<Path> place = locate(path);
    return place.isPresent() && files.isDirectory(place.get());
  }

  /** Whether a pipe, a device or another thing is there that may let a reader wait for ever. */
  boolean mayBlock(String path) {
    Optional<Path> place = locate(path);
    return place.isPresent()
        && files.exists(place.get())
        && !files.isDirectory(place.get())
        && !files.isRegularFile(place.get());
  }

  /**
   * Reads a Compose file.
   *
   * @param from the place that names the file, {@link Origin#DEFAULT} for the command line
   */
  Optional<ComposeFile> compose(String path, Origin from) {
    return read.computeIfAbsent(path, key -> readCompose(key, from));
  }

  private Optional<ComposeFile> readCompose(String path, Origin from) {
    if (isRemote(path)) {
      fail(
          ReadCode.REMOTE,
          path,
          from,
          path + " is remote, and nothing is fetched",
          "download it and name the local copy");
      return Optional.empty();
    }
    String label = label(path);
    Optional<String> text =
        bytes(path, from).flatMap(bytes -> SourceText.decode(label, bytes, reporter));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    texts.put(label, text.get());
    boolean[] failed = {false};
    List<YamlDocument> documents =
        YamlReader.read(
            label,
            text.get(),
            diagnostic -> {
              failed[0] |= diagnostic.severity() == Severity.ERROR;
              reporter.report(diagnostic);
            });
    if (failed[0]) {
      return Optional.empty();
    }
    return Optional.of(new ComposeFile(path, label, documents));
  }

  /** Reads any file of the project, at most {@link YamlReader#MAX_BYTES} of it. */
  Optional<byte[]> bytes(String path, Origin from) {
    if (!path.equals(STANDARD_INPUT) && isDirectory(path)) {
      fail(
          ReadCode.NOT_A_FILE,
          path,
          from,
          shown(path) + " is a directory, not a file",
          "name the file in it");
      return Optional.empty();
    }
    if (reporter.any() && (path.equals(STANDARD_INPUT) || mayBlock(path))) {
      String message = shown(path) + " is no regular file: it is not read after an error";
      fail(ReadCode.FILE_UNREADABLE, path, from, message, "first mend what else there is");
      return Optional.empty();
    }
    try {
      int limit = YamlReader.MAX_BYTES + 1;
      byte[] content =
          path.equals(STANDARD_INPUT) ? files.standardInput(limit) : content(path, limit);
      total += content.length;
      if (content.length < limit && total <= MAX_TOTAL) {
        return Optional.of(content);
      }
      fail(
          ReadCode.FILE_TOO_LARGE,
          path,
          from,
          content.length < limit
              ? "the files of the project have more than " + mebibytes(MAX_TOTAL) + " together"
              : shown(path) + " is larger than " + mebibytes(YamlReader.MAX_BYTES),
          "is this the right file?");
    } catch (NoSuchFileException e) {
      String hint =
          from.known()
              ? "correct the path, or create the file"
              : "correct the path, which starts in the working directory, or create the file";
      fail(ReadCode.FILE_NOT_FOUND, path, from, "there is no file " + shown(path), hint);
    } catch (AccessDeniedException e) {
      fail(
          ReadCode.FILE_UNREADABLE,
          path,
          from,
          shown(path) + " may not be read: permission denied",
          "change the permissions of the file or of a directory above it");
    } catch (IOException e) {
      fail(
          ReadCode.FILE_UNREADABLE,
          path,
          from,
          shown(path) + " cannot be read: " + reason(e),
          "correct the path, or look at what stands there");
    }
    return Optional.empty();
  }

  private static String reason(IOException e) {
    boolean isSaid = e instanceof FileSystemException system && system.getReason() != null;
    return String.valueOf(isSaid ? ((FileSystemException) e).getReason() : e.getMessage());
  }

  private byte[] content(String path, int limit) throws IOException {
    return files.read(locate(path).orElseThrow(() -> new NoSuchFileException(path)), limit);
  }

  private static String mebibytes(long bytes) {
    return bytes / (1024 * 1024) + " MiB";
  }

  void fail(Code code, String path, Origin from, String message, String hint) {
    Location location = from.known() ? Location.of(from) : Location.file(label(path));
    reporter.report(Diagnostic.at(code, location, message, hint));
  }
}
