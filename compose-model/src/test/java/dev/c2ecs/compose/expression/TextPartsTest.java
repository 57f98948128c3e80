package dev.c2ecs.compose.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.expression.TextParts.Part;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPartsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain | plain",
        "a${B}c | a <${B}> c",
        "$A.$B | <$A> . <$B>",
        "$$A$${B} | $A${B}",
        "$$$A | $ <$A>",
        "${A:-${B}}x | <${A:-${B}}> x",
        "cost 5$ | cost 5$",
        "$1 | $1",
      })
  void expressionsAndTheTextBetweenThem(String template, String parts) {
    StringBuilder found = new StringBuilder();
    for (Part part : TextParts.of(template)) {
      found.append(found.length() == 0 ? "" : " ");
      found.append(part.isExpression() ? "<" + part.text() + ">" : part.text());
    }
    assertThat(found.toString()).isEqualTo(parts);
  }

  /** Substituting each part by itself gives the text that substituting all of it gives. */
  @Test
  void thePartsTogetherAreTheText() {
    List<String> pieces =
        List.of("a", "$", "$$", "{", "}", "${A}", "$B", "${C:-x$B}", " ", "${A:+${B}}", "'");
    Random random = new Random(7);
    int compared = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder template = new StringBuilder();
      for (int k = random.nextInt(8); k >= 0; k--) {
        template.append(pieces.get(random.nextInt(pieces.size())));
      }
      Substitution.Result whole = substituted(template.toString());
      if (whole.fault() != null) {
        continue;
      }
      StringBuilder together = new StringBuilder();
      for (Part part : TextParts.of(template.toString())) {
        together.append(part.isExpression() ? substituted(part.text()).text() : part.text());
      }
      assertThat(together.toString()).as(template.toString()).isEqualTo(whole.text());
      compared++;
    }
    assertThat(compared).isGreaterThan(5_000);
  }

  private static Substitution.Result substituted(String template) {
    return Substitution.substitute(
        template, name -> name.equals("A") ? Optional.empty() : Optional.of("<" + name + ">"));
  }
}
