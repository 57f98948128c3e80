package dev.c2ecs.compose.shortform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.c2ecs.compose.model.MalformedValueException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {

  private static String control(String visible) {
    return visible.replace('→', '\t').replace('↵', '\n');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '^',
      textBlock =
          """
          a 'b c' "d \\" e" f\\ g  ! a/b c/d " e/f g
          a"b c"d''               ! ab cd
          '' a ""                 ! /a/
          'a\\nb' "a\\nb" a\\nb   ! a\\nb/a↵b/a↵b
          "\\x" \\\\              ! x/\\
          a `b c` d               ! a/`b c`/d
          `a "b' \\"` c           ! `a "b' \\"`/c
          $(a "b c" `) d          ! $(a "b c" `)/d
          x$(a;b|c) e             ! x$(a;b|c)/e
          "$"(a b)                ! $(a b)
          "a ( ) ; ` b" '(;`'     ! a ( ) ; ` b/(;`
          { a#b } # c             ! {/a#b/}/#/c
          a\u00a0b a\u3000b       ! a\u00a0b/a\u3000b
          a→b↵c                   ! a/b/c
          """)
  void wordsAreSplitWithoutAShell(String line, String words) throws MalformedValueException {
    ShellWords.Result result = ShellWords.split(control(line));
    assertThat(String.join("/", result.words())).isEqualTo(control(words));
    assertThat(result.cut()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          a | b      ! a
          a;b (      ! a
          a&&b       ! a
          a > f      ! a
          a 2>&1     ! a
          a "2"> f   ! a
          a x2>&1    ! a/x2
          a 2< f     ! a/2
          >          ! ''
          """)
  void anOperatorEndsTheCommand(String line, String words) throws MalformedValueException {
    ShellWords.Result result = ShellWords.split(line);
    assertThat(String.join("/", result.words())).isEqualTo(words);
    assertThat(result.cut()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a 'b",
        "a \"b",
        "a `b",
        "a $(b",
        "a (b)",
        "a)",
        "$(a (b))",
        "$ (a)",
        "'\\$'(a)",
        "a\\"
      })
  void whatIsNeverClosedIsRefused(String line) {
    assertThatThrownBy(() -> ShellWords.split(line)).isInstanceOf(MalformedValueException.class);
  }

  @Test
  void blanksAreNoWord() throws MalformedValueException {
    assertThat(ShellWords.split(" \t\n").words()).isEqualTo(List.of());
  }
}
