package dev.c2ecs.compose.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers with a fraction, as strconv of Go reads and prints them. */
class GoFloatTest {

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "+1.5,1.5",
    ".5,0.5",
    "5.,5",
    "1e3,1000",
    "1E-3,0.001",
    "1_000.5,1000.5",
    "0x1p4,16",
    "0x.8p1,1",
    "0x_1p0,1",
    "-0,-0",
    "-inf,-Infinity",
    "Infinity,Infinity"
  })
  void readsWhatGoReads(String text, double value) {
    assertThat(GoFloat.parse(text)).isEqualTo(value);
  }

  @Test
  void readsWhatIsNoNumber() {
    assertThat(GoFloat.parse("NaN")).isNaN();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "1f", "1d", " 1", "1 ", "1e", "1e+", "_1", "1_", "1__0", "1_.5", "0x1", "0xp1",
        "0x", "1e400", "1.5.5", "1,5", "+nan", "infin", "٣"
      })
  void refusesWhatGoRefuses(String text) {
    assertThatThrownBy(() -> GoFloat.parse(text)).isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1,0.1",
    "0.5,0.5",
    "2,2",
    "1e11,1e+11",
    "16777217,1.6777216e+07",
    "1234567.5,1.2345675e+06",
    "3.14159265358979,3.1415927",
    "1e-7,1e-07",
    "999999,999999",
    "-0,0"
  })
  void printsSinglePrecisionInTheShortestForm(float value, String text) {
    assertThat(GoFloat.print(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1e23,1e+23",
    "2e23,2e+23",
    "8.41e21,8.41e+21",
    "0.30000000000000004,0.30000000000000004",
    "123456.789012345,123456.789012345",
    "1.7976931348623157e308,1.7976931348623157e+308",
    "5e-324,5e-324"
  })
  void printsDoublePrecisionInTheShortestFormOnEveryJava(double value, String text) {
    assertThat(GoFloat.print(value)).isEqualTo(text);
  }

  @Test
  void cutsAsGoDoes() {
    assertThat(GoFloat.cut(-1.9)).isEqualTo(-1);
    assertThat(GoFloat.cut(1e20)).isEqualTo(Long.MIN_VALUE);
    assertThat(GoFloat.cut(Double.NaN)).isEqualTo(Long.MIN_VALUE);
    assertThat(Long.toUnsignedString(GoFloat.cutUnsigned(1e19))).isEqualTo("10000000000000000000");
    assertThat(GoFloat.cutUnsigned(1e20)).isEqualTo(Long.MIN_VALUE);
  }
}
