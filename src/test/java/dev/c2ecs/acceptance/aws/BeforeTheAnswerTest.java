package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens around the question: nothing before it, a new one when the stack moved. */
class BeforeTheAnswerTest extends CloudTest {

  private static final String WITH_SECRET =
      Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n";

  /** Somebody else deploys: the stack is at rest again, but another one. */
  private void somebodyDeploys(FakeStack stack) {
    stack.version++;
    stack.stackEvent(0, "UPDATE_IN_PROGRESS", "User Initiated", "theirs");
    stack.stackEvent(0, "UPDATE_COMPLETE", "", "theirs");
  }

  private void nothingIsLeft() {
    assertThat(cloud.aws.secrets.all).isEmpty();
    assertThat(cloud.aws.objects).isEmpty();
    for (FakeStack stack : cloud.aws.stacks.all.values()) {
      assertThat(stack.changeSets).isEmpty();
      assertThat(stack.status()).isNotEqualTo("REVIEW_IN_PROGRESS");
    }
  }

  private static boolean reads(String action) {
    return action.matches("(Describe|Get|List).*|(GET|HEAD) .*");
  }

  @ParameterizedTest
  @CsvSource({
    "deploy, ABSENT",
    "deploy, CREATE_COMPLETE",
    "deploy, UPDATE_FAILED",
    "deploy, UPDATE_ROLLBACK_COMPLETE",
    "deploy, REVIEW_IN_PROGRESS",
    "deploy, ROLLBACK_COMPLETE",
    "deploy, DELETE_FAILED",
    "deploy, UPDATE_ROLLBACK_FAILED",
    "down, CREATE_COMPLETE",
    "down, DELETE_FAILED",
    "down, CREATE_IN_PROGRESS",
    "cancel, UPDATE_IN_PROGRESS",
    "cancel, UPDATE_FAILED",
    "cancel, UPDATE_ROLLBACK_FAILED",
    "cancel, ROLLBACK_COMPLETE",
    "cancel, REVIEW_IN_PROGRESS",
  })
  void c15NoChangingCallButThoseOfThePreviewPrecedesTheAnswer(String command, String state)
      throws IOException {
    String longText = Cloud.COMPOSE + "    environment: {TEXT: \"" + "x ".repeat(28_000) + "\"}\n";
    for (boolean asked : List.of(true, false)) {
      try (Cloud own = new Cloud(directory)) {
        own.compose(longText + "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n");
        own.environment(Map.of("KEY", "hunter2"));
        if (!state.equals("ABSENT")) {
          own.stack(state);
        }
        AtomicInteger answered = new AtomicInteger(-1);
        own.whenAsked(() -> answered.set(own.aws.calls().size()));
        Cloud.Result result = (asked ? own.answering("n\n") : own).run(command);
        assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
        List<String> calls = own.aws.calls();
        assertThat(answered.get() >= 0).as(result.all()).isEqualTo(asked);
        List<String> before = asked ? calls.subList(0, answered.get()) : calls;
        List<String> after = asked ? calls.subList(answered.get(), calls.size()) : calls;
        List<String> removals = List.of("DeleteChangeSet", "DELETE object", "DeleteStack");
        List<String> makes = List.of("CreateChangeSet", "PUT object");
        assertThat(before.size() + after.size()).as(result.all()).isPositive();
        for (String call : before) {
          assertThat(reads(call) || makes.contains(call) || (!asked && removals.contains(call)))
              .as("%s: %s", call, result.all())
              .isTrue();
        }
        for (String call : after) {
          assertThat(reads(call) || removals.contains(call) || (!asked && makes.contains(call)))
              .as("%s: %s", call, result.all())
              .isTrue();
        }
        boolean empty = List.of("ABSENT", "REVIEW_IN_PROGRESS").contains(state);
        if (!empty || !command.equals("deploy")) {
          assertThat(calls).as(result.all()).doesNotContain("DeleteStack");
          assertThat(own.aws.stacks.all.values().iterator().next().status()).isEqualTo(state);
        }
        assertThat(own.aws.secrets.all).isEmpty();
        assertThat(own.aws.objects).isEmpty();
        for (FakeStack stack : own.aws.stacks.all.values()) {
          assertThat(stack.changeSets).isEmpty();
        }
      }
    }
  }

  @Test
  void c15ARefusedDeployHasWrittenNoSecret() throws IOException {
    cloud.compose(WITH_SECRET).environment(Map.of("KEY", "hunter2"));
    Cloud.Result refused = cloud.answering("n\n").run("deploy");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("secret shop_key: new").contains("nothing was changed");
    nothingIsLeft();
  }

