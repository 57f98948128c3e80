package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.stack.StackState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** The decision table: every state of a stack leads to its step (C5). */
class StackStateTest {

  @TempDir Path directory;

  private static final List<String> STARTS =
      List.of(
          "CreateChangeSet",
          "ExecuteChangeSet",
          "DeleteStack",
          "CancelUpdateStack",
          "RollbackStack",
          "ContinueUpdateRollback");

  private static List<String> starts(Cloud cloud) {
    return cloud.aws.calls().stream().filter(STARTS::contains).toList();
  }

  @Test
  void everyStatusOfCloudFormationIsInTheTable() {
    assertThat(StackStatus.knownValues())
        .isNotEmpty()
        .allSatisfy(
            status -> assertThat(StackState.of(status.toString()).name()).isEqualTo(status.name()));
    assertThat(StackState.values()).hasSize(StackStatus.knownValues().size() + 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE_COMPLETE",
        "UPDATE_COMPLETE",
        "UPDATE_ROLLBACK_COMPLETE",
        "IMPORT_COMPLETE",
        "IMPORT_ROLLBACK_COMPLETE"
      })
  void aStackAtRestIsUpdated(String status) throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      cloud.stack(status);
      cloud.compose(Cloud.COMPOSE.replace("nginx:1.29", "nginx:1.30"));
      Cloud.Result result = cloud.run("deploy", "--yes");
      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(starts(cloud)).containsExactly("CreateChangeSet", "ExecuteChangeSet");
      assertThat(cloud.aws.stacks.sent.get(0)).contains("ChangeSetType=UPDATE");
    }
  }

  @Test
  void noStackIsCreated() throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      Cloud.Result result = cloud.run("deploy", "--yes");
      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(result.out()).contains("services.web.ports[0]  http://example.test");
      assertThat(cloud.aws.stacks.sent.get(0)).contains("ChangeSetType=CREATE");
      assertThat(starts(cloud)).containsExactly("CreateChangeSet", "ExecuteChangeSet");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"REVIEW_IN_PROGRESS", "DELETE_COMPLETE"})
  void anEmptyStackIsCreatedAgain(String status) throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      FakeStack stack = cloud.aws.stacks.put("shop", status, "");
      Cloud.Result result = cloud.run("deploy", "--yes");
      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(cloud.aws.stacks.sent.get(0)).contains("ChangeSetType=CREATE");
      assertThat(starts(cloud)).doesNotContain("DeleteStack");
      if (status.equals("REVIEW_IN_PROGRESS")) {
        assertThat(stack.status()).isEqualTo("CREATE_COMPLETE");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "DELETE_FAILED"})
  void aStackOfNoUseIsDeletedAndCreated(String status) throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      cloud.stack(status);
      Cloud.Result refused = cloud.run("deploy");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("of no use").contains("give --yes to agree");
      assertThat(starts(cloud)).isEmpty();
      Cloud.Result result = cloud.run("deploy", "--yes");
      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(starts(cloud))
          .containsExactly("DeleteStack", "CreateChangeSet", "ExecuteChangeSet");
    }
  }

  @Test
  void aFileSystemInAStackOfNoUseNeedsAYesOfItsOwn() throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      cloud.compose(Cloud.COMPOSE + "    volumes: [data:/data]\nvolumes: {data: }\n");
      cloud.stack("ROLLBACK_FAILED");
      Cloud.Result result = cloud.run("deploy", "--yes");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("give --accept DataFilesystem");
      assertThat(starts(cloud)).isEmpty();
      assertThat(cloud.run("deploy", "--yes", "--accept", "DataFilesystem").exitCode()).isZero();
    }
  }

  @Test
  void aKeptFailedUpdateIsFixedForwardWithoutRollback() throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      cloud.stack("UPDATE_FAILED");
      cloud.compose(Cloud.COMPOSE.replace("nginx:1.29", "nginx:1.30"));
      Cloud.Result result = cloud.run("deploy", "--yes");
      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(cloud.aws.wire()).contains("DisableRollback=true");
    }
  }

  @Test
  void aKeptFailedUpdateThatReplacesIsRolledBackFirst() throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      cloud
          .stack("UPDATE_FAILED")
          .changeDetails
          .put("WebService", "<Replacement>True</Replacement>");
      cloud.compose(Cloud.COMPOSE.replace("[\"80:80\"]", "[\"81:80\"]"));
      Cloud.Result result = cloud.run("deploy", "--yes");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(starts(cloud)).doesNotContain("ExecuteChangeSet");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE_ROLLBACK_COMPLETE, 0",
    "UPDATE_ROLLBACK_FAILED, 1",
  })
  void aRollbackThatFailedIsContinued(String end, int code) throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      cloud.stack("UPDATE_ROLLBACK_FAILED");
      cloud.aws.stacks.scripts.add(FakeScripts.states("UPDATE_ROLLBACK_IN_PROGRESS", end));
      cloud.compose(Cloud.COMPOSE.replace("nginx:1.29", "nginx:1.30"));
      Cloud.Result result = cloud.run("deploy", "--yes");
      assertThat(result.exitCode()).as(result.all()).isEqualTo(code);
      assertThat(starts(cloud).get(0)).isEqualTo("ContinueUpdateRollback");
      if (code == 1) {
        assertThat(result.err()).contains("--skip LOGICAL-ID");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE_IN_PROGRESS, CREATE_COMPLETE",
    "UPDATE_IN_PROGRESS, UPDATE_COMPLETE",
    "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, UPDATE_COMPLETE",
    "UPDATE_ROLLBACK_IN_PROGRESS, UPDATE_ROLLBACK_COMPLETE",
    "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, UPDATE_ROLLBACK_COMPLETE",
    "ROLLBACK_IN_PROGRESS, ROLLBACK_COMPLETE",
    "IMPORT_IN_PROGRESS, IMPORT_COMPLETE",
    "IMPORT_ROLLBACK_IN_PROGRESS, IMPORT_ROLLBACK_COMPLETE",
    "DELETE_IN_PROGRESS, DELETE_COMPLETE",
  })
  void whatRunsIsFollowedAndThenTheFileIsDeployed(String running, String end) throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      FakeStack stack = cloud.stack(running);
      stack.stackEvent(30, end, "", "");
      cloud.compose(Cloud.COMPOSE.replace("nginx:1.29", "nginx:1.30"));
      Cloud.Result result = cloud.run("deploy", "--yes");
      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(result.err()).contains("following that first");
      assertThat(cloud.clock.now()).isAfter(FakeClock.START.plusSeconds(30));
      assertThat(starts(cloud)).endsWith("CreateChangeSet", "ExecuteChangeSet");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE_COMPLETE, 0, nothing to cancel, ''",
    "UPDATE_IN_PROGRESS, 0, deployed, CancelUpdateStack",
    "CREATE_IN_PROGRESS, 1, c2ecs down, ''",
    "UPDATE_FAILED, 0, rolled back, RollbackStack",
    "CREATE_FAILED, 0, rolled back, RollbackStack",
    "UPDATE_ROLLBACK_FAILED, 0, rolled back, ContinueUpdateRollback",
    "IMPORT_ROLLBACK_FAILED, 0, rolled back, ContinueUpdateRollback",
    "ROLLBACK_COMPLETE, 0, '', DeleteStack",
    "ROLLBACK_FAILED, 0, '', DeleteStack",
    "DELETE_FAILED, 0, '', DeleteStack",
    "REVIEW_IN_PROGRESS, 0, '', DeleteStack",
  })
  void cancelDoesWhatTheStateNeeds(String status, int code, String says, String call)
      throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      cloud.stack(status);
      if (!call.isEmpty() && !call.equals("DeleteStack")) {
        cloud.aws.stacks.scripts.add(
            FakeScripts.states("UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE"));
      }
      Cloud.Result result = cloud.run("cancel", "--yes");
      assertThat(result.exitCode()).as(result.all()).isEqualTo(code);
      assertThat(result.err()).contains(says);
      assertThat(starts(cloud)).isEqualTo(call.isEmpty() ? List.of() : List.of(call));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE_ROLLBACK_IN_PROGRESS",
        "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
        "ROLLBACK_IN_PROGRESS",
        "DELETE_IN_PROGRESS"
      })
  void cancelWaitsForWhatEndsByItself(String status) throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      cloud.stack(status).stackEvent(20, "UPDATE_ROLLBACK_COMPLETE", "", "");
      Cloud.Result result = cloud.run("cancel", "--yes");
      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(result.err()).contains("it ends by itself");
      assertThat(starts(cloud)).isEmpty();
    }
  }

  @Test
  void resourcesCanBeLeftOutOfARollback() throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      cloud.stack("UPDATE_ROLLBACK_FAILED");
      cloud.aws.stacks.scripts.add(
          FakeScripts.states("UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE"));
      assertThat(cloud.run("cancel", "--yes", "--skip", "WebService").exitCode()).isZero();
      assertThat(cloud.aws.wire()).contains("ResourcesToSkip.member.1=WebService");
    }
  }

  @Test
  void everyStateIsRemovable() throws IOException {
    for (StackState state : StackState.values()) {
      boolean ends = state.isMoving() && state != StackState.CREATE_IN_PROGRESS;
      if (ends || state == StackState.UNKNOWN) {
        continue;
      }
      try (Cloud cloud = new Cloud(directory)) {
        if (state != StackState.ABSENT) {
          cloud.stack(state.name());
        }
        Cloud.Result result = cloud.run("down", "--yes");
        assertThat(result.exitCode()).as(state + "\n" + result.all()).isZero();
        assertThat(starts(cloud))
            .as(state.name())
            .isEqualTo(state.exists() ? List.of("DeleteStack") : List.of());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy", "cancel", "down"})
  void aStackInAStateThatIsNewerThanThisProgramIsLeftAlone(String command) throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      cloud.stack("HIBERNATE_COMPLETE");
      Cloud.Result result = cloud.run(command, "--yes");
      assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
      assertThat(result.err()).contains("in the state HIBERNATE_COMPLETE, which this version");
      assertThat(starts(cloud)).isEmpty();
    }
  }

  @Test
  void everyStateHasWordsOfItsOwn() {
    assertThat(Arrays.stream(StackState.values()).map(StackState::words))
        .isNotEmpty()
        .allSatisfy(words -> assertThat(words).isNotBlank());
  }
}
