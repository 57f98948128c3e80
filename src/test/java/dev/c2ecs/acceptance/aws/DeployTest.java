package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.aws.FakeAws.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A deployment from its first call to its last line. */
class DeployTest extends CloudTest {

  private static String fortyServices() {
    StringBuilder many = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < 40; i++) {
      many.append("  s" + i + ": {image: nginx}\n");
    }
    return many.toString();
  }

  @Test
  void c1AnUnchangedFileIsUpToDateAndLeavesNoChangeSet() {
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("already up to date");
    assertThat(count("ExecuteChangeSet")).isEqualTo(1);
    assertThat(cloud.aws.stacks.all.values())
        .isNotEmpty()
        .allMatch(stack -> stack.changeSets.isEmpty());
  }

  @Test
  void c2ARolledBackUpdateTellsTheFirstCauseWithItsTaskAndLines() throws IOException {
    cloud.stack("CREATE_COMPLETE");
    change();
    cloud.aws.tasks.stop(
        "WebService",
        8,
        "EssentialContainerExited",
        "Essential container in task exited",
        null,
        1,
        "starting",
        "cannot connect to db:5432");
    cloud.aws.stacks.scripts.add(
        FakeScripts.fails(
            "WebService",
            20,
            "Resource handler returned message: \"Error occurred during operation 'ECS Deployment"
                + " Circuit Breaker was triggered'.\" (RequestToken: 1234, HandlerErrorCode:"
                + " GeneralServiceException)",
            "UPDATE_ROLLBACK_IN_PROGRESS",
            "UPDATE_ROLLBACK_COMPLETE"));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("compose.yaml:3:3: failed: a container of service web ends with exit code 1")
        .contains("WebService (AWS::ECS::Service), from services.web")
        .contains("main exited with 1")
        .contains("    main | starting\n    main | cannot connect to db:5432\n")
        .contains("the stack is now: deployed, last update rolled back")
        .doesNotContain("RequestToken");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void c3FaultsOfEveryCallAreWaitedOut(Fault fault) throws IOException {
    cloud.compose(Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n");
    cloud.environment(Map.of("KEY", "hunter2"));
    List<String> actions =
        List.of(
            "GetCallerIdentity",
            "DescribeStacks",
            "DescribeVpcs",
            "DescribeVpcAttribute",
            "DescribeSubnets",
            "DescribeRouteTables",
            "DescribeSecret",
            "CreateSecret",
            "CreateChangeSet",
            "DescribeChangeSet",
            "ExecuteChangeSet",
            "DescribeStackEvents",
            "DescribeServices");
    actions.forEach(action -> cloud.aws.fault(action, fault, fault));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all() + cloud.aws.calls()).isZero();
    if (fault != Fault.DELAYED) {
      assertThat(actions)
          .isNotEmpty()
          .allSatisfy(action -> assertThat(count(action)).as(action).isGreaterThan(2));
    }
    assertThat(count("DeleteStack")).isZero();
    assertThat(cloud.aws.stacks.all).hasSize(1);
    assertThat(cloud.aws.secrets.all.get("shop_key").versions).hasSize(1);
  }

  @Test
  void c6EventsOverManyPagesAreReadOnceAndToTheEnd() throws IOException {
    StringBuilder many = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < 25; i++) {
      many.append("  s" + i + ": {image: nginx, ports: [\"" + (8000 + i) + ":80\"]}\n");
    }
    cloud.compose(many.toString());
    cloud.aws.stacks.scripts.add(FakeScripts.createdTogether(1, 1));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.err()).isZero();
    List<String> lines = result.err().lines().filter(l -> l.contains("create complete")).toList();
    assertThat(lines).hasSizeGreaterThan(150).doesNotHaveDuplicates();
  }

  @Test
  void aYesDeploysAndPutsTheCursorBack() {
    Cloud.Result result = cloud.answering("y\n").run("deploy");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("\u001b[?25l").contains("service web");
    assertThat(result.err().lastIndexOf("\u001b[?25h"))
        .isGreaterThan(result.err().lastIndexOf("\u001b[?25l"));
  }

  @Test
  void aDryRunLeavesNothing() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n");
    cloud.environment(Map.of("KEY", "hunter2"));
    Cloud.Result result = cloud.run("deploy", "--dry-run");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out()).contains("service web").contains("to add");
    assertThat(cloud.aws.stacks.all.values())
        .isNotEmpty()
        .allMatch(stack -> stack.status().equals("DELETE_COMPLETE") && stack.changeSets.isEmpty());
    assertThat(cloud.aws.secrets.all).isEmpty();
  }

  @Test
  void c12ALongTemplateGoesThroughABucketOfItsOwn() throws IOException {
    cloud.compose(fortyServices());
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.err()).isZero();
    String bucket = "/c2ecs-123456789012-eu-central-1";
    assertThat(cloud.aws.objects.keySet())
        .contains(
            bucket,
            bucket + "?publicAccessBlock",
            bucket + "?encryption",
            bucket + "?policy",
            bucket + "?lifecycle");
    assertThat(cloud.aws.objects.get(bucket + "?policy")).contains("aws:SecureTransport");
    assertThat(cloud.aws.objects.keySet())
        .anyMatch(key -> key.matches(bucket + "/[0-9a-f-]{36}.yaml"));
    assertThat(cloud.aws.wire()).contains("TemplateURL=").doesNotContain("TemplateBody=");
  }

  @Test
  void aBucketThatWasNotFinishedIsProtectedTheNextTime() throws IOException {
    cloud.compose(fortyServices());
    String bucket = "/c2ecs-123456789012-eu-central-1";
    cloud.aws.objects.put(bucket, "");
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(cloud.aws.objects.keySet())
        .contains(bucket + "?publicAccessBlock", bucket + "?policy", bucket + "?lifecycle");
    cloud.aws.objects.remove(bucket + "?policy");
    cloud.compose(fortyServices() + "  x: {image: nginx}\n");
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(cloud.aws.objects.keySet())
        .as("a finished bucket is left as its owner has it")
        .doesNotContain(bucket + "?policy");
  }

  @Test
  void aDryRunOfALongTemplateRemovesItsBucket() throws IOException {
    cloud.compose(fortyServices());
    Cloud.Result result = cloud.run("deploy", "--dry-run");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(cloud.aws.objects).isEmpty();
  }

  @Test
  void theDefaultNetworkIsLookedUp() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    volumes: [data:/data]\nvolumes: {data: }\n");
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(cloud.aws.stacks.sent.get(0))
        .contains("=vpc-1")
        .contains("=subnet-a,subnet-b,")
        .doesNotContain("subnet-c")
        .contains("=ENABLED");
  }

  @Test
  void withoutFileSystemsEveryZoneIsUsed() {
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(cloud.aws.stacks.sent.get(0)).contains("=subnet-a,subnet-b,subnet-c");
  }

  @Test
  void aDetachedDeploymentIsNotFollowed() {
    Cloud.Result result = cloud.run("deploy", "--yes", "--detach");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("`c2ecs deploy` follows it");
    assertThat(cloud.aws.calls()).doesNotContain("DescribeStackEvents");
  }

  @Test
  void theTimeCanBeUp() throws IOException {
    cloud.aws.stacks.scripts.add(
        (stack, operation, token) ->
            stack.stackEvent(0, "CREATE_IN_PROGRESS", "User Initiated", token));
    Cloud.Result result = cloud.run("deploy", "--yes", "--wait-timeout", "60");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("the time is up; the creation of the stack goes on");
  }

  @Test
  void pollingIsOnePageATickAndSlowerWhenNothingMoves() {
    cloud.aws.stacks.scripts.add(
        (stack, operation, token) -> {
          stack.stackEvent(0, "CREATE_IN_PROGRESS", "User Initiated", token);
          stack.stackEvent(600, "CREATE_COMPLETE", "", token);
        });
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(count("DescribeStackEvents")).isBetween(100L, 145L);
  }

  @Test
  void anEndThatNeverCameIsSeenInTheState() {
    cloud.aws.stacks.scripts.add(
        (stack, operation, token) -> {
          stack.stackEvent(0, "CREATE_IN_PROGRESS", "User Initiated", token);
          stack.stackEvent(10, "CREATE_COMPLETE", "", "token-of-another");
        });
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
  }

  @Test
  void optionsReachCloudFormation() {
    Cloud.Result result =
        cloud.run(
            "deploy",
            "--yes",
            "--no-rollback",
            "--role-arn",
            "arn:aws:iam::1:role/r",
            "--tag",
            "team=blue");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(cloud.aws.wire())
        .contains("RoleARN=arn:aws:iam::1:role/r")
        .contains("DisableRollback=true")
        .contains("Value=blue")
        .contains("Capabilities.member.1=CAPABILITY_IAM");
  }

  @Test
  void listsWhatIsOurs() {
    cloud.run("deploy", "--yes");
    FakeStack other = cloud.aws.stacks.put("other", "UPDATE_ROLLBACK_FAILED", "");
    other.tags.put("com.docker.compose.project", "zoo");
    Cloud.Result result = cloud.run("ls");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("NAME "),
            line -> assertThat(line).startsWith("shop ").contains("deployed", " 2/2 "),
            line ->
                assertThat(line).startsWith("zoo ").contains("update failed, its rollback too"));
  }

  @Test
  void c8CommandsThatReadFilesOpenNoSocket() {
    for (String command : List.of("config", "check", "convert")) {
      assertThat(cloud.run(command).exitCode()).isZero();
    }
    assertThat(cloud.aws.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE_ROLLBACK_COMPLETE, deploy again",
    "UPDATE_ROLLBACK_FAILED, c2ecs cancel",
    "UPDATE_FAILED, c2ecs cancel",
    "ROLLBACK_COMPLETE, removes it and creates it anew",
    "ROLLBACK_FAILED, removes it and creates it anew",
    "CREATE_FAILED, removes it and creates it anew",
    "DELETE_COMPLETE, deploy again",
  })
  void everyEndOfAFailureIsExplainedAndSaysHowToGoOn(String end, String next) throws IOException {
    if (end.startsWith("UPDATE")) {
      cloud.stack("CREATE_COMPLETE");
      change();
    }
    cloud.aws.stacks.scripts.add(
        FakeScripts.fails("WebTaskExecutionRole", 5, "no permission: AccessDenied", end));
    Cloud.Result result = cloud.run("deploy", "--yes");
    if (!end.equals("DELETE_COMPLETE")) {
      assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
      assertThat(result.err())
          .contains("compose.yaml:3:3: failed: you, or the role given by --role-arn")
          .contains(next);
    }
  }

  @Test
  void eventsThatComeLateAreReadOnceAndAllTheSame() throws IOException {
    FakeStack stack = cloud.stack("CREATE_COMPLETE");
    change();
    stack.lag = 7;
    cloud.clock.sleep(java.time.Duration.ofSeconds(8));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err().lines().filter(line -> line.contains(" update ")))
        .hasSize(4)
        .doesNotHaveDuplicates();
  }

  @Test
  void followingFortyServicesStaysWithinTheRatesOfAws() throws IOException {
    cloud.compose(fortyServices());
    cloud.aws.stacks.scripts.add(FakeScripts.createdTogether(120, 122));
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    double minutes =
        java.time.Duration.between(FakeClock.START, cloud.clock.now()).toSeconds() / 60.0;
    assertThat(count("DescribeStackEvents") / minutes).isLessThan(32);
    assertThat(count("DescribeServices") / minutes).isLessThan(130);
    assertThat(count("ListTasks") + count("DescribeTasks")).isZero();
  }
}
