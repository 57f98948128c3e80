package dev.c2ecs.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {

  @Test
  void commasInQuotesSeparateNothing() {
    assertThat(
            Challenge.all(
                "Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\","
                    + "scope=\"repository:a/b:pull,push\""))
        .containsExactly(
            new Challenge(
                "bearer",
                Map.of(
                    "realm", "https://auth.docker.io/token",
                    "service", "registry.docker.io",
                    "scope", "repository:a/b:pull,push")));
  }

  @Test
  void severalStandInOneHeader() {
    assertThat(
            Challenge.all(
                "BASIC realm=\"a \\\"b\\\", c\", , Bearer Realm = x , SERVICE=y,Negotiate"))
        .containsExactly(
            new Challenge("basic", Map.of("realm", "a \"b\", c")),
            new Challenge("bearer", Map.of("realm", "x", "service", "y")),
            new Challenge("negotiate", Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ",", "\"", "=", "Bearer realm=\"x", "Bearer realm=", "a=b", "Basic ="})
  void whateverStandsThereHasAnEnd(String header) {
    assertThat(Challenge.all(header)).hasSizeLessThan(3);
  }
}
