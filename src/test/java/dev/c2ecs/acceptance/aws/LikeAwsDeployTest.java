package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.cloud.Event;
import dev.c2ecs.acceptance.cloud.Thing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code deploy} and {@code down} do on an endpoint that behaves like AWS. */
class LikeAwsDeployTest extends CloudTest {

  private static final String CIRCLE =
      """
      name: shop
      services:
        one:
          image: example/one:1
          expose: ["3000"]
          environment: {OTHER: "http://two:3000"}
          x-aws-discovery: connect
        two:
          image: example/two:1
          expose: ["3000"]
          environment: {OTHER: "http://one:3000"}
          x-aws-discovery: connect
      """;

  private static final String WITH_ALL =
      """
      name: shop
      services:
        web: {image: "nginx:1.29", ports: ["80:80"], depends_on: [db]}
        db: {image: "postgres:17", volumes: ["data:/var/lib/postgresql/data"], secrets: [key]}
        seed: {image: "example/seed:1", restart: "no", depends_on: [db]}
      volumes: {data: {}}
      secrets: {key: {environment: KEY}}
      """;

  private LikeAws like;

  @BeforeEach
  void likeAws() {
    like = cloud.aws.stacks.behaveLikeAws();
    cloud.environment(Map.of("KEY", "hunter2"));
  }

  private Cloud.Result deploy(String file, String... more) throws IOException {
    String[] args = new String[more.length + 2];
    args[0] = "deploy";
    args[1] = "--yes";
    System.arraycopy(more, 0, args, 2, more.length);
    Cloud.Result result = cloud.compose(file).run(args);
    assertThat(result.exitCode()).as(result.all()).isZero();
    return result;
  }

  private boolean find(String client, String name) {
    return like.model.connectNames("shop", client).contains(name + ":3000");
  }

  private long renewed() {
    return count("UpdateService");
  }

  @Test
  void inACircleTheClientThatCouldNotSeeTheOtherIsDeployedOnceMore() throws IOException {
    deploy(CIRCLE);
    assertThat(renewed()).isEqualTo(1);
    assertThat(find("OneService", "two") && find("TwoService", "one")).isTrue();
    assertThat(deploy(CIRCLE).err()).contains("already up to date");
    deploy(CIRCLE.replace("example/one:1", "example/one:2"));
    assertThat(renewed()).as("no name is new").isEqualTo(1);
  }

  @Test
  void whoeverDoesNotFollowIsToldHowTheClientFindsTheOther() throws IOException {
    assertThat(deploy(CIRCLE, "--detach").err())
        .contains("when it is done, `c2ecs deploy --force-recreate`: ", ": service two");
    assertThat(renewed()).isZero();
    cloud.clock.sleep(Duration.ofMinutes(10));
    assertThat(find("OneService", "two") && find("TwoService", "one")).isFalse();
    deploy(CIRCLE, "--force-recreate");
    assertThat(find("OneService", "two") && find("TwoService", "one")).isTrue();
  }

  @Test
  void whoeverSawTheOtherIsNotDeployedOnceMore() throws IOException {
    deploy(
        CIRCLE
            .replace("          environment: {OTHER: \"http://one:3000\"}\n", "")
            .replace("    environment: {OTHER: \"http://one:3000\"}\n", ""));
    assertThat(renewed()).isZero();
    assertThat(find("OneService", "two")).isTrue();
  }

  @Test
  void twoUpdatesOfACircleEndWithEverybodySeeingEverybody() throws IOException {
    deploy(CIRCLE);
    long before = renewed();
    deploy(
        CIRCLE.replace("example/one:1\n", "example/one:1\n    x-aws-capacity: spot\n"),
        "--two-steps");
    assertThat(find("OneService", "two") && find("TwoService", "one")).isTrue();
    assertThat(renewed()).isEqualTo(before + 1);
  }

