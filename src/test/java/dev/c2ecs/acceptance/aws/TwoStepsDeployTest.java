package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.cloud.CloudModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An update that AWS refuses as one, and takes as two: both are made, and followed as one. */
class TwoStepsDeployTest extends CloudTest {

  private static final String BEFORE =
      """
      name: shop
      services:
        web:
          image: nginx:1.27
          ports: ["80:80"]
          environment: {API_URL: "http://api:3000"}
          x-aws-discovery: connect
        api:
          image: example/api:1
          expose: ["3000"]
          x-aws-discovery: connect
        seed:
          image: example/seed:1
          restart: "no"
          depends_on: [api]
      """;

  private static final String AFTER =
      BEFORE
          .replace("example/api:1\n", "example/api:2\n    x-aws-capacity: spot\n")
          .replace("example/seed:1", "example/seed:2");

  private static final String BETWEEN =
      "the first of two updates is made, the second is not: `c2ecs deploy` goes on with it";

  private LikeAws like;

  @BeforeEach
  void deployed() throws IOException {
    like = cloud.aws.stacks.behaveLikeAws();
    Cloud.Result result = cloud.compose(BEFORE).run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    cloud.compose(AFTER);
  }

  private FakeStack stack() {
    return cloud.aws.stacks.all.get("shop#1");
  }

  private FakeJobs jobs() {
    return cloud.aws.tasks.jobs;
  }

  /** The stack has what one has that was made so from the beginning. */
  private void isAsIfMadeNew() {
    CloudModel fresh = new CloudModel();
    assertThat(fresh.deploy("shop", LikeAws.read(stack().template), stack().parameters).succeeded())
        .isTrue();
    assertThat(like.model.contents("shop")).isEqualTo(fresh.contents("shop"));
    assertThat(stack().template).isEqualTo(cloud.template());
    assertThat(stack().changeSets).isEmpty();
    assertThat(cloud.aws.objects).isEmpty();
  }

  /** Nothing was changed, and nothing is left of the attempt. */
  private void isAsBefore(String template) {
    assertThat(stack().template).isEqualTo(template);
    assertThat(stack().changeSets).isEmpty();
    assertThat(cloud.aws.objects).isEmpty();
    assertThat(jobs().started()).hasSize(1);
  }

  private Cloud.Result deployed(int code, String... more) {
    List<String> args = new ArrayList<>(List.of("deploy"));
    args.addAll(List.of(more));
    Cloud.Result result = cloud.run(args.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.all()).isEqualTo(code);
    return result;
  }

  private void isDoneInTwo(Cloud.Result result) {
    assertThat(count("ExecuteChangeSet")).isEqualTo(3);
    assertThat(result.err())
        .containsSubsequence(
            "the first of two updates: what stands in the way goes",
            "the first of two updates is done, the second follows",
            "deployed",
            "job seed: succeeded");
    assertThat(result.out().lines()).containsExactly("services.web.ports[0]  http://example.test");
    assertThat(jobs().started()).hasSize(2);
    List<String> calls = cloud.aws.calls();
    assertThat(calls.lastIndexOf("RunTask")).isGreaterThan(calls.lastIndexOf("ExecuteChangeSet"));
    assertThat(like.model.connectNames("shop", "WebService")).contains("api:3000");
    isAsIfMadeNew();
  }

  @Test
  void whoAgreesGetsBoth() {
    cloud.answering("y\n");
    Cloud.Result result = deployed(0);
    assertThat(result.err())
        .containsSubsequence(
            "AWS would refuse this as one update:",
            "compose.yaml:8:3: service api: a service with Service Connect cannot be",
            "1. service api goes; the rest changes already",
            "Meanwhile service api does not answer. No data go for it.",
            "Deploy this in two updates? [y/N]")
        .containsOnlyOnce("[y/N]");
    isDoneInTwo(result);
    assertThat(deployed(0).err()).contains("already up to date");
  }

  @Test
  void whoSaysSoBeforeIsNotAsked() {
    isDoneInTwo(deployed(0, "--yes", "--two-steps"));
  }

  @Test
  void whoDoesNotAgreeChangesNothing() {
    String template = stack().template;
    cloud.answering("n\n");
    assertThat(deployed(1).err()).contains("nothing was changed");
    isAsBefore(template);
  }

  @Test
  void yesAloneIsNotEnough() {
    String template = stack().template;
    assertThat(deployed(1, "--yes").err()).contains("error C2E549: ", "give --two-steps");
    isAsBefore(template);
  }

