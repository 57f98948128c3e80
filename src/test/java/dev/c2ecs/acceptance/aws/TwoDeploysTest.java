package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else deploys at the same time: exit code 0 means that one's own content runs. */
class TwoDeploysTest extends CloudTest {

  /** Somebody else's operation, seconds from now. */
  private static void theirs(FakeStack stack, String template, long begin, long end) {
    stack.version++;
    stack.changeSets.clear();
    stack.stackEvent(begin, "UPDATE_IN_PROGRESS", "User Initiated", "theirs");
    stack.stackEvent(end, "UPDATE_COMPLETE", "", "theirs");
    stack.pending = template;
  }

  private void once(String action, Runnable event) {
    AtomicBoolean done = new AtomicBoolean();
    cloud.aws.watch(
        (number, called) -> {
          if (called.equals(action) && done.compareAndSet(false, true)) {
            event.run();
          }
        });
  }

  private FakeStack only() {
    return cloud.aws.stacks.all.values().iterator().next();
  }

  private void ownContentRuns(Cloud.Result result) {
    assertThat(result.exitCode()).as(result.all()).isZero();
    only().settle();
    assertThat(only().status()).endsWith("E_COMPLETE");
    assertThat(only().template).isEqualTo(cloud.template());
    assertThat(only().changeSets).isEmpty();
  }

  @Test
  void c20ASecondDeployOfTheSameFollowsTheFirst() {
    assertThat(cloud.run("deploy", "--yes", "--detach").exitCode()).isZero();
    Cloud.Result second = cloud.run("deploy", "--yes");
    assertThat(second.err())
        .contains("the stack is being created already: following that first")
        .contains("already up to date");
    ownContentRuns(second);
    assertThat(count("ExecuteChangeSet")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void c20ASecondDeployOfSomethingElseThenAsksItsOwnQuestion(boolean yes) throws IOException {
    assertThat(cloud.run("deploy", "--yes", "--detach").exitCode()).isZero();
    change();
    Cloud.Result second = yes ? cloud.run("deploy", "--yes") : cloud.answering("y\n").run("deploy");
    assertThat(second.err()).contains("following that first");
    assertThat(second.err().contains("Deploy this?")).isEqualTo(!yes);
    ownContentRuns(second);
    assertThat(count("ExecuteChangeSet")).isEqualTo(2);
  }

  @Test
  void c20WhenTheFirstFailsTheSecondGoesOn() throws IOException {
    cloud.stack("CREATE_COMPLETE");
    change();
    cloud.aws.stacks.scripts.add(
        FakeScripts.fails(
            "WebService", 20, "no", "UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE"));
    assertThat(cloud.run("deploy", "--yes", "--detach").exitCode()).isZero();
    Cloud.Result second = cloud.run("deploy", "--yes");
    assertThat(second.err()).contains("following that first").contains("failed");
    ownContentRuns(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CreateChangeSet", "DescribeChangeSet", "ExecuteChangeSet"})
  void c20WhoeverLosesTheRaceLooksAgain(String action) throws IOException {
    FakeStack stack = cloud.stack("CREATE_COMPLETE");
    String theirs = cloud.template().replace("nginx:1.29", "nginx:1.31");
    change();
    once(action, () -> theirs(stack, theirs, 0, 30));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.err())
        .contains("the stack was changed meanwhile: looking again")
        .contains("the stack is being updated already: following that first");
    ownContentRuns(result);
    assertThat(count("DeleteStack")).isZero();
  }

  @Test
  void c20WhoeverLosesTheRaceForACreationLooksAgain() {
    once(
        "ExecuteChangeSet",
        () -> {
          FakeStack stack = only();
          stack.version++;
          stack.changeSets.clear();
          stack.tags.put("com.docker.compose.project", "shop");
          stack.pending = cloud.template().replace("nginx:1.29", "nginx:1.31");
          stack.stackEvent(0, "CREATE_IN_PROGRESS", "User Initiated", "theirs");
          stack.stackEvent(30, "CREATE_COMPLETE", "", "theirs");
        });
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.err()).contains("being created already: following that first");
    ownContentRuns(result);
    assertThat(count("DeleteStack")).isZero();
  }

  @Test
  void c20AnEndOfSomebodyElseIsNotOursUnlessOurContentRuns() throws IOException {
    FakeStack stack = cloud.stack("CREATE_COMPLETE");
    change();
    cloud.aws.stacks.scripts.add(
        (own, operation, token) -> {
          own.stackEvent(0, "UPDATE_IN_PROGRESS", "User Initiated", token);
          own.stackEvent(10, "UPDATE_COMPLETE", "", "theirs");
          own.pending = "Resources: {}\n";
        });
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err())
        .contains("somebody else deployed meanwhile")
        .doesNotContain("deployed\nnext");
    assertThat(stack.status()).isEqualTo("UPDATE_COMPLETE");
  }

  @Test
  void c20ACreationThatSomebodyRemovesIsNotDeployed() {
    cloud.aws.stacks.scripts.add(
        (own, operation, token) -> {
          own.stackEvent(0, "CREATE_IN_PROGRESS", "User Initiated", token);
          own.stackEvent(10, "DELETE_IN_PROGRESS", "User Initiated", "theirs");
          own.stackEvent(20, "DELETE_COMPLETE", "", "theirs");
        });
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err()).contains("the stack is now: removed");
  }

  @Test
  void c20AnUpdateThatSomebodyCancelsIsNotDeployed() throws IOException {
    cloud.stack("CREATE_COMPLETE");
    change();
    cloud.aws.stacks.scripts.add(
        (own, operation, token) -> {
          own.stackEvent(0, "UPDATE_IN_PROGRESS", "User Initiated", token);
          own.stackEvent(10, "UPDATE_ROLLBACK_IN_PROGRESS", "User Initiated", "theirs");
          own.stackEvent(20, "UPDATE_ROLLBACK_COMPLETE", "", "theirs");
        });
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err()).contains("the stack is now: deployed, last update rolled back");
  }

  @Test
  void c20TheChangeSetOfSomebodyElseIsLeftAlone() {
    FakeStack stack = cloud.aws.stacks.put("shop", "REVIEW_IN_PROGRESS", "");
    FakeStack.ChangeSet their =
        stack.changeSet(
            Map.of(
                "ChangeSetName",
                "theirs",
                "Tags.member.1.Key",
                "com.docker.compose.project",
                "Tags.member.1.Value",
                "shop"),
            "");
    Cloud.Result result = cloud.answering("n\n").run("deploy");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(stack.changeSets.keySet()).containsExactly(their.id);
    assertThat(count("DeleteStack")).isZero();
    assertThat(result.err()).contains("left behind: the empty stack shop").contains(their.id);
  }

  @Test
  void c20AnEmptyStackOfAnEarlierRunGoesWithTheChangeSet() {
    FakeStack stack = cloud.aws.stacks.put("shop", "REVIEW_IN_PROGRESS", "");
    assertThat(cloud.answering("n\n").run("deploy").exitCode()).isEqualTo(1);
    assertThat(stack.status()).isEqualTo("DELETE_COMPLETE");
  }
}
