package dev.c2ecs.cfn.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogGroupMapperTest {

  private static final Mapper MAPPER = new LogGroupMapper();

  @Test
  void aStackHasOneLogGroupForAMonth() {
    Mapped mapped = Mapped.service(MAPPER, "tty: true");
    assertThat(mapped.declared()).isEqualTo(List.of("LogGroup"));
    assertThat(mapped.property("LogGroup", "RetentionInDays"))
        .isEqualTo(Optional.of(Value.number(30)));
  }

  @Test
  void theRetentionIsOneThatCloudWatchKnows() {
    String project = "name: p\nx-aws-logs_retention: %s\nservices: {web: {image: x}}\n";
    assertThat(
            Mapped.project(MAPPER, String.format(project, "365"))
                .property("LogGroup", "RetentionInDays"))
        .isEqualTo(Optional.of(Value.number(365)));
    assertThat(Mapped.project(MAPPER, String.format(project, "31")).codes())
        .containsExactly("C2E361");
  }
}
