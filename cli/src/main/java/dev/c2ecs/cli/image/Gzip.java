package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.GZIPInputStream;

/**
 * Compression of layers and archives.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952, GZIP file format</a>
 */
final class Gzip {

  private static final int BUFFER = 1 << 16;

  /** Time 0, no name, operating system unknown: nothing that differs from machine to machine. */
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};

  private Gzip() {}

  /** How a content is compressed, by its first bytes. */
  enum Kind {
    NONE,
    GZIP,
    ZSTD,
    OTHER
  }

  /** The kind of a content, which is read no further; it must support marks. */
  static Kind kind(InputStream in) throws IOException {
    in.mark(6);
    byte[] first = in.readNBytes(6);
    in.reset();
    if (starts(first, 0x1f, 0x8b)) {
      return Kind.GZIP;
    }
    if (starts(first, 0x28, 0xb5, 0x2f, 0xfd)) {
      return Kind.ZSTD;
    }
    boolean isOther = starts(first, 'B', 'Z', 'h') || starts(first, 0xfd, '7', 'z', 'X', 'Z', 0);
    return isOther ? Kind.OTHER : Kind.NONE;
  }

  private static boolean starts(byte[] content, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= content.length || (content[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * A content without its compression, whatever its name or type says of it.
   *
   * @param what what the content is, for the error
   * @throws ImageException when it is compressed by something else than gzip
   */
  static InputStream plain(InputStream content, String what) throws IOException {
    InputStream buffered = new BufferedInputStream(content, BUFFER);
    return switch (kind(buffered)) {
      case NONE -> buffered;
      case GZIP -> new Inflated(buffered, what);
      case ZSTD -> throw zstd(what);
      case OTHER ->
          throw new ImageException(
              Problem.UNSUPPORTED, what + " is compressed by something else than gzip");
    };
  }

  /** What is compressed as Java cannot read it. */
  static ImageException zstd(String what) {
    return new ImageException(
        Problem.UNSUPPORTED,
        what + " is compressed by zstd, which Java cannot read; build it with gzip");
  }

  /** Says plainly what is wrong with a damaged stream. */
  private static final class Inflated extends FilterInputStream {
    private final String what;

    Inflated(InputStream content, String what) throws IOException {
      super(inflated(content, what));
      this.what = what;
    }

    private static InputStream inflated(InputStream content, String what) throws IOException {
      try {
        return new GZIPInputStream(new NeverAtEnd(content), BUFFER);
      } catch (java.io.EOFException | java.util.zip.ZipException e) {
        throw damaged(what, e);
      }
    }

    private static ImageException damaged(String what, IOException cause) {
      return new ImageException(
          Problem.BROKEN_ARCHIVE, what + " is damaged: its compression ends or is wrong", cause);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return in.read(buffer, offset, length);
      } catch (java.io.EOFException | java.util.zip.ZipException e) {
        throw damaged(what, e);
      }
    }
  }

  /**
   * Some layers are many gzip streams one after the other, and Java takes a stream from a network
   * for the last one when nothing of the next has arrived (JDK-7036144).
   */
  private static final class NeverAtEnd extends FilterInputStream {
    NeverAtEnd(InputStream in) {
      super(in);
    }

    @Override
    public int available() throws IOException {
      return Math.max(1, super.available());
    }
  }

  /**
   * A content in gzip format without compression: 5 bytes more for each 64 KiB. The same content is
   * the same bytes on every machine. Java's compression is that of a zlib which may be its own or
   * the system's, and versions and forks of it differ.
   */
  static InputStream stored(InputStream content) {
    CheckedInputStream checked = new CheckedInputStream(content, new CRC32());
    StoredBlocks blocks = new StoredBlocks(checked);
    return framed(blocks, () -> trailer(checked, blocks.total));
  }

  /** A content compressed by gzip; the bytes are those of this machine's zlib. */
  static InputStream deflated(InputStream content) {
    CheckedInputStream checked = new CheckedInputStream(content, new CRC32());
    CountedStream counted = new CountedStream(checked);
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    InputStream blocks =
        new DeflaterInputStream(counted, deflater, BUFFER) {
          @Override
          public void close() throws IOException {
            super.close();
            deflater.end();
          }
        };
    return framed(blocks, () -> trailer(checked, counted.count));
  }

  private static InputStream framed(InputStream blocks, Supplier<byte[]> trailer) {
    return new SequenceInputStream(
        new ByteArrayInputStream(HEADER), new SequenceInputStream(blocks, new Late(trailer)));
  }

  private static byte[] trailer(CheckedInputStream content, long length) {
    return ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) content.getChecksum().getValue())
        .putInt((int) length)
        .array();
  }

  /** What is known when all before it was read. */
  private static final class Late extends InputStream {
    private final Supplier<byte[]> content;
    private Optional<InputStream> opened = Optional.empty();

    Late(Supplier<byte[]> content) {
      this.content = content;
    }

    private InputStream opened() {
      if (opened.isEmpty()) {
        opened = Optional.of(new ByteArrayInputStream(content.get()));
      }
      return opened.get();
    }

    @Override
    public int read() throws IOException {
      return opened().read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return opened().read(buffer, offset, length);
    }
  }

  /** Counts what passes. */
  private static final class CountedStream extends FilterInputStream {
    private long count;

    CountedStream(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }

  /** Blocks of DEFLATE that are stored as they are, RFC 1951 section 3.2.4. */
  private static final class StoredBlocks extends InputStream {
    private static final int LARGEST = 65535;

    private final InputStream content;
    private byte[] block = {};
    private int place;
    private boolean isLast;
    private long total;

    StoredBlocks(InputStream content) {
      this.content = content;
    }

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
      if (place == block.length) {
        if (isLast) {
          return -1;
        }
        fill();
      }
      int count = Math.min(length, block.length - place);
      System.arraycopy(block, place, buffer, offset, count);
      place += count;
      return count;
    }

    private void fill() throws IOException {
      byte[] next = content.readNBytes(LARGEST);
      // a block that is not full is the last one; it may be empty
      isLast = next.length < LARGEST;
      total += next.length;
      block = new byte[next.length + 5];
      block[0] = (byte) (isLast ? 1 : 0);
      block[1] = (byte) next.length;
      block[2] = (byte) (next.length >> 8);
      block[3] = (byte) ~next.length;
      block[4] = (byte) (~next.length >> 8);
      System.arraycopy(next, 0, block, 5, next.length);
      place = 0;
    }

    @Override
    public void close() throws IOException {
      content.close();
    }
  }
}
