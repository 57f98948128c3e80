package dev.c2ecs.cfn.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellCommandTest {

  @ParameterizedTest
  @CsvSource({
    "sh -c X, 2",
    "/bin/bash -lc X, 2",
    "bash -euxc X name, 2",
    "sh -ce X, 2",
    "sh -e -c X, 3",
    "sh -c -e X, 3",
    "bash -eo pipefail -c X, 4",
    "bash -ceo pipefail X, 3",
    "bash --norc -c X, 3",
    "bash --rcfile f -c X, 4",
    "bash +e -c X, 3",
    "sh script.sh -c X, -1",
    "sh -e script, -1",
    "sh -c, -1",
    "sh, -1",
    "bash --color X, -1",
    "server -c X, -1",
  })
  void theScriptIsBehindAllOptions(String line, int place) {
    assertThat(ShellCommand.script(List.of(line.split(" ", -1)), 0)).isEqualTo(place);
  }
}
