package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.aws.FakeAws.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A deployment from its first call to its last line. */
class DeployTest {

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() throws IOException {
    cloud = new Cloud(directory);
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private long count(String action) {
    return cloud.aws.calls().stream().filter(action::equals).count();
  }

  private void change() throws IOException {
    cloud.compose(Cloud.COMPOSE.replace("nginx:1.29", "nginx:1.30"));
  }

  @Test
  void c1AnUnchangedFileIsUpToDateAndLeavesNoChangeSet() {
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("already up to date");
    assertThat(count("ExecuteChangeSet")).isEqualTo(1);
    assertThat(cloud.aws.stacks.all.values()).allMatch(stack -> stack.changeSets.isEmpty());
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
        .contains("Essential container in task exited; main exited with 1")
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
    assertThat(actions).allSatisfy(action -> assertThat(count(action)).as(action).isGreaterThan(2));
    assertThat(count("DeleteStack")).isZero();
    assertThat(cloud.aws.stacks.all).hasSize(1);
    assertThat(cloud.aws.secrets.all.get("shop_key").versions).hasSize(1);
  }

  @Test
  void c3AReadThatFailsForGoodDeletesNothing() throws IOException {
    cloud.stack("CREATE_COMPLETE");
    change();
    cloud.aws.refuse(
        "DescribeStackEvents",
        "AccessDenied",
        "not authorized to perform: cloudformation:Describe");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("you may not do cloudformation:Describe");
    assertThat(cloud.aws.calls()).doesNotContain("DeleteStack", "CancelUpdateStack");
  }

  @Test
  void c6EventsOverManyPagesAreReadOnceAndToTheEnd() throws IOException {
    StringBuilder many = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < 25; i++) {
      many.append("  s" + i + ": {image: nginx, ports: [\"" + (8000 + i) + ":80\"]}\n");
    }
    cloud.compose(many.toString());
    cloud.aws.stacks.scripts.add(
        (stack, operation, token) -> {
          stack.stackEvent(0, "CREATE_IN_PROGRESS", "User Initiated", token);
          stack.expected.forEach(
              (id, action) -> {
                stack.resourceEvent(1, id, "CREATE_IN_PROGRESS", "", token);
                stack.resourceEvent(1, id, "CREATE_COMPLETE", "", token);
              });
          stack.stackEvent(1, "CREATE_COMPLETE", "", token);
        });
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.err()).isZero();
    List<String> lines = result.err().lines().filter(l -> l.contains("create complete")).toList();
    assertThat(lines).hasSizeGreaterThan(150).doesNotHaveDuplicates();
  }

  @Test
  void c7AProjectNameMakesALegalStackName() throws IOException {
    cloud.compose(Cloud.COMPOSE.replace("name: shop", "name: my_app"));
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(cloud.aws.stacks.all.values().iterator().next().name).isEqualTo("my-app");
    cloud.compose(Cloud.COMPOSE.replace("name: shop", "name: my-app"));
    Cloud.Result other = cloud.run("deploy", "--yes");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("is of the project my_app: choose another project name");
  }

  @Test
  void c9WithoutATerminalNothingIsAskedColouredOrRedrawn() {
    Cloud.Result result = cloud.run("deploy");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("give --yes to agree").doesNotContain("\u001b");
    assertThat(cloud.aws.calls()).doesNotContain("ExecuteChangeSet");
    assertThat(cloud.aws.stacks.all.values())
        .allMatch(stack -> stack.status().equals("DELETE_COMPLETE") && stack.changeSets.isEmpty());
    assertThat(cloud.run("deploy", "--yes").err()).doesNotContain("\u001b");
  }

  @Test
  void aNoLeavesNothing() {
    Cloud.Result result = cloud.answering("n\n").run("deploy");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("Deploy this? [y/N]").contains("nothing was changed");
    assertThat(cloud.aws.stacks.all.values())
        .allMatch(stack -> stack.status().equals("DELETE_COMPLETE"));
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
        .allMatch(stack -> stack.status().equals("DELETE_COMPLETE") && stack.changeSets.isEmpty());
    assertThat(cloud.aws.secrets.all).isEmpty();
  }

  @Test
  void c10NoSecretValueIsAnywhere() throws IOException {
    Files.writeString(directory.resolve(".env"), "DB_PASSWORD=correct-horse-battery\n");
    cloud.compose(
        Cloud.COMPOSE
            + "    environment: {POSTGRES_PASSWORD: \"${DB_PASSWORD}\"}\n"
            + "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n");
    cloud.environment(Map.of("KEY", "hunter2"));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(cloud.aws.secrets.all.keySet())
        .containsExactlyInAnyOrder("shop/db/POSTGRES_PASSWORD", "shop_key");
    for (String value : List.of("correct-horse-battery", "hunter2")) {
      assertThat(result.all()).doesNotContain(value);
      assertThat(cloud.aws.wire()).doesNotContain(value);
      assertThat(cloud.aws.secrets.all.values())
          .allMatch(secret -> secret.versions.keySet().stream().noneMatch(value::equals));
    }
  }

  @Test
  void aNewValueIsANewVersionAndAnOldOneComesBack() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n");
    cloud.environment(Map.of("KEY", "one")).run("deploy", "--yes");
    FakeSecrets.Secret secret = cloud.aws.secrets.all.get("shop_key");
    String first = secret.current;
    assertThat(first).hasSize(64);
    Cloud.Result second = cloud.environment(Map.of("KEY", "two")).run("deploy", "--yes");
    assertThat(second.err()).contains("secret shop_key: new version");
    assertThat(secret.current).isNotEqualTo(first);
    cloud.environment(Map.of("KEY", "one")).run("deploy", "--yes");
    assertThat(secret.current).isEqualTo(first);
    assertThat(secret.versions).hasSize(2);
    assertThat(cloud.run("down", "--yes").exitCode()).isZero();
    assertThat(secret.deleted).isTrue();
    Cloud.Result again = cloud.run("deploy", "--yes");
    assertThat(again.err()).contains("was scheduled for deletion, restored");
    assertThat(secret.deleted).isFalse();
  }

  @Test
  void aSecretOfSomebodyElseIsLeftAlone() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n");
    FakeSecrets.Secret theirs = new FakeSecrets.Secret();
    theirs.versions.put("v", "theirs");
    theirs.current = "v";
    cloud.aws.secrets.all.put("shop_key", theirs);
    Cloud.Result result = cloud.environment(Map.of("KEY", "one")).run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("exists and is not of this project");
    assertThat(theirs.versions).hasSize(1);
  }

  @Test
  void c12ALongTemplateGoesThroughABucketOfItsOwn() throws IOException {
    StringBuilder many = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < 40; i++) {
      many.append("  s" + i + ": {image: nginx}\n");
    }
    cloud.compose(many.toString());
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
        .anyMatch(key -> key.matches(bucket + "/[0-9a-f]{64}.yaml"));
    assertThat(cloud.aws.wire()).contains("TemplateURL=").doesNotContain("TemplateBody=");
  }

  @Test
  void aDryRunOfALongTemplateRemovesItsBucket() throws IOException {
    StringBuilder many = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < 40; i++) {
      many.append("  s" + i + ": {image: nginx}\n");
    }
    cloud.compose(many.toString());
    Cloud.Result result = cloud.run("deploy", "--dry-run");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(cloud.aws.objects).isEmpty();
  }

  @Test
  void c12TooManyResourcesAreRefusedBeforeAnyCall() throws IOException {
    StringBuilder many = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < 120; i++) {
      many.append("  s" + i + ": {image: nginx}\n");
    }
    cloud.compose(many.toString());
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("605 resources, CloudFormation takes 500");
    assertThat(cloud.aws.calls()).isEmpty();
  }

  @Test
  void aMissingImageIsNamedBeforeAnyCall() throws IOException {
    cloud.compose("name: shop\nservices: {web: {build: .}}\n");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("--image web=URI");
    assertThat(cloud.aws.calls()).isEmpty();
    assertThat(cloud.run("deploy", "--yes", "--image", "web=repo/web:1").exitCode()).isZero();
    assertThat(cloud.aws.stacks.sent.get(0)).contains("WebImage").contains("repo/web:1");
    Cloud.Result wrong = cloud.run("deploy", "--image", "wep=x");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("wep is no service").contains("there are web");
  }

  @Test
  void anotherAccountIsRefused() {
    Cloud.Result result = cloud.run("deploy", "--account", "999999999999");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("the credentials are for account 123456789012, not for 999");
    assertThat(cloud.aws.calls()).containsExactly("GetCallerIdentity");
  }

  @Test
  void expiredCredentialsAreOneSentence() {
    cloud.aws.refuse("GetCallerIdentity", "ExpiredToken", "The security token is expired");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .endsWith(
            "c2ecs: the AWS session has expired: run `aws sso login`, or get new credentials\n");
  }

  @Test
  void aVpcWithoutDnsIsRefusedBeforeAnythingIsMade() {
    cloud.aws.dnsOff.addAll(List.of("enableDnsHostnames"));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("lacks enableDnsHostnames")
        .contains("--vpc-id vpc-1 --enable-dns-hostnames");
    assertThat(cloud.aws.calls()).doesNotContain("CreateChangeSet");
  }

  @Test
  void subnetsThatAreGivenMustBeThere() {
    Cloud.Result result =
        cloud.run("deploy", "--yes", "--parameter", "SubnetIds=subnet-a,subnet-x");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("the VPC vpc-1 has no subnet subnet-x");
  }

  @Test
  void theDefaultNetworkIsLookedUp() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    volumes: [data:/data]\nvolumes: {data: }\n");
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(cloud.aws.stacks.sent.get(0))
        .contains("=vpc-1")
        .contains("=subnet-a,subnet-b,subnet-c")
        .contains("=ENABLED");
  }

  @Test
  void losingDataNeedsAnAcceptanceBesideTheYes() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    volumes: [data:/data]\nvolumes: {data: }\n");
    FakeStack stack = cloud.stack("CREATE_COMPLETE");
    stack.changeDetails.put(
        "DataFilesystem",
        "<Replacement>True</Replacement><PolicyAction>ReplaceAndRetain</PolicyAction>");
    cloud.compose(
        Cloud.COMPOSE
            + "    volumes: [data:/data]\nvolumes: {data: {x-aws-efs: {throughput_mode: bursting}}}\n");
    Cloud.Result probe = cloud.run("deploy", "--dry-run");
    if (!probe.out().contains("DataFilesystem")) {
      // the key does not exist: change something that does
      cloud.compose(
          Cloud.COMPOSE
              + "    volumes: [data:/data]\nvolumes: {data: }\n"
              + "x-aws-cloudformation:\n  Resources:\n    DataFilesystem:\n      Properties:\n"
              + "        PerformanceMode: maxIO\n");
    }
    Cloud.Result refused = cloud.run("deploy", "--yes");
    assertThat(refused.exitCode()).as(refused.all()).isEqualTo(1);
    assertThat(refused.err())
        .contains("volume data               DATA LOSS")
        .contains("replaced by an empty one; shop-DataFilesystem stays in the account")
        .contains("give --accept DataFilesystem");
    assertThat(cloud.aws.calls()).doesNotContain("ExecuteChangeSet");
    assertThat(cloud.run("deploy", "--yes", "--accept", "DataFilesystem").exitCode()).isZero();
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
    assertThat(result.err()).contains("the time is up, the stack goes on");
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
  void rolesWithNamesNeedAnAgreement() throws IOException {
    cloud.compose(
        Cloud.COMPOSE
            + "x-aws-cloudformation:\n  Resources:\n    WebTaskExecutionRole:\n"
            + "      Properties:\n        RoleName: web\n");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("--capabilities CAPABILITY_NAMED_IAM");
    assertThat(cloud.aws.calls()).isEmpty();
    assertThat(cloud.run("deploy", "--yes", "--capabilities", "CAPABILITY_NAMED_IAM").exitCode())
        .isZero();
  }

  @Test
  void aStackOfSomebodyElseIsLeftAlone() {
    cloud
        .aws
        .stacks
        .put("shop", "CREATE_COMPLETE", "")
        .tags
        .put("com.docker.compose.project", "other");
    assertThat(cloud.run("deploy", "--yes").err()).contains("is of the project other");
    assertThat(cloud.run("down", "--yes").err()).contains("is not of the project shop");
    assertThat(Collections.disjoint(cloud.aws.calls(), List.of("DeleteStack", "CreateChangeSet")))
        .isTrue();
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
            line -> assertThat(line).startsWith("shop ").endsWith("2 of 2 tasks running"),
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
}
