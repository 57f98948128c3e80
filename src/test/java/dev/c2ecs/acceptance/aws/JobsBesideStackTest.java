package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs run while their stack is made, because servers wait for them by themselves. */
class JobsBesideStackTest extends CloudTest {

  private static final String PROJECT =
      """
      name: shop
      services:
        db: {image: "example/db:1"}
        app: {image: "example/app:1", ports: ["80:80"], depends_on: [db]}
        migrate:
          image: example/migrate:1
          command: [migrate]
          restart: "no"
          depends_on: [db]
      """;

  private static final String JOB = "MigrateTaskDefinition";

  private static final String CLUSTER =
      "arn:aws:ecs:eu-central-1:123456789012:cluster/shop-Cluster";

  @BeforeEach
  void project() throws IOException {
    cloud.compose(PROJECT);
  }

  private Cloud.Result deploy(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "deploy";
    args[1] = "--yes";
    System.arraycopy(more, 0, args, 2, more.length);
    return cloud.run(args);
  }

  private FakeJobs jobs() {
    return cloud.aws.tasks.jobs;
  }

  private void next(FakeStacks.Script script) {
    cloud.aws.stacks.scripts.add(script);
  }

  private String record(String service) {
    return jobs().tags.getOrDefault(CLUSTER, Map.of()).getOrDefault("c2ecs:job:" + service, "");
  }

