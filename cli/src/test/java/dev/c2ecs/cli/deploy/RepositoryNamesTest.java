package dev.c2ecs.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Names that ECR takes. */
class RepositoryNamesTest {

  private static final String PATTERN =
      "(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*";

  @Test
  void anOrdinaryNameStays() {
    assertThat(RepositoryNames.of("shop", "web")).isEqualTo("shop/web");
    assertThat(RepositoryNames.of("my-shop_1", "web.api-2")).isEqualTo("my-shop_1/web.api-2");
  }

  @Test
  void everyNameIsOneThatEcrTakesAndIsAnotherForAnotherService() {
    Random random = new Random(1);
    String letters = "abzAZ019._-_-. é/";
    Map<String, String> seen = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder name = new StringBuilder();
      int length = 1 + random.nextInt(i % 50 == 0 ? 300 : 5);
      for (int j = 0; j < length; j++) {
        name.append(letters.charAt(random.nextInt(letters.length())));
      }
      String repository = RepositoryNames.of("p", name.toString());
      assertThat(repository).matches(PATTERN).hasSizeBetween(2, 256);
      String other = seen.put(repository, name.toString());
      assertThat(other == null ? name.toString() : other).isEqualTo(name.toString());
    }
  }
}
