package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others see of texts with credentials in them. */
class MaskedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DB_PASSWORD: swordfish | DB_PASSWORD: ***",
        "'- DB_PASSWORD=swordfish' | '- DB_PASSWORD=***'",
        "'\"DB_PASSWORD\": \"swordfish\"' | '\"DB_PASSWORD\": ***'",
        "COLOR: blue | COLOR: blue",
        "DB_PASSWORD: | DB_PASSWORD:",
        "image: nginx | image: nginx",
        "postgres://u:swordfish@db/x | ***",
      })
  void aLineKeepsTheNameOnly(String line, String masked) {
    assertThat(Masked.line(line)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run --password swordfish --color blue | run --password *** --color blue",
        "run --password=swordfish | run --password=***",
        "{db_password: swordfish} | {db_password: ***",
        "'a   b\n c' | a b c",
        "postgres://u:swordfish@db/x | ***",
      })
  void wordsOfACommandLoseTheirValues(String text, String masked) {
    assertThat(Masked.words(text.replace("\\n", "\n"))).isEqualTo(masked);
  }
}
