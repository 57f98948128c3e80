package dev.c2ecs.cfn.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.input.ParameterSource.Network;
import dev.c2ecs.cfn.input.SecretParameters;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.loadbalancing.LoadBalancerKind;
import dev.c2ecs.cfn.loadbalancing.PublishedPort;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.cfn.storage.AccessPoint;
import dev.c2ecs.compose.model.ComposeProject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LogicalIdsTest {

  @Test
  void aNetworkParameterIsKnownByItsName() {
    for (Network part : Network.values()) {
      assertThat(LogicalIds.source(LogicalIds.parameter(part))).isEqualTo(part);
    }
    assertThat(LogicalIds.source("WebImage")).isEqualTo(ParameterSource.User.OTHER);
  }

  @Test
  void everyBalancerHasAnIdOfItsOwn() {
    assertThat(Arrays.stream(LoadBalancerKind.values()).map(LogicalIds::loadBalancer))
        .containsExactly(
            "LoadBalancer",
            "NetworkLoadBalancer",
            "InternalLoadBalancer",
            "InternalNetworkLoadBalancer");
  }

  @Test
  void listenersAreNamedByTheirLoadBalancerAndPort() {
    Plan plan =
        plan(
            """
            name: p
            services:
              web:
                image: nginx
                ports: ["80:8080", "8080:8080", "81:9000"]
            """);
    assertThat(plan.loadBalancing().listeners().stream().map(LogicalIds::listener))
        .containsExactlyInAnyOrder("HTTP80Listener", "Network8080Listener", "Network81Listener");
    assertThat(plan.loadBalancing().published().stream().map(plan.ids()::targetGroup))
        .containsExactlyInAnyOrder(
            "WebTCP80TargetGroup", "WebTCP8080TargetGroup", "WebTCP81TargetGroup");
  }

  @Test
  void aPortOverBothProtocolsHasTwoRules() {
    Plan plan =
        plan(
            """
            name: p
            services:
              dns:
                image: dns
                ports: ["53:53/tcp", "53:53/udp"]
            """);
    PublishedPort port = plan.loadBalancing().published().get(0);
    assertThat(plan.loadBalancing().admissions(port).stream().map(plan.ids()::ingress))
        .containsExactly("DnsTCP53NetworkIngress", "DnsUDP53NetworkIngress");
  }

  @Test
  void directoriesOfAVolumeHaveAccessPointsOfTheirOwn() {
    Plan plan =
        plan(
            """
            name: p
            services:
              web:
                image: nginx
                volumes:
                  - data:/data
                  - {type: volume, source: data, target: /a, volume: {subpath: a/b}}
                  - {type: volume, source: data, target: /b, volume: {subpath: a-b}}
            volumes: {data: {}}
            """);
    List<String> ids =
        plan.accessPoints().all().stream()
            .map((AccessPoint point) -> plan.ids().accessPoint(point))
            .toList();
    assertThat(ids)
        .hasSize(4)
        .doesNotHaveDuplicates()
        .contains("DataAccessPoint", "DataCopiedAccessPoint");
    assertThat(ids)
        .contains("DataAbAccessPoint")
        .anyMatch(id -> id.matches("DataAb[0-9a-f]{4}AccessPoint"));
  }

  @Test
  void secretsAreSortedByWhatTheirParametersStartWith() {
    Plan plan =
        plan(
            """
            name: p
            services: {web: {image: nginx, secrets: [db, dbSecret1]}}
            secrets: {db: {file: ./a}, dbSecret1: {file: ./b}}
            """);
    assertThat(new TreeSet<>(List.of(plan.ids().secret("dbSecret1"), plan.ids().secret("db"))))
        .extracting(SecretParameters::arn)
        .containsExactly("DbSecretArn", "DbSecret1SecretArn");
  }

  @Test
  void whatEveryTemplateHasIsKeptFromServices() {
    Plan plan = plan("name: p\nservices: {LoadBalancer: {image: nginx, ports: ['80:80']}}\n");
    assertThat(plan.ids().securityGroup("LoadBalancer"))
        .matches("LoadBalancer[0-9a-f]{4}SecurityGroup");
    assertThat(plan.ids().service("LoadBalancer")).isEqualTo("LoadBalancerService");
  }

  @Test
  void everyNameThatDependsOnNothingIsReserved() throws ReflectiveOperationException {
    for (Class<?> home : List.of(LogicalIds.class, VpcIds.class)) {
      for (Method method : home.getDeclaredMethods()) {
        if (Modifier.isStatic(method.getModifiers())
            && Modifier.isPublic(method.getModifiers())
            && method.getParameterCount() == 0
            && method.getReturnType() == String.class) {
          assertThat(LogicalIds.fixed()).contains((String) method.invoke(null));
        }
      }
    }
  }

  @Test
  void aServiceWithTheNameOfAPartOfAnotherKeepsAllIdsApart() {
    Plan plan =
        plan(
            """
            name: p
            services:
              web: {image: nginx, ports: [{target: 80, published: "80", x-aws-internal: true}]}
              webInternal: {image: nginx, ports: ["80:80"]}
            """);
    assertThat(plan.loadBalancing().published().stream().map(plan.ids()::targetGroup))
        .hasSize(2)
        .doesNotHaveDuplicates()
        .contains("WebInternalTCP80TargetGroup");
  }

  @Test
  void digitsOfAHashAreNoOtherName() {
    String twin = "w-eb" + Stems.hash("w-eb");
    Stems stems = Stems.of(List.of("web", "w-eb", "web" + Stems.hash("w-eb"), twin));
    assertThat(List.of(stems.of("web"), stems.of("w-eb"), stems.of(twin))).doesNotHaveDuplicates();
    assertThat(stems.of("web")).isEqualTo("Web");
  }

  private static Plan plan(String compose) {
    ComposeProject project = Projects.of(compose);
    return Planner.plan(
        project,
        ProjectCredentials.of(project),
        Surroundings.UNKNOWN,
        new DiagnosticCollector(project));
  }
}
