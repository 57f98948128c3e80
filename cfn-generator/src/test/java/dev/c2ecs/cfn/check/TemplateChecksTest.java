package dev.c2ecs.cfn.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.TemplateReferences;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule finds the mistake that is injected into a good template. */
class TemplateChecksTest {

  private static final String COMPOSE =
      """
      name: p
      services:
        web:
          image: nginx
          ports: ["80:80", "8080:81"]
          secrets: [key]
          volumes: ["data:/data:nocopy"]
          healthcheck: {test: curl localhost}
          stop_grace_period: 10s
          environment: {SELF: "http://web:80"}
          x-aws-discovery: connect
      volumes: {data: }
      secrets: {key: {file: ./key}}
      """;

  private static final ComposeProject PROJECT = Projects.of(COMPOSE);

  /**
   * A mistake.
   *
   * @param code the rule that must find it
   * @param inject makes the mistake
   */
  record Mistake(CheckCode code, String what, UnaryOperator<Template> inject) {
    @Override
    public String toString() {
      return code.id() + " " + what;
    }
  }

  private static List<Diagnostic> check(Template template) {
    return check(template, PROJECT);
  }

  private static List<Diagnostic> check(Template template, ComposeProject project) {
    return TemplateChecks.check(template, TemplateReferences.of(template), project);
  }

  @Test
  void aGoodTemplateBreaksNoRule() {
    assertThat(check(Projects.template(COMPOSE))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void findsTheMistake(Mistake mistake) {
    Template broken = mistake.inject().apply(Projects.template(COMPOSE));
    List<Diagnostic> found = check(broken);
    assertThat(found).extracting(d -> (Object) d.code()).contains(mistake.code());
  }

  @Test
  void everyRuleHasAMistake() {
    assertThat(mistakes().map(Mistake::code)).contains(CheckCode.values());
  }

  @Test
  void aMistakeHasThePositionOfItsResource() {
    Template broken =
        set("WebService", Value.ref("Nothing"), "Cluster").apply(Projects.template(COMPOSE));
    assertThat(check(broken))
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.message())
                  .isEqualTo("WebService: there is no resource or parameter Nothing");
              assertThat(d.locations()).hasToString("[compose.yaml:3:3]");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"api.orders", "api.ports", "job.x-aws-schedule", "services", "labels", "x-web"})
  void aMistakeIsFoundAtTheServiceOfItsName(String name) {
    String compose = "name: p\nservices:\n  api: {image: x}\n  \"" + name + "\": {image: x}\n";
    Template template = Projects.template(compose);
    String id =
        template.ofType(ResourceType.of("AWS::ECS::Service")).stream()
            .filter(service -> service.origin().name().equals(name))
            .map(Resource::id)
            .findFirst()
            .orElseThrow();
    Template broken = set(id, Value.ref("Nothing"), "Cluster").apply(template);
    assertThat(TemplateChecks.check(broken, TemplateReferences.of(broken), Projects.of(compose)))
        .singleElement()
        .satisfies(d -> assertThat(d.locations()).hasToString("[compose.yaml:4:3]"))
        .satisfies(d -> assertThat(d.service()).isEqualTo(name));
  }

