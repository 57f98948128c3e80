package dev.c2ecs.cfn.resourcetype;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names that a template may give to resources, and that only one resource of the type has in an
 * account and region.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html">
 *     CloudFormation, Name type</a>
 */
public final class AccountNames {

  private static final String ROWS =
      """
      AWS::CloudWatch::Alarm AlarmName
      AWS::DynamoDB::Table TableName
      AWS::ECR::Repository RepositoryName
      AWS::ECS::CapacityProvider Name
      AWS::ECS::Cluster ClusterName
      AWS::ElastiCache::CacheCluster ClusterName
      AWS::ElastiCache::ReplicationGroup ReplicationGroupId
      AWS::ElastiCache::SubnetGroup CacheSubnetGroupName
      AWS::ElasticLoadBalancingV2::LoadBalancer Name
      AWS::ElasticLoadBalancingV2::TargetGroup Name
      AWS::Events::Rule Name
      AWS::IAM::InstanceProfile InstanceProfileName
      AWS::IAM::ManagedPolicy ManagedPolicyName
      AWS::IAM::Role RoleName
      AWS::KMS::Alias AliasName
      AWS::Lambda::Function FunctionName
      AWS::Logs::LogGroup LogGroupName
      AWS::OpenSearchService::Domain DomainName
      AWS::RDS::DBCluster DBClusterIdentifier
      AWS::RDS::DBInstance DBInstanceIdentifier
      AWS::RDS::DBSubnetGroup DBSubnetGroupName
      AWS::S3::Bucket BucketName
      AWS::SNS::Topic TopicName
      AWS::SQS::Queue QueueName
      AWS::SSM::Parameter Name
      AWS::SecretsManager::Secret Name
      """;

  private static final Map<String, String> BY_TYPE = read();

  private AccountNames() {}

  private static Map<String, String> read() {
    Map<String, String> byType = new HashMap<>();
    for (String row : ROWS.lines().toList()) {
      String[] words = row.split(" ", 2);
      byType.put(words[0], words[1]);
    }
    return Map.copyOf(byType);
  }

  /** The property that gives a resource of a type such a name; empty when none does. */
  public static Optional<String> property(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }
}
