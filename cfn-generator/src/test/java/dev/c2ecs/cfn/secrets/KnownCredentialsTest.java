package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Value;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a credential under its name is hidden under any other; ordinary words stay. */
class KnownCredentialsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hunter2Kd93Lm | hunter2Kd93Lm | ***",
        "hunter2Kd93Lm | see hunter2Kd93Lm here | see *** here",
        "hunter2Kd93Lm | hunter2 | hunter2",
        "swordfish | swordfish | ***",
        "swordfish | a:swordfish@b | a:***@b",
        "swordfish | www.swordfish.com | www.swordfish.com",
        "postgres | postgres | postgres",
        "a1b2 | a1b2 | ***",
        "a1b2 | xa1b2x | xa1b2x",
        "5432 | 5432 | 5432",
        "web-api | web-api | web-api",
      })
  void isHiddenElsewhere(String credential, String text, String shown) {
    Value pair = Value.map("Name", Value.text("DB_PASSWORD"), "Value", Value.text(credential));
    Value value = Value.map("Environment", Value.list(pair));
    assertThat(KnownCredentials.in(value, Set.of("web", "api", "postgres")).hidden(text))
        .isEqualTo(shown);
  }
}
