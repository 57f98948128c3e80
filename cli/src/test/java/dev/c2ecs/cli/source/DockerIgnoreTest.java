package dev.c2ecs.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of a {@code .dockerignore}; the cases are those of the manual of Docker. */
class DockerIgnoreTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # comment            | '# comment'           | false
          a.txt                | a.txt                 | true
          a.txt                | sub/a.txt             | false
          /a.txt               | a.txt                 | true
          ./a/../b             | b                     | true
          */temp*              | somedir/temporary.txt | true
          */temp*              | somedir/temp/deep.txt | true
          */temp*              | temporary.txt         | false
          */*/temp*            | a/b/temporary.txt     | true
          temp?                | tempa                 | true
          temp?                | temp                  | false
          temp?                | temp/                 | false
          **/*.go              | main.go               | true
          **/*.go              | a/b/main.go           | true
          docs/**              | docs/a/b              | true
          a/**/b               | a/b                   | true
          a/**/b               | a/x/y/b               | true
          node_modules         | node_modules/x/y.js   | true
          node_modules         | sub/node_modules/x.js | false
          [a-c].txt            | b.txt                 | true
          [^a-c].txt           | b.txt                 | false
          a.b                  | axb                   | false
          a\\*                 | a*                    | true
          a\\*                 | ab                    | false
          *.md;!README.md      | README.md             | false
          *.md;!README*.md;README-secret.md | README-secret.md | true
          *;!src               | src/a                 | false
          *;!src;src/b         | src/b                 | true
          *;!src               | other/a               | true
          [                    | [                     | false
          """)
  void theLastLineDecides(String lines, String path, boolean left) {
    assertThat(DockerIgnore.of(lines.replace(';', '\n')).leavesOut(path)).isEqualTo(left);
  }
}
