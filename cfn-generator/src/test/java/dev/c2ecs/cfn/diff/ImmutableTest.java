package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Updates.forecast;
import static dev.c2ecs.cfn.diff.Updates.refused;
import static dev.c2ecs.cfn.diff.Updates.resource;
import static dev.c2ecs.cfn.diff.Updates.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Template;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What never changes though no schema says so, with neighbors that do change. */
class ImmutableTest {

  private static List<String> refusedAs(String type, String old, String now) {
    return refused(template(resource("X", type, old)), template(resource("X", type, now)));
  }

  private static void check(String type, String old, String now, String refused) {
    assertThat(refusedAs(type, old, now)).isEqualTo(refused == null ? List.of() : List.of(refused));
  }

  @Test
  void anotherTypeIsNotPermitted() {
    Template queue = template(resource("X", "SQS::Queue", ""));
    Template topic = template(resource("X", "SNS::Topic", ""));
    assertThat(refused(queue, topic)).containsExactly("X");
    assertThat(refused(queue, template(resource("Y", "SNS::Topic", "")))).isEmpty();
    assertThat(refused(queue, queue)).isEmpty();
    // a queue holds messages, which two updates would lose
    assertThat(forecast(queue, topic).steps()).isEmpty();
    assertThat(forecast(topic, queue).steps()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DnsRecords: [{Type: A, TTL: 10}] | DnsRecords: [{Type: A, TTL: 60}] | ",
        "DnsRecords: [{Type: A, TTL: 10}] | DnsRecords: [{Type: SRV, TTL: 10}] | X",
        "DnsRecords: [{Type: A, TTL: 1}] | DnsRecords: [{Type: A, TTL: 1}, {Type: AAAA, TTL: 1}] | X",
        "DnsRecords: [{Type: A, TTL: 1}, {Type: AAAA, TTL: 1}]"
            + " | DnsRecords: [{Type: AAAA, TTL: 1}, {Type: A, TTL: 1}] | ",
        "RoutingPolicy: WEIGHTED, DnsRecords: [{Type: A, TTL: 1}]"
            + " | RoutingPolicy: MULTIVALUE, DnsRecords: [{Type: A, TTL: 1}] | X",
      })
  void recordsOfTheNamespace(String old, String now, String refused) {
    check(
        "ServiceDiscovery::Service",
        "Name: web, DnsConfig: {NamespaceId: n, " + old + "}",
        "Name: web, DnsConfig: {NamespaceId: n, " + now + "}",
        refused);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Type: network | Type: network, SecurityGroups: [g] | X",
        "Type: network, SecurityGroups: [g] | Type: network | X",
        "Type: network, SecurityGroups: [g] | Type: network, SecurityGroups: [h] | ",
        "Type: network | Type: network, IpAddressType: dualstack | ",
        "Type: application, SecurityGroups: [g] | Type: application, SecurityGroups: [h, g] | ",
        "Type: application | Type: application, SecurityGroups: [g] | ",
        // another load balancer may have them
        "Type: application | Type: network, SecurityGroups: [g] | ",
        "Type: network, Scheme: internal"
            + " | Type: network, Scheme: internet-facing, SecurityGroups: [g] | ",
      })
  void groupsOfNetworkLoadBalancers(String old, String now, String refused) {
    check("ElasticLoadBalancingV2::LoadBalancer", old, now, refused);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LaunchType: EC2 | LaunchType: FARGATE | true",
        "LaunchType: EC2 | CapacityProviderStrategy: [{CapacityProvider: FARGATE}] | true",
        "Cluster: a | Cluster: b | true",
        "ServiceName: a | ServiceName: b | true",
        "DeploymentController: {Type: ECS} | DeploymentController: {Type: EXTERNAL} | true",
        "DesiredCount: 1 | DesiredCount: 2 | false",
        "TaskDefinition: a | TaskDefinition: b | false",
      })
  void servicesWithServiceConnectAreNotReplaced(String old, String now, boolean refused) {
    String on = ", ServiceConnectConfiguration: {Enabled: true, Namespace: n}";
    String off = ", ServiceConnectConfiguration: {Enabled: false}";
    String type = "ECS::Service";
    List<String> expected = refused ? List.of("X") : List.of();
    assertThat(refusedAs(type, old + on, now + on)).isEqualTo(expected);
    assertThat(refusedAs(type, old + off, now + on)).isEqualTo(expected);
    assertThat(refusedAs(type, old + on, now + off)).isEqualTo(expected);
    assertThat(refusedAs(type, old + off, now + off)).isEmpty();
    assertThat(refusedAs(type, old, now)).isEmpty();
  }

  private static final String API =
      "{Enabled: true, Namespace: n, Services: [{PortName: http, DiscoveryName: api}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DiscoveryName: api | DiscoveryName: backend | X",
        "Namespace: n | Namespace: m | X",
        "Namespace: n | Namespace: n, LogConfiguration: {LogDriver: awslogs} | ",
        "'[{PortName: http, DiscoveryName: api}]' | '[]' | ",
        "'DiscoveryName: api}' | 'DiscoveryName: api, ClientAliases: [{Port: 80}]}' | ",
        "'api}]' | 'api}, {PortName: grpc, DiscoveryName: rpc}]' | ",
        "'PortName: http, DiscoveryName: api' | 'PortName: api' | ",
        "PortName: http | PortName: web | ",
      })
  void settingsOfServiceConnect(String text, String other, String refused) {
    check(
        "ECS::Service",
        "ServiceConnectConfiguration: " + API,
        "ServiceConnectConfiguration: " + API.replace(text, other),
        refused);
  }

  @Test
  void theProtocolOfAConnectedPort() {
    Template plain = protocol("");
    Template http = protocol(", AppProtocol: http");
    Template grpc = protocol(", AppProtocol: grpc");
    assertThat(refused(http, grpc)).containsExactly("S");
    assertThat(refused(plain, http)).containsExactly("S");
    assertThat(refused(http, plain)).containsExactly("S");
    assertThat(refused(http, http)).isEmpty();
  }

  private static Template protocol(String protocol) {
    return template(
        resource(
            "T",
            "ECS::TaskDefinition",
            "ContainerDefinitions: [{Name: a, PortMappings: [{Name: other, ContainerPort: 1,"
                + " AppProtocol: http}, {Name: http, ContainerPort: 80"
                + protocol
                + "}]}]"),
        resource(
            "S", "ECS::Service", "TaskDefinition: !Ref T, ServiceConnectConfiguration: " + API));
  }

  @Test
  void aFileSystemHasOneMountTargetInAZone() {
    String target = "EFS::MountTarget";
    String one = resource("M", target, "FileSystemId: f, SubnetId: s");
    String moved = resource("M", target, "FileSystemId: f, SubnetId: r");
    String another = resource("M", target, "FileSystemId: g, SubnetId: r");
    String group = resource("M", target, "FileSystemId: f, SubnetId: s, SecurityGroups: [g]");
    String service = resource("S", "ECS::Service", "", "DependsOn: M");
    assertThat(refused(template(one, service), template(moved, service))).containsExactly("M");
    assertThat(refused(template(one, service), template(another, service))).isEmpty();
    assertThat(refused(template(one, service), template(group, service))).isEmpty();
    List<Template> steps = forecast(template(one, service), template(moved, service)).steps();
    assertThat(steps).hasSize(2);
    // a task does not stay where its files go
    assertThat(steps.get(0).resources()).isEmpty();
  }

  @Test
  void aStackStaysInItsVpc() {
    String group = "EC2::SecurityGroup";
    Template old = vpc("vpc-1", "LB: ElasticLoadBalancingV2::LoadBalancer");
    assertThat(refused(old, vpc("vpc-2", "LB: ElasticLoadBalancingV2::LoadBalancer")))
        .containsExactly("G");
    assertThat(forecast(old, vpc("vpc-2", "LB: ElasticLoadBalancingV2::LoadBalancer")).steps())
        .isEmpty();
    assertThat(refused(old, old)).isEmpty();
    // nothing is settled in it yet, or not any more
    assertThat(refused(vpc("vpc-1", "Q: SQS::Queue"), vpc("vpc-2", "Q: SQS::Queue"))).isEmpty();
    assertThat(refused(old, vpc("vpc-2", "Other: ElasticLoadBalancingV2::LoadBalancer"))).isEmpty();
    assertThat(
            refused(
                template(resource("G", group, "VpcId: a"), resource("S", "ECS::Service", "")),
                template(resource("H", group, "VpcId: b"), resource("S", "ECS::Service", ""))))
        .isEmpty();
  }

  private static Template vpc(String vpc, String other) {
    String[] words = other.split(": ", 2);
    return template(
        resource("G", "EC2::SecurityGroup", "VpcId: " + vpc), resource(words[0], words[1], ""));
  }
}
