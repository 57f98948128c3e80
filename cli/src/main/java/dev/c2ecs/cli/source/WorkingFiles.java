package dev.c2ecs.cli.source;

import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.compose.io.FileAccess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of the working tree as git would keep them. What only a checkout made of them is taken
 * back by rule, and no filter runs: line ends of texts where attributes or {@code core.autocrlf}
 * say so, and modes where {@code core.fileMode} says that the file system has none.
 *
 * @see <a href="https://git-scm.com/docs/gitattributes">gitattributes, text and eol</a>
 */
public final class WorkingFiles implements StoredFiles {

  private static final int LARGEST = 16 << 20;
  private static final int BUFFER = 1 << 16;
  private static final String SUBMODULE = "160000";
  private static final String EXECUTABLE = "100755";

  private final FileAccess files;
  private final Optional<Git> git;
  private final Optional<Path> top;
  private final Map<Path, Set<String>> converted = new HashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private Optional<Map<String, String>> index = Optional.empty();
  private Optional<Boolean> modes = Optional.empty();

  /**
   * The files around a directory.
   *
   * @param files those that may be read
   * @param environment the variables of the process, whose {@code PATH} finds git
   */
  public WorkingFiles(FileAccess files, Path directory, Map<String, String> environment) {
    this.files = files;
    this.git = Git.of(environment);
    this.top = git.flatMap(asked -> asked.top(directory));
  }

  /** What there is to say of what was looked at: links that lead out. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public StoredEntry entry(Path path) throws IOException {
    Optional<Inner> inner = submodule(path);
    if (inner.isPresent() && inner.get().path().equals(path)) {
      return new StoredEntry.Submodule(inner.get().commit());
    }
    Path parent = path.getParent();
    if (parent == null || !files.exists(parent)) {
      return new StoredEntry.Nothing();
    }
    Path whole = files.real(parent).resolve(path.getFileName());
    if (Files.isSymbolicLink(whole)) {
      leadsOut(path);
      return new StoredEntry.Link(Files.readSymbolicLink(whole).toString().replace('\\', '/'));
    }
    if (files.isDirectory(path)) {
      return new StoredEntry.Folder();
    }
    if (!files.isRegularFile(path)) {
      return new StoredEntry.Nothing();
    }
    return new StoredEntry.Plain(isExecutable(path, whole));
  }

  private void leadsOut(Path path) {
    if (top.isEmpty() || inside(path).isEmpty()) {
      return;
    }
    try {
      if (!files.real(path).startsWith(top.get())) {
        notes.add(Revision.leadsOut(inside(path).get()));
      }
    } catch (IOException e) {
      // one that leads nowhere, or where nobody may look
      return;
    }
  }

  private boolean isExecutable(Path path, Path whole) {
    String stored = inside(path).map(name -> index().getOrDefault(name, "")).orElse("");
    boolean known = !stored.isEmpty() && !hasModes();
    return known ? stored.startsWith(EXECUTABLE) : Files.isExecutable(whole);
  }

  private boolean hasModes() {
    if (modes.isEmpty()) {
      modes = Optional.of(!setting("core.fileMode").equals("false"));
    }
    return modes.get();
  }

  private String setting(String name) {
    return git.flatMap(asked -> top.flatMap(at -> asked.setting(at, name))).orElse("");
  }

  /** What the index has, {@code MODE OBJECT STAGE} by paths. */
  private Map<String, String> index() {
    if (index.isEmpty()) {
      Map<String, String> entries = new TreeMap<>();
      git.flatMap(asked -> top.flatMap(at -> asked.tracked(at).names()))
          .orElse(List.of())
          .forEach(
              line -> {
                int tab = line.indexOf('\t');
                entries.put(line.substring(tab + 1), line.substring(0, tab));
              });
      index = Optional.of(entries);
    }
    return index.get();
  }

  private Optional<String> inside(Path path) {
    if (top.isEmpty()) {
      return Optional.empty();
    }
    Path parent = path.toAbsolutePath().normalize().getParent();
    try {
      Path whole =
          parent == null || !files.exists(parent)
              ? path.toAbsolutePath().normalize()
              : files.real(parent).resolve(path.getFileName());
      return whole.startsWith(top.get())
          ? Optional.of(top.get().relativize(whole).toString().replace('\\', '/'))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Inner> submodule(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    Optional<String> name = inside(whole);
    for (Path at = whole; at != null && name.isPresent(); at = at.getParent(), name = above(name)) {
      String stored = index().getOrDefault(name.get(), "");
      if (stored.startsWith(SUBMODULE)) {
        String[] words = stored.split(" ", -1);
        return Optional.of(new Inner(at, commit(name.get()).orElse(words[1])));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> above(Optional<String> name) {
    int slash = name.orElse("").lastIndexOf('/');
    return slash < 0 ? Optional.empty() : name.map(text -> text.substring(0, slash));
  }

  /** What is checked out there; without a repository of its own git would answer for ours. */
  private Optional<String> commit(String name) {
    Path directory = top.orElseThrow().resolve(name);
    if (!Files.exists(directory.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(git.orElseThrow().line(directory, "rev-parse", "--verify", "HEAD"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public Content content(Path root, Path file) throws IOException {
    long size = files.size(file);
    if (size > LARGEST) {
      return new Content(streamed(files.real(file)), false);
    }
    byte[] bytes = files.read(file, LARGEST);
    Optional<String> meant = LfsPointer.oid(bytes);
    if (meant.isPresent()) {
      return new Content(meant.get(), true);
    }
    byte[] stored = hasLineEnds(bytes) && isConverted(root, file) ? unixLineEnds(bytes) : bytes;
    return new Content(Digest.of(stored).hex(), false);
  }

  private static String streamed(Path file) throws IOException {
    MessageDigest digest = Digest.algorithm();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static boolean hasLineEnds(byte[] bytes) {
    for (int i = 1; i < bytes.length; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r') {
        return true;
      }
    }
    return false;
  }

  private static byte[] unixLineEnds(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      boolean ends = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
      if (!ends) {
        out.write(bytes[i]);
      }
    }
    return out.toByteArray();
  }

  private boolean isConverted(Path root, Path file) {
    try {
      Path start = files.isDirectory(root) ? root : root.toAbsolutePath().getParent();
      if (start == null || git.isEmpty()) {
        return false;
      }
      return converted
          .computeIfAbsent(root, asked -> converted(start, root))
          .contains(start.relativize(file).toString().replace('\\', '/'));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The files below a directory whose line ends git takes back: texts that it keeps without CR. */
  private Set<String> converted(Path start, Path root) {
    String name = start.equals(root) ? "." : ":(literal)" + root.getFileName();
    String all = setting("core.autocrlf");
    boolean everywhere = all.equals("true") || all.equals("input");
    Set<String> names = new HashSet<>();
    for (String line : git.orElseThrow().lineEnds(start, name).orElse(List.of())) {
      int tab = line.indexOf('\t');
      String[] words = line.substring(0, tab).strip().split("\\s+", -1);
      String attributes = List.of(words).subList(2, words.length).toString().replace("attr/", "");
      boolean text = words[0].equals("i/lf") && !attributes.contains("-text");
      boolean said = attributes.contains("text") || attributes.contains("eol=");
      if (text && (said || everywhere)) {
        names.add(line.substring(tab + 1));
      }
    }
    return names;
  }
}