  @Test
  void theDryRunShowsBoth() {
    String template = stack().template;
    assertThat(deployed(0, "--dry-run").out())
        .contains("  Two updates do it:\n    1. service api goes;")
        .contains("`c2ecs deploy --yes --two-steps` does not");
    isAsBefore(template);
  }

  @Test
  void theFirstIsFollowedAlsoWhenNobodyFollowsTheSecond() {
    Cloud.Result result = deployed(0, "--yes", "--two-steps", "--detach");
    assertThat(result.err())
        .containsSubsequence("the first of two updates is done", "started: `c2ecs deploy`");
    assertThat(jobs().started()).hasSize(1);
    assertThat(deployed(0, "--yes").err()).contains("following that first", "job seed: succeeded");
    isAsIfMadeNew();
  }

  @Test
  void whenTheFirstFailsTheSecondIsNotTried() {
    String template = stack().template;
    like.model.breakNext("ApiTaskDefinition", "Too many revisions");
    Cloud.Result result = deployed(1, "--yes", "--two-steps");
    assertThat(result.err())
        .contains("Too many revisions", "the stack is now: deployed, last update rolled back")
        .doesNotContain("the second");
    assertThat(count("ExecuteChangeSet")).isEqualTo(2);
    isAsBefore(template);
    isDone(deployed(0, "--yes", "--two-steps"));
  }

  private void isDone(Cloud.Result result) {
    assertThat(result.err()).contains("deployed");
    assertThat(jobs().started()).hasSize(2);
    isAsIfMadeNew();
  }

  /** While a change set is being executed that many were before. */
  private void whenExecuting(int number, Runnable event) {
    cloud.aws.watch(
        (call, action) -> {
          if (action.equals("ExecuteChangeSet") && count(action) == number) {
            event.run();
          }
        });
  }

  @Test
  void whenTheSecondFailsTheNextDeploymentGoesOn() {
    whenExecuting(3, () -> like.model.breakNext("ApiService", "No capacity"));
    Cloud.Result result = deployed(1, "--yes", "--two-steps");
    assertThat(result.err())
        .containsSubsequence("No capacity", "the stack is now: deployed, last update rolled back")
        .contains(BETWEEN);
    assertThat(result.out()).isEmpty();
    Cloud.Result next = deployed(0, "--yes");
    assertThat(next.err()).doesNotContain("two updates");
    isDone(next);
  }

  @Test
  void whatTheSecondIsRefusedForIsSaidWithWhatIsDone() {
    whenExecuting(2, () -> cloud.aws.refuse("CreateChangeSet", "LimitExceeded", "too many"));
    assertThat(deployed(1, "--yes", "--two-steps").err()).contains("too many", BETWEEN);
  }

  @Test
  void whenTheTimeIsUpInTheFirstTheNextDeploymentGoesOn() {
    Cloud.Result result = deployed(1, "--yes", "--two-steps", "--wait-timeout", "3");
    assertThat(result.err())
        .contains(
            "the time is up; the first of two updates goes on: `c2ecs deploy` follows it and then"
                + " makes the second");
    Cloud.Result next = deployed(0, "--yes");
    assertThat(next.err()).contains("following that first");
    isDone(next);
  }

  /** Wherever it ends, whoever deploys again has what the file says, and no job runs twice. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anInterruptedDeploymentGoesOn(long seed) {
    int before = cloud.aws.calls().size();
    int at = before + 5 + new Random(seed).nextInt(60);
    Thread program = Thread.currentThread();
    cloud.aws.watch(
        (number, action) -> {
          if (number == at) {
            program.interrupt();
          }
        });
    Cloud.Result first = cloud.run("deploy", "--yes", "--two-steps");
    Thread.interrupted();
    Cloud.Result next = cloud.run("deploy", "--yes", "--two-steps");
    String what = "seed " + seed + ", call " + at + "\n" + first.all() + next.all();
    assertThat(next.exitCode()).as(what).isZero();
    assertThat(stack().template).as(what).isEqualTo(cloud.template());
    assertThat(stack().status()).as(what).isEqualTo("UPDATE_COMPLETE");
    assertThat(jobs().started()).as(what).hasSize(2);
  }

  private static final String WAITS =
      """
      name: shop
      services:
        web: {image: "example/web:1", x-aws-discovery: connect}
        api: {image: "example/api:1", expose: ["3000"], x-aws-discovery: connect}
        db: {image: "example/db:1"}
        migrate: {image: "example/migrate:1", restart: "no", depends_on: [db]}
        late: {image: "example/late:1", restart: "no", depends_on: [api]}
      """;

  private static final String JOB = "MigrateTaskDefinition";

  /** Of a service of the first update AWS hears that it is steady when a job has succeeded. */
  private void untilTheJobHasSucceeded(String service) {
    FakeStacks.Script waits =
        (stack, operation, token) -> {
          like.model.deploy(stack.name, LikeAws.read(stack.pending), stack.pendingParameters);
          FakeScripts.steadyAfterJob(service, JOB, jobs(), 60).play(stack, operation, token);
        };
    cloud.aws.stacks.scripts.add(waits);
  }