  /** What is in the account and not removed: names of logical IDs. */
  private List<String> left() {
    return new TreeSet<>(like.model.outside().stream().map(Thing::logicalId).toList())
        .stream().toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void downEmptiesTheAccountAlsoWhileAJobRuns(boolean running) throws IOException {
    if (running) {
      cloud.aws.tasks.jobs.end("SeedTaskDefinition", 6000, 0);
      cloud.compose(WITH_ALL).run("deploy", "--yes", "--wait-timeout", "200");
      assertThat(cloud.aws.tasks.jobs.running()).hasSize(1);
    } else {
      deploy(WITH_ALL);
    }
    Cloud.Result result = cloud.run("down", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("removed");
    assertThat(like.model.things("shop")).isEmpty();
    assertThat(left()).isNotEmpty().allMatch(id -> id.startsWith("Data"));
    for (Thing thing : like.model.outside()) {
      if (thing.type().equals("AWS::EFS::FileSystem")) {
        assertThat(result.err())
            .contains(
                "stays: file system " + like.physicalId(thing.type(), "shop", "DataFilesystem"));
      }
    }
    assertThat(left()).contains("DataFilesystem");
    assertThat(cloud.aws.secrets.all.values()).isNotEmpty().allMatch(secret -> secret.deleted);
    assertThat(cloud.aws.tasks.jobs.running()).isEmpty();
  }

  /** The endpoint refuses what AWS refuses, else the tests above would show nothing. */
  @Test
  void aClusterWithARunningTaskIsNotDeleted() throws IOException {
    deploy(WITH_ALL);
    cloud.aws.tasks.jobs.end("SeedTaskDefinition", 6000, 0);
    cloud.aws.tasks.jobs.start("SeedTaskDefinition");
    cloud.aws.refuse("StopTask", "ServerException", "not now");
    cloud.aws.refuse("ListTasks", "AccessDeniedException", "not allowed: ecs:ListTasks");
    Cloud.Result result = cloud.run("down", "--yes");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(like.model.things("shop")).containsKey("Cluster");
  }

  @Test
  void aFailureIsThatOfAwsAndWhatRanBeforeRuns() throws IOException {
    deploy(WITH_ALL);
    String template = cloud.template();
    like.model.breakNext("WebService", "ECS Deployment Circuit Breaker was triggered");
    Cloud.Result result =
        cloud.compose(WITH_ALL.replace("nginx:1.29", "nginx:1.30")).run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("Circuit Breaker", "the stack is now: deployed, last update rolled back");
    assertThat(cloud.aws.stacks.all.get("shop#1").template).isEqualTo(template);
    assertThat(deploy(WITH_ALL).err()).contains("already up to date");
    assertThat(like.remarks).extracting(Event::what).doesNotContain(Event.BROKEN);
  }

  /** What holds data is never taken out, whoever agrees to it, nor what it cannot be without. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Files: {Type: 'AWS::S3::Bucket', Properties: {BucketName: files}}"
            + " => Others: {Type: 'AWS::S3::Bucket', Properties: {BucketName: files}}",
        "Told: {Type: 'AWS::SNS::Topic'}, Files: {Type: 'AWS::S3::Bucket', Properties:"
            + " {Tags: [{Key: a, Value: !Ref Told}]}}"
            + " => Told: {Type: 'AWS::SQS::Queue'}, Files: {Type: 'AWS::S3::Bucket', Properties:"
            + " {Tags: [{Key: a, Value: !Ref Told}]}}"
      })
  void dataAreNeverTakenOut(String change) throws IOException {
    String[] sides = change.split(" => ", 2);
    String before = Cloud.COMPOSE + "x-aws-cloudformation: {Resources: {SIDE}}\n";
    deploy(before.replace("SIDE", sides[0]));
    var data = like.model.data();
    Cloud.Result result =
        cloud
            .compose(before.replace("SIDE", sides[1]))
            .run("deploy", "--yes", "--two-steps", "--accept", "Files", "--accept", "Told");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err()).contains("C2E549");
    assertThat(like.model.data()).isEqualTo(data);
    assertThat(count("ExecuteChangeSet")).isEqualTo(1);
  }
}
