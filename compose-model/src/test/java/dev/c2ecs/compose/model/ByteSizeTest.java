package dev.c2ecs.compose.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes in bytes. */
class ByteSizeTest {

  @ParameterizedTest
  @CsvSource({
    "512,512", "1k,1024", "1KiB,1024", "1.5g,1610612736", ".5m,524288", "-1,-1",
    "1e3,1000", "+64m,67108864", "1_0k,10240", "1.9999,1", "-0.0,0", "8192p,-9223372036854775808"
  })
  void sizesCountInPowersOf1024(String text, long bytes) throws MalformedValueException {
    assertThat(ByteSize.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "k", "1x", "1 000", "0x10", "-1g", "1kbb", "1bb", "1e", "1\tk"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatThrownBy(() -> ByteSize.parse(text)).isInstanceOf(MalformedValueException.class);
  }
}
