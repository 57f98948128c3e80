package dev.c2ecs.cfn.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoggingMapperTest {

  private static final Mapper MAPPER = new LoggingMapper();

  @Test
  void allContainersShareOneLogGroup() {
    Mapped mapped = Mapped.service(MAPPER, "tty: true");
    assertThat(mapped.container("LogConfiguration", "Options", "awslogs-group"))
        .isEqualTo(Optional.of(Value.ref("LogGroup")));
    assertThat(mapped.container("LogConfiguration", "Options", "awslogs-stream-prefix"))
        .isEqualTo(Optional.of(Value.text("p")));
  }
}