  static Stream<Mistake> mistakes() {
    String task = "WebTaskDefinition";
    return Stream.of(
        new Mistake(CheckCode.REFERENCE, "unknown", set("WebService", Value.ref("X"), "Cluster")),
        new Mistake(CheckCode.LOGICAL_ID, "dash", renamed("Cluster", "my-cluster")),
        new Mistake(CheckCode.LOGICAL_ID, "twice", renamed("Cluster", "LogGroup")),
        new Mistake(
            CheckCode.DEPENDENCY_CYCLE,
            "itself",
            set("Cluster", Value.ref("WebService"), "ClusterName")),
        new Mistake(CheckCode.QUOTA, "resources", TemplateChecksTest::withManyClusters),
        new Mistake(
            CheckCode.QUOTA,
            "policies",
            set(
                "WebTaskExecutionRole",
                Value.list(Value.map("PolicyName", "p", "PolicyDocument", "x".repeat(10_240))),
                "Policies")),
        new Mistake(
            CheckCode.QUOTA,
            "bytes",
            set("WebTaskExecutionRole", Value.text("x".repeat(1_000_001)), "Description")),
        new Mistake(
            CheckCode.QUOTA,
            "subnets",
            set(
                "WebService",
                Value.texts(Collections.nCopies(17, "subnet-0a1b2c3d")),
                "NetworkConfiguration",
                "AwsvpcConfiguration",
                "Subnets")),
        new Mistake(
            CheckCode.NAME, "image", container(Value.text("x".repeat(256) + "@sha256:0"), "Image")),
        new Mistake(
            CheckCode.NAME,
            "domain",
            set("CloudMap", Value.text("p".repeat(64) + ".local"), "Name")),
        new Mistake(
            CheckCode.LISTENER_PORT,
            "the same",
            t ->
                set("Network8080Listener", Value.number(80), "Port")
                    .apply(
                        set("Network8080Listener", Value.ref("LoadBalancer"), "LoadBalancerArn")
                            .apply(t))),
        new Mistake(
            CheckCode.TARGET,
            "unknown container",
            set("WebService", Value.text("other"), "LoadBalancers", "0", "ContainerName")),
        new Mistake(
            CheckCode.PORT_MAPPING,
            "name",
            container(Value.text("Web 80"), "PortMappings", "0", "Name")),
        new Mistake(
            CheckCode.PORT_MAPPING,
            "twice",
            container(Value.number(81), "PortMappings", "0", "ContainerPort")),
        new Mistake(
            CheckCode.SERVICE_CONNECT,
            "unknown port",
            set(
                "WebService",
                Value.text("nope"),
                "ServiceConnectConfiguration",
                "Services",
                "0",
                "PortName")),
        new Mistake(
            CheckCode.MOUNT,
            "undeclared",
            container(Value.text("nope"), "MountPoints", "0", "SourceVolume")),
        new Mistake(
            CheckCode.VOLUME,
            "IAM without encryption",
            set(
                task,
                Value.text("DISABLED"),
                "Volumes",
                "0",
                "EFSVolumeConfiguration",
                "TransitEncryption")),
        new Mistake(
            CheckCode.VOLUME,
            "root directory with access point",
            set(task, Value.text("/x"), "Volumes", "0", "EFSVolumeConfiguration", "RootDirectory")),
        new Mistake(
            CheckCode.CONTAINER_ORDER,
            "unknown container",
            container(Value.text("nope"), "DependsOn", "0", "ContainerName")),
        new Mistake(
            CheckCode.HEALTH_CHECK,
            "interval",
            container(Value.number(4), "HealthCheck", "Interval")),
        new Mistake(
            CheckCode.HEALTH_CHECK,
            "retries",
            container(Value.number(11), "HealthCheck", "Retries")),
        new Mistake(
            CheckCode.STOP_TIMEOUT, "too long", container(Value.number(121), "StopTimeout")),
        new Mistake(
            CheckCode.ROLLOUT,
            "rebalancing",
            set("WebService", Value.text("ENABLED"), "AvailabilityZoneRebalancing")),
        new Mistake(
            CheckCode.ROLLOUT,
            "nothing can move",
            set(
                "WebService",
                Value.number(100),
                "DeploymentConfiguration",
                "MinimumHealthyPercent")),
        new Mistake(
            CheckCode.LOGGING, "no prefix", container(Value.map(), "LogConfiguration", "Options")),
        new Mistake(
            CheckCode.LOGGING,
            "no router",
            container(Value.text("awsfirelens"), "LogConfiguration", "LogDriver")),
        new Mistake(CheckCode.EXECUTION_ROLE, "missing", without(task, "ExecutionRoleArn")),
        new Mistake(
            CheckCode.TARGET_TYPE,
            "instance",
            set("WebTCP80TargetGroup", Value.text("instance"), "TargetType")),
        new Mistake(
            CheckCode.NAME,
            "target group",
            set("WebTCP80TargetGroup", Value.text("x".repeat(33)), "Name")),
        new Mistake(
            CheckCode.MOUNT_TARGET,
            "one subnet",
            set(
                "DataFilesystemMountTarget2",
                new Value.Select(0, Value.ref("FileSystemSubnetIds")),
                "SubnetId")),
        new Mistake(CheckCode.MEMORY, "container", container(Value.number(2000), "Memory")),
        new Mistake(CheckCode.MEMORY, "cpu", container(Value.number(1024), "Cpu")),
        new Mistake(CheckCode.FARGATE, "privileged", container(Value.flag(true), "Privileged")),
        new Mistake(
            CheckCode.FARGATE,
            "capability",
            container(Value.texts(List.of("NET_ADMIN")), "LinuxParameters", "Capabilities", "Add")),
        new Mistake(
            CheckCode.FARGATE,
            "storage",
            set(task, Value.number(20), "EphemeralStorage", "SizeInGiB")),
        new Mistake(
            CheckCode.FARGATE,
            "host path",
            set(task, Value.text("/var"), "Volumes", "1", "Host", "SourcePath")),
        new Mistake(
            CheckCode.RESTART,
            "period",
            container(Value.number(59), "RestartPolicy", "RestartAttemptPeriod")),
        new Mistake(
            CheckCode.SECURITY_GROUPS,
            "six",
            set(
                "WebService",
                Value.texts(List.of("a", "b", "c", "d", "e", "f")),
                "NetworkConfiguration",
                "AwsvpcConfiguration",
                "SecurityGroups")));
  }

