package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** `deployed` and `up to date` are said of what runs. */
class WhatRunsTest extends CloudTest {

  private static final String TWO = Cloud.COMPOSE + "    deploy: {replicas: 2}\n";

  @BeforeEach
  void deployed() throws IOException {
    cloud.compose(TWO);
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
  }

  private String updates() {
    return String.join(
        "\n", cloud.aws.wire().lines().filter(l -> l.startsWith("UpdateService")).toList());
  }

  @Test
  void c1AndC17WhatRunsWellIsUpToDate() {
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("already up to date");
    assertThat(count("UpdateService")).isZero();
    Cloud.Result doctor = cloud.run("doctor");
    assertThat(doctor.exitCode()).as(doctor.all()).isZero();
    assertThat(doctor.out()).contains("every service runs as the template says, 3 tasks in all");
  }

  @ParameterizedTest
  @CsvSource({"0, set to 0 tasks by hand", "1, set to 1 task by hand"})
  void c17AServiceSetToFewerByHandIsSeenAndSetBack(int tasks, String words) {
    cloud.aws.tasks.scale("DbService", tasks);
    assertThat(cloud.run("ls").out()).contains("incomplete  1/2       " + (1 + tasks) + "/3");
    Cloud.Result doctor = cloud.run("doctor");
    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.out())
        .contains("service db: " + words + ", the template wants 2 tasks")
        .contains("`c2ecs deploy` sets it back");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err())
        .contains("service db                " + words + ", the template wants 2 tasks: set back")
        .contains("service db: 2 of 2 tasks running")
        .contains("repaired")
        .doesNotContain("up to date");
    assertThat(updates()).contains("\"desiredCount\":2").doesNotContain("WebService");
    assertThat(cloud.run("deploy", "--yes").err()).contains("already up to date");
    assertThat(cloud.run("doctor").exitCode()).isZero();
    assertThat(count("ExecuteChangeSet")).isEqualTo(1);
  }

  @Test
  void c17WhatScalesIsSetToItsMinimum() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    deploy: {x-aws-autoscaling: {min: 3, max: 9, cpu: 70}}\n");
    cloud.aws.tasks.scale("DbService", 3);
    Cloud.Result deployed = cloud.run("deploy", "--yes");
    assertThat(deployed.exitCode()).as(deployed.all()).isZero();
    cloud.aws.tasks.scale("DbService", 0);
    assertThat(cloud.run("doctor").out())
        .contains("set to 0 tasks by hand, the template wants 3 tasks or more");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(updates()).contains("\"desiredCount\":3");
  }

  @Test
  void zeroReplicasAreWell() throws IOException {
    cloud.compose(Cloud.COMPOSE + "    deploy: {replicas: 0}\n");
    assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    assertThat(cloud.run("deploy", "--yes").err()).contains("already up to date");
    assertThat(cloud.run("doctor").exitCode()).isZero();
    assertThat(count("UpdateService")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "INACTIVE", "DRAINING"})
  void c17AServiceDeletedByHandIsSeenAndMadeAgain(String status) {
    cloud.aws.tasks.delete("DbService", status);
    assertThat(cloud.run("ls").out()).contains("deployed, incomplete  1/2");
    Cloud.Result doctor = cloud.run("doctor");
    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.out()).contains("service db: ").contains("deleted by hand");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err())
        .contains("service db ", "1 resource of it is new", "the change set makes it again")
        .contains("deployed")
        .doesNotContain("up to date");
    assertThat(cloud.aws.wire()).contains("DeploymentMode=REVERT_DRIFT");
    assertThat(cloud.run("doctor").exitCode()).isZero();
    assertThat(cloud.aws.stacks.all.values())
        .isNotEmpty()
        .allMatch(stack -> stack.changeSets.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void c17WhatCannotBeMadeAgainIsNamedWithTheWay(boolean refused) {
    cloud.aws.tasks.delete("DbService", "");
    cloud.aws.stacks.revertsDrift = refused;
    cloud.aws.stacks.driftRefusal = refused ? "DeploymentMode is not supported" : "";
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err())
        .contains("service db: deleted by hand, the template wants 2 tasks")
        .contains("take it out of the file, deploy, put it back, deploy")
        .contains(refused ? "DeploymentMode is not supported" : "it finds nothing to revert")
        .doesNotContain("up to date");
    assertThat(count("ExecuteChangeSet")).isEqualTo(1);
    assertThat(cloud.aws.stacks.all.values())
        .isNotEmpty()
        .allMatch(stack -> stack.changeSets.isEmpty());
  }

  @Test
  void aClusterDeletedByHandTakesItsServicesWithIt() {
    cloud.aws.refuse("DescribeServices", "ClusterNotFoundException", "Cluster not found.");
    Cloud.Result doctor = cloud.run("doctor");
    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.out())
        .contains("service web: deleted by hand", "service db: deleted by hand");
    assertThat(cloud.run("ls").out()).contains("incomplete  0/2");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err()).contains("deleted by hand").doesNotContain("up to date");
  }

  @Test
  void withoutFollowingNothingIsWaitedFor() {
    cloud.aws.tasks.scale("DbService", 0);
    Cloud.Result result = cloud.run("deploy", "--yes", "--detach");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("started; `c2ecs ls` shows what runs");
    assertThat(count("UpdateService")).isEqualTo(1);
  }

  @Test
  void aChangeAlsoMakesAgainWhatWasDeletedByHand() throws IOException {
    cloud.aws.tasks.delete("DbService", "");
    cloud.compose(TWO.replace("nginx:1.29", "nginx:1.30"));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("WebTaskDefinition").contains("makes it again");
    assertThat(cloud.run("doctor").exitCode()).isZero();
  }

  @Test
  void afterAChangeDeployedIsNotSaidOfWhatIsGone() throws IOException {
    cloud.aws.tasks.delete("DbService", "");
    cloud.aws.stacks.revertsDrift = false;
    cloud.compose(TWO.replace("nginx:1.29", "nginx:1.30"));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err())
        .contains("warning: service db: deleted by hand")
        .contains("the stack is updated, but not everything runs:")
        .doesNotContain("\ndeployed\n");
    assertThat(count("ExecuteChangeSet")).isEqualTo(2);
  }

  @Test
  void aChangeOfOneServiceSetsBackTheOther() throws IOException {
    cloud.aws.tasks.scale("DbService", 0);
    cloud.compose(TWO.replace("nginx:1.29", "nginx:1.30"));
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("set to 0 tasks by hand").contains("\ndeployed\n");
    assertThat(updates()).contains("DbService").contains("\"desiredCount\":2");
  }

  @Test
  void anotherTaskDefinitionIsSetBack() {
    cloud.aws.tasks.define("WebService", "arn:aws:ecs:r:1:task-definition/hack:9");
    assertThat(cloud.run("doctor").out())
        .contains("service web: runs hack:9 since a change by hand, the stack has");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(updates()).contains("task-definition/WebTaskDefinition:1");
    assertThat(cloud.run("doctor").exitCode()).isZero();
  }

  @Test
  void whatDoesNotRunIsNotUpToDate() {
    cloud.aws.tasks.broken.add("DbService");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err())
        .contains("the stack is as the file says, but not everything runs:")
        .contains("service db: 0 of 2 tasks running")
        .contains("`c2ecs doctor` says why")
        .doesNotContain("up to date");
    Cloud.Result doctor = cloud.run("doctor");
    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.out()).contains("service db: 0 of 2 tasks running");
  }

  @Test
  void aServiceThatIsSetBackAndDoesNotStartIsNotRepaired() {
    cloud.aws.tasks.scale("DbService", 0);
    cloud.aws.tasks.broken.add("DbService");
    Cloud.Result result = cloud.run("deploy", "--yes", "--wait-timeout", "30");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err()).contains("not everything runs").doesNotContain("repaired");
    assertThat(java.time.Duration.between(FakeClock.START, cloud.clock.now()).toMinutes())
        .isLessThan(5);
  }

  @Test
  void nothingIsSetBackUnasked() {
    cloud.aws.tasks.scale("DbService", 0);
    Cloud.Result nobody = cloud.run("deploy");
    assertThat(nobody.exitCode()).isEqualTo(1);
    assertThat(nobody.err()).contains("give --yes to agree");
    Cloud.Result no = cloud.answering("n\n").run("deploy");
    assertThat(no.exitCode()).isEqualTo(1);
    assertThat(no.err()).contains("set to 0 tasks by hand").contains("nothing was changed");
    assertThat(count("UpdateService")).isZero();
  }

  @Test
  void aDryRunShowsWhatWouldBeSetBack() {
    cloud.aws.tasks.scale("DbService", 0);
    cloud.aws.tasks.delete("WebService", "");
    Cloud.Result result = cloud.run("deploy", "--dry-run");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out()).contains("set to 0 tasks by hand").contains("makes it again");
    assertThat(count("UpdateService")).isZero();
    assertThat(count("ExecuteChangeSet")).isEqualTo(1);
    assertThat(cloud.aws.stacks.all.values())
        .isNotEmpty()
        .allMatch(stack -> stack.changeSets.isEmpty());
  }

  @Test
  void whatMayNotBeLookedAtIsNotSaidToRun() {
    cloud.aws.refuse(
        "DescribeServices",
        "AccessDeniedException",
        "not authorized to perform: ecs:DescribeServices");
    Cloud.Result result = cloud.run("deploy", "--yes");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err()).contains("ecs:DescribeServices").doesNotContain("up to date");
    Cloud.Result doctor = cloud.run("doctor");
    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.out()).contains("what runs could not be looked at").contains("ecs:Describe");
  }

  @Test
  void forceRecreateRollsEveryServiceWhenNothingChanges() {
    Cloud.Result result = cloud.run("deploy", "--yes", "--force-recreate");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.err()).contains("every service: its tasks are started anew");
    List<String> updates = updates().lines().toList();
    assertThat(updates).hasSize(2).allMatch(line -> line.contains("\"forceNewDeployment\":true"));
    assertThat(count("ExecuteChangeSet")).isEqualTo(1);
  }

  @Test
  void forceRecreateRollsWhatAChangeDoesNot() throws IOException {
    cloud.compose(TWO.replace("nginx:1.29", "nginx:1.30"));
    cloud.aws.stacks.scripts.add(
        (stack, operation, token) -> {
          cloud.aws.tasks.roll("WebService");
          FakeScripts.well(operation).play(stack, operation, token);
        });
    Cloud.Result result = cloud.run("deploy", "--yes", "--force-recreate");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(updates().lines()).singleElement().asString().contains("DbService");
  }

  @Test
  void forceRecreateOfWhatIsNewRollsNothing() {
    cloud.aws.stacks.all.clear();
    Cloud.Result result = cloud.run("deploy", "--yes", "--force-recreate");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(count("UpdateService")).isZero();
  }
}
