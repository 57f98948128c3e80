package dev.c2ecs.cfn.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobRestartsTest {

  @Test
  void onlyServersAreReplacedAfterSuccess() {
    List<String> warned =
        Translator.translate(
                Projects.of(
                    """
                    name: p
                    services:
                      web: {image: nginx, restart: on-failure}
                      side: {image: x, restart: on-failure, network_mode: "service:web"}
                      once: {image: x, command: migrate, restart: on-failure}
                      night: {image: x, restart: on-failure, x-aws-schedule: rate(1 day)}
                      mode: {image: x, deploy: {mode: replicated-job, restart_policy: {condition: on-failure}}}
                      first: {image: x, restart: on-failure}
                      app: {image: nginx, depends_on: {first: {condition: service_completed_successfully}}}
                    """),
                Surroundings.UNKNOWN,
                List.of())
            .diagnostics()
            .stream()
            .filter((Diagnostic d) -> d.code().id().equals("C2E263"))
            .map(Diagnostic::service)
            .toList();
    assertThat(warned).containsExactly("web", "side");
  }
}
