package dev.c2ecs.cfn.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileStagesTest {

  private static final String TEXT =
      """
      # escape=\\
      # syntax=docker/dockerfile:1.7
      ARG BASE
      FROM --platform=$BUILDPLATFORM node AS Build
      RUN <<END
      FROM nowhere AS no
      END
      from ${BASE} as run
      FROM run
      """;

  @ParameterizedTest
  @CsvSource({
    "build, true",
    "BUILD, true",
    "run, true",
    "0, true",
    "2, true",
    "3, false",
    "-1, false",
    "no, false",
    "node, false"
  })
  void aStageHasANumberAndPerhapsAName(String target, boolean there) {
    DockerfileStages stages = DockerfileStages.of(TEXT).orElseThrow();
    assertThat(stages.count()).isEqualTo(3);
    assertThat(stages.has(target)).isEqualTo(there);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ARG A\n", "# FROM a\n"})
  void withoutFromThereIsNone(String text) {
    assertThat(DockerfileStages.of(text).orElseThrow().count()).isZero();
  }

  @Test
  void anotherLanguageIsNotRead() {
    assertThat(DockerfileStages.of("#syntax = example.org/mine\nFROM a\n")).isEmpty();
    assertThat(DockerfileStages.of("FROM a\n# syntax=example.org/mine\n")).isPresent();
  }
}
