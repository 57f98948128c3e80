package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Updates.forecast;
import static dev.c2ecs.cfn.diff.Updates.resource;
import static dev.c2ecs.cfn.diff.Updates.template;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A condition that lets fewer in is narrower, whatever its texts are; there and back. */
class ConditionsTest {

  private static final String POLICY =
      "PolicyName: p, Roles: [!Ref R], PolicyDocument: {Statement: [{Effect: Allow, Action: \"s3:*\","
          + " Resource: \"*\"%s}]}";

  private static boolean widens(String before, String after) {
    String role = resource("R", "IAM::Role", "");
    return forecast(
            template(role, resource("P", "IAM::Policy", POLICY.formatted(condition(before)))),
            template(role, resource("P", "IAM::Policy", POLICY.formatted(condition(after)))))
        .effects()
        .stream()
        .anyMatch(effect -> effect.has(Consequence.PERMISSIONS_WIDER));
  }

  private static String condition(String text) {
    return text == null ? "" : ", Condition: {" + text + "}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IpAddress: {\"aws:SourceIp\": 10.0.0.0/8} | IpAddress: {\"aws:SourceIp\": 10.1.0.0/16}",
        "IpAddress: {\"aws:SourceIp\": 10.0.0.0/8} | IpAddress: {\"aws:SourceIp\": [10.1.2.3]}",
        "IpAddress: {\"aws:SourceIp\": [192.0.2.0/24, 198.51.100.0/24]}"
            + " | IpAddress: {\"aws:SourceIp\": [198.51.100.0/24]}",
        "IpAddress: {\"aws:SourceIp\": \"2001:db8::/32\"}"
            + " | IpAddress: {\"aws:SourceIp\": \"2001:db8:1::/48\"}",
        "NotIpAddress: {\"aws:SourceIp\": 10.1.0.0/16}"
            + " | NotIpAddress: {\"aws:SourceIp\": 10.0.0.0/8}",
        "StringLike: {\"aws:PrincipalArn\": \"arn:aws:iam::1:role/*\"}"
            + " | StringLike: {\"aws:PrincipalArn\": \"arn:aws:iam::1:role/a*\"}",
        "StringEquals: {\"aws:PrincipalOrgID\": [a, b]} | StringEquals: {\"AWS:PrincipalOrgID\": b}",
        "StringNotEquals: {\"aws:x\": [a]} | StringNotEquals: {\"aws:x\": [a, b]}",
        "Bool: {\"aws:SecureTransport\": \"true\"}"
            + " | Bool: {\"aws:SecureTransport\": \"true\"}, IpAddress: {\"aws:SourceIp\": 1.2.3.4/32}",
        " | Bool: {\"aws:SecureTransport\": \"true\"}",
      })
  void narrower(String wide, String narrow) {
    assertThat(widens(wide, narrow)).isFalse();
    assertThat(widens(narrow, wide)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IpAddress: {\"aws:SourceIp\": 10.0.0.0/8} | IpAddress: {\"aws:SourceIp\": 11.0.0.0/8}",
        "IpAddress: {\"aws:SourceIp\": 10.0.0.0/8} | IpAddress: {\"aws:VpcSourceIp\": 10.0.0.0/8}",
        "IpAddress: {\"aws:SourceIp\": 10.0.0.0/8} | IpAddress: {\"aws:SourceIp\": \"::/0\"}",
        "\"Fn::If\": [A, {Bool: {x: \"true\"}}, {Bool: {y: \"true\"}}]"
            + " | \"Fn::If\": [A, {Bool: {x: \"true\"}}, {Bool: {z: \"true\"}}]",
      })
  void others(String one, String other) {
    assertThat(widens(one, other)).isTrue();
    assertThat(widens(other, one)).isTrue();
    assertThat(widens(one, one)).isFalse();
  }
}
