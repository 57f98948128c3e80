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
        "curl -H Authorization: Bearer swordfish x | curl -H Authorization: Bearer *** x",
        "curl -H Authorization: swordfish x | curl -H Authorization: *** x",
        "{db_password: swordfish} | {db_password: ***",
        "'a   b\n c' | a b c",
        "postgres://u:swordfish@db/x | ***",
        "redis-server --requirepass swordfish --save 60 1 | redis-server --requirepass *** --save 60 1",
        "redis-server --masterauth swordfish | redis-server --masterauth ***",
        "redis-cli -a swordfish ping | redis-cli -a *** ping",
        "ls -a /data | ls -a /data",
        "mysqladmin ping -pswordfish | mysqladmin ping -p***",
        "server -p8080 | server -p8080",
        "curl -u admin:swordfish http://x | curl -u admin:*** http://x",
        "nginx -u www | nginx -u www",
        "admin:$apr1$abc$def | admin:***",
        "admin:$2y$05$abcdef | admin:***",
      })
  void wordsOfACommandLoseTheirValues(String text, String masked) {
    assertThat(Masked.words(text.replace("\\n", "\n"))).isEqualTo(masked);
  }
}