  @Test
  void aServerThatWaitsForTheJobBecomesSteady() {
    next(FakeScripts.steadyAfterJob("AppService", JOB, jobs(), 600));
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err())
        .containsSubsequence(
            "DbService create complete",
            "job migrate: started",
            "job migrate: succeeded",
            "AppService create complete",
            "stack: create complete",
            "deployed")
        .containsOnlyOnce("job migrate: succeeded");
    assertThat(jobs().started()).containsExactly(JOB);
    assertThat(jobs().orders.get(0).get("networkConfiguration").toString())
        .contains("subnet-", "shop-MigrateSecurityGroup", "shop-DefaultNetwork", "ENABLED");
    assertThat(record("migrate")).contains(" succeeded ");
    assertThat(deploy().err()).contains("already up to date");
    assertThat(jobs().started()).hasSize(1);
  }

  @Test
  void withoutTheJobItWouldNot() {
    next(FakeScripts.steadyAfterJob("AppService", JOB, jobs(), 60));
    Cloud.Result result = deploy("--no-jobs");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("creation failed, nothing runs");
  }

  @Test
  void aJobThatFailsIsToldAtOnceAndTheStackGoesOn() {
    next(FakeScripts.lastComes("AppService", 60, "COMPLETE"));
    jobs().end(JOB, 6, 3, "connecting", "no such table");
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .containsSubsequence(
            "job migrate: failed: migrate exited with 3",
            "    migrate | connecting",
            "    migrate | no such table",
            "AppService create complete",
            "the stack is deployed",
            "compose.yaml:5:3: error C2E515: the job migrate failed: migrate exited with 3");
    assertThat(record("migrate")).contains(" failed ");
    jobs().end(JOB, 6, 0);
    assertThat(deploy().err()).contains("its last run failed", "job migrate: succeeded");
  }

  @Test
  void aJobThatFailsIsNamedWhenTheStackFailsBecauseOfIt() {
    next(FakeScripts.steadyAfterJob("AppService", JOB, jobs(), 60));
    jobs().end(JOB, 6, 3, "no such table");
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .containsSubsequence(
            "job migrate: failed", "stack: rollback", "error C2E515: the job migrate failed")
        .doesNotContain("the stack is deployed");
    assertThat(jobs().stopped).isEmpty();
  }

  @Test
  void aJobIsStoppedWhenItsStackGoes() {
    next(FakeScripts.lastComes("AppService", 60, "FAILED"));
    jobs().end(JOB, 6000, 0);
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .containsSubsequence(
            "job migrate: running",
            "job migrate: stopped, because the stack is rolling back its creation",
            "stack: rollback complete");
    assertThat(jobs().stopped).hasSize(1);
    assertThat(jobs().running()).isEmpty();
    assertThat(record("migrate")).as("the cluster goes").contains(" started ");
  }

  @Test
  void aJobThatMayNotBeStoppedIsNamed() {
    next(FakeScripts.lastComes("AppService", 60, "FAILED"));
    cloud.aws.refuse("StopTask", "AccessDeniedException", "");
    jobs().end(JOB, 6000, 0);
    assertThat(deploy().err())
        .contains("job migrate: cannot be stopped, though the stack is rolling back its creation")
        .contains("stack: rollback complete");
  }

  @Test
  void aJobThatMayNotBeLookedAtIsStoppedAllTheSame() {
    next(FakeScripts.lastComes("AppService", 60, "FAILED"));
    cloud.aws.refuse("DescribeTasks", "AccessDeniedException", "");
    jobs().end(JOB, 6000, 0);
    assertThat(deploy().err())
        .containsSubsequence(
            "job migrate: started",
            "job migrate: it is looked at after the stack, not now:",
            "job migrate: stopped, because the stack is rolling back its creation");
    assertThat(jobs().stopped).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"10, succeeded", "6000, stopped"})
  void afterAnUpdateThatWentBackItRunsAgain(long seconds, String end) throws IOException {
    assertThat(deploy().exitCode()).isZero();
    cloud.compose(PROJECT.replace("migrate:1", "migrate:2").replace("app:1", "app:2"));
    next(FakeScripts.lastComes("AppService", 60, "FAILED"));
    jobs().end(JOB, seconds, 0);
    Cloud.Result failed = deploy();
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("job migrate: " + end);
    assertThat(record("migrate")).contains(" undone");
    jobs().end(JOB, 10, 0);
    Cloud.Result again = deploy();
    assertThat(again.exitCode()).as(again.all()).isZero();
    assertThat(again.err()).contains("the stack that it ran for failed", "job migrate: succeeded");
    assertThat(jobs().started()).hasSize(3);
    assertThat(record("migrate")).contains(" succeeded ");
  }

  @ParameterizedTest
  @CsvSource({"10, 3", "6000, 2"})
  void whatEndedUnseenInAnUpdateThatWentBackRunsAgain(long seconds, int runs) throws IOException {
    assertThat(deploy().exitCode()).isZero();
    cloud.compose(PROJECT.replace("migrate:1", "migrate:2").replace("app:1", "app:2"));
    next(FakeScripts.lastComes("AppService", 60, "FAILED"));
    jobs().end(JOB, seconds, 0);
    assertThat(deploy("--wait-timeout", "15").err()).contains("the time is up");
    assertThat(record("migrate")).contains(" started ");
    Cloud.Result again = deploy();
    assertThat(again.exitCode()).as(again.all()).isZero();
    assertThat(jobs().started()).as("what still runs is followed").hasSize(runs);
    assertThat(record("migrate")).contains(" succeeded ");
  }

  @Test
  void anUpdateOfTheJobAloneWaitsForNothingElse() throws IOException {
    assertThat(deploy().exitCode()).isZero();
    long before = jobs().startedAfter(JOB);
    cloud.compose(PROJECT.replace("migrate:1", "migrate:2"));
    next(FakeScripts.lastComes("None", 100, "COMPLETE"));
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err())
        .containsSubsequence(
            "job migrate: runs once what it needs stands, it changed",
            JOB + " update complete",
            "job migrate: started",
            "job migrate: succeeded",
            "stack: update complete");
    assertThat(jobs().startedAfter(JOB)).isBetween(before + 1, before + 60);
    assertThat(jobs().started()).hasSize(2);
  }

  @Test
  void aServiceThatItDependsOnIsWaitedFor() {
    next(FakeScripts.lastComes("DbService", 90, "COMPLETE"));
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(jobs().startedAfter(JOB)).isBetween(90L, 109L);
  }

  @Test
  void jobsKeepTheirOrder() throws IOException {
    cloud.compose(
        PROJECT
            + "  fill: {image: example/fill, deploy: {mode: replicated-job}, depends_on:"
            + " [migrate]}\n");
    next(FakeScripts.steadyAfterJob("AppService", "FillTaskDefinition", jobs(), 600));
    jobs().end(JOB, 30, 0);
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(jobs().started()).containsExactly(JOB, "FillTaskDefinition");
    assertThat(result.err())
        .containsSubsequence(
            "job migrate: succeeded",
            "job fill: started",
            "job fill: succeeded",
            "AppService create complete");
  }

  @Test
  void whatIsNotBegunBesideTheStackRunsAfterIt() {
    cloud.aws.refuse("DescribeStackEvents", "AccessDenied", "");
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).containsSubsequence("deployed", "job migrate: succeeded");
    assertThat(jobs().started()).hasSize(1);
  }

  @Test
  void aJobThatRunsLongerThanItsStackIsFollowedToItsEnd() {
    next(FakeScripts.lastComes("AppService", 30, "COMPLETE"));
    jobs().end(JOB, 300, 0);
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err())
        .containsSubsequence("job migrate: started", "deployed", "job migrate: succeeded");
    assertThat(jobs().started()).hasSize(1);
  }

  @Test
  void whoStopsFollowingIsToldOfTheJob() {
    next(FakeScripts.lastComes("AppService", 300, "COMPLETE"));
    jobs().end(JOB, 500, 0);
    Cloud.Result late = deploy("--wait-timeout", "60");
    assertThat(late.exitCode()).isEqualTo(1);
    assertThat(late.err())
        .contains("the time is up; the creation of the stack goes on")
        .contains("what runs goes on: `c2ecs deploy` follows migrate");
    Cloud.Result next = deploy();
    assertThat(next.exitCode()).as(next.all()).isZero();
    assertThat(next.err()).contains("an earlier deployment has started it: following that");
    assertThat(jobs().started()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"LOST", "TRUNCATED", "RESET", "UNAVAILABLE", "THROTTLED"})
  void noFaultRunsItTwice(FakeAws.Fault fault) {
    next(FakeScripts.steadyAfterJob("AppService", JOB, jobs(), 600));
    for (int i = 0; i < 12; i++) {
      cloud.aws.fault("RunTask", fault);
    }
    cloud.aws.fault("DescribeTasks", fault, fault, fault, fault, fault, fault);
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(jobs().started()).containsExactly(JOB);
    assertThat(List.of(record("migrate").split(" ", -1))).contains("succeeded");
  }
}
