package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials in SQL, XML, pipes and options, and texts that only look like them. */
class EmbeddedCredentialsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER USER a PASSWORD 'hunter2'",
        "create role a with encrypted password \"hunter2\" login",
        "CREATE USER a IDENTIFIED BY 'hunter2'",
        "CREATE USER a IDENTIFIED WITH plaintext_password BY 'hunter2'",
        "SET PASSWORD = 'hunter2'",
        "db.auth('root', 'hunter2')",
        "<password>hunter2</password>",
        "<ns:password a=\"b\">hunter2</ns:password>",
        "echo hunter2 | docker login --password-stdin",
        "echo -n hunter2 | passwd --stdin root",
        "echo root:hunter2 | chpasswd",
        "printf hunter2 | gh auth login --with-token",
        "passwd --stdin root <<< hunter2",
      })
  void isHidden(String text) {
    assertThat(Masked.words(text)).doesNotContain("hunter2").contains(Masked.HIDDEN);
    assertThat(Masked.line(text)).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select a from b where c = 'hunter'",
        "<color>blue</color>",
        "echo hello | cat",
        "echo \"$PASSWORD\" | docker login --password-stdin",
        "pass:",
      })
  void stays(String text) {
    assertThat(Masked.words(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOGIN | admin:hunter2 | admin:***",
        "USERS | admin:hunter2,bob:hunter2 | admin:***,bob:***",
        "OPTS | -phunter2 | -p***",
        "ARGS | -a hunter2 | -a ***",
        "REDIS_ARGS | --save 60 1 -a hunter2 | --save 60 1 -a ***",
        "CONF | spark.auth.secret hunter2 | spark.auth.secret ***",
        "USERS | admin,bob | admin,bob",
        "USER | 1000:1000 | 1000:1000",
        "LOGIN | http://a.example.com/login | http://a.example.com/login",
        "OPTS | -p8080:80 | -p8080:80",
        "ARGS | --color blue -v | --color blue -v",
        "CONF | spark.color blue | spark.color blue",
      })
  void theNameSaysWhatAPartIs(String name, String text, String shown) {
    assertThat(Masked.named(name, text)).isEqualTo(shown);
  }
}
