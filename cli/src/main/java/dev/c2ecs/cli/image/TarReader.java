package dev.c2ecs.cli.image;

import static dev.c2ecs.cli.image.TarHeader.BLOCK;
import static dev.c2ecs.cli.image.TarHeader.broken;

import dev.c2ecs.cli.image.ImageException.Problem;
import dev.c2ecs.cli.image.TarEntry.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through a tar archive once, from one header to the next. What is kept of it is bounded,
 * whatever the archive says. Extensions of POSIX and of GNU for long names and large numbers are
 * understood, as Go's {@code archive/tar} does, which the runtimes unpack layers with.
 */
final class TarReader {

  /** As much as Go takes for a header of an extension. */
  private static final int MOST_OF_AN_EXTENSION = 1 << 20;

  private final InputStream in;
  private final Map<String, String> global = new HashMap<>();
  private long position;
  private long contentEnd;

  TarReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next entry, after what is left of the content of the last one.
   *
   * @return empty at the end
   * @throws ImageException when the archive is damaged or ends too early
   */
  Optional<TarEntry> next() throws IOException {
    Map<String, String> local = new HashMap<>();
    boolean isExtended = false;
    while (true) {
      skipTo(padded(contentEnd));
      byte[] block = in.readNBytes(BLOCK);
      position += block.length;
      contentEnd = position;
      // the two empty blocks that end an archive are often left out, or only one is there
      if (block.length == 0 || (block.length == BLOCK && TarHeader.isEmpty(block))) {
        if (isExtended) {
          throw broken("it ends after the name of an entry");
        }
        return Optional.empty();
      }
      if (block.length < BLOCK) {
        throw endsTooEarly();
      }
      TarHeader header = TarHeader.of(block);
      switch (header.type()) {
        case 'x', 'X' -> PaxRecords.read(extension(header), local);
        case 'g' -> PaxRecords.read(extension(header), global);
        case 'L' -> local.put(PaxRecords.PATH, longName(header));
        case 'K' -> local.put(PaxRecords.LINK_PATH, longName(header));
        case 'V' -> contentEnd = position;
        case 'M', 'N' ->
            throw new ImageException(
                Problem.UNSUPPORTED, "the archive is a part of several, which nobody writes");
        default -> {
          return Optional.of(entry(header, local));
        }
      }
      isExtended = header.type() != 'g' && header.type() != 'V';
    }
  }

  private TarEntry entry(TarHeader header, Map<String, String> local) throws IOException {
    Map<String, String> extensions = new HashMap<>(global);
    extensions.putAll(local);
    String name = extensions.getOrDefault(PaxRecords.PATH, header.name());
    boolean isOldSparse = header.type() == 'S';
    boolean isSparse = isOldSparse || PaxRecords.isSparse(extensions);
    if (isOldSparse) {
      skipHoles(header.hasMoreHoles());
    }
    Kind kind =
        switch (header.type()) {
          case '1' -> Kind.HARD_LINK;
          case '2' -> Kind.SYMLINK;
          case '3', '4', '6' -> Kind.SPECIAL;
          case '5', 'D' -> Kind.DIRECTORY;
          // before there were types a directory was a name with a slash at its end
          default -> name.endsWith("/") ? Kind.DIRECTORY : Kind.FILE;
        };
    long size = PaxRecords.number(extensions, PaxRecords.SIZE, header.size());
    if (size > Long.MAX_VALUE / 2) {
      throw broken("an entry is larger than any disk");
    }
    // what is no file has no content, whatever its header says
    contentEnd = position + (kind == Kind.FILE ? size : 0);
    return new TarEntry(
        extensions.getOrDefault(PaxRecords.SPARSE_NAME, name),
        kind,
        header.mode(),
        PaxRecords.number(extensions, PaxRecords.UID, header.uid()),
        PaxRecords.number(extensions, PaxRecords.GID, header.gid()),
        kind == Kind.FILE ? size : 0,
        extensions.getOrDefault(PaxRecords.LINK_PATH, header.linkName()),
        isSparse,
        position);
  }

