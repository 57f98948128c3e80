package dev.c2ecs.compose.tree;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text that may hold bytes which are no UTF-8, as an env file in Latin-1 does: each stands as a
 * lone surrogate, {@code U+DC80} to {@code U+DCFF}, which no text in UTF-8 can have. So it goes
 * through all steps like a character, and its byte can be had back.
 */
public final class TextBytes {

  private static final char REPLACEMENT = '\ufffd';
  private static final char BASE = '\udc00';
  private static final int FIRST = 0x80;
  private static final int LAST = 0xff;

  private TextBytes() {}

  /** The text of bytes; none is refused. */
  public static String decode(byte[] content) {
    // The ordinary way is three times faster, but replaces what it cannot decode.
    String text = new String(content, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : decodeEach(content);
  }

  private static String decodeEach(byte[] content) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(content);
    CharBuffer out = CharBuffer.allocate(content.length + 1);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return out.flip().toString();
      }
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (BASE + (in.get() & LAST)));
      }
    }
  }

  /** Whether a character, taken by itself, stands for a byte. */
  public static boolean isByte(int character) {
    return character >= BASE + FIRST && character <= BASE + LAST;
  }

  /** Whether a text has bytes that are no UTF-8. */
  public static boolean areIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)) {
        i++;
      } else if (isByte(c)) {
        return true;
      }
    }
    return false;
  }

  /** A text with the mark of Unicode for what cannot be read in the place of such bytes. */
  public static String replaced(String text) {
    if (!areIn(text)) {
      return text;
    }
    StringBuilder result = new StringBuilder();
    text.codePoints().forEach(c -> result.appendCodePoint(isByte(c) ? REPLACEMENT : c));
    return result.toString();
  }

  /** The bytes of a text. */
  public static byte[] encode(String text) {
    if (!areIn(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteBuffer out = ByteBuffer.allocate(text.length() * 4);
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)) {
        i++;
      } else if (isByte(c)) {
        out.put(text.substring(start, i).getBytes(StandardCharsets.UTF_8));
        out.put((byte) (c - BASE));
        start = i + 1;
      }
    }
    out.put(text.substring(start).getBytes(StandardCharsets.UTF_8));
    byte[] bytes = new byte[out.flip().limit()];
    out.get(bytes);
    return bytes;
  }
}
