package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.aws.FakeAws.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong while a stack changes does not concern the stack. */
class FollowingTest extends CloudTest {

  private void failingTasks() {
    cloud.aws.stacks.scripts.add(FakeScripts.createdTogether(30, 32));
    cloud.aws.tasks.stop(
        "WebService", 4, "EssentialContainerExited", "Essential container exited", null, 1, "boom");
  }

  /** Goes wrong from the call of an action on that starts something. */
  private void fromThen(String start, Runnable trouble) {
    cloud.aws.watch(
        (number, action) -> {
          if (action.equals(start)) {
            trouble.run();
          }
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"THROTTLED", "UNAVAILABLE", "RESET", "TRUNCATED", "LOST"})
  void c16AnOutageIsWaitedOutAndSaid(Fault fault) {
    Fault[] many = Collections.nCopies(60, fault).toArray(Fault[]::new);
    cloud.aws.fault("DescribeStackEvents", many);
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err())
        .containsOnlyOnce("AWS does not answer since")
        .contains("the stack goes on; trying again")
        .containsOnlyOnce("AWS answers again")
        .contains("deployed");
    assertThat(cloud.clock.now()).isAfter(FakeClock.START.plus(Duration.ofMinutes(5)));
  }

  @ParameterizedTest
  @CsvSource({
    "DescribeServices, THROTTLED",
    "DescribeServices, RESET",
    "ListTasks, UNAVAILABLE",
    "DescribeTasks, TRUNCATED",
    "DescribeTaskDefinition, RESET",
    "GetLogEvents, THROTTLED",
  })
  void c16WithoutAnAnswerOfEcsTheStackIsFollowed(String action, Fault fault) {
    failingTasks();
    cloud.aws.fault(action, Collections.nCopies(30, fault).toArray(Fault[]::new));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).doesNotContain("does not answer");
  }

  @Test
  void c16TasksThatCouldNotBeReadAreReadAtTheNextLook() {
    failingTasks();
    cloud.aws.fault("DescribeTasks", Collections.nCopies(4, Fault.THROTTLED).toArray(Fault[]::new));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("main exited with 1").contains("boom");
  }

  @ParameterizedTest
  @CsvSource({
    "DescribeServices, tasks are not shown",
    "ListTasks, tasks are not shown",
    "DescribeTasks, tasks are not shown",
    "GetLogEvents, log lines are not shown",
    "DescribeTaskDefinition, log lines are not shown",
  })
  void c16DetailsThatMayNotBeReadAreLeftOutAndSaidOnce(String action, String words) {
    failingTasks();
    cloud.aws.refuse(action, "AccessDeniedException", "not authorized to perform: x:" + action);
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).containsOnlyOnce("you may not do x:" + action + ": " + words);
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void c16WithoutEventsTheStateIsFollowed(boolean update) throws IOException {
    if (update) {
      cloud.stack("CREATE_COMPLETE");
      change();
    }
    cloud.aws.refuse("DescribeStackEvents", "AccessDenied", "not authorized to perform: c:Events");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err())
        .containsOnlyOnce("you may not do c:Events: only the state of the stack is shown")
        .contains("stack: " + (update ? "update" : "create") + " complete");
    assertThat(cloud.aws.stacks.all).hasSize(1);
  }

  @Test
  void c16WithoutEventsAFailureIsSeenInTheState() throws IOException {
    cloud.stack("CREATE_COMPLETE");
    change();
    cloud.aws.stacks.scripts.add(
        FakeScripts.fails(
            "WebService", 20, "no", "UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE"));
    cloud.aws.refuse("DescribeStackEvents", "AccessDenied", "not authorized to perform: c:Events");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err()).contains("the stack is now: deployed, last update rolled back");
  }

  @ParameterizedTest
  @CsvSource({
    "deploy, '', ExecuteChangeSet, the creation of the stack goes on: `c2ecs deploy` follows it",
    "deploy, CREATE_COMPLETE, ExecuteChangeSet, the update of the stack goes on: `c2ecs deploy`",
    "deploy, ROLLBACK_COMPLETE, DeleteStack, 'the removal of the old stack goes on: `c2ecs deploy`"
        + " follows it and then creates'",
    "deploy, UPDATE_ROLLBACK_FAILED, ContinueUpdateRollback, the rollback of the stack goes on",
    "down, CREATE_COMPLETE, DeleteStack, the removal of the stack goes on: `c2ecs down` follows it",
    "cancel, UPDATE_IN_PROGRESS, CancelUpdateStack, the rollback of the stack goes on: `c2ecs"
        + " cancel` follows it",
  })
  void c16TheWordsFitWhatRuns(String command, String before, String start, String words)
      throws IOException {
    if (!before.isEmpty()) {
      cloud.stack(before);
      change();
    }
    if (start.equals("CancelUpdateStack") || start.equals("ContinueUpdateRollback")) {
      cloud.aws.stacks.scripts.add(
          FakeScripts.states("UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE"));
    }
    fromThen(
        start,
        () -> cloud.aws.refuse("DescribeStackEvents", "ExpiredToken", "the token is expired"));
    Cloud.Result expired = cloud.run(command, "--yes");
    assertThat(expired.exitCode()).as(expired.all()).isEqualTo(1);
    assertThat(expired.err()).contains("the AWS session has expired").contains(words);
    if (command.equals("down")) {
      assertThat(expired.err()).doesNotContain("`c2ecs deploy`");
    }
  }

  @Test
  void c16WhenNothingMayBeReadTheActionIsNamed() {
    fromThen(
        "ExecuteChangeSet",
        () ->
            List.of("DescribeStackEvents", "DescribeStacks")
                .forEach(
                    action ->
                        cloud.aws.refuse(
                            action, "AccessDenied", "not authorized to perform: c:" + action)));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err())
        .contains("you may not do c:DescribeStacks")
        .contains("the creation of the stack goes on: `c2ecs deploy` follows it");
  }

  @Test
  void c16AnOutageWithoutEndEndsInWordsAfterThreeHours() {
    cloud.aws.fault(
        "DescribeStackEvents", Collections.nCopies(2_000, Fault.UNAVAILABLE).toArray(Fault[]::new));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err()).contains("the creation of the stack goes on: `c2ecs deploy`");
    assertThat(Duration.between(FakeClock.START, cloud.clock.now()))
        .isBetween(Duration.ofHours(3), Duration.ofHours(4));
  }

  @Test
  void c16TheTimeThatIsGivenHoldsInAnOutageToo() {
    cloud.aws.fault(
        "DescribeStackEvents", Collections.nCopies(2_000, Fault.UNAVAILABLE).toArray(Fault[]::new));
    Cloud.Result result = cloud.run("deploy", "--yes", "--wait-timeout", "120");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err()).contains("the time is up; the creation of the stack goes on");
  }
}
