package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandMapperTest {

  private static final Mapper MAPPER = new CommandMapper();

  @Test
  void aClearedEntryPointTakesTheFirstWordOfTheCommand() {
    Mapped mapped = Mapped.service(MAPPER, "entrypoint: [], command: [a, b, c]");
    assertThat(mapped.container("EntryPoint"))
        .isEqualTo(Optional.<Value>of(Value.texts(List.of("a"))));
    assertThat(mapped.container("Command"))
        .isEqualTo(Optional.<Value>of(Value.texts(List.of("b", "c"))));
  }

  @Test
  void whatCannotBeClearedIsSaid() {
    assertThat(Mapped.service(MAPPER, "command: []").codes()).containsExactly("C2E345");
    assertThat(Mapped.service(MAPPER, "entrypoint: []").codes()).containsExactly("C2E345");
    assertThat(Mapped.service(MAPPER, "entrypoint: [e], command: []").codes()).isEmpty();
  }

  @Test
  void theGracePeriodStaysInTheRangeOfFargate() {
    assertThat(Mapped.service(MAPPER, "stop_grace_period: 1m30s").container("StopTimeout"))
        .isEqualTo(Optional.of(Value.number(90)));
    Mapped long_ = Mapped.service(MAPPER, "stop_grace_period: 10m");
    assertThat(long_.container("StopTimeout")).isEqualTo(Optional.of(Value.number(120)));
    assertThat(long_.codes()).containsExactly("C2E343");
  }

  @Test
  void onFailureRestartsInPlace() {
    assertThat(Mapped.service(MAPPER, "restart: on-failure").container("RestartPolicy"))
        .isEqualTo(
            Optional.<Value>of(
                Value.map(
                    "Enabled", Value.flag(true),
                    "IgnoredExitCodes", Value.list(Value.number(0)))));
  }
}
