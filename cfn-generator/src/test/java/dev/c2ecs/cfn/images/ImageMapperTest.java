package dev.c2ecs.cfn.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageMapperTest {

  private static final Mapper MAPPER = new ImageMapper();

  @Test
  void anImageIsTakenAsWrittenAndABuiltOneIsAParameter() {
    assertThat(Mapped.service(MAPPER, "tty: true").container("Image"))
        .isEqualTo(Optional.of(Value.text("x")));
    Mapped built = Mapped.service(MAPPER, "build: .");
    assertThat(built.container("Image")).isEqualTo(Optional.of(Value.ref("WebImage")));
    assertThat(built.parameters()).isEqualTo(List.of("WebImage"));
    assertThat(built.codes()).containsExactly("C2E350");
  }
}
