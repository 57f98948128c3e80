package dev.c2ecs.compose.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextBytesTest {

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void bytesThatAreNoUtf8ComeBack() {
    for (String bytes :
        new String[] {"caf\u00e9", "\u00ff\u00fe", "\u00e2\u0082", "\u00ed\u00a0\u0080"}) {
      String text = TextBytes.decode(latin1(bytes));
      assertThat(TextBytes.areIn(text)).isTrue();
      assertThat(TextBytes.encode(text)).isEqualTo(latin1(bytes));
    }
    assertThat(TextBytes.replaced(TextBytes.decode(latin1("caf\u00e9")))).isEqualTo("caf\ufffd");
  }

  @Test
  void textStaysText() {
    String text = "\ud83d\ude00 \ufffd \u00e9";
    String decoded = TextBytes.decode(text.getBytes(StandardCharsets.UTF_8));
    assertThat(decoded).isEqualTo(text);
    assertThat(TextBytes.areIn(decoded)).isFalse();
    assertThat(TextBytes.encode(decoded)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    assertThat(TextBytes.replaced(decoded)).isSameAs(decoded);
  }
}
