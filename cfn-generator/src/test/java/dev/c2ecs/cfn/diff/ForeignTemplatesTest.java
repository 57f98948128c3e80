package dev.c2ecs.cfn.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that others wrote: nothing breaks, and what is not known is the careful side. */
class ForeignTemplatesTest {

  private static final String WRITTEN_BY_HAND =
      """
      AWSTemplateFormatVersion: "2010-09-09"
      Transform: AWS::LanguageExtensions
      Mappings: {Sizes: {small: {cpu: 256}}}
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Parameters:
        Stage: {Type: String, Default: dev}
        Secret: {Type: String, NoEcho: true}
        Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}
      Resources:
        Cluster: {Type: "AWS::ECS::Cluster", Condition: IsProd}
        Role:
          Type: AWS::IAM::Role
          Properties:
            RoleName: !Join ["-", [!Ref "AWS::StackName", role]]
            AssumeRolePolicyDocument:
              Statement: {Effect: Allow, Principal: {Service: ecs-tasks.amazonaws.com}, Action: "sts:AssumeRole"}
            ManagedPolicyArns: !If [IsProd, [a], !Ref "AWS::NoValue"]
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties:
            Cpu: !FindInMap [Sizes, small, cpu]
            ExecutionRoleArn: !GetAtt Role.Arn
            ContainerDefinitions:
              - Name: !Sub ["${a}-web", {a: !Ref Stage}]
                Image: !If [IsProd, "x:1", !Sub "${AWS::AccountId}.dkr.ecr/x:2"]
                Environment: !If [IsProd, [{Name: A, Value: b}], []]
                PortMappings: [{ContainerPort: 80}]
        Balancer:
          Type: AWS::ElasticLoadBalancingV2::LoadBalancer
          Properties: {Subnets: !Ref Subnets, Scheme: !If [IsProd, internet-facing, internal]}
        Group: {Type: "AWS::ElasticLoadBalancingV2::TargetGroup", Properties: {Port: 80, Name: !Join ["", [web, !Ref Stage]]}}
        Listener:
          Type: AWS::ElasticLoadBalancingV2::Listener
          Properties:
            LoadBalancerArn: !Ref Balancer
            Port: !If [IsProd, 443, 80]
            DefaultActions: !If [IsProd, [{Type: forward, TargetGroupArn: !Ref Group}], []]
        Service:
          Type: AWS::ECS::Service
          DependsOn: Listener
          Properties:
            Cluster: !If [IsProd, !Ref Cluster, !ImportValue shared-cluster]
            TaskDefinition: !Ref Task
            LoadBalancers: !If [IsProd, [{TargetGroupArn: !Ref Group, ContainerName: web, ContainerPort: 80}], !Ref "AWS::NoValue"]
            ServiceConnectConfiguration: !If [IsProd, {Enabled: true}, !Ref "AWS::NoValue"]
            NetworkConfiguration: {AwsvpcConfiguration: {Subnets: !Split [",", "a,b"]}}
        Open:
          Type: AWS::EC2::SecurityGroup
          Properties: {GroupDescription: a, SecurityGroupIngress: !If [IsProd, [], [{IpProtocol: -1, CidrIp: !Ref Stage}]]}
        Data: {Type: "AWS::DynamoDB::Table", Properties: {TableName: !Transform {Name: x, Parameters: {A: b}}}}
        Custom: {Type: "Custom::Thing", Properties: {ServiceToken: a, Deep: {Deeper: [[!Ref Role]]}}}
        "Fn::ForEach::Topics": [Name, [a, b], {"Topic${Name}": {Type: "AWS::SNS::Topic"}}]
        Odd: {Type: 7, Properties: [1, 2]}
        Bare: {Type: "AWS::SNS::Topic"}
      Outputs:
        Url: {Value: !GetAtt Balancer.DNSName, Condition: IsProd}
      """;

  private static Template read(String text) {
    return TemplateReader.read(text).orElseThrow();
  }

