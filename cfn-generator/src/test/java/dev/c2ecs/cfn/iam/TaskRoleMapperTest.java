package dev.c2ecs.cfn.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskRoleMapperTest {

  private static final Mapper MAPPER = new TaskRoleMapper();

  @Test
  void managedPoliciesAreAttached() {
    assertThat(
            Mapped.service(
                    MAPPER, "x-aws-policies: [\"arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess\"]")
                .property("WebTaskRole", "ManagedPolicyArns")
                .orElseThrow()
                .toString())
        .contains("AmazonS3ReadOnlyAccess");
  }

  @Test
  void aDocumentKeepsItsFunctions() {
    assertThat(
            Mapped.service(
                    MAPPER,
                    "x-aws-role: {Version: \"2012-10-17\", Statement: [{Effect: Allow, Action: \"s3:*\","
                        + " Resource: {\"Fn::Sub\": \"arn:aws:s3:::$${AWS::AccountId}\"}}]}")
                .property("WebTaskRole", "Policies")
                .orElseThrow()
                .toString())
        .contains("Sub[text=arn:aws:s3:::${AWS::AccountId}]")
        .contains("PolicyName=Text[text=web]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-aws-policies: [S3]",
        "x-aws-policies: {a: b}",
        "x-aws-role: admin",
        "x-aws-role: {}"
      })
  void anythingElseIsRefused(String attributes) {
    assertThat(Mapped.service(MAPPER, attributes).codes()).containsOnly("C2E361");
  }
}
