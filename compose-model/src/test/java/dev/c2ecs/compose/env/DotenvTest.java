package dev.c2ecs.compose.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DotenvTest {

  private static Map<String, String> parse(String text) throws EnvFileException {
    Map<String, String> result = new LinkedHashMap<>();
    Dotenv.parse(
            text,
            name -> Optional.ofNullable(Map.of("SHELL", "sh").get(name)),
            Map.of(),
            (n, l) -> {})
        .forEach((name, line) -> result.put(name, line.text()));
    return result;
  }

  @Test
  void readsTheGrammar() throws EnvFileException {
    assertThat(
            parse(
                """
                # a comment
                export A=1
                B: two # comment
                C='$A literal'
                D="line\\nbreak $A"
                E=a#b
                SHELL
                NOT_SET
                F=${A}${NOPE:-x}
                """))
        .containsExactly(
            Map.entry("A", "1"),
            Map.entry("B", "two"),
            Map.entry("C", "$A literal"),
            Map.entry("D", "line\nbreak 1"),
            Map.entry("E", "a#b"),
            Map.entry("SHELL", "sh"),
            Map.entry("F", "1x"));
  }

  @Test
  void namesTheLineOfAFault() {
    assertThatThrownBy(() -> parse("A=1\nB%C=2\n"))
        .isInstanceOfSatisfying(EnvFileException.class, e -> assertThat(e.line()).isEqualTo(2));
    assertThatThrownBy(() -> parse("A=\"open\n")).hasMessageContaining("never closed");
    assertThatThrownBy(() -> parse("A B=1\n")).hasMessageContaining("contains a blank");
  }

  @Test
  void tellsOfUnsetVariables() throws EnvFileException {
    List<String> unset = new ArrayList<>();
    Dotenv.parse(
        "A=$NOPE\n",
        name -> Optional.empty(),
        Map.of(),
        (name, line) -> unset.add(name + ":" + line));
    assertThat(unset).containsExactly("NOPE:1");
  }

  @Test
  void theRawFormatTakesEverythingLiterally() throws EnvFileException {
    Map<String, EnvLine> lines =
        RawEnvFile.parse("# c\n A=\"$x\" # y\n\nB\n", name -> Optional.empty());
    assertThat(lines).containsExactly(Map.entry("A", new EnvLine("\"$x\" # y", 2)));
  }
}