  private void waitingDeployed() throws IOException {
    cloud.compose(WAITS);
    deployed(0, "--yes", "--two-steps");
    jobs().forget();
    cloud.compose(
        WAITS
            .replace("example/api:1\"", "example/api:2\", x-aws-capacity: spot")
            .replace("example/web:1", "example/web:2")
            .replace("example/migrate:1", "example/migrate:2")
            .replace("example/late:1", "example/late:2"));
  }

  @Test
  void aServerOfTheFirstThatWaitsForAJobBecomesSteady() throws IOException {
    waitingDeployed();
    untilTheJobHasSucceeded("WebService");
    Cloud.Result result = deployed(0, "--yes", "--two-steps");
    assertThat(result.err())
        .containsSubsequence(
            "the first of two updates: what stands in the way goes",
            "job migrate: succeeded",
            "the first of two updates is done, the second follows",
            "job late: succeeded")
        .containsOnlyOnce("job migrate: succeeded");
    assertThat(jobs().started()).containsExactly(JOB, "LateTaskDefinition");
    assertThat(deployed(0).err()).contains("already up to date");
  }

  @Test
  void aJobOfTheFirstThatFailsIsNotRunAgainByTheSecond() throws IOException {
    waitingDeployed();
    jobs().end(JOB, 6, 3, "no such table");
    Cloud.Result result = deployed(1, "--yes", "--two-steps");
    assertThat(result.err())
        .containsSubsequence(
            "job migrate: failed: migrate exited with 3",
            "the first of two updates is done, the second follows",
            "error C2E515: the job migrate failed: migrate exited with 3");
    assertThat(jobs().started()).containsExactly(JOB, "LateTaskDefinition");
    jobs().end(JOB, 6, 0);
    assertThat(deployed(0, "--yes").err()).contains("its last run failed");
    assertThat(jobs().started()).hasSize(3);
  }

  @Test
  void aJobOfTheFirstThatRunsOnIsFollowedByTheSecond() throws IOException {
    waitingDeployed();
    jobs().end(JOB, 600, 0);
    assertThat(deployed(0, "--yes", "--two-steps").err())
        .containsSubsequence(
            "job migrate: started",
            "the first of two updates is done, the second follows",
            "job migrate: followed, it changed",
            "job migrate: succeeded");
    assertThat(jobs().started()).containsExactly(JOB, "LateTaskDefinition");
  }

  /** The template between names what the old one names, because something stays as it was. */
  @Test
  void theFirstHasTheParametersOfBothTemplates() throws IOException {
    cloud.environment(Map.of("OLD", "hunter2", "NEW", "hunter3"));
    cloud.compose(
        """
        name: shop
        services:
          worker: {build: ., secrets: [old]}
        secrets: {old: {environment: OLD}}
        x-aws-cloudformation:
          Resources:
            Events: {Type: "AWS::SNS::Topic"}
        """);
    deployed(0, "--yes", "--image", "worker=registry.test/worker:1");
    cloud.compose(
        """
        name: shop
        services:
          worker: {image: "example/worker:2", secrets: [new]}
          tool: {build: .}
        secrets: {new: {environment: NEW}}
        x-aws-cloudformation:
          Resources:
            Events: {Type: "AWS::SNS::Subscription"}
            WorkerTaskDefinition: {Properties: {PidMode: !Ref Events}}
        """);
    cloud.aws.stacks.sent.clear();
    deployed(0, "--yes", "--two-steps", "--image", "tool=registry.test/tool:1");
    List<Set<String>> sent = cloud.aws.stacks.sent.stream().map(this::parameters).toList();
    assertThat(sent).hasSize(3);
    assertThat(sent.get(1)).contains("WorkerImage", "OldSecretArn", "ToolImage", "NewSecretArn");
    assertThat(sent.get(2))
        .contains("ToolImage", "NewSecretArn")
        .doesNotContain("WorkerImage", "OldSecretArn");
    isAsIfMadeNew();
  }

  /** The names of the parameters that a change set was given. */
  private Set<String> parameters(String form) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = Pattern.compile("ParameterKey=(\\w+)").matcher(form);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
