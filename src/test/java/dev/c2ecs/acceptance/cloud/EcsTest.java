package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.BASE;
import static dev.c2ecs.acceptance.cloud.Parts.container;
import static dev.c2ecs.acceptance.cloud.Parts.ports;
import static dev.c2ecs.acceptance.cloud.Parts.resource;
import static dev.c2ecs.acceptance.cloud.Parts.service;
import static dev.c2ecs.acceptance.cloud.Parts.task;
import static dev.c2ecs.acceptance.cloud.Parts.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clusters, capacity providers and task definitions. */
class EcsTest {

  private static final String SPOT = "CapacityProviderStrategy: [{CapacityProvider: FARGATE_SPOT}]";
  private static final String BOTH =
      BASE.replace(
          "ECS::Cluster\", Properties: {",
          "ECS::Cluster\", Properties: {CapacityProviders: [FARGATE, FARGATE_SPOT]");
  private static final String TASK = task("Task", 80);

  private static String one(String more) {
    return task("Task", "", container("c", "i", more));
  }

  static Stream<Step> steps() {
    return Stream.of(
        new Step(
            "a capacity provider is one of the cluster's",
            template(BASE, TASK),
            template(BASE, TASK, service("Svc", "Task", SPOT)),
            "InvalidParameterException: The specified capacity provider"),
        Step.ok(
            "the cluster gets it in the same update",
            template(BASE, TASK),
            template(BOTH, TASK, service("Svc", "Task", SPOT))),
        new Step(
            "a capacity provider that a service uses stays, also when the service gives it up then",
            template(BOTH, TASK, service("Svc", "Task", SPOT)),
            template(BASE, TASK, service("Svc", "Task", "CapacityProviderStrategy: []")),
            "ResourceInUseException"),
        Step.ok(
            "one that no service uses can go",
            template(BOTH, TASK, service("Svc", "Task", "")),
            template(BASE, TASK, service("Svc", "Task", ""))),
        new Step(
            "a launch type excludes a strategy",
            template(BOTH, TASK),
            template(BOTH, TASK, service("Svc", "Task", SPOT + ", LaunchType: FARGATE")),
            "InvalidParameterException: Specifying both"),
        new Step(
            "a cluster's name is unique",
            template(resource("A", "ECS::Cluster", "ClusterName: c")),
            template(resource("B", "ECS::Cluster", "ClusterName: c")),
            "AlreadyExists"),
        Step.creates(
            "a task has containers",
            template(BASE, task("Task", "")),
            "ClientException: Container list"),
        Step.creates(
            "a name is one container's",
            template(BASE, task("Task", "", container("c", "i", ""), container("c", "i", ""))),
            "ClientException: Duplicate container name"),
        Step.creates(
            "an image has a name",
            template(BASE, task("Task", "", container("c", "", ports(80)))),
            "ClientException: Container.image"),
        Step.creates(
            "a container depends on one of the task",
            template(BASE, one("DependsOn: [{ContainerName: x, Condition: START}]")),
            "ClientException: Container 'c' depends on unknown"),
        Step.creates(
            "a mount point has a volume",
            template(BASE, one("MountPoints: [{SourceVolume: v, ContainerPath: /v}]")),
            "ClientException: Unknown volume"),
        Step.creates(
            "a port is mapped once",
            template(
                BASE,
                one(
                    "PortMappings: [{ContainerPort: 53, Protocol: tcp}, {ContainerPort: 53,"
                        + " Protocol: udp}]")),
            "ClientException: The same container port"),
        Step.creates(
            "a name is a secret or a variable",
            template(
                BASE,
                one(
                    "Environment: [{Name: A, Value: b}], Secrets: [{Name: A, ValueFrom:"
                        + " \"arn:aws:s\"}]")),
            "ClientException: The secret name must be unique"),
        Step.creates(
            "secrets need an execution role",
            template(
                BASE,
                one("Secrets: [{Name: A, ValueFrom: \"arn:aws:s\"}]")
                    .replace("ExecutionRoleArn: !GetAtt Role.Arn, ", "")),
            "ClientException: Fargate requires task definition to have execution role"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void saysWhatAwsSays(Step step) {
    step.check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"256 512", "256 2048", "512 4096", "1024 8192", "16384 122880"})
  void takesTheSizesOfFargate(String size) {
    Step.creates(size, template(sized(size)), "").check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"256 4096", "512 512", "1024 2500", "3000 8192", "8192 17000"})
  void takesNoOthers(String size) {
    Step.creates(size, template(sized(size)), "ClientException: No Fargate configuration").check();
  }

  private static String sized(String size) {
    String[] parts = size.split(" ", -1);
    return BASE
        + TASK.replace("Cpu: \"256\"", "Cpu: \"" + parts[0] + "\"")
            .replace("Memory: \"512\"", "Memory: \"" + parts[1] + "\"");
  }

  @Test
  void everyChangeOfATaskDefinitionIsANewRevisionAndTheOldOneGoesAfterwards() {
    CloudModel cloud = new CloudModel();
    cloud.deploy("s", template(BASE, TASK, service("Svc", "Task", "")), Map.of());
    Operation updated =
        cloud.deploy("s", template(BASE, task("Task", 81), service("Svc", "Task", "")), Map.of());
    assertThat(updated.events())
        .extracting(event -> event.logicalId() + " " + event.what())
        .containsExactly("Task CREATE_COMPLETE", "Svc UPDATE_COMPLETE", "Task DELETE_COMPLETE");
  }

  @Test
  void aClusterWithServicesOrTasksIsNotDeleted() {
    CloudModel cloud = new CloudModel();
    cloud.deploy("s", template(BASE, TASK), Map.of());
    cloud.startTask("s", "Task");
    Operation removed = cloud.remove("s");
    assertThat(removed.failure().orElseThrow().reason()).startsWith("ClusterContainsTasks");
    cloud.stopTasks("s");
    assertThat(cloud.remove("s").succeeded()).isTrue();

    CloudModel other = new CloudModel();
    other.deploy("a", template(resource("C", "ECS::Cluster", "ClusterName: c")), Map.of());
    other.deploy(
        "b",
        template(BASE, TASK, service("Svc", "Task", "").replace("!Ref Cluster", "c")),
        Map.of());
    assertThat(other.remove("a").failure().orElseThrow().reason())
        .startsWith("ClusterContainsServices");
  }
}
