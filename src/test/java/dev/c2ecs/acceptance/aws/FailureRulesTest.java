package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Repo;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cli.stack.Cause;
import dev.c2ecs.cli.stack.Causes;
import dev.c2ecs.cli.stack.EventDump;
import dev.c2ecs.cli.stack.FailureRule;
import dev.c2ecs.cli.stack.Origins;
import dev.c2ecs.compose.tree.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the failure table, with events that it explains ({@code src/test/events}). */
class FailureRulesTest {

  private static final Path EVENTS = Repo.ROOT.resolve("src/test/events");
  private static final Origins ORIGINS =
      new Origins(
          Map.of(
              "WebService", ComposeRef.of(TreePath.of("services", "web")),
              "DataFilesystemMountTarget1", ComposeRef.of(TreePath.of("volumes", "data")),
              "WebTCP443Listener", ComposeRef.of(TreePath.of("services", "web", "ports").item(0))));

  @TempDir Path directory;

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

  @Test
  void doctorReadsSavedEvents() throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      Cloud.Result result = cloud.run("doctor", "--events", EVENTS.resolve("exit.json").toString());
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out())
          .isEqualTo(
              """
              compose.yaml:3:3: failed: a container of service web ends with exit code 1 instead of running
                  WebService (AWS::ECS::Service), from services.web
                  Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.
                  task 01234567 (EssentialContainerExited): web exited with 1
                  web | Error: DB_HOST is not set
                  web |     at start (/app/index.js:3:9)
                  ^ the last lines above are its own; a job that is to end needs `restart: "no"` and a service that depends on it with service_completed_successfully
              """);
      assertThat(cloud.aws.calls()).isEmpty();
    }
  }

  @Test
  void whatIsNoListOfEventsIsSaid() throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      Files.writeString(directory.resolve("e.json"), "{\"StackEvents\": [");
      for (String file : List.of("e.json", "compose.yaml", "no.json")) {
        Cloud.Result result = cloud.run("doctor", "--events", file);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("error C2E514: " + file);
      }
    }
  }

  @Test
  void doctorExplainsAStackThatFailed() throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      cloud.aws.stacks.scripts.add(
          FakeScripts.fails(
              "WebService", 10, "ECS Deployment Circuit Breaker was triggered", "CREATE_FAILED"));
      cloud.aws.tasks.stop("WebService", 5, "EssentialContainerExited", "exited", null, 3, "bye");
      assertThat(cloud.run("deploy", "--yes", "--no-rollback").exitCode()).isEqualTo(1);
      Cloud.Result result = cloud.run("doctor");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out())
          .contains("stack shop: creation failed, kept for inspection")
          .contains("compose.yaml:3:3: failed: a container of service web ends with exit code 3")
          .contains("main | bye");
    }
  }
}
