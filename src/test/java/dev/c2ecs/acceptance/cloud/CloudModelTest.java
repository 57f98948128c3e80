package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.BASE;
import static dev.c2ecs.acceptance.cloud.Parts.group;
import static dev.c2ecs.acceptance.cloud.Parts.ingress;
import static dev.c2ecs.acceptance.cloud.Parts.resource;
import static dev.c2ecs.acceptance.cloud.Parts.rule;
import static dev.c2ecs.acceptance.cloud.Parts.service;
import static dev.c2ecs.acceptance.cloud.Parts.task;
import static dev.c2ecs.acceptance.cloud.Parts.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.writer.TemplateReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What CloudFormation does, whatever the resources are. */
class CloudModelTest {

  private static final String TOPIC = resource("Topic", "SNS::Topic", "");
  private final CloudModel cloud = new CloudModel();

  private Operation deploy(String... parts) {
    return cloud.deploy("s", template(parts), Map.of());
  }

  private static List<String> said(Operation operation) {
    return operation.events().stream().map(e -> e.logicalId() + " " + e.what()).toList();
  }

  @Test
  void makesWhatIsNamedFirst() {
    Operation created =
        deploy(
            resource("A", "SQS::Queue, DependsOn: [C]", "Tags: [{Key: k, Value: !GetAtt B.Arn}]"),
            resource("B", "SQS::Queue", "QueueName: !Sub \"${C}-x\""),
            resource("C", "SQS::Queue", ""));
    assertThat(said(created))
        .containsExactly("C CREATE_COMPLETE", "B CREATE_COMPLETE", "A CREATE_COMPLETE");
    assertThat(created.status()).isEqualTo("CREATE_COMPLETE");
    assertThat(said(cloud.remove("s")))
        .containsExactly("A DELETE_COMPLETE", "B DELETE_COMPLETE", "C DELETE_COMPLETE");
  }

  @Test
  void createsBeforeItDeletes() {
    deploy(TOPIC, resource("Old", "SQS::Queue", ""));
    Operation updated = deploy(TOPIC, resource("New", "SQS::Queue", ""));
    assertThat(said(updated)).containsExactly("New CREATE_COMPLETE", "Old DELETE_COMPLETE");
    assertThat(updated.status()).isEqualTo("UPDATE_COMPLETE");
  }

  @Test
  void replacesBeforeItDeletesAndTellsWhoNamesTheThing() {
    String user = resource("User", "SNS::Topic", "DisplayName: !Ref Q");
    deploy(resource("Q", "SQS::Queue", "QueueName: a"), user);
    Operation updated = deploy(resource("Q", "SQS::Queue", "QueueName: b"), user);
    assertThat(said(updated))
        .containsExactly("Q CREATE_COMPLETE", "User UPDATE_COMPLETE", "Q DELETE_COMPLETE");
    assertThat(cloud.contents("s").toString()).contains("DisplayName: b");
  }

  @Test
  void doesNothingWhenNothingChanges() {
    deploy(TOPIC);
    Operation same = deploy(TOPIC);
    assertThat(same.succeeded()).isTrue();
    assertThat(same.status()).isEqualTo("CREATE_COMPLETE");
    assertThat(said(same)).containsExactly(" No updates are to be performed.");
  }

  @Test
  void deletesWhatItCreatedWhenACreationFails() {
    cloud.breakNext("B", "does not work");
    Operation created = deploy(resource("A", "SQS::Queue", ""), resource("B", "SQS::Queue", ""));
    assertThat(created.succeeded()).isFalse();
    assertThat(created.status()).isEqualTo("ROLLBACK_COMPLETE");
    assertThat(created.failure().orElseThrow().logicalId()).isEqualTo("B");
    assertThat(said(created))
        .containsExactly("A CREATE_COMPLETE", "B CREATE_FAILED", "A DELETE_COMPLETE");

    assertThat(deploy(TOPIC).status()).isEqualTo(Operation.REFUSED);
    assertThat(cloud.remove("s").succeeded()).isTrue();
    assertThat(deploy(TOPIC).status()).isEqualTo("CREATE_COMPLETE");
  }

