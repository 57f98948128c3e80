package dev.c2ecs.cfn.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StemsTest {

  @Test
  void namesThatCollideGetAStableSuffix() {
    Stems stems = Stems.of(List.of("front-end", "frontend", "my_app.v2"));
    assertThat(stems.of("frontend")).isEqualTo("Frontend");
    assertThat(stems.of("front-end")).matches("Frontend[0-9a-f]{4}");
    assertThat(stems.of("my_app.v2")).isEqualTo("Myappv2");
    assertThat(Stems.of(List.of("frontend", "front-end")).of("front-end"))
        .isEqualTo(stems.of("front-end"));
    assertThat(Stems.of(List.of("front-end")).of("front-end")).isEqualTo("Frontend");
  }

  @ParameterizedTest
  @CsvSource({"web,Web", "_web,Web", "2nd-web,2ndweb", "WEB_app,WEBapp", "a.b-c_d,Abcd"})
  void aStemHasLettersAndDigitsOnly(String name, String stem) {
    assertThat(Stems.stem(name)).isEqualTo(stem);
  }

  @Test
  void aNameWithoutLettersIsAHash() {
    assertThat(Stems.stem("--")).matches("X[0-9a-f]{4}").isNotEqualTo(Stems.stem("__"));
  }
}
