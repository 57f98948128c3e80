package dev.c2ecs.compose.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations, as Go writes them. */
class GoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "90s,1m30s",
    "1500ms,1.5s",
    "1d,24h0m0s",
    "0,0s",
    "1.5h,1h30m0s",
    "250us,250µs",
    "1050us,1.05ms",
    "-90s,-1m30s",
    "0.5ns0.5ns,0s",
    "0.3333333333333333333h,20m0s",
    "1\u03bcs,1µs",
    "1h0.5s,1h0m0.5s",
    "9223372036854775807ns,2562047h47m16.854775807s"
  })
  void durationsArePrintedAsGoPrintsThem(String text, String printed)
      throws MalformedValueException {
    assertThat(GoDuration.format(GoDuration.parse(text))).isEqualTo(printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "1M", "1mo", "1 s", "", "s", ".s", "-", "1s ", "1h 2m", "1e3s"})
  void aDurationNeedsAUnit(String text) {
    assertThatThrownBy(() -> GoDuration.parse(text)).isInstanceOf(MalformedValueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808ns", "106752d", "1000000000000000000w", "106751d24h"})
  void aDurationMayBeTooLong(String text) {
    assertThatThrownBy(() -> GoDuration.parse(text)).hasMessageContaining("is too long");
  }
}
