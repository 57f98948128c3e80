package dev.c2ecs.cli.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Headers of a tar archive as POSIX has them. Each byte is decided here, because a digest is made
 * of them: no names of users, no device numbers, extensions only where a field cannot say it.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">POSIX, pax</a>
 */
final class TarWriter {

  private static final int BLOCK = TarHeader.BLOCK;
  private static final int NAME = 100;
  private static final long LARGEST_ID = 07777777;

  /** The two empty blocks at the end of an archive. */
  static final byte[] END = new byte[2 * BLOCK];

  private TarWriter() {}

  /**
   * The header of one entry, with those of its extensions.
   *
   * @param name the path without the slash at its beginning; a directory has one at its end
   * @param kind a file, a directory or a symbolic link
   * @param attributes permissions and owner
   * @param time seconds since 1970
   * @param size the length of the content
   * @param linkName where a link leads
   */
  static byte[] header(
      String name,
      TarEntry.Kind kind,
      FileNode.Attributes attributes,
      long time,
      long size,
      String linkName) {
    Map<String, String> extensions = new TreeMap<>();
    if (!fits(name)) {
      extensions.put("path", name);
    }
    if (!fits(linkName)) {
      extensions.put("linkpath", linkName);
    }
    if (attributes.uid() > LARGEST_ID) {
      extensions.put("uid", Long.toString(attributes.uid()));
    }
    if (attributes.gid() > LARGEST_ID) {
      extensions.put("gid", Long.toString(attributes.gid()));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!extensions.isEmpty()) {
      byte[] records = records(extensions);
      FileNode.Attributes none = new FileNode.Attributes(0644, 0, 0);
      out.writeBytes(block("PaxHeaders/entry", 'x', none, time, records.length, ""));
      out.writeBytes(records);
      out.writeBytes(padding(records.length));
    }
    char type =
        switch (kind) {
          case DIRECTORY -> '5';
          case SYMLINK -> '2';
          default -> '0';
        };
    out.writeBytes(block(name, type, attributes, time, size, linkName));
    return out.toByteArray();
  }

  /** What fills the last block of a content. */
  static byte[] padding(long size) {
    return new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)];
  }

  private static boolean fits(String text) {
    return text.length() <= NAME && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private static byte[] records(Map<String, String> extensions) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    extensions.forEach(
        (name, value) -> {
          byte[] record = (" " + name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
          // the length counts its own digits
          int length = record.length + 1;
          while (record.length + Integer.toString(length).length() != length) {
            length++;
          }
          out.writeBytes(Integer.toString(length).getBytes(StandardCharsets.US_ASCII));
          out.writeBytes(record);
        });
    return out.toByteArray();
  }

  private static byte[] block(
      String name,
      char type,
      FileNode.Attributes attributes,
      long time,
      long size,
      String linkName) {
    byte[] block = new byte[BLOCK];
    text(block, 0, name);
    octal(block, 100, 8, attributes.mode());
    octal(block, 108, 8, Math.min(attributes.uid(), LARGEST_ID));
    octal(block, 116, 8, Math.min(attributes.gid(), LARGEST_ID));
    octal(block, 124, 12, size);
    octal(block, 136, 12, time);
    Arrays.fill(block, 148, 156, (byte) ' ');
    block[156] = (byte) type;
    text(block, 157, linkName);
    ascii(block, 257, "ustar\00000");
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    octal(block, 148, 7, sum);
    return block;
  }

  /** As much of a text as the field holds; where that is not all, an extension has it. */
  private static void text(byte[] block, int start, String text) {
    String known = text.replaceAll("[^ -~]", "_");
    ascii(block, start, known.substring(0, Math.min(NAME, known.length())));
  }

  private static void octal(byte[] block, int start, int length, long value) {
    String digits = Long.toOctalString(value);
    ascii(block, start, "0".repeat(length - 1 - digits.length()) + digits);
  }

  private static void ascii(byte[] block, int start, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, block, start, bytes.length);
  }
}
