package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.CreateOnly;
import dev.c2ecs.cfn.template.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The types whose things are told apart by a few of their properties, a row each: the type, what a
 * second one does, the properties, and what it is in words. A property with a question mark may be
 * missing; where another one is missing nothing is claimed. What a property refers to counts as
 * that thing, whichever attribute it names. Neither case nor a dot at the end counts.
 *
 * <p>The properties are those of the registry's {@code primaryIdentifier}, and those that the APIs
 * name in their errors.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract.html">
 *     CloudFormation CLI, contract of handlers: a create handler returns AlreadyExists</a>
 */
final class UniqueThings {

  private static final String ROWS =
      """
      AWS::CloudWatch::Alarm REFUSED AlarmName | the name {AlarmName}
      AWS::DynamoDB::Table REFUSED TableName | the name {TableName}
      AWS::EC2::NatGateway REFUSED AllocationId | the address of a NAT gateway
      AWS::EC2::Route REFUSED RouteTableId DestinationCidrBlock | the route to {DestinationCidrBlock}
      AWS::EC2::Route REFUSED RouteTableId DestinationIpv6CidrBlock | the route to {DestinationIpv6CidrBlock}
      AWS::EC2::Route REFUSED RouteTableId DestinationPrefixListId | the route to {DestinationPrefixListId}
      AWS::EC2::SecurityGroup REFUSED GroupName VpcId? | the group name {GroupName}
      AWS::EC2::Subnet REFUSED VpcId CidrBlock | the address range {CidrBlock}
      AWS::EC2::SubnetRouteTableAssociation REFUSED SubnetId | the route table of a subnet
      AWS::EC2::VPCGatewayAttachment REFUSED InternetGatewayId | the VPC of an internet gateway
      AWS::EC2::VPCGatewayAttachment REFUSED VpcId VpnGatewayId? | the gateway of the VPC
      AWS::ECR::Repository REFUSED RepositoryName | the name {RepositoryName}
      AWS::ECS::CapacityProvider REFUSED Name | the name {Name}
      AWS::ECS::Cluster REFUSED ClusterName | the name {ClusterName}
      AWS::ECS::ClusterCapacityProviderAssociations REFUSED Cluster | the list of capacity providers of the cluster
      AWS::ECS::Service REFUSED ServiceName Cluster? | the service name {ServiceName}
      AWS::EFS::MountTarget REFUSED FileSystemId SubnetId | the mount target of the file system in its zone
      AWS::ElastiCache::CacheCluster REFUSED ClusterName | the name {ClusterName}
      AWS::ElastiCache::ReplicationGroup REFUSED ReplicationGroupId | the name {ReplicationGroupId}
      AWS::ElastiCache::SubnetGroup REFUSED CacheSubnetGroupName | the name {CacheSubnetGroupName}
      AWS::ElasticLoadBalancingV2::ListenerRule REFUSED ListenerArn Priority | the priority {Priority} of a listener rule
      AWS::ElasticLoadBalancingV2::LoadBalancer REFUSED Name | the name {Name}
      AWS::ElasticLoadBalancingV2::TargetGroup REFUSED Name | the name {Name}
      AWS::Events::Rule REFUSED Name EventBusName? | the name {Name}
      AWS::IAM::InstanceProfile REFUSED InstanceProfileName | the name {InstanceProfileName}
      AWS::IAM::ManagedPolicy REFUSED ManagedPolicyName | the name {ManagedPolicyName}
      AWS::IAM::Role REFUSED RoleName | the name {RoleName}
      AWS::IAM::RolePolicy TAKEN_AWAY RoleName PolicyName | the policy {PolicyName} of a role
      AWS::KMS::Alias REFUSED AliasName | the name {AliasName}
      AWS::Lambda::Function REFUSED FunctionName | the name {FunctionName}
      AWS::Logs::LogGroup REFUSED LogGroupName | the name {LogGroupName}
      AWS::Logs::MetricFilter REFUSED LogGroupName FilterName | the metric filter {FilterName}
      AWS::Logs::SubscriptionFilter REFUSED LogGroupName FilterName | the subscription filter {FilterName}
      AWS::OpenSearchService::Domain REFUSED DomainName | the name {DomainName}
      AWS::RDS::DBCluster REFUSED DBClusterIdentifier | the name {DBClusterIdentifier}
      AWS::RDS::DBInstance REFUSED DBInstanceIdentifier | the name {DBInstanceIdentifier}
      AWS::RDS::DBSubnetGroup REFUSED DBSubnetGroupName | the name {DBSubnetGroupName}
      AWS::Route53::RecordSet REFUSED Name Type HostedZoneId? HostedZoneName? SetIdentifier? | the DNS record of {Name}
      AWS::S3::Bucket REFUSED BucketName | the name {BucketName}
      AWS::S3::BucketPolicy REFUSED Bucket | the policy of a bucket
      AWS::SNS::Topic REFUSED TopicName | the name {TopicName}
      AWS::SQS::Queue REFUSED QueueName | the name {QueueName}
      AWS::SSM::Parameter REFUSED Name | the name {Name}
      AWS::Scheduler::Schedule REFUSED Name GroupName? | the schedule {Name}
      AWS::SecretsManager::Secret REFUSED Name | the name {Name}
      AWS::ServiceDiscovery::HttpNamespace REFUSED Name | the namespace {Name}
      AWS::ServiceDiscovery::Instance REFUSED ServiceId InstanceId | the instance {InstanceId}
      AWS::ServiceDiscovery::PrivateDnsNamespace REFUSED Name Vpc | the namespace {Name}
      """;

