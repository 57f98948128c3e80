package dev.c2ecs.compose.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {

  private static final Map<String, String> VARIABLES = Map.of("A", "value", "EMPTY", "");

  private static Substitution.Result substitute(String template) {
    return Substitution.substitute(template, name -> Optional.ofNullable(VARIABLES.get(name)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          $A                      | value
          ${A}                    | value
          ${UNSET:-x}             | x
          ${EMPTY:-x}             | x
          ${A:+x}                 | x
          ${UNSET:-${B:-deep}}    | deep
          ${UNSET:-a${B:-b}c}d    | abcd
          ${UNSET:-{"k":"v"}}     | {"k":"v"}
          ${UNSET:-x}}            | x}
          ${UNSET:-{{.Name}}}     | {{.Name}}
          ${A:-{{.Name}}}         | value}
          ${UNSET:-{}             | {
          ${UNSET:-{a}}           | {a}
          ${UNSET:-{{a}}          | {{a}
          ${A:+{x}}               | {x}
          ${A:-${B}               | value
          ${UNSET:-${A:-{y}}}     | value
          ${UNSET:-a} ${UNSET:-b} | a b
          ${A}} ${UNSET:-{}       | value} {
          ${A-$(x}y}              | valuey}
          ${A:-b:+c}              | value
          $$A                     | $A
          $${A}                   | ${A}
          $1                      | $1
          a$                      | a$
          """)
  void followsTheGrammar(String template, String expected) {
    Substitution.Result result = substitute(template);
    assertThat(result.fault()).isNull();
    assertThat(result.text()).isEqualTo(expected);
  }

  @Test
  void anEmptyValueIsSetForTheOperatorsWithoutColon() {
    assertThat(substitute("${EMPTY-x}").text()).isEmpty();
    assertThat(substitute("${EMPTY+x}").text()).isEqualTo("x");
    assertThat(substitute("${EMPTY?x}").fault()).isNull();
    assertThat(substitute("${UNSET+x}").text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "${",
    "${}",
    "${1}",
    "${ A }",
    "${A.b}",
    "${A/x/y}",
    "${A:0:1}",
    "${#A}",
    "${UNSET:-${B}"
  })
  void whatIsNoExpressionIsAFault(String template) {
    assertThat(substitute(template).fault()).isEqualTo(Substitution.Fault.FORMAT);
  }

  @Test
  void aRequiredVariableGivesItsMessage() {
    Substitution.Result result = substitute("${UNSET:?say ${A}}");
    assertThat(result.fault()).isEqualTo(Substitution.Fault.REQUIRED);
    assertThat(result.detail()).isEqualTo("UNSET: say value");
  }

  @Test
  void aDefaultThatIsNotUsedIsNotEvaluated() {
    assertThat(substitute("${A:-${UNSET:?boom}}").text()).isEqualTo("value");
  }

  @Test
  void tellsWhichVariablesWentIntoTheText() {
    Substitution.Result result = substitute("$A-${UNSET}-${OTHER:-default}");
    assertThat(result.used()).containsExactly("A");
    assertThat(result.unset()).containsExactly("UNSET");
  }

  @ParameterizedTest
  @CsvSource({
    "$A,A",
    "${A},A",
    "${A:-b},A",
    "${A-${B}},A",
    "${A:?m},A",
    "${A?m},A",
    "$A_1,A_1",
    "${A:+b},",
    "${A+b},",
    "x$A,",
    "$A x,",
    "$A$B,",
    "${A}${B},",
    "$$A,",
    "$,",
    "${,",
    "${},",
    "A,"
  })
  void aTextThatIsOneVariableIsToldApart(String template, String variable) {
    assertThat(Substitution.sole(template)).isEqualTo(Optional.ofNullable(variable));
  }

  @Test
  void whatMayBeMissingIsAnEmptyText() {
    Substitution.Result result =
        Substitution.substitute(
            "a${UNSET:?boom}b", name -> Optional.empty(), name -> name.equals("UNSET"));
    assertThat(result.fault()).isNull();
    assertThat(result.text()).isEqualTo("ab");
    assertThat(result.unset()).containsExactly("UNSET");
  }
}
