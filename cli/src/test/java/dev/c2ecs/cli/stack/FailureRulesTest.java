package dev.c2ecs.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.compose.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the failure table, with events that it explains ({@code src/test/events}). */
class FailureRulesTest {

  private static final Path EVENTS =
      Path.of(Objects.requireNonNull(System.getenv("C2ECS_ROOT")), "src/test/events");
  private static final ResourceOrigins ORIGINS =
      new ResourceOrigins(
          Map.of(
              "WebService", ComposeRef.of(TreePath.of("services", "web")),
              "DataFilesystemMountTarget1", ComposeRef.of(TreePath.of("volumes", "data")),
              "WebTCP443Listener", ComposeRef.of(TreePath.of("services", "web", "ports").item(0))));

  static List<String> rules() {
    return FailureRule.all().stream().map(FailureRule::name).toList();
  }

  private static Cause cause(String rule) throws IOException {
    EventDump dump = EventDump.read(Files.readAllBytes(EVENTS.resolve(rule + ".json")));
    return Causes.of(dump.events(), dump.failed(), dump.services(), ORIGINS).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void explainsItsEvents(String rule) throws IOException {
    Cause cause = cause(rule);
    assertThat(cause.rule()).isEqualTo(rule);
    assertThat(cause.text() + cause.fix())
        .doesNotContain("{", "$", "HandlerErrorCode", "RequestToken");
    assertThat(cause.evidence()).isNotEmpty();
    assertThat(cause.evidence().toString())
        .doesNotContain("cancelled", "RequestToken", "Request ID");
  }

  @Test
  void everyFileOfEventsHasARule() throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> files = Files.list(EVENTS)) {
      files.forEach(file -> names.add(file.getFileName().toString().replace(".json", "")));
    }
    assertThat(names).containsExactlyInAnyOrderElementsOf(rules());
  }

  @Test
  void theMissingPermissionIsNamed() throws IOException {
    assertThat(cause("permission").text()).contains("may not do iam:CreateRole");
    assertThat(cause("permission").fix())
        .isEqualTo("add iam:CreateRole to the policy of who deploys");
  }

  @Test
  void theReasonOfAnUnhealthyTargetIsNamed() throws IOException {
    assertThat(cause("health-check-target").text())
        .isEqualTo(
            "the load balancer finds service web unhealthy: Health checks failed with these codes:"
                + " [404]");
  }
}
