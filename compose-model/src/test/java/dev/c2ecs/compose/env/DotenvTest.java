package dev.c2ecs.compose.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  static List<Arguments> values() {
    return List.of(
        arguments("A= # off", "# off"),
        arguments("A=#x", "#x"),
        arguments("A=x # y", "x"),
        arguments("A=x\t# y", "x\t# y"),
        arguments("A=x#y", "x#y"),
        arguments("A='x\\\\'", "x\\\\"),
        arguments("A='a\\'b'", "a'b"),
        arguments("A='a\\nb'", "a\\nb"),
        arguments("A=\"a\\nb\"", "a\nb"),
        arguments("A=\"a\\cb\"", "a\\cb"),
        arguments("A=\"\\0101\"", "A"),
        arguments("A=\"\\0377\"", "\u00ff"),
        arguments("A=\"\\0400\"", "\\400"),
        arguments("A=\"\\012\"", "\\12"),
        arguments("A=\"a\\$b\"", "a$b"),
        arguments("A=\"x\r\ny\"\r\n", "x\r\ny"),
        arguments("A='x\r\ny'", "x\r\ny"),
        arguments("A=1\r\n", "1"),
        arguments("A=\u00a0x\u00a0", "x"),
        arguments("A=x\u3000", "x"),
        arguments("A\u00a0=x", "x"),
        arguments("export\tA=x", "x"),
        arguments("A: x", "x"),
        arguments("A=\u0000", "\u0000"),
        arguments("\ufeffA=x", "x"),
        arguments("A=x\udce9", "x\udce9"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValue(String line, String expected) throws EnvFileException {
    assertThat(parse(line)).containsExactly(Map.entry("A", expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A\udce9=1", "\udcff\udcfeA=1", "export ", "A B=1", "A$=1", "A='x"})
  void refuses(String line) {
    assertThatThrownBy(() -> parse(line)).isInstanceOf(EnvFileException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1", "A B=1", "A\t=1", "A=\udce9"})
  void theRawFormatRefuses(String line) {
    assertThatThrownBy(() -> RawEnvFile.parse(line, name -> Optional.empty()))
        .isInstanceOf(EnvFileException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          A B=1     | a line of an env file is NAME=value
          {"a": 1}  | a line of an env file is NAME=value; # begins a comment
          A='x      | close it behind the value
          A=${B     | put a value with a dollar of its own into single quotes
          A=${B:?x} | set it in the environment, or in a line or file before this one
          """)
  void saysWhatToDo(String line, String hint) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOfSatisfying(EnvFileException.class, e -> assertThat(e.hint()).isEqualTo(hint));
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
