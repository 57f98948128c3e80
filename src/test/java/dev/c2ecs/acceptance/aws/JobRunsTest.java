package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S22: jobs that nobody waits for are run by {@code deploy}, once. */
class JobRunsTest extends CloudTest {

  private static final String JOB =
      """
      name: shop
      services:
        web: {image: "nginx:1.29", ports: ["80:80"]}
        seed:
          image: example/seed:1
          command: [seed]
          restart: "no"
          depends_on: [web]
      """;

  private static final String CLUSTER =
      "arn:aws:ecs:eu-central-1:123456789012:cluster/shop-Cluster";

  @BeforeEach
  void job() throws IOException {
    cloud.compose(JOB);
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

  private String record(String service) {
    return jobs().tags.getOrDefault(CLUSTER, Map.of()).getOrDefault("c2ecs:job:" + service, "");
  }

  @Test
  void aJobRunsWhereItsServicesRun() {
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err())
        .contains("job seed: runs once what it needs stands, it has not run yet")
        .contains("job seed: started", "job seed: running", "job seed: succeeded");
    List<String> calls = cloud.aws.calls();
    assertThat(calls.indexOf("RunTask")).isGreaterThan(calls.indexOf("ExecuteChangeSet"));
    Map<String, Object> order = jobs().orders.get(0);
    assertThat(order)
        .containsEntry("cluster", "shop-Cluster")
        .containsEntry("launchType", "FARGATE")
        .containsEntry("propagateTags", "TASK_DEFINITION")
        .containsEntry(
            "taskDefinition",
            "arn:aws:ecs:eu-central-1:123456789012:task-definition/SeedTaskDefinition:1");
    assertThat(order.get("networkConfiguration").toString())
        .contains("subnet-", "shop-SeedSecurityGroup", "shop-DefaultNetwork", "ENABLED");
    assertThat(record("seed")).contains(" succeeded ");
  }

  /** Its container is called as the service is, its task definition only nearly so. */
  @ParameterizedTest
  @CsvSource({"db-Seed, DbSeed", "seed_2, Seed2", "1.seed, 1seed"})
  void aJobHasTheNameOfItsService(String service, String logical) throws IOException {
    cloud.compose(JOB.replace("seed:\n", service + ":\n"));
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("job " + service + ": succeeded");
    assertThat(jobs().started()).containsExactly(logical + "TaskDefinition");
  }

  @Test
  void whatHasRunIsNotRunAgain() {
    deploy();
    Cloud.Result again = deploy();
    assertThat(again.exitCode()).as(again.all()).isZero();
    assertThat(again.err()).contains("already up to date").doesNotContain("job seed");
    assertThat(jobs().started()).containsExactly("SeedTaskDefinition");
  }

