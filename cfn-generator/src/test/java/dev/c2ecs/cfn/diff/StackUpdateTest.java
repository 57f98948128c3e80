package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Updates.forecast;
import static dev.c2ecs.cfn.diff.Updates.parameters;
import static dev.c2ecs.cfn.diff.Updates.resource;
import static dev.c2ecs.cfn.diff.Updates.template;
import static dev.c2ecs.cfn.diff.Updates.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Template;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The change set that AWS would make, and the replacements that follow from one. */
class StackUpdateTest {

  private static String said(StackUpdate update, String id) {
    return update
        .change(id)
        .map(change -> (change.action() + " " + change.replacement()).strip())
        .orElse("-");
  }

  private static String changed(String type, String old, String now) {
    return said(
        update(template(resource("X", type, old)), template(resource("X", type, now))), "X");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EFS::FileSystem | Encrypted: true | Encrypted: false | Modify True",
        "EFS::FileSystem | Encrypted: true | Encrypted: \"true\" | -",
        "EFS::FileSystem | KmsKeyId: a | KmsKeyId: b | Modify True",
        "EFS::FileSystem | ThroughputMode: a | ThroughputMode: b | Modify False",
        "EFS::AccessPoint | RootDirectory: {Path: /a} | RootDirectory: {Path: /b} | Modify True",
        "EFS::AccessPoint | PosixUser: {Uid: 1} | PosixUser: {Uid: 2} | Modify True",
        "EFS::AccessPoint | AccessPointTags: [] | AccessPointTags: [{Key: a, Value: b}] | Modify False",
        "ElasticLoadBalancingV2::LoadBalancer | Scheme: internal | Scheme: internet-facing"
            + " | Modify True",
        "ElasticLoadBalancingV2::LoadBalancer | Type: network | Type: application | Modify True",
        "ElasticLoadBalancingV2::LoadBalancer | Subnets: [a] | Subnets: [a, b] | Modify False",
        "ElasticLoadBalancingV2::LoadBalancer | Subnets: [b, a] | Subnets: [a, b] | -",
        "EC2::SecurityGroup | GroupDescription: a | GroupDescription: b | Modify True",
        "Logs::LogGroup | LogGroupName: a | LogGroupName: b | Modify True",
        "Logs::LogGroup | RetentionInDays: 1 | RetentionInDays: 2 | Modify False",
        "ECS::Service | LaunchType: a | LaunchType: b | Modify Conditional",
        "ECS::Service | Cluster: a | Cluster: b | Modify True",
        "ECS::Service | DesiredCount: 1 | DesiredCount: 2 | Modify False",
        "ECS::TaskDefinition | Cpu: 256 | Cpu: 512 | Modify True",
        "ECS::TaskDefinition | Tags: [] | Tags: [{Key: a, Value: b}] | Modify False",
        "ServiceDiscovery::Service | DnsConfig: {NamespaceId: a} | DnsConfig: {NamespaceId: b}"
            + " | Modify True",
        "ServiceDiscovery::Service | DnsConfig: {DnsRecords: [{Type: A, TTL: 1}]}"
            + " | DnsConfig: {DnsRecords: [{Type: A, TTL: 2}]} | Modify False",
        "SecretsManager::Secret | Name: a | Name: b | Modify True",
        "My::Own | Name: a | Name: b | Modify False",
      })
  void whatAChangeOfAPropertyDoes(String type, String old, String now, String expected) {
    assertThat(changed(type, old, now)).isEqualTo(expected);
  }

  @Test
  void whatComesAndGoes() {
    StackUpdate update =
        update(
            template(resource("A", "SNS::Topic", ""), resource("B", "SNS::Topic", "")),
            template(resource("C", "SNS::Topic", ""), resource("B", "SNS::Topic", "")));
    assertThat(said(update, "A")).isEqualTo("Remove");
    assertThat(said(update, "B")).isEqualTo("-");
    assertThat(said(update, "C")).isEqualTo("Add");
    assertThat(update.changes()).extracting(ResourceChange::logicalId).containsExactly("C", "A");
  }

  /** How somebody names a namespace that is replaced, and what becomes of him. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ServiceDiscovery::Service | NamespaceId: !Ref N | Modify True",
        "ServiceDiscovery::Service | NamespaceId: !GetAtt N.Id | Modify True",
        "ServiceDiscovery::Service | NamespaceId: !Sub \"${N}\" | Modify True",
        "ServiceDiscovery::Service | NamespaceId: !Sub \"${N.Id}\" | Modify True",
        "ServiceDiscovery::Service | DnsConfig: {NamespaceId: !Ref N} | Modify True",
        "ServiceDiscovery::Service | NamespaceId: !Select [0, [!Ref N]] | Modify True",
        "ServiceDiscovery::Service | NamespaceId: {\"Fn::Join\": [\"\", [!Ref N]]} | Modify True",
        "ServiceDiscovery::Service | NamespaceId: !If [C, !Ref N, x] | Modify True",
        "ServiceDiscovery::Service | DnsConfig: !If [C, {NamespaceId: !Ref N}, {}] | Modify True",
        "ServiceDiscovery::Service | NamespaceId: !Sub [\"${N}-${x}\", {x: a}] | Modify True",
        "ServiceDiscovery::Service | NamespaceId: !Sub [\"${N}\", {N: a}] | -",
        "ServiceDiscovery::Service | NamespaceId: !Sub \"${!N}\" | -",
        "ServiceDiscovery::Service | NamespaceId: N | -",
        "ServiceDiscovery::Service | Description: !Ref N | Modify False",
        "ECS::Service | ServiceConnectConfiguration: {Namespace: !Ref N} | Modify False",
        "ECS::Service | Tags: [{Key: a, Value: !Ref N}] | Modify False",
      })
  void aReplacementIsCarriedOnThroughReferences(String type, String properties, String expected) {
    String old = resource("N", "ServiceDiscovery::PrivateDnsNamespace", "Name: a, Vpc: v");
    String now = resource("N", "ServiceDiscovery::PrivateDnsNamespace", "Name: b, Vpc: v");
    String user = resource("U", type, properties);
    assertThat(said(update(template(old, user), template(now, user)), "U")).isEqualTo(expected);
    assertThat(said(update(template(old, user), template(old, user)), "U")).isEqualTo("-");
  }

  @Test
  void andOnFromWhoIsReplacedForIt() {
    String chain =
        resource("B", "ServiceDiscovery::Service", "NamespaceId: !Ref A")
            + resource("C", "ServiceDiscovery::Instance", "InstanceId: i, ServiceId: !Ref B")
            + resource("D", "SNS::Topic", "DisplayName: !Ref C")
            + resource("E", "SNS::Topic", "DisplayName: !Ref D");
    StackUpdate update =
        update(
            template(resource("A", "ServiceDiscovery::HttpNamespace", "Name: a"), chain),
            template(resource("A", "ServiceDiscovery::HttpNamespace", "Name: b"), chain));
    assertThat(said(update, "B")).isEqualTo("Modify True");
    assertThat(said(update, "C")).isEqualTo("Modify True");
    assertThat(said(update, "D")).isEqualTo("Modify False");
    assertThat(said(update, "E")).isEqualTo("-");
  }

  @Test
  void anOrderIsNoReference() {
    String user = resource("U", "EFS::AccessPoint", "FileSystemId: f", "DependsOn: F");
    StackUpdate update =
        update(
            template(resource("F", "EFS::FileSystem", "KmsKeyId: a"), user),
            template(resource("F", "EFS::FileSystem", "KmsKeyId: b"), user));
    assertThat(said(update, "F")).isEqualTo("Modify True");
    assertThat(said(update, "U")).isEqualTo("-");
  }

  @Test
  void valuesOfParametersCount() {
    Template named =
        template(resource("L", "Logs::LogGroup", "LogGroupName: !Ref P"), parameters("P=a"));
    assertThat(said(StackUpdate.of(named, Map.of(), named, Map.of("P", "b")), "L"))
        .isEqualTo("Modify True");
    assertThat(said(StackUpdate.of(named, Map.of("P", "a"), named, Map.of()), "L")).isEqualTo("-");
    // CloudFormation does not show them
    assertThat(said(StackUpdate.of(named, Map.of("P", "****"), named, Map.of("P", "b")), "L"))
        .isEqualTo("-");
    Template written = template(resource("L", "Logs::LogGroup", "LogGroupName: a"));
    assertThat(said(StackUpdate.of(written, Map.of(), named, Map.of()), "L")).isEqualTo("-");
    assertThat(said(StackUpdate.of(written, Map.of(), named, Map.of("P", "b")), "L"))
        .isEqualTo("Modify True");
    Template missing =
        template(resource("L", "Logs::LogGroup", "LogGroupName: !Ref P"), parameters("P"));
    assertThat(said(StackUpdate.of(missing, Map.of(), missing, Map.of()), "L")).isEqualTo("-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // an instance of RDS outside of a cluster leaves a snapshot
        "'' | '' | kept",
        "'DeletionPolicy: Retain' | '' | kept",
        "'DeletionPolicy: RetainExceptOnCreate' | '' | kept",
        "'DeletionPolicy: Snapshot' | '' | kept",
        "'DeletionPolicy: Delete' | '' | data-loss",
        "'DeletionPolicy: Delete, UpdateReplacePolicy: Retain' | '' | data-loss",
      })
  void dataThatLeave(String policy, String none, String expected) {
    String[] more = policy.isEmpty() ? new String[0] : new String[] {policy};
    Template before =
        template(
            resource("D", "RDS::DBInstance", "Engine: postgres", more),
            resource("T", "SNS::Topic", ""));
    assertThat(outcome(before, template(resource("T", "SNS::Topic", "")), "D"))
        .isEqualTo(expected + none);
  }

  /** No document says which of the two templates counts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true | true | starts-empty",
        "true | false | data-loss",
        "false | true | data-loss",
        "false | false | data-loss",
      })
  void dataThatAreReplaced(boolean keptBefore, boolean keptAfter, String expected) {
    assertThat(
            outcome(
                template(fileSystem("true", keptBefore)),
                template(fileSystem("false", keptAfter)),
                "F"))
        .isEqualTo(expected);
    assertThat(
            outcome(
                template(fileSystem("true", keptBefore)),
                template(fileSystem("true", keptAfter)),
                "F"))
        .isEqualTo(keptBefore && !keptAfter ? "unprotected" : "-");
  }

  private static String fileSystem(String encrypted, boolean kept) {
    String properties = "Encrypted: " + encrypted;
    return kept
        ? resource("F", "EFS::FileSystem", properties, "UpdateReplacePolicy: Retain")
        : resource("F", "EFS::FileSystem", properties);
  }

  private static String outcome(Template before, Template after, String id) {
    Forecast.Effect effect = forecast(before, after).byId().get(id);
    return effect == null ? "-" : effect.assessment().consequence().key();
  }

  @Test
  void aListenerThatLeadsElsewhereIsAnOutage() {
    String groups =
        resource("G", "ElasticLoadBalancingV2::TargetGroup", "Port: 80")
            + resource("H", "ElasticLoadBalancingV2::TargetGroup", "Port: 80");
    assertThat(outcome(template(groups, leads("G")), template(groups, leads("H")), "L"))
        .isEqualTo("outage");
    assertThat(
            outcome(
                template(groups, leads("G")),
                template(groups, leads("G").replace("Port: 80", "Port: 81")),
                "L"))
        .isEqualTo("in-place");
    // the group under the same name is another one
    assertThat(
            outcome(
                template(groups, leads("G")),
                template(groups.replace("Port: 80", "Port: 90"), leads("G")),
                "L"))
        .isEqualTo("outage");
    String none = resource("L", "ElasticLoadBalancingV2::Listener", "LoadBalancerArn: l, Port: 80");
    assertThat(outcome(template(groups, none), template(groups, leads("G")), "L"))
        .isEqualTo("in-place");
  }

  private static String leads(String group) {
    return resource(
        "L",
        "ElasticLoadBalancingV2::Listener",
        "LoadBalancerArn: l, Port: 80, DefaultActions: [{Type: forward, TargetGroupArn: !Ref "
            + group
            + "}]");
  }
}
