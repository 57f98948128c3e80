package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.BASE;
import static dev.c2ecs.acceptance.cloud.Parts.balancer;
import static dev.c2ecs.acceptance.cloud.Parts.container;
import static dev.c2ecs.acceptance.cloud.Parts.group;
import static dev.c2ecs.acceptance.cloud.Parts.ingress;
import static dev.c2ecs.acceptance.cloud.Parts.listener;
import static dev.c2ecs.acceptance.cloud.Parts.loadBalancers;
import static dev.c2ecs.acceptance.cloud.Parts.networkBalancer;
import static dev.c2ecs.acceptance.cloud.Parts.ports;
import static dev.c2ecs.acceptance.cloud.Parts.resource;
import static dev.c2ecs.acceptance.cloud.Parts.rule;
import static dev.c2ecs.acceptance.cloud.Parts.serviceAfter;
import static dev.c2ecs.acceptance.cloud.Parts.targets;
import static dev.c2ecs.acceptance.cloud.Parts.task;
import static dev.c2ecs.acceptance.cloud.Parts.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Template;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What tasks need to start and to become healthy. */
class TaskStartTest {

  private static final String UNSTABLE =
      "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered': ";
  private static final String NETWORK =
      "NetworkConfiguration: {AwsvpcConfiguration: {Subnets: "
          + Parts.SUBNETS
          + ", SecurityGroups: [!Ref Own]}}";

  private static String one(String more) {
    return task("Task", "", container("c", "i", ports(80) + (more.isEmpty() ? "" : ", " + more)))
        + serviceAfter("Svc", "", "Task", "");
  }

  private static String logs(String group, String more) {
    return "LogConfiguration: {LogDriver: awslogs, Options: {awslogs-group: " + group + more + "}}";
  }

  private static String mounting(String point) {
    return task(
            "Task",
            "Volumes: [{Name: v, EFSVolumeConfiguration: {FilesystemId: !Ref Fs" + point + "}}]",
            container("c", "i", "MountPoints: [{SourceVolume: v, ContainerPath: /v}]"))
        + serviceAfter("Svc", "T1, T2", "Task", NETWORK);
  }

  private static String mountTarget(String id, String subnet) {
    return resource(
        id,
        "EFS::MountTarget",
        "FileSystemId: !Ref Fs, SubnetId: " + subnet + ", SecurityGroups: [!Ref FsGroup]");
  }

  private static String fileSystem(String second, String... admitted) {
    return BASE
        + group("Own")
        + group("FsGroup", admitted)
        + resource("Fs", "EFS::FileSystem", "Encrypted: true")
        + mountTarget("T1", "subnet-default-a")
        + mountTarget("T2", second);
  }

  private static String served(String balancer, String check, String... rules) {
    String http = balancer.contains("network") ? "TCP" : "HTTP";
    return BASE
        + group("Own")
        + String.join("", rules)
        + balancer
        + targets("Tg", http, 80).replace("Port: 80}", "Port: 80" + check + "}")
        + listener("Web", "Lb", http, 80, "Tg")
        + task("Task", 80)
        + serviceAfter(
            "Svc",
            rules.length > 0 ? "Web, Rule" : "Web",
            "Task",
            NETWORK + ", " + loadBalancers("Tg", 80));
  }