  @ParameterizedTest
  @CsvSource({
    "command: [seed], 'command: [seed, --all]', true",
    "seed:1, seed:2, true",
    "nginx:1.29, nginx:1.30, false",
    "'restart: \"no\"', 'restart: \"no\"\n    environment: {LEVEL: \"2\"}', true",
    "'restart: \"no\"', 'restart: \"no\"\n    mem_limit: 2g', false"
  })
  void itRunsAgainWhenItsOwnLinesChange(String before, String after, boolean runs)
      throws IOException {
    deploy();
    cloud.compose(JOB.replace(before, after));
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err().contains("job seed: runs once what it needs stands, it changed"))
        .isEqualTo(runs);
    assertThat(jobs().started()).hasSize(runs ? 2 : 1);
  }

  @Test
  void aMovedTagIsNoReason() throws IOException {
    deploy();
    Files.writeString(
        directory.resolve("compose.lock.json"),
        """
        {"version": 1, "images": {"example/seed:1": {"digest": "sha256:%s", "platforms": {}}}}
        """
            .formatted("a".repeat(64)));
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(jobs().started()).hasSize(1);
  }

  @Test
  void aJobThatFailsFailsTheDeploymentAndRunsAgain() {
    jobs().end("SeedTaskDefinition", 6, 3, "connecting", "no such table");
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("job seed: failed", "the stack is deployed")
        .contains("compose.yaml:4:3: error C2E515: the job seed failed: seed exited with 3")
        .contains("seed | connecting", "seed | no such table");
    assertThat(record("seed")).contains(" failed ");
    jobs().end("SeedTaskDefinition", 6, 0);
    Cloud.Result again = deploy();
    assertThat(again.exitCode()).as(again.all()).isZero();
    assertThat(again.err()).contains("its last run failed", "job seed: succeeded");
    assertThat(deploy().err()).contains("already up to date");
  }

  @Test
  void withoutJobsNoneRuns() {
    Cloud.Result result = deploy("--no-jobs");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("jobs are not run because of --no-jobs: seed");
    assertThat(jobs().started()).isEmpty();
    assertThat(deploy().err()).contains("job seed: succeeded");
  }

  @Test
  void thePreviewNamesThem() {
    Cloud.Result result = cloud.run("deploy", "--dry-run");
    assertThat(result.out())
        .contains("job seed: runs once what it needs stands, it has not run yet");
    assertThat(jobs().started()).isEmpty();
  }

  @Test
  void whoeverDoesNotFollowTheStackRunsNoJobs() {
    assertThat(deploy("--detach").err())
        .contains("jobs are not run with --detach; `c2ecs deploy` runs seed");
    assertThat(jobs().started()).isEmpty();
  }

  @Test
  void whatIsStillRunningIsFollowedByTheNextDeployment() {
    jobs().end("SeedTaskDefinition", 600, 0);
    Cloud.Result late = deploy("--wait-timeout", "60");
    assertThat(late.exitCode()).isEqualTo(1);
    assertThat(late.err())
        .contains("the time is up; what runs goes on: `c2ecs deploy` follows seed");
    Cloud.Result next = deploy();
    assertThat(next.exitCode()).as(next.all()).isZero();
    assertThat(next.err())
        .contains("job seed: an earlier deployment has started it: following that")
        .contains("job seed: succeeded");
    assertThat(jobs().started()).hasSize(1);
  }

  @Test
  void whoRunsForLongMayBeAServer() {
    jobs().end("SeedTaskDefinition", 700, 0);
    assertThat(deploy().err())
        .contains("still waiting for job seed (running)")
        .contains("job seed: it runs for ten minutes: if it is not to end, it is a server");
  }

  @Test
  void capacityThatIsMissingIsWaitedFor() {
    jobs()
        .reasons
        .addAll(
            List.of(
                "Capacity is unavailable at this time. Please try again later", "RESOURCE:ENI"));
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("ECS cannot start it yet", "job seed: succeeded");
  }

  @ParameterizedTest
  @CsvSource({
    "RESOURCE:ENI, no free address",
    "Capacity is unavailable at this time., in more zones"
  })
  void whatStaysMissingIsExplained(String reason, String fix) {
    for (int i = 0; i < 50; i++) {
      jobs().reasons.add(reason);
    }
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("error C2E515: the job seed failed: ECS does not start it: " + reason)
        .contains(fix);
  }

  @Test
  void throttlingIsWaitedOut() {
    cloud.aws.fault(
        "RunTask", FakeAws.Fault.THROTTLED, FakeAws.Fault.THROTTLED, FakeAws.Fault.UNAVAILABLE);
    cloud.aws.fault("DescribeTasks", FakeAws.Fault.RESET, FakeAws.Fault.THROTTLED);
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(jobs().started()).hasSize(1);
  }

  @Test
  void whatMayNotBeRememberedRunsAgain() {
    cloud.aws.refuse("TagResource", "AccessDeniedException", "");
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("the next deployment runs it again", "ecs:TagResource");
    assertThat(deploy().err()).contains("it has not run yet");
  }

  @Test
  void jobsRunSideBySideAndAfterThoseTheyWaitFor() throws IOException {
    cloud.compose(
        """
        name: shop
        services:
          buckets: {image: minio/mc, command: mb x/y}
          topics: {image: example/topics, deploy: {mode: replicated-job}}
          fill:
            image: example/fill
            deploy: {mode: replicated-job, replicas: 12}
            depends_on: [buckets, topics]
        """);
    jobs().end("BucketsTaskDefinition", 20, 0);
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(jobs().started())
        .containsExactly(
            "BucketsTaskDefinition",
            "TopicsTaskDefinition",
            "FillTaskDefinition",
            "FillTaskDefinition");
    assertThat(result.err().indexOf("job fill: started"))
        .isGreaterThan(result.err().indexOf("job buckets: succeeded"));
    assertThat(jobs().orders.get(2).get("networkConfiguration").toString())
        .as("no service has a parameter for it")
        .contains("subnet-");
  }

  @Test
  void whatComesAfterAJobThatFailedIsNotRun() throws IOException {
    cloud.compose(
        """
        name: shop
        services:
          first: {image: example/first, deploy: {mode: replicated-job}}
          second: {image: example/second, deploy: {mode: replicated-job}, depends_on: [first]}
          third: {image: minio/mc, command: mb x/y}
        """);
    jobs().end("FirstTaskDefinition", 5, 1);
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("job second: not run, because one before it failed", "job third: succeeded");
    assertThat(jobs().started()).containsExactly("FirstTaskDefinition", "ThirdTaskDefinition");
  }

  @Test
  void whatRunsByTheClockIsNotRunNow() throws IOException {
    cloud.compose(JOB.replace("restart: \"no\"", "x-aws-schedule: rate(1 day)"));
    assertThat(deploy().exitCode()).isZero();
    assertThat(jobs().started()).isEmpty();
  }

  @Test
  void aKeyOfItsOwnIsAReasonAndAnotherOneIsNot() throws IOException {
    cloud.compose(
        JOB.replace("ports: [\"80:80\"]", "environment: {WEB_TOKEN: \"${WEB_TOKEN:?}\"}")
            .replace(
                "restart: \"no\"",
                "restart: \"no\"\n    environment: {SEED_PASSWORD: \"${SEED_PASSWORD:?}\"}"));
    cloud.environment(Map.of("WEB_TOKEN", "abcdef-1", "SEED_PASSWORD", "hunter2"));
    assertThat(deploy().exitCode()).isZero();
    cloud.environment(Map.of("WEB_TOKEN", "abcdef-2", "SEED_PASSWORD", "hunter2"));
    assertThat(deploy().exitCode()).isZero();
    assertThat(jobs().started()).hasSize(1);
    cloud.environment(Map.of("WEB_TOKEN", "abcdef-2", "SEED_PASSWORD", "hunter3"));
    Cloud.Result result = deploy();
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("SEED_PASSWORD changed");
    assertThat(jobs().started()).hasSize(2);
    assertThat(deploy().err()).contains("already up to date");
  }

  @Test
  void aClusterOfSomebodyElseIsNotTagged() throws IOException {
    cloud.compose(JOB + "x-aws-cluster: others\n");
    assertThat(deploy().exitCode()).isZero();
    assertThat(jobs().orders.get(0)).containsEntry("cluster", "others");
    assertThat(jobs().tags.keySet())
        .containsExactly(
            "arn:aws:ecs:eu-central-1:123456789012:task-definition/SeedTaskDefinition:1");
    assertThat(deploy().err()).contains("already up to date");
    assertThat(jobs().started()).hasSize(1);
  }

  @Test
  void downStopsWhatRunsFirst() {
    jobs().end("SeedTaskDefinition", 6000, 0);
    deploy("--wait-timeout", "60");
    Cloud.Result result = cloud.run("down", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err())
        .contains("stopping 1 job first, because a cluster with running tasks cannot be deleted");
    assertThat(jobs().stopped).hasSize(1);
    List<String> calls = cloud.aws.calls();
    assertThat(calls.lastIndexOf("DeleteStack")).isGreaterThan(calls.indexOf("StopTask"));
  }

  @Test
  void downStopsOnlyItsOwnJobsInAClusterOfSomebodyElse() throws IOException {
    cloud.compose(JOB + "x-aws-cluster: others\n");
    jobs().end("SeedTaskDefinition", 6000, 0);
    deploy("--wait-timeout", "60");
    jobs().end("TheirsTaskDefinition", 6000, 0);
    jobs().start("TheirsTaskDefinition");
    Cloud.Result result = cloud.run("down", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err())
        .contains("stopping 1 job first, because their task definitions go with the stack");
    assertThat(jobs().stopped).hasSize(1);
    assertThat(jobs().running()).hasSize(1);
  }

  @Test
  void aProjectWithoutJobsCostsNoCall() throws IOException {
    cloud.compose(Cloud.COMPOSE);
    deploy();
    deploy();
    cloud.run("down", "--yes");
    assertThat(cloud.aws.calls())
        .doesNotContain("RunTask", "ListTagsForResource", "TagResource", "StopTask");
  }
}