  @Test
  void restoresWhatItChangedWhenAnUpdateFails() {
    String queue = resource("Q", "SQS::Queue", "DelaySeconds: 1");
    deploy(queue, TOPIC);
    Contents before = cloud.contents("s");
    cloud.breakNext("Z", "does not work");
    Operation updated =
        deploy(
            resource("New", "SQS::Queue", ""),
            resource("Q", "SQS::Queue", "DelaySeconds: 2"),
            resource("Z", "SQS::Queue, DependsOn: [New, Q]", ""));
    assertThat(updated.status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
    assertThat(said(updated))
        .containsExactly(
            "New CREATE_COMPLETE",
            "Q UPDATE_COMPLETE",
            "Z CREATE_FAILED",
            "Q UPDATE_COMPLETE",
            "New DELETE_COMPLETE");
    assertThat(cloud.contents("s")).isEqualTo(before);
    assertThat(deploy(queue, TOPIC).succeeded()).isTrue();
  }

  @Test
  void keepsTheReplacedThingWhenAnUpdateFails() {
    String q = resource("Q", "SQS::Queue", "QueueName: a");
    deploy(q, TOPIC);
    Contents before = cloud.contents("s");
    cloud.breakNext("Z", "does not work");
    Operation updated =
        deploy(
            resource("Q", "SQS::Queue", "QueueName: b"),
            TOPIC,
            resource("Z", "SQS::Queue, DependsOn: Q", ""));
    assertThat(updated.status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
    assertThat(cloud.contents("s")).isEqualTo(before);
  }

  @Test
  void aRollbackCanFail() {
    // The group cannot get its rule back: somebody made the same one meanwhile, in the update.
    String any = "CidrIp: 0.0.0.0/0";
    String shared = group("G", ingress("tcp", 80, any));
    deploy(shared, TOPIC);
    cloud.breakNext("Z", "does not work");
    Operation updated =
        deploy(
            group("G"),
            rule("R", "G", 80, any),
            TOPIC,
            resource("Z", "SQS::Queue, DependsOn: R", ""));
    assertThat(updated.status()).isEqualTo("UPDATE_ROLLBACK_FAILED");
    assertThat(deploy(shared, TOPIC).status()).isEqualTo(Operation.REFUSED);
    assertThat(said(cloud.remove("s"))).contains("R DELETE_COMPLETE", "G DELETE_COMPLETE");
  }

  @Test
  void aServiceWhoseTasksDoNotStartRunsOnAsItWas() {
    String old = BASE + task("Task", 80) + service("Svc", "Task", "");
    deploy(old);
    Contents before = cloud.contents("s");
    cloud.breakNext("Svc", "CannotPullContainerError");
    Operation updated = deploy(BASE, task("Task", 81), service("Svc", "Task", ""));
    assertThat(updated.status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
    assertThat(updated.failure().orElseThrow().reason()).contains("CannotPullContainerError");
    assertThat(cloud.contents("s")).isEqualTo(before);
  }

  @Test
  void aNewServiceWhoseTasksDoNotStartIsRemoved() {
    deploy(BASE, task("Task", 80));
    cloud.breakNext("Svc", "CannotPullContainerError");
    Operation updated = deploy(BASE, task("Task", 80), service("Svc", "Task", ""));
    assertThat(said(updated)).containsExactly("Svc CREATE_FAILED", "Svc DELETE_COMPLETE");
  }

  @Test
  void onlyTheNextOperationFails() {
    cloud.breakNext("Nothing", "does not work");
    assertThat(deploy(TOPIC).succeeded()).isTrue();
    assertThat(deploy(TOPIC, resource("Nothing", "SQS::Queue", "")).succeeded()).isTrue();
  }

  @Test
  void policiesDecideWhatStays() {
    String retained = "Logs::LogGroup, DeletionPolicy: Retain, UpdateReplacePolicy: Retain";
    String fresh = "Logs::LogGroup, DeletionPolicy: RetainExceptOnCreate";
    deploy(TOPIC, resource("A", retained, "LogGroupName: a"), resource("B", fresh, ""));
    deploy(TOPIC, resource("A", retained, "LogGroupName: b"), resource("B", fresh, ""));
    assertThat(cloud.outside()).extracting(Thing::physicalId).containsExactly("a");
    deploy(TOPIC);
    assertThat(cloud.outside()).extracting(Thing::logicalId).containsExactly("A", "B", "A");
    assertThat(cloud.data()).hasSize(3);

    cloud.breakNext("Z", "does not work");
    deploy(
        TOPIC,
        resource("C", retained, "LogGroupName: c"),
        resource("D", fresh, "LogGroupName: d"),
        resource("Z", "SQS::Queue, DependsOn: [C, D]", ""));
    assertThat(cloud.outside()).extracting(Thing::physicalId).contains("c").doesNotContain("d");
  }

  @Test
  void aTypeDoesNotChange() {
    deploy(TOPIC);
    assertThat(deploy(resource("Topic", "SQS::Queue", "")).failure().orElseThrow().reason())
        .contains("Update of resource type is not permitted");
  }

  @Test
  void refusesATemplateThatNamesNothing() {
    assertThat(deploy(resource("A", "SQS::Queue, DependsOn: B", "")).status())
        .isEqualTo(Operation.REFUSED);
    Operation circle =
        deploy(
            resource("A", "SQS::Queue, DependsOn: B", ""),
            resource("B", "SQS::Queue, DependsOn: A", ""));
    assertThat(circle.failure().orElseThrow().reason()).contains("Circular dependency");
  }

  @Test
  void refusesMoreThanFiveHundredResources() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      many.append(resource("T" + i, "SNS::Topic", ""));
    }
    assertThat(deploy(many.toString(), TOPIC).status()).isEqualTo(Operation.REFUSED);
    assertThat(deploy(many.toString()).succeeded()).isTrue();
  }

  @Test
  void refusesNamesAndItemsThatAreNotThere() {
    assertThat(deploy(resource("A", "SNS::Topic", "N: !Ref Nothing")).succeeded()).isFalse();
    assertThat(deployOther(resource("A", "SNS::Topic", "N: !Select [3, [a, b]]")).succeeded())
        .isFalse();
    assertThat(deployOther(resource("A", "SNS::Topic", "N: !Select [1, [a, b]]")).succeeded())
        .isTrue();
    assertThat(
            deployOther(
                    resource("A", "SNS::Topic", "N: {\"Fn::Join\": [\"-\", [a, !Ref B]]}"),
                    resource("B", "SQS::Queue", "QueueName: b"))
                .succeeded())
        .isTrue();
  }

  private Operation deployOther(String... parts) {
    cloud.remove("s");
    return deploy(parts);
  }

  @Test
  void parametersHaveValues() {
    String text =
        "Parameters: {Image: {Type: String}, VpcId: {Type: \"AWS::EC2::VPC::Id\"}, Subnets: {Type:"
            + " \"List<AWS::EC2::Subnet::Id>\"}, Public: {Type: String, Default: A, AllowedPattern: \"[A-Z]\", AllowedValues: [A,"
            + " B]}}\nResources:\n  Topic: {Type: \"AWS::SNS::Topic\", Properties: {DisplayName: !Ref"
            + " Image, A: !Ref Public, B: !Select [2, !Ref Subnets], C: !Ref VpcId}}\n";
    var template = TemplateReader.read(text).orElseThrow();
    assertThat(cloud.deploy("s", template, Map.of()).failure().orElseThrow().reason())
        .contains("[Image] must have values");
    assertThat(cloud.deploy("s", template, Map.of("Image", "i", "Public", "C")).status())
        .isEqualTo(Operation.REFUSED);
    var pattern = TemplateReader.read(text.replace("[A-Z]", "[0-9]")).orElseThrow();
    assertThat(cloud.deploy("s", pattern, Map.of("Image", "i")).status())
        .isEqualTo(Operation.REFUSED);
    assertThat(cloud.deploy("s", template, Map.of("Image", "i")).succeeded()).isTrue();
    assertThat(cloud.contents("s").toString())
        .contains("DisplayName: i", "A: A", "B: subnet-default-c", "C: vpc-default");
  }

  @Test
  void contentsHaveNoPhysicalNames() {
    String parts = BASE + task("Task", 80) + service("Svc", "Task", "");
    deploy(parts);
    CloudModel other = new CloudModel();
    other.deploy("s", template(TOPIC, BASE), Map.of());
    other.deploy("s", template(BASE, task("Task", 81), service("Svc", "Task", "")), Map.of());
    assertThat(other.contents("s")).isNotEqualTo(cloud.contents("s"));
    other.deploy("s", template(parts), Map.of());
    assertThat(other.contents("s")).isEqualTo(cloud.contents("s"));
    assertThat(cloud.contents("s").toString()).doesNotContain("~").contains("Cluster: Cluster");
  }
}