  @Test
  void c15WithoutATerminalNoSecretIsWritten() throws IOException {
    cloud.compose(WITH_SECRET).environment(Map.of("KEY", "hunter2"));
    Cloud.Result result = cloud.run("deploy");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("give --yes to agree");
    nothingIsLeft();
  }

  @Test
  void c15TheBucketOfARefusedDeployGoesAgain() throws IOException {
    StringBuilder many = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < 40; i++) {
      many.append("  s" + i + ": {image: nginx}\n");
    }
    cloud.compose(many.toString());
    Cloud.Result refused = cloud.answering("n\n").run("deploy");
    assertThat(refused.exitCode()).isEqualTo(1);
    nothingIsLeft();
  }

  @Test
  void c15WhatCannotBeRemovedIsNamed() {
    cloud.aws.refuse("DeleteStack", "AccessDenied", "not authorized to perform: x:DeleteStack");
    Cloud.Result refused = cloud.columns(300).answering("n\n").run("deploy");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .contains("left behind: the change set arn:aws:cloudformation:")
        .contains("x:DeleteStack");
  }

  @Test
  void c15ADeployThatFailsBeforeTheAnswerLeavesNothing() throws IOException {
    cloud.compose(WITH_SECRET).environment(Map.of("KEY", "hunter2"));
    cloud.aws.refuse("DescribeChangeSet", "AccessDenied", "not authorized to perform: c:Describe");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).isEqualTo(1);
    nothingIsLeft();
  }

  @Test
  void secretsAreWrittenAfterTheAnswerAndTheirChangeSetSaysTheSame() throws IOException {
    cloud.compose(WITH_SECRET).environment(Map.of("KEY", "hunter2"));
    Cloud.Result result = cloud.answering("y\n").run("deploy");
    assertThat(result.exitCode()).as(result.all()).isZero();
    List<String> calls = cloud.aws.calls();
    assertThat(calls.indexOf("CreateSecret"))
        .isGreaterThan(calls.indexOf("CreateChangeSet"))
        .isLessThan(calls.lastIndexOf("CreateChangeSet"));
    assertThat(cloud.aws.stacks.sent.get(1)).contains("secret:shop_key-AbCdEf");
  }

  @Test
  void aStackThatMovesWhileTheQuestionIsOpenIsLookedAtAgain() throws IOException {
    FakeStack stack = cloud.stack("CREATE_COMPLETE");
    change();
    Cloud.Result result =
        cloud.answering("y\nn\n").whenAsked(() -> somebodyDeploys(stack)).run("deploy");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err())
        .contains("the stack was changed meanwhile: looking again")
        .contains("nothing was changed");
    assertThat(count("ExecuteChangeSet")).isZero();
    assertThat(stack.changeSets).isEmpty();
    Cloud.Result agreed =
        cloud.answering("y\ny\n").whenAsked(() -> somebodyDeploys(stack)).run("deploy");
    assertThat(agreed.exitCode()).as(agreed.all()).isZero();
    assertThat(count("ExecuteChangeSet")).isEqualTo(1);
  }

  @Test
  void aRemovalIsAskedForAgainWhenTheStackMoves() {
    FakeStack stack = cloud.stack("CREATE_COMPLETE");
    Cloud.Result result =
        cloud.answering("y\nn\n").whenAsked(() -> somebodyDeploys(stack)).run("down");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err()).contains("the stack was changed meanwhile: looking again");
    assertThat(count("DeleteStack")).isZero();
  }

  @Test
  void aCancellationIsNotCarriedOutOnAStackThatMovedOn() {
    FakeStack stack = cloud.stack("UPDATE_FAILED");
    Cloud.Result result =
        cloud.answering("y\n").whenAsked(() -> somebodyDeploys(stack)).run("cancel");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("changed meanwhile").contains("there is nothing to cancel");
    assertThat(count("RollbackStack")).isZero();
  }

  @Test
  void aStackOfNoUseThatMovedOnIsNotRemoved() {
    FakeStack stack = cloud.stack("ROLLBACK_COMPLETE");
    Cloud.Result result =
        cloud.answering("y\nn\n").whenAsked(() -> somebodyDeploys(stack)).run("deploy");
    assertThat(result.err()).contains("the stack was changed meanwhile: looking again");
    assertThat(count("DeleteStack")).isZero();
  }
}
