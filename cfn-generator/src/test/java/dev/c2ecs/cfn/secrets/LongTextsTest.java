package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Masking reads a text of any length once: a line may be a whole file. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LongTextsTest {

  private static final int LENGTH = 100_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a.",
        "a-",
        "A_",
        " ",
        "\\t",
        "a ",
        "a=",
        "a:",
        "a: ",
        "{a",
        "{\"a\":",
        "\"",
        "'",
        "$",
        "${a",
        "$(",
        "--a=",
        "-p",
        "-D",
        "&a=",
        "?a=b&",
        "authorization",
        "authorization:",
        "a:b@",
        "http://",
        "https://a:b@",
        "[",
        "]",
        "{{",
        "}}",
        "*",
        "=",
        ",a",
        "- ",
        "\\",
        "password ",
        "password=",
        "secret: ",
        "Bearer ",
        "-u a:",
        "é",
        "1",
        "1:1 ",
        "environment: "
      })
  void areReadOnce(String unit) {
    String text = unit.repeat(LENGTH / unit.length());
    assertThat(Masked.line(text)).isNotNull();
    assertThat(Masked.words(text)).isNotNull();
    assertThat(Masked.whole(text)).isNotNull();
    HiddenText hidden =
        new HiddenText(Set.of("swordfish7", "a"), new OwnWords(List.of(text), Set.of()));
    assertThat(hidden.of(text, Uses.NONE)).isNotNull();
    String compose = "name: p\nservices: {w: {image: a}}\n# " + text + "\n#" + text;
    assertThat(Concealed.of(Projects.loaded(compose)).text("web")).isEqualTo("web");
  }
}
