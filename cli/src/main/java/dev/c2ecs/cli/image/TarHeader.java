package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One block of 512 bytes that begins an entry of a tar archive, of any of the dialects: that of the
 * seventh Unix, POSIX, GNU, star.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">POSIX, pax,
 *     ustar interchange format</a>
 * @see <a href="https://www.gnu.org/software/tar/manual/html_node/Standard.html">GNU tar, basic tar
 *     format</a>
 */
final class TarHeader {

  static final int BLOCK = 512;

  private final byte[] block;

  private TarHeader(byte[] block) {
    this.block = block;
  }

  /**
   * The header that a block is.
   *
   * @throws ImageException when its sum is wrong
   */
  static TarHeader of(byte[] block) throws ImageException {
    TarHeader header = new TarHeader(block);
    long sum = header.number(148, 8, "sum");
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < BLOCK; i++) {
      byte b = i >= 148 && i < 156 ? (byte) ' ' : block[i];
      unsigned += b & 0xff;
      signed += b;
    }
    // some old programs took the bytes as signed ones
    if (sum != unsigned && sum != signed) {
      throw broken("the sum of a header is wrong");
    }
    return header;
  }

  static boolean isEmpty(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  char type() {
    return block[156] == 0 ? '0' : (char) (block[156] & 0xff);
  }

  String name() {
    String name = text(0, 100);
    String prefix = isPosix() ? text(345, isStar() ? 131 : 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  String linkName() {
    return text(157, 100);
  }

  int mode() throws ImageException {
    return (int) (number(100, 8, "mode") & 07777);
  }

  long uid() throws ImageException {
    return number(108, 8, "owner");
  }

  long gid() throws ImageException {
    return number(116, 8, "group");
  }

  long size() throws ImageException {
    return number(124, 12, "size");
  }

  /** Whether further blocks with the places of holes follow: an old form of GNU. */
  boolean hasMoreHoles() {
    return block[482] != 0;
  }

  private boolean isPosix() {
    return ascii(257, 6).equals("ustar\0");
  }

  private boolean isStar() {
    return ascii(508, 4).equals("tar\0");
  }

  private String ascii(int start, int length) {
    return new String(block, start, length, StandardCharsets.ISO_8859_1);
  }

  private String text(int start, int length) {
    int end = start;
    while (end < start + length && block[end] != 0) {
      end++;
    }
    return text(block, start, end - start);
  }

  /** A name: UTF-8, and where it is none each byte as a letter, so that two names stay two. */
  static String text(byte[] bytes, int start, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, length))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }
  }

  /** Octal digits, or binary after a first byte with its highest bit set. */
  private long number(int start, int length, String what) throws ImageException {
    if ((block[start] & 0x80) != 0) {
      return binary(start, length, what);
    }
    long value = 0;
    boolean isOver = false;
    for (int i = start; i < start + length; i++) {
      char c = (char) (block[i] & 0xff);
      boolean isDigit = c >= '0' && c <= '7';
      if (isDigit && !isOver) {
        value = value * 8 + c - '0';
      } else if (c == 0 || (c == ' ' && value > 0)) {
        isOver = true;
      } else if (c != ' ') {
        throw broken("the " + what + " of an entry is no number");
      }
    }
    return value;
  }

  private long binary(int start, int length, String what) throws ImageException {
    long value = block[start] & 0x7f;
    for (int i = start + 1; i < start + length; i++) {
      if (value >> 55 != 0) {
        throw broken("the " + what + " of an entry is too large or negative");
      }
      value = (value << 8) | (block[i] & 0xff);
    }
    return value;
  }

  static ImageException broken(String words) {
    return new ImageException(Problem.BROKEN_ARCHIVE, "the archive is damaged: " + words);
  }
}
