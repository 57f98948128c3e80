package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of texts that values went into. */
class HiddenTextTest {

  private static final Set<String> WORDS = Set.of("postgres", "nginx", "web1");
  private static final Set<String> NAMES = Set.of("POSTGRES_PASSWORD", "DB_PIN", "API_TOKEN");

  private static HiddenText hiding(String value) {
    return new HiddenText(Set.of(value), WORDS, NAMES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swordfish7 | `swordfish7` is no port | `***` is no port",
        "swordfish7 | aswordfish7b | a***b",
        "SwordFish7 | swordfish7.example | ***.example",
        "sword fish:7x | sword and fish:7x | sword an***",
        "swordfish:7x9z | swordfish | ***",
        "sword-fish-7 | SwordFish7Service | ***Service",
        "swordfish7 | the first of swordf… | the first of ***…",
        "postgres | image postgres:17 | image postgres:17",
        "container7 | a container of web | a container of web",
        "80 | port 80 | port 80",
        "pass | a password | a password",
      })
  void elsewhere(String value, String text, String shown) {
    assertThat(hiding(value).of(text, Set.of())).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "80 | `80:a` is no port | `***:a` is no port",
        "postgres | `postgres` is no port; POSTGRES_PASSWORD is set in .env |"
            + " `***` is no port; POSTGRES_PASSWORD is set in .env",
        "1 | web1 has 1 | web1 has ***",
        "password | POSTGRES_PASSWORD is password | POSTGRES_PASSWORD is ***",
        "PIN | DB_PIN is pin | DB_PIN is ***",
        "my-API_TOKEN | API_TOKEN: my-api_token is none | API_TOKEN: *** is none",
        "api-token-1 | API_TOKEN is api-token-1, api_token | API_TOKEN is ***, ***",
      })
  void whereTheVariableIsUsed(String value, String text, String shown) {
    assertThat(hiding(value).of(text, Set.of(value))).isEqualTo(shown);
  }
}
