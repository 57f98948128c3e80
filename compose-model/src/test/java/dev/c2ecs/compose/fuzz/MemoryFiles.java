package dev.c2ecs.compose.fuzz;

import dev.c2ecs.compose.io.FileAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A project in memory, written as one text: the Compose file, then for each further file a line
 * {@code === name} and its content.
 */
public final class MemoryFiles implements FileAccess {

  /** The directory of the project. */
  public static final Path ROOT = Path.of("/project");

  private static final String MARK = "\n=== ";

  private final Map<Path, byte[]> files = new LinkedHashMap<>();
  private final Set<String> read = new TreeSet<>();

  private MemoryFiles() {}

  /** Reads the form of one text. */
  public static MemoryFiles parse(String content) {
    return parse(content.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads the form of one text, which need not be text. */
  static MemoryFiles parse(byte[] content) {
    MemoryFiles result = new MemoryFiles();
    String text = new String(content, StandardCharsets.ISO_8859_1);
    String name = "compose.yaml";
    int start = 0;
    while (true) {
      int end = text.indexOf(MARK, start);
      byte[] body = Arrays.copyOfRange(content, start, end < 0 ? content.length : end + 1);
      result.put(name, body);
      if (end < 0) {
        return result;
      }
      int nameStart = end + MARK.length();
      int nameEnd = text.indexOf('\n', nameStart);
      name = text.substring(nameStart, nameEnd < 0 ? text.length() : nameEnd);
      start = nameEnd < 0 ? content.length : nameEnd + 1;
    }
  }

  private void put(String name, byte[] body) {
    try {
      files.put(ROOT.resolve(name).normalize(), body);
    } catch (InvalidPathException e) {
      // The name of a file that cannot be: nothing refers to it then.
    }
  }

  /** Writes files in the form of one text; the Compose file comes first. */
  static byte[] format(Map<String, String> files) {
    StringBuilder text = new StringBuilder();
    for (String name : new String[] {"compose.yaml", "docker-compose.yml", "a.yaml"}) {
      if (files.containsKey(name)) {
        text.append(files.get(name));
        break;
      }
    }
    files.forEach((name, content) -> text.append(MARK).append(name).append('\n').append(content));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The files whose content was asked for, whether they are there or not. */
  public Set<String> read() {
    return read;
  }

  @Override
  public byte[] standardInput(int limit) {
    return files.getOrDefault(ROOT.resolve("-"), new byte[0]);
  }

  @Override
  public byte[] read(Path path, int limit) throws IOException {
    read.add(ROOT.relativize(path).toString());
    byte[] content = files.get(path);
    if (content == null) {
      throw new NoSuchFileException(path.toString());
    }
    return content.length > limit ? Arrays.copyOf(content, limit) : content.clone();
  }

  @Override
  public boolean exists(Path path) {
    return files.containsKey(path) || isDirectory(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return files.keySet().stream().anyMatch(file -> !file.equals(path) && file.startsWith(path));
  }
}
