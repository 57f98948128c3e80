package dev.c2ecs.cfn.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.images.ImageFacts.Port;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {

  private static final String STAGES =
      """
      # syntax=docker/dockerfile:1
      ARG BASE=alpine
      FROM node:22 AS build
      WORKDIR /src
      COPY package.json package-lock.json ./
      COPY . .
      RUN <<END
      FROM nowhere
      EXPOSE 1
      END
      FROM ${BASE}:3 AS runtime
      ARG UID=1000
      ENV HOME_DIR=/srv/app OTHER="a b"
      WORKDIR $HOME_DIR
      EXPOSE 8080 9090/udp \\
        # a comment in between
        7070
      USER ${UID}
      VOLUME ["/data", "/more"]
      HEALTHCHECK --interval=5s CMD curl -f localhost
      STOPSIGNAL SIGQUIT
      FROM runtime
      COPY --from=build /src/dist ./dist
      FROM build AS dev
      """;

  private static Dockerfile of(String text, Map<String, String> args, String target) {
    return Dockerfile.of(text, args, Optional.of(target).filter(name -> !name.isEmpty()));
  }

  @Test
  void aStageTakesOverWhatItStartsFrom() {
    Dockerfile file = of(STAGES, Map.of("UID", "33"), "2");
    ImageFacts facts = file.facts();
    assertThat(file.base()).isEqualTo("alpine:3");
    assertThat(facts.exposed())
        .containsExactly(new Port(8080, "tcp"), new Port(9090, "udp"), new Port(7070, "tcp"));
    assertThat(facts.user()).contains("33");
    assertThat(facts.volumes()).containsOnlyKeys("/data", "/more");
    assertThat(facts.health()).contains(List.of("CMD-SHELL", "curl -f localhost"));
    assertThat(facts.stopSignal()).contains("SIGQUIT");
    assertThat(file.copies("", "/srv/app/dist")).isTrue();
  }

  @Test
  void theLastStageCountsUnlessAnotherIsWanted() {
    assertThat(of(STAGES, Map.of(), "").base()).isEqualTo("node:22");
    assertThat(of(STAGES, Map.of(), "").facts().exposed()).isEmpty();
    assertThat(of(STAGES, Map.of("BASE", "debian"), "RUNTIME").base()).isEqualTo("debian:3");
  }

  @ParameterizedTest
  @CsvSource({
    "COPY . ., '', /app, true",
    "COPY . ., src, /app/src, true",
    "COPY . ., src, /other, false",
    "COPY src ./src, src, /app/src, true",
    "COPY src ./src, '', /app, true",
    "COPY src ./src, docs, /app/docs, false",
    "COPY package.json ., '', /app, false",
    "'COPY [\"src\", \"/app/src/\"]', src/a, /app/src/a, true",
    "COPY --chown=1:1 ./src/ /app/src, src, /app/src, true",
    "COPY . $UNKNOWN, '', /anywhere, true",
    "ADD *.py /app/, '', /app, true",
    "RUN npm ci, '', /app, false",
  })
  void copiesTellWhetherTheImageHasTheSource(
      String line, String source, String target, boolean copies) {
    Dockerfile file = of("FROM x\nWORKDIR /app\n" + line + "\n", Map.of(), "");
    assertThat(file.copies(source, target)).isEqualTo(copies);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "FROM",
        "FROM a AS a\nFROM a AS a",
        "FROM b AS a\nFROM a AS b",
        "COPY",
        "FROM x\nCOPY <<E\n",
        "FROM x\nEXPOSE 99999999 a/b ${\nUSER\nHEALTHCHECK\nVOLUME [\nENV\nARG",
        "# escape=`\nFROM x `\n AS y",
        "FROM x\nRUN a \\"
      })
  void anyTextIsRead(String text) {
    assertThat(of(text, Map.of(), "").facts().user().orElse("")).isEmpty();
  }
}
