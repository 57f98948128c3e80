package dev.c2ecs.cfn.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A text that was written is read back as the same text. */
class YamlTextTest {

  private static final String ALPHABET =
      "ab01 .,:;#-_+=!?*&%@|>'\"`~^$(){}[]<>/\\\n\t\r\u0007\u0085\u00a0\u00e9\u2028\ufeff\ud83d\ude00";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "yes",
        "NO",
        "on",
        "y",
        "null",
        "~",
        "0755",
        "08",
        "1e3",
        ".5",
        "1_000",
        "12:30",
        "2012-10-17",
        "<<",
        "=",
        "0x1F",
        "-",
        "- a",
        "a: b",
        "a #b",
        "#a",
        "!Ref X",
        "&a",
        "*a",
        "%a",
        "@a",
        "`a",
        "'a'",
        "\"a\"",
        "a:",
        "a ",
        " a",
        "{a}",
        "[a]",
        "a\nb",
        "a\nb\n",
        "a\n\nb",
        "a \nb",
        "\na",
        "a\n\n",
        "\n",
        " a\nb",
        "-1",
        "+1",
        ".inf",
        "---",
        "a\tb\nc"
      })
  void specialTextsSurvive(String text) {
    assertThat(roundTrip(List.of(text))).isEqualTo(List.of(text));
  }

  @Test
  void randomTextsSurvive() {
    Random random = new Random(20261125);
    List<String> texts = new ArrayList<>();
    int[] alphabet = ALPHABET.codePoints().toArray();
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(12);
      for (int j = 0; j < length; j++) {
        text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
      }
      texts.add(text.toString());
    }
    assertThat(roundTrip(texts)).isEqualTo(texts);
  }

  @Test
  void ordinaryTextsStayReadable() {
    for (String text :
        List.of("nginx:1.27", "pg_isready -U postgres", "/run/secrets/x", "0.0.0.0/0", "a; b")) {
      assertThat(YamlText.scalar(text)).isEqualTo(text);
    }
  }

  /** Writes texts as values, keys and items of a template and reads them with another parser. */
  private static List<String> roundTrip(List<String> texts) {
    List<Value> values = texts.stream().map(Value::text).toList();
    Value value = Value.map("List", Value.list(values), "Inline", new Value.ListOf(values, true));
    Template template =
        new Template(
            "test",
            List.of(),
            List.of(),
            List.of(new Output("O", ComposeRef.NONE, Optional.of("o"), value)));
    String yaml = YamlTemplateWriter.write(template);
    Object root =
        new Load(LoadSettings.builder().setCodePointLimit(10_000_000).build()).loadFromString(yaml);
    Map<?, ?> result = map(map(map(map(root).get("Outputs")).get("O")).get("Value"));
    assertThat(result.get("Inline")).isEqualTo(result.get("List"));
    return ((List<?>) Objects.requireNonNull(result.get("List")))
        .stream().map(String.class::cast).toList();
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }
}