  private static final Pattern WORD = Pattern.compile("\\{([\\w/]+)\\}");
  private static final Map<String, List<Row>> BY_TYPE = read();

  /**
   * A row.
   *
   * @param kind what a second one does
   * @param properties what tells one from another
   * @param words what it is, with properties in braces
   */
  private record Row(Claim.Kind kind, List<String> properties, String words) {}

  private UniqueThings() {}

  private static Map<String, List<Row>> read() {
    Map<String, List<Row>> byType = new HashMap<>();
    for (String line : ROWS.lines().toList()) {
      String[] halves = line.split(" \\| ", 2);
      List<String> words = List.of(halves[0].split(" ", -1));
      Row row =
          new Row(Claim.Kind.valueOf(words.get(1)), words.subList(2, words.size()), halves[1]);
      List<Row> rows = new ArrayList<>(byType.getOrDefault(words.get(0), List.of()));
      rows.add(row);
      byType.put(words.get(0), List.copyOf(rows));
    }
    return Map.copyOf(byType);
  }

  /** What a resource claims; of a type without a row what the registry says. */
  static void of(Side side, Resource resource, List<Claim> claims) {
    List<Row> rows = BY_TYPE.getOrDefault(resource.type(), List.of());
    List<String> identity = CreateOnly.identity(resource.type());
    if (rows.isEmpty() && !identity.isEmpty()) {
      rows = List.of(new Row(Claim.Kind.REFUSED, identity, "the " + braces(identity)));
    }
    for (int i = 0; i < rows.size(); i++) {
      claim(side, resource, rows.get(i), resource.type() + " " + i, claims);
    }
  }

  private static String braces(List<String> properties) {
    return String.join(
        ", ", properties.stream().map(property -> property + " {" + property + "}").toList());
  }

  private static void claim(
      Side side, Resource resource, Row row, String start, List<Claim> claims) {
    StringBuilder key = new StringBuilder(start);
    for (String name : row.properties()) {
      boolean optional = name.endsWith("?");
      String property = optional ? name.substring(0, name.length() - 1) : name;
      String value = side.thing(resource, property).replaceFirst("\\.$", "");
      if (value.isEmpty() && !optional) {
        return;
      }
      key.append(' ').append(value);
    }
    claims.add(
        new Claim(
            key.toString().toLowerCase(Locale.ROOT),
            side.thing(resource.id()),
            resource.id(),
            row.kind(),
            words(side, resource, row.words())));
  }

  private static String words(Side side, Resource resource, String words) {
    Matcher matcher = WORD.matcher(words);
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(side.text(resource, found.group(1))));
  }
}