  /** Sets a value in the container web, the second one of its task. */
  private static UnaryOperator<Template> container(Value value, String... keys) {
    List<String> path = new ArrayList<>(List.of("ContainerDefinitions", "1"));
    path.addAll(List.of(keys));
    return set("WebTaskDefinition", value, path.toArray(String[]::new));
  }

  private static UnaryOperator<Template> set(String id, Value value, String... keys) {
    return changed(id, r -> with(r, (Value.MapOf) put(r.properties(), value, List.of(keys))));
  }

  private static UnaryOperator<Template> without(String id, String key) {
    return changed(
        id,
        r -> {
          Map<String, Value> entries = new LinkedHashMap<>(r.properties().entries());
          entries.remove(key);
          return with(r, new Value.MapOf(entries));
        });
  }

  private static UnaryOperator<Template> renamed(String id, String newId) {
    return changed(
        id,
        r ->
            new Resource(
                newId,
                r.type(),
                r.origin(),
                r.dependsOn(),
                r.deletionPolicy(),
                r.updateReplacePolicy(),
                r.properties()));
  }

  private static UnaryOperator<Template> changed(String id, UnaryOperator<Resource> change) {
    return template ->
        new Template(
            template.description(),
            template.parameters(),
            template.resources().stream()
                .map(r -> r.id().equals(id) ? change.apply(r) : r)
                .toList(),
            template.outputs());
  }

  private static Template withManyClusters(Template template) {
    List<Resource> resources = new ArrayList<>(template.resources());
    Resource cluster = template.resource("Cluster").orElseThrow();
    for (int i = 0; i < 500; i++) {
      resources.add(
          new Resource(
              "Cluster" + i,
              cluster.type(),
              cluster.origin(),
              List.of(),
              cluster.deletionPolicy(),
              cluster.updateReplacePolicy(),
              Value.map()));
    }
    return new Template(
        template.description(), template.parameters(), resources, template.outputs());
  }

  private static Resource with(Resource r, Value.MapOf properties) {
    return new Resource(
        r.id(),
        r.type(),
        r.origin(),
        r.dependsOn(),
        r.deletionPolicy(),
        r.updateReplacePolicy(),
        properties);
  }

  private static Value put(Value holder, Value value, List<String> keys) {
    if (keys.isEmpty()) {
      return value;
    }
    List<String> rest = keys.subList(1, keys.size());
    if (holder instanceof Value.ListOf list) {
      List<Value> items = new ArrayList<>(list.items());
      int index = Integer.parseInt(keys.get(0));
      items.set(index, put(items.get(index), value, rest));
      return Value.list(items);
    }
    Map<String, Value> entries = new LinkedHashMap<>(((Value.MapOf) holder).entries());
    Value old = entries.getOrDefault(keys.get(0), Value.map());
    entries.put(keys.get(0), put(old, value, rest));
    return new Value.MapOf(entries);
  }
}
