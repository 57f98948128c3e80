package dev.c2ecs.compose.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are looked at by hand, with the outcome of the patterns of the schema. */
class KeysTest {

  private static final Map<Keys, Pattern> PATTERNS =
      Map.of(
          Keys.NAMES, Pattern.compile("^[a-zA-Z0-9._-]+$"),
          Keys.LETTERS, Pattern.compile("^[a-z]+$"),
          Keys.LINE, Pattern.compile("^.+$"),
          Keys.ANY, Pattern.compile(".+"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "web",
        "Web",
        "a.b_c-9",
        "x-a",
        "a b",
        "a/b",
        "é",
        "😀",
        "\n",
        "web\n",
        "a\nb",
        "\na",
        "\r\n",
        "a\u2028",
        "\u0085",
        "\t",
        "\0",
        "~",
        "{",
        "A\n",
        "nofile\n"
      })
  void freeKeysAreThoseOfThePattern(String key) {
    PATTERNS.forEach(
        (keys, pattern) ->
            assertThat(keys.allow(key)).as("%s", keys).isEqualTo(pattern.matcher(key).find()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "web", "X-web", "ax-", "x-", "x-a", "x-\n"})
  void whereKeysHaveRowsOnlyExtensionsMayBeBesideThem(String key) {
    assertThat(Keys.NAMED.allow(key)).isEqualTo(Pattern.compile("^x-").matcher(key).find());
    assertThat(Keys.STRICT.allow(key)).isFalse();
  }
}
