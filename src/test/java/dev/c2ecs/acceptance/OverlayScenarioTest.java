package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S15: a part of a template is merged into the one of the project. */
class OverlayScenarioTest extends Scenario {

  private static final String PROJECT =
      """
      name: p
      services:
        web:
          image: web
          ports: ["80:80"]
          environment: {MODE: production}
      """;

  @Test
  void addsChangesAndRemoves() {
    Template template =
        template(
            PROJECT
                + """
                x-aws-cloudformation:
                  Parameters:
                    Stage: {Type: String, Default: test, AllowedValues: [test, live]}
                  Resources:
                    Orders:
                      Type: AWS::SQS::Queue
                      DeletionPolicy: Retain
                      UpdateReplacePolicy: Retain
                      Properties:
                        SqsManagedSseEnabled: true
                        Tags: [{Key: stage, Value: !Ref Stage}]
                    WebTaskDefinition:
                      Properties:
                        ContainerDefinitions:
                          - Name: web
                            Cpu: 128
                            Environment:
                              - {Name: QUEUE, Value: !GetAtt Orders.QueueName}
                    LoadBalancer:
                      Properties:
                        LoadBalancerAttributes:
                          - {Key: idle_timeout.timeout_seconds, Value: "120"}
                    WebService:
                      Properties:
                        PropagateTags: null
                        EnableECSManagedTags: false
                  Outputs:
                    QueueArn:
                      Value: !Sub "arn:$${AWS::Partition}:sqs:$${AWS::Region}:$${AWS::AccountId}:$${Orders.QueueName}"
                    Zones: {Value: !Join [",", [!Ref Stage, a]]}
                """);
    assertThat(template.ofType("AWS::SQS::Queue")).containsExactly("Orders");
    Map<String, Object> web =
        Template.map(
            Template.list(template.at("WebTaskDefinition", "ContainerDefinitions")).get(0));
    assertThat(web).containsEntry("Cpu", 128L).containsEntry("Image", "web");
    assertThat(Template.list(web.get("Environment")))
        .containsExactly(
            Map.of("Name", "MODE", "Value", "production"),
            Map.of("Name", "QUEUE", "Value", Map.of("Fn::GetAtt", List.of("Orders", "QueueName"))));
    assertThat(Template.list(template.at("LoadBalancer", "LoadBalancerAttributes")))
        .contains(Map.of("Key", "idle_timeout.timeout_seconds", "Value", "120"))
        .hasSize(2);
    assertThat(template.at("WebService", "PropagateTags")).isNull();
  }

  @Test
  void whatIsAddedStandsLastAndWhatIsChangedStaysWhereItIs() {
    Template template =
        template(
            """
            name: p
            services: {web: {image: web}}
            x-aws-cloudformation:
              Resources:
                Zoo: {Type: "AWS::SNS::Topic"}
                Alarms: {Type: "AWS::SNS::Topic"}
                LogGroup: {Properties: {RetentionInDays: 7}}
            """);
    List<String> ids = List.copyOf(template.resources().keySet());
    assertThat(ids).startsWith("Cluster", "LogGroup").endsWith("Alarms", "Zoo");
  }

  @Test
  void referencesThatLeadNowhereAreErrorsWithTheLine() {
    String error =
        refusal(
            PROJECT
                + """
                x-aws-cloudformation:
                  Resources:
                    WebService:
                      Properties:
                        ServiceName: !Ref Stge
                    Queue:
                      Type: AWS::SQS::Queue
                      Properties:
                        QueueName: !Sub "$${Websrvice.Name}-queue"
                  Outputs:
                    A: {Value: !GetAtt Queu.Arn}
                """);
    assertThat(error)
        .contains(":11:9: error C2E363")
        .contains(":15:9: error C2E363")
        .contains(":17:9: error C2E363")
        .contains("did you mean `WebService`?")
        .contains("did you mean `Queue`?");
  }

  @Test
  void whatCannotBeMerged() {
    for (String wrong :
        List.of(
            "[1]",
            "{Conditions: {}}",
            "{Resources: {New: {Properties: {}}}}",
            "{Resources: {WebService: 5}}",
            "{Resources: {WebService: {Metadata: {}}}}",
            "{Outputs: {A: {Export: {Name: a}, Value: b}}}",
            "{Parameters: {A: {NoEcho: true}}}")) {
      assertThat(refusal(PROJECT + "x-aws-cloudformation: " + wrong + "\n"))
          .as(wrong)
          .contains(":7:")
          .contains("C2E361");
    }
  }
}