  @Test
  void nothingChangesWhereNothingDoes() {
    Template template = read(WRITTEN_BY_HAND);
    Forecast forecast =
        Forecast.of(template, Map.of("Secret", "****"), template, Map.of("Secret", "x"));
    assertThat(forecast.effects()).isEmpty();
    assertThat(forecast.obstacles()).isEmpty();
    assertThat(forecast.steps()).containsExactly(template);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"-\", [!Ref \"AWS::StackName\", role]]=>[\"-\", [!Ref \"AWS::StackName\", ops]]",
        "[IsProd, internet-facing, internal]=>[IsProd, internal, internet-facing]",
        "[IsProd, 443, 80]=>[IsProd, 443, 8080]",
        "Default: dev=>Default: prod",
        "!Join [\"\", [web, !Ref Stage]]=>!Join [\"\", [site, !Ref Stage]]",
        "Type: AWS::ECS::Service=>Type: AWS::SNS::Topic",
        "{Type: \"AWS::DynamoDB::Table\"=>{Type: \"AWS::SNS::Topic\"",
        "Deeper: [[!Ref Role]]=>Deeper: !Ref Role",
        "!ImportValue shared-cluster=>!ImportValue other",
      })
  void aChangeOfOne(String change) {
    String[] texts = change.split("=>", -1);
    String after = WRITTEN_BY_HAND.replace(texts[0], texts[1]);
    assertThat(after).isNotEqualTo(WRITTEN_BY_HAND);
    Forecast there = Forecast.of(read(WRITTEN_BY_HAND), Map.of(), read(after), Map.of());
    Forecast back = Forecast.of(read(after), Map.of(), read(WRITTEN_BY_HAND), Map.of());
    assertThat(there.effects()).isNotEmpty();
    assertThat(back.effects()).isNotEmpty();
  }

  @Test
  void aDatabaseThatIsReplacedInsideAFunctionIsLost() {
    Template before = read(WRITTEN_BY_HAND);
    Template after = read(WRITTEN_BY_HAND.replace("{Name: x,", "{Name: y,"));
    assertThat(Forecast.of(before, Map.of(), after, Map.of()).lost()).containsExactly("Data");
  }

  /** Half of a template is any template. */
  @Test
  void nothingBreaksWhateverIsLeftOfIt() {
    List<String> lines = WRITTEN_BY_HAND.lines().toList();
    Random random = new Random(1);
    Template whole = read(WRITTEN_BY_HAND);
    int read = 0;
    for (int i = 0; i < 300; i++) {
      List<String> some = new ArrayList<>(lines);
      some.removeIf(line -> line.startsWith("    ") && random.nextInt(8) == 0);
      Template other = TemplateReader.read(String.join("\n", some)).orElse(null);
      if (other != null) {
        read++;
        assertThatCode(
                () -> {
                  Forecast.of(whole, Map.of(), other, Map.of());
                  Forecast.of(other, Map.of(), whole, Map.of("Stage", "prod"));
                })
            .as(String.join("\n", some))
            .doesNotThrowAnyException();
      }
    }
    assertThat(read).isGreaterThan(100);
  }

  @Test
  void jsonIsAsGood() {
    String json =
        """
        {"Resources": {"D": {"Type": "AWS::RDS::DBInstance", "DeletionPolicy": "Retain",
          "DependsOn": ["G"], "Properties": {"DBInstanceIdentifier": {"Fn::Sub": "${AWS::StackName}-db"}}},
          "G": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "a"}}}}
        """;
    Forecast forecast =
        Forecast.of(read(json), Map.of(), read(json.replace("-db", "-pg")), Map.of());
    assertThat(forecast.lost()).containsExactly("D");
    assertThat(
            Forecast.of(read(json), Map.of(), read(json.replace("\"D\": {", "\"E\": {")), Map.of())
                .obstacles())
        .isNotEmpty();
  }
}
