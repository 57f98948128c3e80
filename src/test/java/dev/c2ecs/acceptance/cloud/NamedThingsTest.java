package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.resource;
import static dev.c2ecs.acceptance.cloud.Parts.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Names that are unique in an account: a thing with one cannot be there twice, even for a moment.
 */
class NamedThingsTest {

  static Stream<Arguments> named() {
    return Stream.of(
        Arguments.of("IAM::Role", "RoleName", "EntityAlreadyExists"),
        Arguments.of("Logs::LogGroup", "LogGroupName", "ResourceAlreadyExistsException"),
        Arguments.of("ECS::Cluster", "ClusterName", "AlreadyExists"),
        Arguments.of("SecretsManager::Secret", "Name", "AlreadyExists"),
        Arguments.of("SSM::Parameter", "Name", "AlreadyExists"),
        Arguments.of("S3::Bucket", "BucketName", "AlreadyExists"),
        Arguments.of("SQS::Queue", "QueueName", "AlreadyExists"),
        Arguments.of("SNS::Topic", "TopicName", "AlreadyExists"),
        Arguments.of("CloudWatch::Alarm", "AlarmName", "AlreadyExists"),
        Arguments.of("ECR::Repository", "RepositoryName", "AlreadyExists"),
        Arguments.of("Events::Rule", "Name", "AlreadyExists"));
  }

  @ParameterizedTest
  @MethodSource("named")
  void isThereOnce(String type, String property, String code) {
    String one = resource("A", type, property + ": n");
    new Step(type, template(one), template(one, resource("B", type, property + ": n")), code)
        .check();
    new Step(type, template(one), template(resource("Renamed", type, property + ": n")), code)
        .check();
    Step.ok(type, template(one), template(one, resource("B", type, property + ": m"))).check();
    Step.ok(type, template(resource("A", type, "")), template(resource("Renamed", type, "")))
        .check();
  }

  @Test
  void aScheduleIsThereOnceInItsGroup() {
    String target = ", Target: {RoleArn: \"arn:aws:iam::1:role/r\"}";
    String one = resource("A", "Scheduler::Schedule", "Name: n" + target);
    new Step(
            "one group",
            template(one),
            template(one, resource("B", "Scheduler::Schedule", "Name: n" + target)),
            "ConflictException")
        .check();
    Step.ok(
            "two groups",
            template(one),
            template(one, resource("B", "Scheduler::Schedule", "Name: n, GroupName: g" + target)))
        .check();
    Step.creates(
            "a role that is gone",
            template(resource("A", "Scheduler::Schedule", "Target: {RoleArn: \"Role~9!Arn\"}")),
            "ValidationException")
        .check();
  }

  @Test
  void aRoleInUseIsDeletedAllTheSame() {
    CloudModel cloud = new CloudModel();
    String role = resource("Role", "IAM::Role", "RoleName: r");
    cloud.deploy("a", template(role), Map.of());
    String schedule = resource("A", "Scheduler::Schedule", "Name: n, Target: {RoleArn: r}");
    cloud.deploy("b", template(schedule), Map.of());
    assertThat(cloud.remove("a").succeeded()).isTrue();
  }

  @Test
  void theNameOfADeletedSecretStaysTaken() {
    CloudModel cloud = new CloudModel();
    String secret = resource("A", "SecretsManager::Secret", "Name: n");
    cloud.deploy("s", template(secret), Map.of());
    cloud.remove("s");
    Operation again = cloud.deploy("s", template(secret), Map.of());
    assertThat(again.failure().orElseThrow().reason()).startsWith("InvalidRequestException");
  }
}
