package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Updates.forecast;
import static dev.c2ecs.cfn.diff.Updates.resource;
import static dev.c2ecs.cfn.diff.Updates.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Template;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether somebody may do more than before, or is reached by more, by meaning. */
class AccessTest {

  private static String said(Template before, Template after, String id) {
    return Optional.ofNullable(forecast(before, after).byId().get(id))
        .map(effect -> effect.assessment().consequence().key())
        .orElse("-");
  }

  private static String role(String statements) {
    return resource(
        "R",
        "IAM::Role",
        "Policies: [{PolicyName: p, PolicyDocument: {Statement: " + statements + "}}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // order, and texts for lists of one
        "{Effect: Allow, Action: [a, b], Resource: x} | {Effect: Allow, Action: [b, a], Resource: [x]}"
            + " | in-place",
        "{Effect: Allow, Action: a, Resource: x}, {Effect: Allow, Action: b, Resource: x}"
            + " | {Effect: Allow, Action: [a, b], Resource: x} | in-place",
        "{Effect: Allow, Action: a, Resource: x} | {Effect: Allow, Action: [a, b], Resource: x}"
            + " | permissions-wider",
        "{Effect: Allow, Action: [a, b], Resource: x} | {Effect: Allow, Action: a, Resource: x}"
            + " | permissions",
        "{Effect: Allow, Action: a, Resource: x} | {Effect: Allow, Action: a, Resource: [x, y]}"
            + " | permissions-wider",
        "{Effect: Allow, Action: a, Resource: x} | {Effect: Allow, Action: b, Resource: x}"
            + " | permissions-wider",
        "{Effect: Allow, Action: a, Resource: x, Condition: {Bool: {k: true}}}"
            + " | {Effect: Allow, Action: a, Resource: x} | permissions-wider",
        "{Effect: Allow, Action: a, Resource: x, Condition: {Bool: {k: true}}}"
            + " | {Effect: Allow, Action: a, Resource: x, Condition: {Bool: {k: \"true\"}}} | -",
        "{Effect: Allow, Action: a, Resource: x}"
            + " | {Effect: Allow, Action: a, Resource: x, Condition: {Bool: {k: true}}} | permissions",
        "{Effect: Deny, Action: a, Resource: x}"
            + " | {Effect: Deny, Action: a, Resource: x, Condition: {Bool: {k: true}}}"
            + " | permissions-wider",
        // what a pattern covers already
        "{Effect: Allow, Action: \"s3:*\", Resource: \"*\"}"
            + " | {Effect: Allow, Action: s3:GetObject, Resource: x} | permissions",
        "{Effect: Allow, Action: s3:GetObject, Resource: x}"
            + " | {Effect: Allow, Action: \"s3:Get*\", Resource: x} | permissions-wider",
        "{Effect: Allow, Action: \"s3:Get?\", Resource: x}"
            + " | {Effect: Allow, Action: \"s3:Get*\", Resource: x} | permissions-wider",
        "{Effect: Allow, Action: S3:GetObject, Resource: x}"
            + " | {Effect: Allow, Action: s3:getobject, Resource: x} | in-place",
        "{Effect: Deny, NotAction: a, Resource: x} | {Effect: Deny, NotAction: [a, b], Resource: x}"
            + " | permissions-wider",
        "{Effect: Deny, NotAction: [a, b], Resource: x} | {Effect: Deny, NotAction: a, Resource: x}"
            + " | permissions",
        "{Effect: Allow, Action: a, Resource: x}"
            + " | {Effect: Allow, Action: a, Resource: x}, {Effect: Deny, Action: a, Resource: y}"
            + " | permissions",
        "{Effect: Allow, Action: a, Resource: x}, {Effect: Deny, Action: a, Resource: y}"
            + " | {Effect: Allow, Action: a, Resource: x} | permissions-wider",
        "{Effect: Deny, Action: [a, b], Resource: y} | {Effect: Deny, Action: a, Resource: y}"
            + " | permissions-wider",
        "{Effect: Allow, NotAction: [a, b], Resource: x} | {Effect: Allow, NotAction: a, Resource: x}"
            + " | permissions-wider",
        "{Effect: Allow, NotAction: a, Resource: x} | {Effect: Allow, NotAction: [a, b], Resource: x}"
            + " | permissions",
        "{Effect: Allow, Action: a, NotResource: [x, y]} | {Effect: Allow, Action: a, NotResource: x}"
            + " | permissions-wider",
        "{Sid: One, Effect: Allow, Action: a, Resource: x}"
            + " | {Sid: Two, Effect: Allow, Action: a, Resource: x} | in-place",
      })
  void statementsOfARole(String old, String now, String expected) {
    assertThat(said(template(role("[" + old + "]")), template(role("[" + now + "]")), "R"))
        .isEqualTo(expected);
  }

