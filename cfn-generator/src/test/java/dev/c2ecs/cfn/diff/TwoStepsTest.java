package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Updates.forecast;
import static dev.c2ecs.cfn.diff.Updates.parameters;
import static dev.c2ecs.cfn.diff.Updates.resource;
import static dev.c2ecs.cfn.diff.Updates.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The template between two others: what goes with it, what stays, and when there is none. */
class TwoStepsTest {

  private static final String ROLE = "IAM::Role";
  private static final String OPS = "RoleName: ops";
  private static final String TOPIC = "SNS::Topic";

  private static List<String> between(Template before, Template after) {
    List<Template> steps = forecast(before, after).steps();
    assertThat(steps).hasSize(2);
    assertThat(steps.get(1)).isEqualTo(after);
    return ids(steps.get(0));
  }

  private static List<String> ids(Template template) {
    return template.resources().stream().map(Resource::id).toList();
  }

  @Test
  void oneStepIsTheNewTemplate() {
    Template before = template(resource("T", TOPIC, ""));
    Template after = template(resource("T", TOPIC, "DisplayName: a"));
    assertThat(forecast(before, after).steps()).containsExactly(after);
  }

  @Test
  void whatIsInTheWayGoesWithWhatCannotBeWithoutIt() {
    Template before = template(resource("Old", ROLE, OPS), resource("T", TOPIC, ""));
    Template after =
        template(
            resource("New", ROLE, OPS),
            resource("T", TOPIC, "DisplayName: b"),
            resource("User", TOPIC, "DisplayName: !Ref New"),
            resource("Far", TOPIC, "DisplayName: !GetAtt User.TopicName"),
            resource("Sub", TOPIC, "DisplayName: !Sub \"${New.Arn}\""),
            resource("Ordered", TOPIC, "", "DependsOn: New"),
            "Outputs:\n  Role: {Value: !Ref New}\n  Topic: {Value: !Ref T}\n");
    Template middle = forecast(before, after).steps().get(0);
    assertThat(ids(middle)).containsExactly("T", "Ordered");
    assertThat(middle.resource("Ordered").orElseThrow().dependsOn()).isEmpty();
    assertThat(middle.resource("T")).isEqualTo(after.resource("T"));
    assertThat(middle.outputs()).extracting(Output::name).containsExactly("Topic");
  }

  @Test
  void theOldVersionStaysWhereTheNewOneCannotBe() {
    Template before =
        template(
            resource("Old", ROLE, OPS),
            resource("Queue", "SQS::Queue", ""),
            resource("User", TOPIC, "DisplayName: !Ref Queue"));
    Template after =
        template(
            resource("New", ROLE, OPS),
            resource("Queue", "SQS::Queue", ""),
            resource("User", TOPIC, "DisplayName: !Ref New"));
    assertThat(between(before, after)).containsExactly("Queue", "User");
    assertThat(forecast(before, after).steps().get(0).resource("User"))
        .isEqualTo(before.resource("User"));
  }

  /** The old version would mean the new thing of that name. */
  @Test
  void theOldVersionDoesNotStayWhenWhatItNamesIsReplaced() {
    Template before =
        template(
            resource("Old", ROLE, OPS),
            resource("Group", "EC2::SecurityGroup", "GroupDescription: a"),
            resource("User", TOPIC, "DisplayName: !Ref Group"));
    Template after =
        template(
            resource("New", ROLE, OPS),
            resource("Group", "EC2::SecurityGroup", "GroupDescription: b"),
            resource("User", TOPIC, "DisplayName: !Ref New"));
    assertThat(between(before, after)).containsExactly("Group");
  }

  @Test
  void parametersOfBothThatSomethingNames() {
    Template before =
        template(
            resource("Old", ROLE, OPS),
            resource("User", TOPIC, "DisplayName: !Ref Was"),
            parameters("Was", "Gone"));
    Template after =
        template(
            resource("New", ROLE, OPS),
            resource("User", TOPIC, "DisplayName: !Sub \"${New} ${Is}\""),
            parameters("Is"));
    Forecast forecast =
        Forecast.of(before, Map.of("Was", "a", "Gone", "b"), after, Map.of("Is", "c"));
    assertThat(forecast.steps()).hasSize(2);
    assertThat(forecast.steps().get(0).parameters())
        .extracting(Parameter::name)
        .containsExactly("Is", "Was");
  }

