package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @} stands for the value in these scripts; a real shell runs them. */
class ShellTextTest {

  private static final String VALUE = "a b'c\"d$e`f\\g*;&|#(){}<>!~";

  private static Optional<String> text(String script) {
    ShellText text = new ShellText();
    String[] parts = script.split("@", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        text.variable("VALUE");
      }
      text.literal(parts[i]);
    }
    return text.text();
  }

  /** Each prints the value as it is and a line end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "printf '%s\\n' @",
        "printf '%s\\n' \"@\"",
        "printf '%s\\n' '@'",
        "x=@; printf '%s\\n' \"$x\"",
        "export X=@ && sh -c 'printf \"%s\\n\" \"$X\"'",
        "printf '%s\\n' \"$(printf '%s' @)\"",
        "printf '%s\\n' \"$(printf '%s' \"@\")\"",
        "printf '%s\\n' \"$(printf '%s' \"$(printf '%s' '@')\")\"",
        "(printf '%s\\n' @)",
        "# it's a comment\nprintf '%s\\n' @",
        "printf '%s\\n' \"${NONE:-}@\"",
        "printf '%s\\n' ${NONE:-}@",
        ": \\' @; printf '%s\\n' @",
        "[ @ = '' ] || printf '%s\\n' @ # it's printed",
        "printf '%s\\n' x#'y' >/dev/null; printf '%s\\n' @",
        "showcase() { printf '%s\\n' \"$1\"; }; showcase @",
      })
  void aShellSeesTheValue(String script) throws Exception {
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-euc", text(script).orElseThrow()).redirectErrorStream(true);
    shell.environment().put("VALUE", VALUE);
    Process process = shell.start();
    process.getOutputStream().close();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(VALUE + "\n");
    assertThat(process.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo `echo @`",
        "echo $((1 + @))",
        "cat <<EOF\n@\nEOF",
        "echo ${X:-\"@\"}",
        "echo \\@",
        "echo 1 # @",
        "case x in x) echo @;; esac",
        "true; case x in (x) echo @;; esac",
        "echo $'@'",
      })
  void whereNoVariableCanStandThereIsNone(String script) {
    assertThat(text(script)).isEmpty();
  }
}