  static Stream<Step> steps() {
    String nfs = ingress("tcp", Efs.NFS, "SourceSecurityGroupId: !Ref Own");
    String fromLb = "SourceSecurityGroupId: !Ref LbGroup";
    String anyone = "CidrIp: 0.0.0.0/0";
    String check81 = ", HealthCheckPort: \"81\"";
    return Stream.of(
        creates("a task", template(BASE, one("")), ""),
        creates(
            "a log group exists",
            template(BASE, one(logs("Gone~99", ""))),
            UNSTABLE + "ResourceInitializationError: failed to validate logger args"),
        creates("that of the stack does", template(BASE, one(logs("!Ref Log", ""))), ""),
        creates(
            "or it is created by the driver",
            template(BASE, one(logs("Gone~99", ", awslogs-create-group: \"true\""))),
            ""),
        creates(
            "a secret has an ARN",
            template(BASE, one("Secrets: [{Name: A, ValueFrom: \":KEY::\"}]")),
            UNSTABLE + "ResourceInitializationError: unable to pull secrets"),
        creates(
            "a secret of the account",
            template(
                BASE, one("Secrets: [{Name: A, ValueFrom: \"arn:aws:secretsmanager:x:KEY::\"}]")),
            ""),
        creates(
            "a secret of the stack",
            template(
                BASE,
                resource("Secret", "SecretsManager::Secret", ""),
                one("Secrets: [{Name: A, ValueFrom: !Sub \"${Secret}:KEY::\"}]")),
            ""),
        creates(
            "a file system has a mount target in each zone of the tasks",
            template(fileSystem("subnet-default-c", nfs), mounting("")),
            UNSTABLE + "ResourceInitializationError: failed to invoke EFS utils"),
        creates(
            "then it is mounted", template(fileSystem("subnet-default-b", nfs), mounting("")), ""),
        creates(
            "a mount target admits the tasks",
            template(fileSystem("subnet-default-b"), mounting("")),
            UNSTABLE + "ResourceInitializationError: failed to invoke EFS utils"),
        creates(
            "on port 2049",
            template(
                fileSystem(
                    "subnet-default-b", ingress("tcp", 2050, "SourceSecurityGroupId: !Ref Own")),
                mounting("")),
            UNSTABLE + "ResourceInitializationError: failed to invoke EFS utils"),
        creates(
            "an access point exists",
            template(
                fileSystem("subnet-default-b", nfs),
                mounting(", AuthorizationConfig: {AccessPointId: Gone~99}")),
            UNSTABLE + "ResourceInitializationError: failed to invoke EFS utils"),
        creates(
            "a load balancer reaches the port of the tasks",
            template(served(balancer("Lb"), "")),
            UNSTABLE + "Task failed ELB health checks"),
        creates(
            "by a rule of their group",
            template(served(balancer("Lb"), "", rule("Rule", "Own", 80, fromLb))),
            ""),
        creates(
            "of another port by no rule",
            template(served(balancer("Lb"), "", rule("Rule", "Own", 81, fromLb))),
            UNSTABLE + "Task failed ELB health checks"),
        creates(
            "the port that it checks counts",
            template(served(balancer("Lb"), check81, rule("Rule", "Own", 80, fromLb))),
            UNSTABLE + "Task failed ELB health checks"),
        creates(
            "and only that",
            template(served(balancer("Lb"), check81, rule("Rule", "Own", 81, fromLb))),
            ""),
        creates(
            "a network load balancer without groups comes from addresses",
            template(
                served(
                    networkBalancer("Lb", ""),
                    "",
                    rule("Rule", "Own", 80, "SourceSecurityGroupId: sg-other"))),
            UNSTABLE + "Task failed ELB health checks"),
        creates(
            "which a rule admits",
            template(served(networkBalancer("Lb", ""), "", rule("Rule", "Own", 80, anyone))),
            ""),
        creates(
            "one with groups comes from them",
            template(
                group("LbGroup"),
                served(
                    networkBalancer("Lb", "SecurityGroups: [!Ref LbGroup]"),
                    "",
                    rule("Rule", "Own", 80, fromLb))),
            ""),
        creates(
            "a group that lets out something else only lets nobody in",
            template(
                served(
                    group("LbGroup") + networkBalancer("Lb", "SecurityGroups: [!Ref LbGroup]"),
                    "",
                    rule("Rule", "Own", 80, fromLb)
                        + resource(
                            "Out",
                            "EC2::SecurityGroupEgress",
                            "GroupId: !Ref LbGroup, IpProtocol: tcp, FromPort: 443, ToPort: 443,"
                                + " CidrIp: 0.0.0.0/0"))),
            UNSTABLE + "Task failed ELB health checks"));
  }

  private static Step creates(String rule, Template created, String refused) {
    return Step.creates(rule, created, refused);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void saysWhatAwsSays(Step step) {
    step.check();
  }

  @Test
  void whatTasksNeedMayGoAfterTheyStarted() {
    String nfs = ingress("tcp", Efs.NFS, "SourceSecurityGroupId: !Ref Own");
    Operation kept =
        Step.ok(
                "the rule for the mount targets goes, and the service is not touched",
                template(fileSystem("subnet-default-b", nfs), mounting("")),
                template(fileSystem("subnet-default-b"), mounting("")))
            .check();
    assertThat(kept.events(Event.BROKEN)).extracting(Event::logicalId).containsExactly("Svc");
    Operation log =
        Step.ok(
                "a log group without its service",
                template(
                    BASE, resource("L", "Logs::LogGroup", "LogGroupName: l"), one(logs("l", ""))),
                template(BASE, one(logs("l", ""))))
            .check();
    assertThat(log.events(Event.BROKEN)).extracting(Event::logicalId).containsExactly("Svc");
  }

  @Test
  void aScheduleWhoseTasksCannotStartIsSaid() {
    String schedule =
        resource(
            "Hourly",
            "Scheduler::Schedule",
            "Target: {RoleArn: !GetAtt Role.Arn, EcsParameters: {TaskDefinitionArn: !Ref Task, "
                + Parts.NETWORK
                + "}}");
    String good = task("Task", "", container("c", "i", logs("!Ref Log", "")));
    String bad = task("Task", "", container("c", "i", logs("Gone~99", "")));
    assertThat(
            Step.creates("a log group", template(BASE, good, schedule), "")
                .check()
                .events(Event.BROKEN))
        .isEmpty();
    assertThat(
            Step.creates("no log group", template(BASE, bad, schedule), "")
                .check()
                .events(Event.BROKEN))
        .hasSize(1);
  }
}