  @Test
  void aStatementIsAsGoodAsAListOfOne() {
    String statement = "{Effect: Allow, Action: a, Resource: x}";
    assertThat(said(template(role(statement)), template(role("[" + statement + "]")), "R"))
        .isEqualTo("in-place");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Principal: {Service: a} | Principal: {Service: [a, b]} | permissions-wider",
        "Principal: {Service: a} | Principal: {Service: b} | permissions-wider",
        "Principal: {Service: a} | Principal: {Service: a} | -",
        "Principal: {Service: [a, b]} | Principal: {Service: [b, a]} | -",
        "Principal: {Service: [a, b]} | Principal: {Service: a} | permissions",
        "Principal: {Service: a} | Principal: \"*\" | permissions-wider",
      })
  void whoMayTakeARole(String old, String now, String expected) {
    String policy =
        "AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Action: sts:AssumeRole, %s}]}";
    assertThat(
            said(
                template(resource("R", "IAM::Role", policy.formatted(old))),
                template(resource("R", "IAM::Role", policy.formatted(now))),
                "R"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[a] | [a, b] | permissions-wider",
        "[a, b] | [b, a] | -",
        "[a, b] | [a] | permissions",
      })
  void managedPoliciesOfARole(String old, String now, String expected) {
    assertThat(
            said(
                template(resource("R", "IAM::Role", "ManagedPolicyArns: " + old)),
                template(resource("R", "IAM::Role", "ManagedPolicyArns: " + now)),
                "R"))
        .isEqualTo(expected);
  }

  /** What bounds them is no grant: without it they may do more. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PermissionsBoundary: a | Description: b | permissions-wider",
        "PermissionsBoundary: a | PermissionsBoundary: b | permissions-wider",
        "Description: b | PermissionsBoundary: a | permissions",
      })
  void theBoundaryOfARole(String old, String now, String expected) {
    assertThat(
            said(
                template(resource("R", "IAM::Role", old)),
                template(resource("R", "IAM::Role", now)),
                "R"))
        .isEqualTo(expected);
  }

  @Test
  void aNewPolicyCountsWhereItsRoleIsThereAlready() {
    String role = resource("R", "IAM::Role", "");
    String document = "PolicyDocument: {Statement: [{Effect: Allow, Action: a, Resource: x}]}";
    String policy = resource("P", "IAM::Policy", "PolicyName: p, Roles: [!Ref R], " + document);
    String managed = resource("P", "IAM::ManagedPolicy", "Roles: [!Ref R], " + document);
    String own = resource("P", "IAM::RolePolicy", "PolicyName: p, RoleName: !Ref R, " + document);
    Template old = template(role, resource("T", "SNS::Topic", ""));
    for (String added : new String[] {policy, managed, own}) {
      assertThat(said(old, template(role, added), "P")).isEqualTo("permissions-wider");
      assertThat(said(template(resource("T", "SNS::Topic", "")), template(role, added), "P"))
          .isEqualTo("permissions-wider");
    }
  }

  @Test
  void aPolicyThatGoesTakesWithItWhatItForbids() {
    String role = resource("R", "IAM::Role", "");
    String policy =
        "PolicyName: p, Roles: [!Ref R], PolicyDocument: {Statement: [{Effect: %s, Action: a,"
            + " Resource: x}]}";
    Template denies = template(role, resource("P", "IAM::Policy", policy.formatted("Deny")));
    Template allows = template(role, resource("P", "IAM::Policy", policy.formatted("Allow")));
    assertThat(said(denies, template(role), "P")).isEqualTo("permissions-wider");
    assertThat(said(allows, template(role), "P")).isEqualTo("removed");
    assertThat(said(denies, template(resource("T", "SNS::Topic", "")), "P")).isEqualTo("removed");
    assertThat(said(template(role), denies, "P")).isEqualTo("permissions");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "S3::Bucket | S3::BucketPolicy | Bucket: !Ref B",
        "SQS::Queue | SQS::QueuePolicy | 'Queues: [!Ref B]'",
        "SNS::Topic | SNS::TopicPolicy | 'Topics: [!Ref B]'",
      })
  void policiesOfResources(String type, String policyType, String names) {
    String document =
        ", PolicyDocument: {Statement: [{Effect: Allow, Principal: %s, Action: a, Resource: x}]}";
    String thing = resource("B", type, "");
    String own = resource("P", policyType, names + document.formatted("{AWS: one}"));
    String open = resource("P", policyType, names + document.formatted("\"*\""));
    assertThat(said(template(thing, own), template(thing, open), "P"))
        .isEqualTo("permissions-wider");
    assertThat(said(template(thing, open), template(thing, own), "P")).isEqualTo("permissions");
    assertThat(said(template(thing), template(thing, own), "P")).isEqualTo("permissions-wider");
  }

  private static String group(String rules) {
    return resource(
        "G", "EC2::SecurityGroup", "GroupDescription: d, SecurityGroupIngress: " + rules);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/8}]"
            + " | [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}] | network-wider",
        "[{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}]"
            + " | [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0, Description: x}]"
            + " | in-place",
        "[{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: a}, {IpProtocol: udp, FromPort: 1, ToPort: 1, CidrIp: a}]"
            + " | [{IpProtocol: udp, FromPort: 1, ToPort: 1, CidrIp: a}, {IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: a}]"
            + " | -",
        "[{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: a}, {IpProtocol: udp, FromPort: 1, ToPort: 1, CidrIp: a}]"
            + " | [{IpProtocol: udp, FromPort: 1, ToPort: 1, CidrIp: a}] | permissions",
        "[{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: a}]"
            + " | [{IpProtocol: tcp, FromPort: 80, ToPort: 90, CidrIp: a}] | network-wider",
        "[{IpProtocol: tcp, FromPort: 80, ToPort: 90, CidrIp: 10.0.0.0/8}]"
            + " | [{IpProtocol: tcp, FromPort: 81, ToPort: 81, CidrIp: 10.1.0.0/16}] | permissions",
        "[{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.1.0.0/16}]"
            + " | [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.2.0.0/16}] | network-wider",
        "[{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIpv6: \"::/0\"}]"
            + " | [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIpv6: \"fd12::/16\"}]"
            + " | permissions",
        "[{IpProtocol: \"-1\", CidrIp: a}]"
            + " | [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: a}] | permissions",
        "[{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: a}]"
            + " | [{IpProtocol: \"-1\", CidrIp: a}] | network-wider",
        "[{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: a}]"
            + " | [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIpv6: \"::/0\"}] | network-wider",
        "[{IpProtocol: tcp, FromPort: 80, ToPort: 80, SourceSecurityGroupId: g}]"
            + " | [{IpProtocol: tcp, FromPort: 80, ToPort: 80, SourceSecurityGroupId: h}]"
            + " | network-wider",
      })
  void rulesOfAGroup(String old, String now, String expected) {
    assertThat(said(template(group(old)), template(group(now)), "G")).isEqualTo(expected);
  }

  /** A group without rules for what leaves lets everything leave. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: a}] | [] | network-wider",
        "[] | [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/8}] | permissions",
        "[] | [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIpv6: \"::/0\"}] | network-wider",
        "[] | [{IpProtocol: \"-1\", CidrIp: 0.0.0.0/0}] | in-place",
        "[{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: a}]"
            + " | [{IpProtocol: tcp, FromPort: 81, ToPort: 81, CidrIp: a}] | network-wider",
      })
  void whatLeavesAGroup(String old, String now, String expected) {
    String group = "GroupDescription: d, SecurityGroupEgress: ";
    assertThat(
            said(
                template(resource("G", "EC2::SecurityGroup", group + old)),
                template(resource("G", "EC2::SecurityGroup", group + now)),
                "G"))
        .isEqualTo(expected);
  }

  @Test
  void aNewRuleCountsWhereItsGroupIsThereAlready() {
    String group = resource("G", "EC2::SecurityGroup", "GroupDescription: d");
    String rule =
        resource(
            "R",
            "EC2::SecurityGroupIngress",
            "GroupId: !GetAtt G.GroupId, IpProtocol: tcp, FromPort: 1, ToPort: 1, CidrIp:"
                + " 10.0.0.0/8");
    assertThat(said(template(group), template(group, rule), "R")).isEqualTo("network-wider");
    assertThat(said(template(resource("T", "SNS::Topic", "")), template(group, rule), "R"))
        .isEqualTo("new");
    assertThat(
            said(
                template(resource("T", "SNS::Topic", "")),
                template(group, rule.replace("10.0.0.0/8", "0.0.0.0/0")),
                "R"))
        .isEqualTo("network-wider");
    assertThat(said(template(group, rule), template(group), "R")).isEqualTo("removed");
  }

  /** Its members are those of the one that it replaces. */
  @Test
  void rulesOfAGroupThatIsReplaced() {
    String rule =
        resource(
            "R",
            "EC2::SecurityGroupIngress",
            "GroupId: !Ref G, IpProtocol: tcp, FromPort: 1, ToPort: 1, SourceSecurityGroupId: !Ref"
                + " G");
    Template before = template(resource("G", "EC2::SecurityGroup", "GroupDescription: a"), rule);
    Template after = template(resource("G", "EC2::SecurityGroup", "GroupDescription: b"), rule);
    assertThat(said(before, after, "R")).isEqualTo("permissions");
    Template wider =
        template(
            resource("G", "EC2::SecurityGroup", "GroupDescription: b"),
            rule.replace("ToPort: 1", "ToPort: 9"));
    assertThat(forecast(before, wider).effects())
        .extracting(Forecast.Effect::assessment)
        .contains(new Assessment(Consequence.NETWORK_WIDER, "1-9/tcp from G"));
  }

  /** Another group under the same name is another one. */
  @Test
  void aGroupThatIsReplaced() {
    Template before = template(group("[]"));
    Template after = template(group("[]").replace("GroupDescription: d", "GroupDescription: e"));
    assertThat(said(before, after, "G")).isEqualTo("permissions");
    Template open =
        template(
            group("[{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}]")
                .replace("GroupDescription: d", "GroupDescription: e"));
    assertThat(said(before, open, "G")).isEqualTo("network-wider");
  }
}
