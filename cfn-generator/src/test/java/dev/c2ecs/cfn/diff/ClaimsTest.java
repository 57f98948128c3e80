package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Updates.refused;
import static dev.c2ecs.cfn.diff.Updates.resource;
import static dev.c2ecs.cfn.diff.Updates.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Template;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What only one resource can have, and who has it at which moment of an update. */
class ClaimsTest {

  private static final String TOPIC = "SNS::Topic";

  /** Two of each kind that want the same, and a third that wants something else. */
  private static final String KINDS =
      """
      CloudWatch::Alarm | AlarmName: a | AlarmName: b
      DynamoDB::Table | TableName: a | TableName: b
      EC2::NatGateway | AllocationId: a | AllocationId: b
      EC2::Route | RouteTableId: t, DestinationCidrBlock: 0.0.0.0/0 | RouteTableId: t, DestinationCidrBlock: 10.0.0.0/8
      EC2::Route | RouteTableId: t, DestinationIpv6CidrBlock: "::/0" | RouteTableId: u, DestinationIpv6CidrBlock: "::/0"
      EC2::Route | RouteTableId: t, DestinationPrefixListId: p | RouteTableId: t, DestinationPrefixListId: q
      EC2::SecurityGroup | GroupName: a, VpcId: v | GroupName: a, VpcId: w
      EC2::SecurityGroupEgress | GroupId: g, IpProtocol: tcp, FromPort: 1, ToPort: 1, CidrIp: 0.0.0.0/0 | GroupId: g, IpProtocol: tcp, FromPort: 2, ToPort: 2, CidrIp: 0.0.0.0/0
      EC2::SecurityGroupIngress | GroupId: g, IpProtocol: tcp, FromPort: 1, ToPort: 1, CidrIp: 0.0.0.0/0 | GroupId: h, IpProtocol: tcp, FromPort: 1, ToPort: 1, CidrIp: 0.0.0.0/0
      EC2::Subnet | VpcId: v, CidrBlock: 10.0.0.0/24 | VpcId: v, CidrBlock: 10.0.1.0/24
      EC2::SubnetRouteTableAssociation | SubnetId: s, RouteTableId: t | SubnetId: r, RouteTableId: t
      EC2::VPCEndpoint | ServiceName: s3, VpcId: v, RouteTableIds: [t, u] | ServiceName: s3, VpcId: v, RouteTableIds: [w]
      EC2::VPCEndpoint | ServiceName: ecr, VpcId: v, VpcEndpointType: Interface | ServiceName: ecr, VpcId: v, VpcEndpointType: Interface, PrivateDnsEnabled: false
      EC2::VPCGatewayAttachment | VpcId: v, InternetGatewayId: i | VpcId: w, InternetGatewayId: j
      ECR::Repository | RepositoryName: a | RepositoryName: b
      ECS::CapacityProvider | Name: a | Name: b
      ECS::Cluster | ClusterName: a | ClusterName: b
      ECS::ClusterCapacityProviderAssociations | Cluster: a | Cluster: b
      ECS::Service | ServiceName: a, Cluster: c | ServiceName: a, Cluster: d
      EFS::MountTarget | FileSystemId: f, SubnetId: s | FileSystemId: f, SubnetId: r
      ElastiCache::CacheCluster | ClusterName: a | ClusterName: b
      ElastiCache::ReplicationGroup | ReplicationGroupId: a | ReplicationGroupId: b
      ElastiCache::SubnetGroup | CacheSubnetGroupName: a | CacheSubnetGroupName: b
      ElasticLoadBalancingV2::Listener | LoadBalancerArn: l, Port: 80 | LoadBalancerArn: l, Port: 81
      ElasticLoadBalancingV2::ListenerRule | ListenerArn: l, Priority: 1 | ListenerArn: m, Priority: 1
      ElasticLoadBalancingV2::LoadBalancer | Name: a | Name: b
      ElasticLoadBalancingV2::TargetGroup | Name: a | Name: b
      Events::Rule | Name: a | Name: a, EventBusName: b
      IAM::InstanceProfile | InstanceProfileName: a | InstanceProfileName: b
      IAM::ManagedPolicy | ManagedPolicyName: a | ManagedPolicyName: b
      IAM::Policy | PolicyName: a, Roles: [r] | PolicyName: a, Roles: [s]
      IAM::Role | RoleName: a | RoleName: b
      IAM::RolePolicy | PolicyName: a, RoleName: r | PolicyName: b, RoleName: r
      KMS::Alias | AliasName: alias/a | AliasName: alias/b
      Lambda::Function | FunctionName: a | FunctionName: b
      Logs::LogGroup | LogGroupName: a | LogGroupName: b
      Logs::MetricFilter | LogGroupName: a, FilterName: f | LogGroupName: a, FilterName: g
      Logs::SubscriptionFilter | LogGroupName: a, FilterName: f | LogGroupName: b, FilterName: f
      OpenSearchService::Domain | DomainName: a | DomainName: b
      RDS::DBCluster | DBClusterIdentifier: a | DBClusterIdentifier: b
      RDS::DBInstance | DBInstanceIdentifier: a | DBInstanceIdentifier: b
      RDS::DBSubnetGroup | DBSubnetGroupName: a | DBSubnetGroupName: b
      Route53::RecordSet | HostedZoneId: z, Name: A.example.com, Type: A | HostedZoneId: z, Name: a.example.com, Type: AAAA
      Route53::RecordSet | HostedZoneName: example.com., Name: a.example.com., Type: A | HostedZoneName: example.com., Name: b.example.com., Type: A
      Route53::RecordSet | HostedZoneId: z, Name: a, Type: A, SetIdentifier: "1" | HostedZoneId: z, Name: a, Type: A, SetIdentifier: "2"
      S3::Bucket | BucketName: a | BucketName: b
      S3::BucketPolicy | Bucket: a | Bucket: b
      SNS::Topic | TopicName: a | TopicName: b
      SQS::Queue | QueueName: a | QueueName: b
      SSM::Parameter | Name: a | Name: b
      Scheduler::Schedule | Name: a, GroupName: g | Name: a
      SecretsManager::Secret | Name: a | Name: b
      Cognito::UserPoolDomain | UserPoolId: p, Domain: d | UserPoolId: q, Domain: e
      Scheduler::ScheduleGroup | Name: a | Name: b
      ServiceDiscovery::HttpNamespace | Name: a | Name: b
      ServiceDiscovery::Instance | ServiceId: s, InstanceId: i | ServiceId: s, InstanceId: j
      ServiceDiscovery::PrivateDnsNamespace | Name: a, Vpc: v | Name: a, Vpc: w
      ServiceDiscovery::Service | Name: web, NamespaceId: n | Name: web, NamespaceId: m
      ServiceDiscovery::Service | Name: web, DnsConfig: {NamespaceId: n} | Name: api, DnsConfig: {NamespaceId: n}
      ApplicationAutoScaling::ScalableTarget | ResourceId: r, ScalableDimension: d | ResourceId: q, ScalableDimension: d
      ApplicationAutoScaling::ScalingPolicy | PolicyName: a, ScalingTargetId: t | PolicyName: b, ScalingTargetId: t
      """;

