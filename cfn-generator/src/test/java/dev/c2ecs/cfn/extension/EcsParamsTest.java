package dev.c2ecs.cfn.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

class EcsParamsTest {

  @Test
  void whatIsAskedForIsNamedWithWhatSaysItHere() {
    List<Diagnostic> said =
        EcsParams.of(
            "/p/ecs-params.yml",
            """
            version: 1
            task_definition:
              # task_role_arn: none
              ecs_network_mode: awsvpc
              task_size:
                mem_limit: 0.5GB
              services:
                web:
                  secrets:
                    - value_from: x
                      name: subnets
            run_params:
              network_configuration:
                awsvpc_configuration:
                  security_groups: [sg-1]
            """);
    assertThat(said).hasSize(1);
    assertThat(said.get(0).message())
        .contains("task_size is `deploy.resources", "secrets is `x-aws-secrets`", "security_groups")
        .doesNotContain("mem_limit", "task_role_arn", "ecs_network_mode", "subnets");
    assertThat(said.get(0).locations().get(0).line()).isEqualTo(5);
    assertThat(said.get(0).locations().get(0).column()).isEqualTo(3);
  }

  @Test
  void whatHappensByItselfIsNotSaid() {
    assertThat(EcsParams.of("f", "version: 1\ntask_definition:\n  ecs_network_mode: awsvpc\n"))
        .isEmpty();
    assertThat(EcsParams.of("f", "")).isEmpty();
    assertThat(EcsParams.of("f", "\t: [\n- -\n:::\n")).isEmpty();
  }
}