  @Test
  void dataAreNeverTakenOut() {
    for (String data :
        List.of(
            "S3::Bucket, BucketName",
            "Logs::LogGroup, LogGroupName",
            "DynamoDB::Table, TableName",
            "RDS::DBInstance, DBInstanceIdentifier",
            "SQS::Queue, QueueName",
            "SecretsManager::Secret, Name")) {
      String[] words = data.split(", ", 2);
      Forecast forecast =
          forecast(
              template(resource("Old", words[0], words[1] + ": a"), resource("T", TOPIC, "")),
              template(resource("New", words[0], words[1] + ": a"), resource("T", TOPIC, "")));
      assertThat(forecast.obstacles()).as(data).isNotEmpty();
      assertThat(forecast.steps()).as(data).isEmpty();
    }
  }

  @Test
  void dataThatCannotBeWithoutWhatGoesAreNotTakenOutEither() {
    String database = "VPCSecurityGroups: [!Ref G]";
    Template before =
        template(
            resource("G", "EC2::SecurityGroup", "GroupName: a, GroupDescription: a"),
            resource("D", "RDS::DBInstance", database));
    Template after =
        template(
            resource("G", "EC2::SecurityGroup", "GroupName: a, GroupDescription: b"),
            resource("D", "RDS::DBInstance", database));
    assertThat(forecast(before, after).obstacles()).isNotEmpty();
    assertThat(forecast(before, after).steps()).isEmpty();
    assertThat(forecast(before, after).lost()).isEmpty();
  }

  @Test
  void whatIsKeptWhenItGoesFreesNothing() {
    Template before = template(resource("Old", ROLE, OPS, "DeletionPolicy: Retain"));
    Template after = template(resource("New", ROLE, OPS), resource("T", TOPIC, ""));
    assertThat(forecast(before, after).obstacles()).isNotEmpty();
    assertThat(forecast(before, after).steps()).isEmpty();
  }

  /** Public addresses are behind it. */
  @Test
  void aGatewayIsNotDetached() {
    String gateway = "VpcId: v, InternetGatewayId: i";
    Template before = template(resource("A", "EC2::VPCGatewayAttachment", gateway));
    Template after = template(resource("B", "EC2::VPCGatewayAttachment", gateway));
    assertThat(forecast(before, after).obstacles()).isNotEmpty();
    assertThat(forecast(before, after).steps()).isEmpty();
  }

  private static String listener(String id) {
    return resource(id, "ElasticLoadBalancingV2::Listener", "LoadBalancerArn: l, Port: 80");
  }

  @Test
  void aServiceThatIsChangedGoesWithTheListenerThatItNeeds() {
    String old = resource("S", "ECS::Service", "DesiredCount: 1", "DependsOn: A");
    String same = resource("S", "ECS::Service", "DesiredCount: 1", "DependsOn: B");
    String changed = resource("S", "ECS::Service", "DesiredCount: 2", "DependsOn: B");
    Template before = template(listener("A"), old);
    assertThat(between(before, template(listener("B"), changed))).isEmpty();
    assertThat(between(before, template(listener("B"), same))).containsExactly("S");
  }

  @Test
  void itIsToldWhatDoesNotAnswerMeanwhile() {
    Template before = template(listener("A"), resource("S", "ECS::Service", "", "DependsOn: A"));
    Template after =
        template(listener("B"), resource("S", "ECS::Service", "DesiredCount: 2", "DependsOn: B"));
    assertThat(forecast(before, after).interrupted(before))
        .extracting(Resource::id)
        .containsExactly("S");
    assertThat(forecast(before, before).interrupted(before)).isEmpty();
  }

  /** Each of them wants what the next one has. */
  @Test
  void aCircleOfNames() {
    Template before =
        template(
            resource("A", ROLE, "RoleName: one"),
            resource("B", ROLE, "RoleName: two"),
            resource("C", ROLE, "RoleName: three"));
    Template after =
        template(
            resource("A", ROLE, "RoleName: two"),
            resource("B", ROLE, "RoleName: three"),
            resource("C", ROLE, "RoleName: one"));
    assertThat(between(before, after)).isEmpty();
  }
}
