package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialReferencesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  local password=$2",
        "local password=\"$2\"",
        "export PGDATA password=${PASSWORD}",
        "curl 'https://x.example.com/?token=1&password=${PASSWORD:?}'",
        "host=db password='$POSTGRES_PASSWORD' dbname=app",
        "psql \"postgres://app:${PASSWORD}@db/app\"",
        "postgres://app:$PASSWORD@db/app",
        "declare password=$(cat /run/secrets/p)",
        "redis://:{{ redis_password }}@cache:6379",
        "Server=db;Password=%(password)s;",
        "Server=db;Password=<your password>;",
        "read -r password=\"\"",
      })
  void whatNamesThePlaceOfACredentialIsNone(String text) {
    assertThat(Credentials.isContent(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local password=hunter2",
        "local password=$2x7",
        "local password=pa$2",
        "local password=${2:-hunter2}",
        "postgres://app:secret@db/app",
        "postgres://app:${A}b@db/app",
        "postgres://app:$PASSWORD@db/app postgres://app:secret@db/app",
        "Server=db;Password=x;",
      })
  void whatHasMoreThanAReferenceIsACredential(String text) {
    assertThat(Credentials.isContent(text)).isTrue();
  }
}
