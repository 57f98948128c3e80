package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tar archive on the disk, which is never extracted: one pass notes where each content begins,
 * then contents are read from there. Of an archive in gzip what stands before is read again.
 */
final class ArchiveFile {

  private static final int BUFFER = 1 << 16;
  private static final int MOST_ENTRIES = 100_000;
  private static final int MOST_LINKS = 32;

  private final Path file;
  private final boolean isCompressed;
  private final Map<String, TarEntry> entries;

  private ArchiveFile(Path file, boolean isCompressed, Map<String, TarEntry> entries) {
    this.file = file;
    this.isCompressed = isCompressed;
    this.entries = entries;
  }

  /**
   * Notes what is in an archive.
   *
   * @throws ImageException when it is damaged or has paths that lead out of it
   */
  static ArchiveFile of(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      boolean isCompressed = Gzip.kind(in) != Gzip.Kind.NONE;
      TarReader reader = new TarReader(isCompressed ? Gzip.plain(in, "the archive") : in);
      Map<String, TarEntry> entries = new HashMap<>();
      for (Optional<TarEntry> e = reader.next(); e.isPresent(); e = reader.next()) {
        String name = String.join("/", names("", e.get().name()));
        if (e.get().kind() == TarEntry.Kind.DIRECTORY) {
          continue;
        }
        if (entries.put(name, e.get()) != null) {
          throw broken("it has " + name + " twice");
        }
        if (entries.size() > MOST_ENTRIES) {
          throw new ImageException(
              Problem.TOO_LARGE, "the archive has more than " + MOST_ENTRIES + " files");
        }
      }
      return new ArchiveFile(file, isCompressed, entries);
    } catch (NoSuchFileException e) {
      throw new ImageException(Problem.UNREADABLE, file + " does not exist", e);
    }
  }

  private static ImageException broken(String words) {
    return new ImageException(Problem.BROKEN_ARCHIVE, "the archive is no image: " + words);
  }

  private static List<String> names(String directory, String path) throws ImageException {
    List<String> names = new ArrayList<>();
    for (String name : (directory + "/" + path).split("/", -1)) {
      if (name.equals("..")) {
        if (names.isEmpty()) {
          throw broken("a path leads out of it");
        }
        names.remove(names.size() - 1);
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    if (path.startsWith("/")) {
      throw broken("a path leads out of it");
    }
    return names;
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /**
   * The file of a name, links followed.
   *
   * @throws ImageException when there is none, or links lead in a circle or out of the archive
   */
  TarEntry find(String path) throws ImageException {
    String name = String.join("/", names("", path));
    for (int links = 0; links <= MOST_LINKS; links++) {
      TarEntry entry = entries.get(name);
      if (entry == null) {
        throw new ImageException(Problem.MISSING_CONTENT, "the archive lacks " + name);
      }
      switch (entry.kind()) {
        case FILE -> {
          if (entry.isSparse()) {
            throw new ImageException(
                Problem.UNSUPPORTED, "the archive leaves the holes of " + name + " out");
          }
          return entry;
        }
        case HARD_LINK -> name = String.join("/", names("", entry.linkName()));
        case SYMLINK -> {
          String directory = name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : "";
          name = String.join("/", names(directory, entry.linkName()));
        }
        default -> throw broken(name + " is no file");
      }
    }
    throw broken("the links of " + path + " lead in a circle");
  }

  /** A small content. */
  byte[] bytes(String name) throws IOException {
    TarEntry entry = find(name);
    if (entry.size() > Json.MOST_BYTES) {
      throw new ImageException(Problem.TOO_LARGE, name + " of the archive has more than 8 MiB");
    }
    try (InputStream in = open(entry)) {
      return in.readAllBytes();
    }
  }

  /** A content from its beginning. */
  InputStream open(TarEntry entry) throws IOException {
    InputStream in;
    if (isCompressed) {
      in = Gzip.plain(Files.newInputStream(file), "the archive");
      in.skipNBytes(entry.offset());
    } else {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      channel.position(entry.offset());
      in = Channels.newInputStream(channel);
    }
    return new Part(in, entry.size());
  }

  /** Some bytes of a stream. */
  private static final class Part extends FilterInputStream {
    private long left;

    Part(InputStream in, long size) {
      super(in);
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0 && length > 0) {
        return -1;
      }
      int read = in.read(buffer, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw broken("it ends in the middle of a content");
      }
      left -= read;
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
