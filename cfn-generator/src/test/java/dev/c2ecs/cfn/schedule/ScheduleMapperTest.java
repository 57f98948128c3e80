package dev.c2ecs.cfn.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import org.junit.jupiter.api.Test;

class ScheduleMapperTest {

  private static final Mapper MAPPER = new ScheduleMapper();

  @Test
  void aTaskThatEndsIsRunByASchedule() {
    Mapped mapped = Mapped.service(MAPPER, "restart: \"no\", x-aws-schedule: rate(1 hour)");
    assertThat(mapped.declared()).containsExactlyInAnyOrder("WebSchedule", "WebScheduleRole");
    assertThat(mapped.property("WebScheduleRole", "Policies").orElseThrow().toString())
        .contains("ecs:RunTask", "iam:PassRole", "WebTaskExecutionRole");
  }

  @Test
  void aScheduleSaysThatATaskEnds() {
    Mapped mapped = Mapped.service(MAPPER, "restart: always, x-aws-schedule: rate(1 hour)");
    assertThat(mapped.declared()).containsExactlyInAnyOrder("WebSchedule", "WebScheduleRole");
    assertThat(mapped.codes()).isEmpty();
  }

  @Test
  void anExpressionThatIsNoneIsRefused() {
    assertThat(Mapped.service(MAPPER, "restart: \"no\", x-aws-schedule: daily").codes())
        .containsExactly("C2E361");
  }
}