  static List<Object[]> kinds() {
    return KINDS.lines().map(line -> (Object[]) line.split(" \\| ", 3)).toList();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("kinds")
  void nobodyElseTakesItBeforeTheFirstIsRemoved(String type, String taken, String free) {
    Template before = template(resource("Old", type, taken), resource("T", TOPIC, ""));
    assertThat(refused(before, template(resource("New", type, taken)))).containsExactly("New");
    assertThat(refused(before, template(resource("New", type, free)))).isEmpty();
    assertThat(refused(before, before)).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("kinds")
  void nobodyTakesWhatTheOtherKeeps(String type, String taken, String free) {
    Template before = template(resource("One", type, taken), resource("Two", type, free));
    Template after = template(resource("One", type, taken), resource("Two", type, taken));
    assertThat(refused(before, after)).contains("Two");
    assertThat(refused(before, before)).isEmpty();
  }

  @Test
  void noNameIsNoClaim() {
    Template before = template(resource("Old", "SQS::Queue", ""));
    assertThat(refused(before, template(resource("New", "SQS::Queue", "")))).isEmpty();
  }

  /** The replaced one goes last; a name of its own is in the way of its successor. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IAM::Role | RoleName: a, Path: /a/ | RoleName: a, Path: /b/ | X",
        "IAM::Role | RoleName: a, Path: /a/ | RoleName: b, Path: /b/ | ",
        "IAM::Role | Path: /a/ | Path: /b/ | ",
        "IAM::Role | RoleName: a, Description: c | RoleName: a, Description: d | ",
        "ElasticLoadBalancingV2::TargetGroup | Name: a, Port: 1 | Name: a, Port: 2 | X",
        "ECS::Service | ServiceName: a, LaunchType: EC2 | ServiceName: a, LaunchType: FARGATE | X",
        "ECS::Service | ServiceName: a, DesiredCount: 1 | ServiceName: a, DesiredCount: 2 | ",
        // another listener of another load balancer
        "ElasticLoadBalancingV2::Listener | LoadBalancerArn: l, Port: 1"
            + " | LoadBalancerArn: m, Port: 1 | ",
        // deleted before it is made again
        "EC2::SubnetRouteTableAssociation | SubnetId: s, RouteTableId: t"
            + " | SubnetId: s, RouteTableId: u | ",
        "EFS::MountTarget | FileSystemId: f, SubnetId: s, IpAddress: i"
            + " | FileSystemId: f, SubnetId: s, IpAddress: j | X",
        "ServiceDiscovery::Service | Name: a, NamespaceId: n"
            + " | Name: a, NamespaceId: n, HealthCheckCustomConfig: {FailureThreshold: 1} | X",
      })
  void aReplacedOneKeepsItsNameUntilTheEnd(String type, String old, String now, String refused) {
    assertThat(refused(template(resource("X", type, old)), template(resource("X", type, now))))
        .isEqualTo(refused == null ? List.of() : List.of(refused));
  }

  /** Who gives something up must be changed before for certain. */
  @Test
  void whoIsChangedGivesItUpOnlyForWhoComesAfter() {
    String listener = "ElasticLoadBalancingV2::Listener";
    Template before =
        template(
            resource("One", listener, "LoadBalancerArn: l, Port: 80"),
            resource("Two", listener, "LoadBalancerArn: l, Port: 81"));
    Template apart =
        template(
            resource("One", listener, "LoadBalancerArn: l, Port: 82"),
            resource("Two", listener, "LoadBalancerArn: l, Port: 80"));
    Template ordered =
        template(
            resource("One", listener, "LoadBalancerArn: l, Port: 82"),
            resource("Two", listener, "LoadBalancerArn: l, Port: 80", "DependsOn: One"));
    Template through =
        template(
            resource("One", listener, "LoadBalancerArn: l, Port: 82"),
            resource("T", TOPIC, "DisplayName: !Ref One"),
            resource("Two", listener, "LoadBalancerArn: l, Port: 80", "DependsOn: [T]"));
    Template turned =
        template(
            resource("One", listener, "LoadBalancerArn: l, Port: 82", "DependsOn: Two"),
            resource("Two", listener, "LoadBalancerArn: l, Port: 80"));
    assertThat(refused(before, apart)).containsExactly("Two");
    assertThat(refused(before, ordered)).isEmpty();
    assertThat(refused(before, through)).isEmpty();
    assertThat(refused(before, turned)).containsExactly("Two");
  }

  @Test
  void swappedPrioritiesAreInEachOthersWay() {
    String rule = "ElasticLoadBalancingV2::ListenerRule";
    Template before =
        template(
            resource("One", rule, "ListenerArn: l, Priority: 1"),
            resource("Two", rule, "ListenerArn: l, Priority: 2"));
    Template after =
        template(
            resource("One", rule, "ListenerArn: l, Priority: 2"),
            resource("Two", rule, "ListenerArn: l, Priority: 1"));
    assertThat(refused(before, after)).containsExactly("One", "Two");
  }

  @Test
  void whatIsNamedBelongsToTheThingThatIsMeant() {
    String rule = "ElasticLoadBalancingV2::ListenerRule";
    String balancer = resource("L", "ElasticLoadBalancingV2::LoadBalancer", "Scheme: internal");
    String open = resource("L", "ElasticLoadBalancingV2::LoadBalancer", "Scheme: internet-facing");
    String listener =
        resource("H", "ElasticLoadBalancingV2::Listener", "LoadBalancerArn: !Ref L, Port: 80");
    String one = resource("One", rule, "ListenerArn: !Ref H, Priority: 1");
    String other = resource("Other", rule, "ListenerArn: !GetAtt H.ListenerArn, Priority: 1");
    assertThat(refused(template(balancer, listener, one), template(balancer, listener, other)))
        .containsExactly("Other");
    // the listener of another load balancer has priorities of its own
    assertThat(refused(template(balancer, listener, one), template(open, listener, other)))
        .isEmpty();
  }

  @Test
  void aTargetGroupHasOneLoadBalancer() {
    String group = resource("G", "ElasticLoadBalancingV2::TargetGroup", "Port: 80");
    String listener = "ElasticLoadBalancingV2::Listener";
    String action = ", DefaultActions: [{Type: forward, TargetGroupArn: !Ref G}]";
    String weighted =
        ", DefaultActions: [{Type: forward, ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref"
            + " G}]}}]";
    Template before =
        template(group, resource("A", listener, "LoadBalancerArn: l, Port: 1" + action));
    assertThat(
            refused(
                before,
                template(group, resource("B", listener, "LoadBalancerArn: m, Port: 1" + action))))
        .containsExactly("B");
    assertThat(
            refused(
                before,
                template(group, resource("B", listener, "LoadBalancerArn: m, Port: 1" + weighted))))
        .containsExactly("B");
    assertThat(
            refused(
                before,
                template(group, resource("B", listener, "LoadBalancerArn: l, Port: 2" + action))))
        .isEmpty();
    assertThat(
            refused(
                before,
                template(
                    resource("H", "ElasticLoadBalancingV2::TargetGroup", "Port: 80"),
                    resource(
                        "B",
                        listener,
                        "LoadBalancerArn: m, Port: 1" + action.replace("Ref G", "Ref H")))))
        .isEmpty();
  }

  @Test
  void aRuleOfAGroupIsThereOnceWhereverItStands() {
    String rule = "IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0";
    String plain = resource("G", "EC2::SecurityGroup", "GroupDescription: d");
    String own =
        resource(
            "G",
            "EC2::SecurityGroup",
            "GroupDescription: d, SecurityGroupIngress: [{" + rule + ", Description: x}]");
    String apart =
        resource("R", "EC2::SecurityGroupIngress", "GroupId: !Ref G, Description: y, " + rule);
    String renamed =
        resource("S", "EC2::SecurityGroupIngress", "GroupId: !GetAtt G.GroupId, " + rule);
    assertThat(refused(template(plain, apart), template(plain, renamed))).containsExactly("S");
    assertThat(refused(template(plain, apart), template(own))).containsExactly("G");
    // the group gives it up before the rule is made, which names the group
    assertThat(refused(template(own), template(plain, apart))).isEmpty();
    assertThat(refused(template(own), template(own))).isEmpty();
  }

  @Test
  void aNameOfServiceConnectIsForLife() {
    Template before = connected("A: api", "B: mail");
    assertThat(refused(before, connected("A: api", "C: mail"))).containsExactly("C");
    assertThat(refused(before, connected("A: api", "B: mail", "C: queue"))).isEmpty();
    // given up, but its service still lives
    assertThat(refused(before, connected("A:", "B: mail", "C: api"))).containsExactly("C");
    assertThat(refused(before, connected("A:", "B: mail"))).isEmpty();
  }

  private static Template connected(String... services) {
    StringBuilder text = new StringBuilder();
    for (String service : services) {
      String[] words = service.split(": ?", 2);
      String offered =
          words[1].isEmpty()
              ? ""
              : "{PortName: "
                  + words[1]
                  + ", ClientAliases: [{Port: 80, DnsName: "
                  + words[1].toUpperCase(Locale.ROOT)
                  + "}]}";
      text.append(
          resource(
              words[0],
              "ECS::Service",
              "Cluster: c, ServiceConnectConfiguration: {Enabled: true, Namespace: n, Services: ["
                  + offered
                  + "]}"));
    }
    return template(text.toString());
  }

  @Test
  void aMetricHasOnePolicyWhateverItIsCalled() {
    String type = "ApplicationAutoScaling::ScalingPolicy";
    String cpu =
        ", TargetTrackingScalingPolicyConfiguration: {PredefinedMetricSpecification:"
            + " {PredefinedMetricType: ECSServiceAverageCPUUtilization}}";
    Template before = template(resource("A", type, "PolicyName: a, ScalingTargetId: t" + cpu));
    assertThat(
            refused(
                before, template(resource("A", type, "PolicyName: b, ScalingTargetId: t" + cpu))))
        .containsExactly("A");
    assertThat(
            refused(
                before,
                template(
                    resource(
                        "A",
                        type,
                        "PolicyName: b, ScalingTargetId: t" + cpu.replace("CPU", "Memory")))))
        .isEmpty();
  }

  @Test
  void theReasonSaysWhoHasIt() {
    Template before = template(resource("Old", "IAM::Role", "RoleName: ops"));
    Template after = template(resource("New", "IAM::Role", "RoleName: ops"));
    assertThat(Obstacles.of(Updates.update(before, after)))
        .singleElement()
        .satisfies(obstacle -> assertThat(obstacle.reason()).contains("ops").contains("Old"));
  }
}
