package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.BASE;
import static dev.c2ecs.acceptance.cloud.Parts.connect;
import static dev.c2ecs.acceptance.cloud.Parts.container;
import static dev.c2ecs.acceptance.cloud.Parts.entry;
import static dev.c2ecs.acceptance.cloud.Parts.namespace;
import static dev.c2ecs.acceptance.cloud.Parts.ports;
import static dev.c2ecs.acceptance.cloud.Parts.service;
import static dev.c2ecs.acceptance.cloud.Parts.serviceAfter;
import static dev.c2ecs.acceptance.cloud.Parts.task;
import static dev.c2ecs.acceptance.cloud.Parts.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is unique and what is stable in Service Connect, and who knows which name. */
class ServiceConnectTest {

  private static final String NAMES = BASE + namespace("Names", "p.local");
  private static final String TASK = NAMES + task("Task", 80);
  private static final String SERVER = service("Svc", "Task", connect("p80 db db:80"));
  private static final String OFF = "ServiceConnectConfiguration: {Enabled: false}";
  private static final String HTTP =
      task("Task", "", container("c", "i", ports(80).replace("80}", "80, AppProtocol: http}")));

  static Stream<Step> steps() {
    return Stream.of(
        new Step(
            "a discovery name is one service's",
            template(TASK, SERVER),
            template(TASK, SERVER, service("More", "Task", connect("p80 db db2:80"))),
            "InvalidParameterException: SC service is already used"),
        new Step(
            "an alias with its port is one service's",
            template(TASK, SERVER),
            template(TASK, SERVER, service("More", "Task", connect("p80 db2 db:80"))),
            "InvalidParameterException: The client alias"),
        Step.ok(
            "an alias with another port is free",
            template(TASK, SERVER),
            template(TASK, SERVER, service("More", "Task", connect("p80 db2 db:81")))),
        Step.ok(
            "a port has several discovery names",
            template(TASK, SERVER),
            template(TASK, service("Svc", "Task", connect("p80 db db:80", "p80 db2 db2:80")))),
        Step.ok(
            "one of several goes",
            template(TASK, service("Svc", "Task", connect("p80 db db:80", "p80 db2 db2:80"))),
            template(TASK, SERVER)),
        new Step(
            "a discovery name equals no entry of Cloud Map",
            template(TASK, entry("Db", "db", "A")),
            template(TASK, entry("Db", "db", "A"), SERVER),
            "InvalidParameterException: SC service is already used"),
        new Step(
            "a discovery name stays",
            template(TASK, SERVER),
            template(TASK, service("Svc", "Task", connect("p80 database db:80"))),
            "InvalidParameterException: The following config cannot be changed for a SC service"),
        new Step(
            "an application protocol stays",
            template(TASK, SERVER),
            template(NAMES, HTTP, SERVER),
            "InvalidParameterException: The following config cannot be changed for a SC service"),
        Step.ok(
            "an alias changes",
            template(TASK, SERVER),
            template(TASK, service("Svc", "Task", connect("p80 db other:80")))),
        new Step(
            "a replacement finds the name taken",
            template(TASK, SERVER),
            template(
                TASK, service("Svc", "Task", connect("p80 db db:80") + ", ServiceName: named")),
            "InvalidParameterException: SC service is already used"),
        new Step(
            "a name does not move to another service in one update",
            template(TASK, SERVER, service("More", "Task", "")),
            template(
                TASK,
                service("Svc", "Task", OFF),
                service("More", "Task", connect("p80 db db:80"))),
            "InvalidParameterException: SC service is already used"),
        new Step(
            "left out it stays, and the task must still have the port",
            template(TASK, SERVER),
            template(NAMES, task("Task", 81), service("Svc", "Task", "")),
            "InvalidParameterException: portName(s) p80"),
        Step.ok(
            "switched off the port may go",
            template(TASK, SERVER),
            template(NAMES, task("Task", 81), service("Svc", "Task", OFF))),
        Step.creates(
            "a port has a name in the task",
            template(TASK, service("Svc", "Task", connect("other db db:80"))),
            "InvalidParameterException: portName(s) other"),
        Step.creates(
            "an alias is one entry's",
            template(TASK, service("Svc", "Task", connect("p80 db db:80", "p80 db2 db:80"))),
            "InvalidParameterException: Duplicate client alias"),
        Step.creates(
            "only TCP",
            template(
                NAMES,
                task(
                    "Task",
                    "",
                    container("c", "i", ports(80).replace("80}", "80, Protocol: udp}"))),
                SERVER),
            "InvalidParameterException: Service Connect takes only TCP"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void saysWhatAwsSays(Step step) {
    step.check();
  }

  @Test
  void aNameThatAServiceLeavesOutIsItsOwnUntilItGivesServiceConnectUp() {
    CloudModel cloud = new CloudModel();
    String client = service("Svc", "Task", connect());
    String off = service("Svc", "Task", OFF);
    String more = service("More", "Task", connect("p80 db db:80"));
    cloud.deploy("s", template(TASK, SERVER), Map.of());
    assertThat(cloud.deploy("s", template(TASK, client), Map.of()).failure()).isEmpty();
    assertThat(cloud.deploy("s", template(TASK, client, more), Map.of()).succeeded()).isFalse();
    assertThat(cloud.deploy("s", template(TASK, off), Map.of()).failure()).isEmpty();
    assertThat(cloud.deploy("s", template(TASK, off, more), Map.of()).failure()).isEmpty();
    assertThat(cloud.deploy("s", template(TASK), Map.of()).failure()).isEmpty();
    assertThat(cloud.deploy("s", template(TASK, more), Map.of()).failure()).isEmpty();
  }

  private static String client(String dependsOn, String more) {
    return serviceAfter(
        "Client", dependsOn, "ClientTask", connect() + (more.isEmpty() ? "" : ", " + more));
  }

  @Test
  void aClientKnowsWhatWasThereAtItsLastDeployment() {
    CloudModel cloud = new CloudModel();
    String tasks = TASK + task("ClientTask", 1);
    cloud.deploy("s", template(tasks, client("", ""), service("Svc", "Task", "")), Map.of());
    cloud.deploy("s", template(tasks, client("", ""), SERVER), Map.of());
    assertThat(cloud.resolves("s", "Client", "db")).isFalse();
    assertThat(cloud.resolves("s", "Svc", "db")).isTrue();

    cloud.deploy("s", template(tasks, client("", "DesiredCount: 2"), SERVER), Map.of());
    assertThat(cloud.resolves("s", "Client", "db"))
        .as("more tasks of the same deployment know no more")
        .isFalse();

    cloud.deploy(
        "s",
        template(tasks, client("Svc", "ForceNewDeployment: {ForceNewDeploymentNonce: a}"), SERVER),
        Map.of());
    assertThat(cloud.resolves("s", "Client", "db")).isTrue();
    assertThat(cloud.resolvedAtStart("s", "Client", "db")).isTrue();
  }

  @Test
  void aServiceWithoutServiceConnectKnowsNoName() {
    CloudModel cloud = new CloudModel();
    cloud.deploy("s", template(TASK, SERVER, serviceAfter("Plain", "Svc", "Task", "")), Map.of());
    assertThat(cloud.resolves("s", "Plain", "db")).isFalse();
  }

  @Test
  void anEntryThatCameWithAFailedUpdateGoesAgain() {
    CloudModel cloud = new CloudModel();
    cloud.deploy("s", template(TASK, SERVER), Map.of());
    Contents before = cloud.contents("s");
    cloud.breakNext("Svc", "does not start");
    Operation updated =
        cloud.deploy(
            "s",
            template(TASK, service("Svc", "Task", connect("p80 db db:80", "p80 db2 db2:80"))),
            Map.of());
    assertThat(updated.status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
    assertThat(cloud.contents("s")).isEqualTo(before);
    assertThat(cloud.resolves("s", "Svc", "db2")).isFalse();
  }
}