  private void skipHoles(boolean more) throws IOException {
    boolean hasMore = more;
    while (hasMore) {
      byte[] block = in.readNBytes(BLOCK);
      position += block.length;
      if (block.length < BLOCK) {
        throw endsTooEarly();
      }
      hasMore = block[504] != 0;
    }
  }

  private byte[] extension(TarHeader header) throws IOException {
    long size = header.size();
    if (size > MOST_OF_AN_EXTENSION) {
      throw broken("the name of an entry has " + size + " bytes");
    }
    byte[] content = in.readNBytes((int) size);
    position += content.length;
    contentEnd = position;
    if (content.length < size) {
      throw endsTooEarly();
    }
    return content;
  }

  private String longName(TarHeader header) throws IOException {
    byte[] content = extension(header);
    int end = 0;
    while (end < content.length && content[end] != 0) {
      end++;
    }
    return TarHeader.text(content, 0, end);
  }

  /** The content of the entry that came last, or what is left of it. */
  InputStream content() {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        if (position >= contentEnd) {
          return -1;
        }
        int read = in.read(buffer, offset, (int) Math.min(length, contentEnd - position));
        if (read < 0) {
          throw endsTooEarly();
        }
        position += read;
        return read;
      }

      @Override
      public void close() {}
    };
  }

  private void skipTo(long place) throws IOException {
    try {
      long left = place - position;
      in.skipNBytes(left);
      position = place;
    } catch (java.io.EOFException e) {
      throw new ImageException(Problem.BROKEN_ARCHIVE, endsTooEarly().words(), e);
    }
  }

  private static long padded(long place) {
    return (place + BLOCK - 1) / BLOCK * BLOCK;
  }

  private static ImageException endsTooEarly() {
    return broken("it ends in the middle of an entry");
  }

  /** Extensions of POSIX: lines of a length, a name and a value. */
  private static final class PaxRecords {
    static final String PATH = "path";
    static final String LINK_PATH = "linkpath";
    static final String SIZE = "size";
    static final String UID = "uid";
    static final String GID = "gid";
    static final String SPARSE_NAME = "GNU.sparse.name";

    private PaxRecords() {}

    static void read(byte[] content, Map<String, String> records) throws ImageException {
      int start = 0;
      while (start < content.length && content[start] != 0) {
        int space = indexOf(content, ' ', start);
        int length = space < 0 ? 0 : length(content, start, space);
        int end = start + length;
        int equals = indexOf(content, '=', Math.max(space, start));
        if (length == 0
            || end > content.length
            || content[end - 1] != '\n'
            || equals < 0
            || equals >= end) {
          throw broken("an extended header is malformed");
        }
        String name =
            new String(content, space + 1, equals - space - 1, StandardCharsets.ISO_8859_1);
        String value = TarHeader.text(content, equals + 1, end - equals - 2);
        if (value.isEmpty()) {
          records.remove(name);
        } else if (isOfUse(name)) {
          records.put(name, value);
        }
        start = end;
      }
    }

    private static boolean isOfUse(String name) {
      return switch (name) {
        case PATH, LINK_PATH, SIZE, UID, GID -> true;
        default -> name.startsWith("GNU.sparse.");
      };
    }

    static boolean isSparse(Map<String, String> records) {
      return records.keySet().stream().anyMatch(name -> name.startsWith("GNU.sparse."));
    }

    private static int indexOf(byte[] content, char c, int start) {
      for (int i = start; i < content.length; i++) {
        if (content[i] == c) {
          return i;
        }
      }
      return -1;
    }

    private static int length(byte[] content, int start, int end) {
      int length = 0;
      for (int i = start; i < end; i++) {
        if (content[i] < '0' || content[i] > '9' || length > MOST_OF_AN_EXTENSION) {
          return 0;
        }
        length = length * 10 + content[i] - '0';
      }
      return length <= end - start + 1 ? 0 : length;
    }

    static long number(Map<String, String> records, String name, long otherwise)
        throws ImageException {
      String text = records.get(name);
      if (text == null) {
        return otherwise;
      }
      try {
        long number = Long.parseLong(text);
        if (number >= 0) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw new ImageException(
            Problem.BROKEN_ARCHIVE, "the archive is damaged: the " + name + " is no number", e);
      }
      throw broken("the " + name + " of an entry is negative");
    }
  }
}
