package dev.c2ecs.cli.source;

import dev.c2ecs.cli.image.Digest;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The objects of a repository, as git stores them: no filter runs, nothing is fetched.
 *
 * @see <a href="https://git-scm.com/docs/git-cat-file">git cat-file --batch</a>
 */
final class GitObjects implements AutoCloseable {

  private static final int LONGEST_LINE = 1024;
  private static final int BUFFER = 1 << 16;
  private static final String LACKS =
      "the clone does not have it: a shallow or partial one lacks objects (`git fetch"
          + " --refetch`), a damaged one as well (`git fsck`)";

  /**
   * What a tree has under a name.
   *
   * @param mode as git writes it, {@code 100644}, {@code 40000}
   * @param id the name of the object
   */
  record Entry(String mode, String id) {
    boolean isDirectory() {
      return mode.equals("40000");
    }

    boolean isLink() {
      return mode.equals("120000");
    }

    boolean isSubmodule() {
      return mode.equals("160000");
    }
  }

  private final Process process;
  private final InputStream in;
  private final OutputStream out;
  private final int idBytes;
  private final Map<String, Map<String, Entry>> trees = new HashMap<>();

  /**
   * The objects of a repository.
   *
   * @param idLength the length of the names of objects, in hexadecimal digits
   */
  GitObjects(Git git, Path directory, int idLength) throws IOException {
    this.process = git.objects(directory);
    this.in = new BufferedInputStream(process.getInputStream());
    this.out = process.getOutputStream();
    this.idBytes = idLength / 2;
  }

  /** What is in a directory, by names. */
  synchronized Map<String, Entry> tree(String id) throws IOException {
    Map<String, Entry> known = trees.get(id);
    if (known == null) {
      known = parsed(content(id, Integer.MAX_VALUE));
      trees.put(id, known);
    }
    return known;
  }

  private Map<String, Entry> parsed(byte[] tree) {
    Map<String, Entry> entries = new TreeMap<>();
    int at = 0;
    while (at < tree.length) {
      int space = indexOf(tree, ' ', at);
      int end = indexOf(tree, 0, space);
      String mode = new String(tree, at, space - at, StandardCharsets.US_ASCII);
      String name = new String(tree, space + 1, end - space - 1, StandardCharsets.UTF_8);
      String id = HexFormat.of().formatHex(tree, end + 1, end + 1 + idBytes);
      entries.put(name, new Entry(mode, id));
      at = end + 1 + idBytes;
    }
    return entries;
  }

  private static int indexOf(byte[] bytes, int wanted, int from) {
    int at = from;
    while (bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  /** The length of an object in bytes. */
  synchronized long size(String id) throws IOException {
    long size = ask(id);
    skip(size + 1);
    return size;
  }

  /**
   * An object.
   *
   * @param limit how many bytes of it are wanted at most
   * @throws IOException when the repository does not have it, as a shallow or partial clone
   */
  synchronized byte[] content(String id, int limit) throws IOException {
    long size = ask(id);
    byte[] content = in.readNBytes((int) Math.min(size, limit));
    if (content.length < Math.min(size, limit)) {
      throw new IOException(LACKS);
    }
    skip(size - content.length + 1);
    return content;
  }

  /**
   * The SHA-256 of an object, in hexadecimal digits, however long it is.
   *
   * @throws IOException when the repository does not have it
   */
  synchronized String digest(String id) throws IOException {
    long left = ask(id);
    MessageDigest digest = Digest.algorithm();
    byte[] buffer = new byte[BUFFER];
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException(LACKS);
      }
      digest.update(buffer, 0, read);
      left -= read;
    }
    skip(1);
    return HexFormat.of().formatHex(digest.digest());
  }

  private long ask(String id) throws IOException {
    try {
      out.write((id + "\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (IOException e) {
      throw new IOException(LACKS, e);
    }
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > LONGEST_LINE) {
        throw new IOException(LACKS);
      }
      line.append((char) c);
    }
    String[] words = line.toString().split(" ", -1);
    if (words.length != 3) {
      throw new IOException(LACKS);
    }
    return Long.parseLong(words[2]);
  }

  private void skip(long bytes) throws IOException {
    try {
      in.skipNBytes(bytes);
    } catch (EOFException e) {
      throw new IOException(LACKS, e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
