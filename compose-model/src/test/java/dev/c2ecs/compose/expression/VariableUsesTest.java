package dev.c2ecs.compose.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The uses that {@code docker compose config --variables} lists. */
class VariableUsesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          $A$B             | A B
          ${A}-${B}        | A B
          $$A              | ''
          $$$A             | A
          $ $1 $. $(A)     | ''
          ${A?}            | A!
          ${A:?${B}}       | A!
          ${A:-x}          | A-x
          ${A-x}           | A-x
          ${A:+x}          | A+x
          ${A:-${B:-c}}    | A-${B:-c} B-c
          ${A:+${B}}       | A+${B} B
          ${A:-{}}         | A-{}
          ${A:-1}${A:-2}   | A-2 A-1
          ${A:-1}$B${C:-2} | B C-2 A-1
          ${A:-x}}$B       | A-x B
          ${A              | :
          ${A:-x           | :
          ${A:-${B}        | A-${B :
          ${}              | :
          ${1}${A}         | : A
          ${A!}            | :
          ${A:x} $B        | : B
          ${ A}            | :
          ${V:-${}}        | V-${} :
          ${A B} ${C       | : :
          """)
  void listsWhatTheReferenceLists(String text, String expected) {
    assertThat(
            VariableUses.of(text).stream()
                .map(VariableUsesTest::shown)
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected.equals("''") ? "" : expected);
  }

  private static String shown(VariableUses.Use use) {
    return (use.name().isEmpty() ? ":" : use.name())
        + (use.required() ? "!" : "")
        + (use.defaultText().isEmpty() ? "" : "-" + use.defaultText())
        + (use.alternative().isEmpty() ? "" : "+" + use.alternative());
  }

  @Test
  void aTextOfManyExpressionsTakesNoLongerThanIsLong() {
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          for (String part : new String[] {"${A:-x}", "${A", "${A!", "${A:-", "${A:-{", "$A}"}) {
            VariableUses.of(part.repeat(50_000) + "}");
          }
        });
  }
}
