package dev.c2ecs.cfn.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressReaderTest {

  private static final Set<String> NAMES = Set.of("api", "db", "my-db", "a.b", "cache_1");

  private static String read(String text) {
    return AddressReader.read(text, NAMES::contains).stream()
        .map(
            address ->
                address.scheme()
                    + "|"
                    + address.name()
                    + "|"
                    + (address.port().isPresent() ? address.port().getAsInt() : "")
                    + (address.isHost() ? "!" : "")
                    + (address.inQuery() ? "?" : ""))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "http://api:8000/x; http|api|8000!",
        "http://api/x; http|api|80!",
        "HTTPS://API; https|API|443!",
        "postgresql+asyncpg://u:p@db/x; postgresql|db|5432!",
        "postgres://u:p%40@my-db:6000/x; postgres|my-db|6000!",
        "amqp://guest:guest@cache_1; amqp|cache_1|5672!",
        "jdbc:postgresql://db:5432/x; postgresql|db|5432!",
        "api:8000,db:9,elsewhere:1; |api|8000! |db|9!",
        "user@tcp(db:3306)/x; |db|3306!",
        "u@db; |db|!",
        "api; |api|",
        "api db; |api| |db|",
        "wait-for-it.sh db:5432 -- run; |db|5432!",
        "a.b:80; |a.b|80!",
        "my-db:1; |my-db|1!",
        "x-api:1;''",
        "api.example.com:1;''",
        "other.api:1;''",
        "api:123456; |api|",
        "api:0; |api|",
        "api:8000:80; |api|",
        "api:8000x; |api|",
        "api:; |api|",
        "://api; |api|",
        "http://u:p@elsewhere/api; ''",
        "db:2181/api,http://db/my-db:80; |db|2181! http|db|80!",
        "file:///api; ''",
        "//api/x; |api|",
        "http://db/?next=api; http|db|80! |api|?",
        "http://db/?next=http://api/; http|db|80! http|api|80!?",
        "'';''"
      })
  void namesEndWhereNoHostGoesOn(String text, String addresses) {
    assertThat(read(text)).isEqualTo(addresses);
  }
}
