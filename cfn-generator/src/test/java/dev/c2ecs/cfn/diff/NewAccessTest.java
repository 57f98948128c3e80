package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Updates.forecast;
import static dev.c2ecs.cfn.diff.Updates.resource;
import static dev.c2ecs.cfn.diff.Updates.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody may do after something new came, and what goes without saying. */
class NewAccessTest {

  private static final String OTHER = resource("T", "SNS::Topic", "");
  private static final String STATEMENT =
      "{Statement: [{Effect: Allow, Action: \"*\", Resource: \"*\"}]}";
  private static final String EVERYBODY =
      "{Statement: [{Effect: Allow, Principal: \"*\", Action: \"*\", Resource: \"*\"}]}";

  private static List<String> said(Template before, Template after, String id) {
    return Optional.ofNullable(forecast(before, after).byId().get(id)).stream()
        .flatMap(effect -> Stream.concat(Stream.of(effect.assessment()), effect.also().stream()))
        .map(one -> one.consequence().key())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IAM::Role | ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]",
        "IAM::Role | Policies: [{PolicyName: p, PolicyDocument: STATEMENT}]",
        "IAM::Role | AssumeRolePolicyDocument: EVERYBODY",
        "IAM::Role | AssumeRolePolicyDocument: {Statement: {Effect: Allow, Principal:"
            + " {AWS: \"123456789012\"}, Action: sts:AssumeRole}}",
        "IAM::User | Groups: [admins]",
        "IAM::User | LoginProfile: {Password: x}",
        "IAM::Group | ManagedPolicyArns: [a]",
        "IAM::UserToGroupAddition | GroupName: admins, Users: [a]",
        "IAM::AccessKey | UserName: a",
        "IAM::UserPolicy | PolicyName: p, UserName: a, PolicyDocument: STATEMENT",
        "IAM::GroupPolicy | PolicyName: p, GroupName: a, PolicyDocument: STATEMENT",
        "IAM::Policy | PolicyName: p, Users: [a], PolicyDocument: STATEMENT",
        "S3::BucketPolicy | Bucket: b, PolicyDocument: EVERYBODY",
        "S3::Bucket | PublicAccessBlockConfiguration: {BlockPublicAcls: true}",
        "S3::Bucket | AccessControl: PublicRead",
        "S3::AccessPoint | Bucket: b, Policy: EVERYBODY",
        "SQS::QueueInlinePolicy | Queue: q, PolicyDocument: EVERYBODY",
        "SNS::TopicInlinePolicy | TopicArn: q, PolicyDocument: EVERYBODY",
        "KMS::Key | KeyPolicy: EVERYBODY",
        "ECR::Repository | RepositoryPolicyText: EVERYBODY",
        "ECR::RegistryPolicy | PolicyText: EVERYBODY",
        "EFS::FileSystem | FileSystemPolicy: EVERYBODY",
        "OpenSearchService::Domain | AccessPolicies: EVERYBODY",
        "DynamoDB::Table | ResourcePolicy: {PolicyDocument: EVERYBODY}",
        "Logs::ResourcePolicy | PolicyName: p, PolicyDocument: '{\"Statement\": [{\"Effect\":"
            + " \"Allow\", \"Principal\": \"*\", \"Action\": \"logs:*\"}]}'",
        "Logs::ResourcePolicy | PolicyName: p, PolicyDocument: !Sub '{\"Statement\": ${T}'",
        "Lambda::Permission | FunctionName: f, Action: lambda:InvokeFunction, Principal: \"*\"",
        "Lambda::Url | TargetFunctionArn: f, AuthType: NONE",
        "Lambda::Function | Role: arn:aws:iam::123456789012:role/admin",
        "ECS::TaskDefinition | TaskRoleArn: arn:aws:iam::123456789012:role/admin",
        "SSO::PermissionSet | ManagedPolicies: [a]",
        "RDS::DBInstance | PubliclyAccessible: true",
        "ApiGatewayV2::Api | Name: a",
        "CloudFront::Distribution | DistributionConfig: {Enabled: true}",
      })
  void whatIsNewIsToldWhenSomebodyMayDoMore(String type, String properties) {
    String own =
        resource(
            "X",
            type.strip(),
            properties.replace("STATEMENT", STATEMENT).replace("EVERYBODY", EVERYBODY));
    assertThat(said(template(OTHER), template(OTHER, own), "X"))
        .isNotEmpty()
        .containsAnyOf("permissions-wider", "network-wider");
    // and not again
    assertThat(
            said(
                template(OTHER, own),
                template(
                    OTHER,
                    own.replace("Properties: {", "Properties: {Tags: [{Key: a, Value: b}], ")),
                "X"))
        .doesNotContain("permissions-wider", "network-wider");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "S3::Bucket | BucketName: b",
        "S3::Bucket | PublicAccessBlockConfiguration: {BlockPublicAcls: true, BlockPublicPolicy:"
            + " true, IgnorePublicAcls: true, RestrictPublicBuckets: true}",
        "KMS::Key | KeyPolicy: {Statement: [{Effect: Allow, Principal: {AWS: !Sub"
            + " \"arn:aws:iam::${AWS::AccountId}:root\"}, Action: \"kms:*\", Resource: \"*\"}]}",
        "EFS::FileSystem | FileSystemPolicy: {Statement: [{Effect: Deny, Principal: {AWS: \"*\"},"
            + " Action: \"*\"}]}",
        "IAM::Role | AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service:"
            + " ecs-tasks.amazonaws.com}, Action: sts:AssumeRole}]}",
        "EC2::VPCEndpoint | VpcId: v, PolicyDocument: {Statement: [{Effect: Allow, Principal: \"*\","
            + " Action: s3:Get, Resource: x}]}",
        "EC2::SecurityGroup | GroupDescription: d",
        "ApiGateway::RestApi | EndpointConfiguration: {Types: [PRIVATE]}",
        "RDS::DBInstance | PubliclyAccessible: false",
      })
  void theRestIsNew(String type, String properties) {
    assertThat(said(template(OTHER), template(OTHER, resource("X", type.strip(), properties)), "X"))
        .containsExactly("new");
  }

  private static String service(String execution, String own) {
    String policies = "Policies: [{PolicyName: p, PolicyDocument: {Statement: [%s]}}]";
    return resource("E", "IAM::Role", policies.formatted(execution))
        + resource("R", "IAM::Role", policies.formatted(own))
        + resource(
            "D",
            "ECS::TaskDefinition",
            "ExecutionRoleArn: !GetAtt E.Arn, TaskRoleArn: !GetAtt R.Arn");
  }

  /** What a service needs to start goes without saying; the same in its own hands does not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "logs:PutLogEvents | !GetAtt L.Arn | new | permissions-wider",
        "ecr:GetAuthorizationToken | \"*\" | new | permissions-wider",
        "ecr:BatchGetImage | a | new | permissions-wider",
        "secretsmanager:GetSecretValue | a | new | permissions-wider",
        "secretsmanager:GetSecretValue | \"*\" | permissions-wider | permissions-wider",
        "\"secretsmanager:*\" | a | permissions-wider | permissions-wider",
        "ssm:GetParameters | a | new | permissions-wider",
        "elasticfilesystem:ClientMount | a | permissions-wider | new",
        "ssmmessages:OpenDataChannel | \"*\" | permissions-wider | permissions-wider",
        "\"*\" | \"*\" | permissions-wider | permissions-wider",
      })
  void theRolesOfAService(String action, String on, String execution, String own) {
    String statement = "{Effect: Allow, Action: " + action + ", Resource: " + on + "}";
    Template after = template(OTHER, service(statement, statement));
    assertThat(said(template(OTHER), after, "E")).containsExactly(execution);
    assertThat(said(template(OTHER), after, "R")).containsExactly(own);
    assertThat(said(template(OTHER), after, "D")).containsExactly("new");
  }

  @Test
  void aPolicyThatIsAttachedToOthers() {
    String role = resource("R", "IAM::Role", "");
    String policy = resource("P", "IAM::Policy", "PolicyName: p, %s, PolicyDocument: " + STATEMENT);
    assertThat(
            said(
                template(role, policy.formatted("Roles: [!Ref R]")),
                template(role, policy.formatted("Roles: [!Ref R, admin]")),
                "P"))
        .contains("permissions-wider");
  }

  /** A task that takes another role of the stack may what that may. */
  @Test
  void aTaskThatTakesAnotherRole() {
    String roles = resource("A", "IAM::Role", "") + resource("B", "IAM::Role", "");
    String task = resource("D", "ECS::TaskDefinition", "TaskRoleArn: !GetAtt %s.Arn");
    assertThat(
            said(template(roles, task.formatted("A")), template(roles, task.formatted("B")), "D"))
        .contains("permissions-wider");
  }

  /** Something worse does not hide it. */
  @Test
  void aFileSystemThatIsReplacedAndOpened() {
    String old = resource("X", "EFS::FileSystem", "Encrypted: true");
    String now =
        resource("X", "EFS::FileSystem", "Encrypted: false, FileSystemPolicy: " + EVERYBODY);
    assertThat(said(template(old), template(now), "X"))
        .containsExactly("data-loss", "unprotected", "permissions-wider");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CloudFormation::Stack | TemplateURL: https://example.com/x.yaml | true",
        "CloudFormation::CustomResource | ServiceToken: a | true",
        "CodeBuild::Project | ServiceRole: !GetAtt R.Arn | true",
        "Cognito::IdentityPoolRoleAttachment | Roles: {a: b} | true",
        "EC2::Instance | IamInstanceProfile: p | true",
        "RAM::ResourceShare | Principals: [\"123456789012\"] | true",
        "EC2::VPCPeeringConnection | PeerVpcId: v | true",
        "CloudWatch::Dashboard | DashboardBody: x | false",
        "SNS::Topic | DisplayName: x | false",
        "CloudWatch::Alarm | Threshold: 1 | false",
      })
  void whatIsNotKnownAndGivesSomethingIsWider(String type, String properties, boolean wider) {
    Template after = template(OTHER + resource("New", type, properties));
    assertThat(said(template(OTHER), after, "New").contains("permissions-wider")).isEqualTo(wider);
    assertThat(said(after, after, "New")).isEmpty();
  }
}
