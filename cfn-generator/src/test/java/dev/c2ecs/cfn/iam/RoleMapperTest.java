package dev.c2ecs.cfn.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoleMapperTest {

  private static final Mapper MAPPER = new RoleMapper();

  @Test
  void everyTaskHasAnExecutionRoleAndATaskRoleOnlyForVolumes() {
    assertThat(Mapped.service(MAPPER, "tty: true").declared())
        .isEqualTo(List.of("WebTaskExecutionRole"));
    assertThat(
            Mapped.project(
                    MAPPER,
                    "name: p\nservices: {web: {image: x, volumes: [\"data:/d\"]}}\nvolumes: {data: }\n")
                .declared())
        .isEqualTo(List.of("WebTaskExecutionRole", "WebTaskRole"));
  }

  @Test
  void onlyTasksOfTheSameAccountTakeTheRole() {
    Optional<Value> trust =
        Mapped.service(MAPPER, "tty: true")
            .property("WebTaskExecutionRole", "AssumeRolePolicyDocument");
    assertThat(trust.orElseThrow().toString())
        .contains("ecs-tasks.amazonaws.com")
        .contains("aws:SourceAccount");
  }

  @Test
  void aPrivateRepositoryMayBePulledFrom() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            "name: p\nservices: {web: {image: \"123456789012.dkr.ecr.eu-west-1.amazonaws.com/a/b:1\"}}\n");
    assertThat(mapped.property("WebTaskExecutionRole", "Policies").orElseThrow().toString())
        .contains("ecr:eu-west-1:123456789012:repository/a/b");
  }
}
