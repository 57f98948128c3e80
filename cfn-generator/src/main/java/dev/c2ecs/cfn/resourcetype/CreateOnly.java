package dev.c2ecs.cfn.resourcetype;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which properties of a resource can only be given when it is made: a change of one makes a new
 * resource in place of the old one. The rows are those of the registry's resource schemas ({@code
 * createOnlyProperties}; with a question mark {@code conditionalCreateOnlyProperties}, whose change
 * may do so), and what CloudFormation's resource specification adds. A type without a row has none
 * that is known.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html">
 *     CloudFormation CLI, resource type definition schema</a>
 */
public final class CreateOnly {

  /** How a change of a property is carried out. */
  public enum Effect {
    /** The resource stays. */
    UPDATES,
    /** There may be a new one; nothing that is published says when. */
    MAY_REPLACE,
    /** There is a new one. */
    REPLACES
  }

  private static final String ROWS =
      """
      AWS::ApplicationAutoScaling::ScalableTarget ResourceId ScalableDimension \
      ServiceNamespace
      AWS::ApplicationAutoScaling::ScalingPolicy PolicyName ResourceId ScalableDimension \
      ScalingTargetId ServiceNamespace
      AWS::CertificateManager::Certificate CertificateAuthorityArn CertificateExport \
      DomainName DomainValidationOptions KeyAlgorithm SubjectAlternativeNames \
      ValidationMethod
      AWS::CloudFormation::CustomResource ServiceToken
      AWS::CloudWatch::Alarm AlarmName
      AWS::DynamoDB::Table ImportSourceSpecification KeySchema? TableName
      AWS::EC2::EIP Address Domain IpamPoolId NetworkBorderGroup TransferAddress
      AWS::EC2::FlowLog DeliverCrossAccountRole DeliverLogsPermissionArn \
      DestinationOptions LogDestination LogDestinationType LogFormat LogGroupName \
      MaxAggregationInterval ResourceId ResourceType TagFieldSpecifications TrafficType
      AWS::EC2::Instance AdditionalInfo? Affinity? AvailabilityZone BlockDeviceMappings? \
      CpuOptions EbsOptimized? ElasticGpuSpecifications ElasticInferenceAccelerators \
      EnclaveOptions HibernationOptions HostId? HostResourceGroupArn ImageId InstanceType? \
      Ipv6AddressCount Ipv6Addresses KernelId? KeyName LaunchTemplate \
      LicenseSpecifications NetworkInterfaces PlacementGroupName PrivateDnsNameOptions? \
      PrivateIpAddress RamdiskId? SecurityGroupIds? SecurityGroups SubnetId Tenancy? \
      UserData?
      AWS::EC2::NatGateway AllocationId AvailabilityMode ConnectivityType PrivateIpAddress \
      SubnetId VpcId
      AWS::EC2::Route DestinationCidrBlock DestinationIpv6CidrBlock \
      DestinationPrefixListId RouteTableId
      AWS::EC2::RouteTable VpcId
      AWS::EC2::SecurityGroup GroupDescription GroupName VpcId
      AWS::EC2::SecurityGroupEgress CidrIp CidrIpv6 DestinationPrefixListId \
      DestinationSecurityGroupId FromPort GroupId IpProtocol ToPort
      AWS::EC2::SecurityGroupIngress CidrIp CidrIpv6 FromPort GroupId GroupName IpProtocol \
      SourcePrefixListId SourceSecurityGroupId SourceSecurityGroupName \
      SourceSecurityGroupOwnerId ToPort
      AWS::EC2::Subnet AvailabilityZone AvailabilityZoneId CidrBlock Ipv4IpamPoolId \
      Ipv4NetmaskLength Ipv6CidrBlock? Ipv6IpamPoolId Ipv6Native Ipv6NetmaskLength \
      OutpostArn VpcId
      AWS::EC2::SubnetRouteTableAssociation RouteTableId SubnetId
      AWS::EC2::VPC CidrBlock InstanceTenancy? Ipv4IpamPoolId Ipv4NetmaskLength \
      VpcEncryptionControl
      AWS::EC2::VPCEndpoint DnsOptions/PrivateDnsPreference \
      DnsOptions/PrivateDnsSpecifiedDomains ResourceConfigurationArn ServiceName \
      ServiceNetworkArn ServiceRegion VpcEndpointType VpcId
      AWS::EC2::VPCGatewayAttachment VpcId
      AWS::EC2::VPCPeeringConnection AssumeRoleRegion PeerOwnerId PeerRegion PeerRoleArn \
      PeerVpcId VpcId
      AWS::ECR::Repository EncryptionConfiguration RepositoryName
      AWS::ECS::CapacityProvider AutoScalingGroupProvider/AutoScalingGroupArn ClusterName \
      ManagedInstancesProvider/InstanceLaunchTemplate/FipsEnabled Name
      AWS::ECS::Cluster ClusterName
      AWS::ECS::ClusterCapacityProviderAssociations Cluster
      AWS::ECS::ExpressGatewayService Cluster InfrastructureRoleArn ServiceName Tags
      AWS::ECS::Service Cluster DeploymentController LaunchType? Role SchedulingStrategy \
      ServiceName
      AWS::ECS::TaskDefinition ContainerDefinitions Cpu EnableFaultInjection \
      EphemeralStorage ExecutionRoleArn Family InferenceAccelerators IpcMode Memory \
      NetworkMode PidMode PlacementConstraints ProxyConfiguration RequiresCompatibilities \
      RuntimePlatform TaskRoleArn Volumes
      AWS::EFS::AccessPoint ClientToken FileSystemId PosixUser RootDirectory
      AWS::EFS::FileSystem AvailabilityZoneName Encrypted KmsKeyId PerformanceMode
      AWS::EFS::MountTarget FileSystemId IpAddress IpAddressType Ipv6Address SubnetId
      AWS::ElastiCache::CacheCluster CacheSubnetGroupName ClusterName Engine IpDiscovery? \
      NetworkType Port PreferredAvailabilityZones? SnapshotArns SnapshotName
      AWS::ElastiCache::ReplicationGroup AtRestEncryptionEnabled AuthToken? \
      CacheSubnetGroupName DataTieringEnabled GlobalReplicationGroupId KmsKeyId \
      NetworkType NodeGroupConfiguration? Port PreferredCacheClusterAZs \
      ReplicasPerNodeGroup ReplicationGroupId SnapshotArns SnapshotName
      AWS::ElastiCache::SubnetGroup CacheSubnetGroupName
      AWS::ElasticLoadBalancingV2::Listener LoadBalancerArn
      AWS::ElasticLoadBalancingV2::ListenerCertificate ListenerArn
      AWS::ElasticLoadBalancingV2::ListenerRule ListenerArn
      AWS::ElasticLoadBalancingV2::LoadBalancer Name Scheme Type
      AWS::ElasticLoadBalancingV2::TargetGroup IpAddressType Name Port Protocol \
      ProtocolVersion TargetType VpcId
      AWS::Events::Rule EventBusName? Name
      AWS::IAM::InstanceProfile InstanceProfileName Path
      AWS::IAM::ManagedPolicy Description ManagedPolicyName Path
      AWS::IAM::Role Path RoleName
      AWS::IAM::RolePolicy PolicyName RoleName
      AWS::KMS::Alias AliasName
      AWS::Lambda::Function DurableConfig? FunctionName PackageType TenancyConfig
      AWS::Logs::LogGroup LogGroupName
      AWS::Logs::MetricFilter FilterName LogGroupName
      AWS::Logs::SubscriptionFilter FilterName LogGroupName
      AWS::OpenSearchService::Domain AdvancedSecurityOptions/Enabled? DomainName \
      EncryptionAtRestOptions/Enabled? EncryptionAtRestOptions/KmsKeyId?
      AWS::RDS::DBCluster AvailabilityZones ClusterScalabilityType DBClusterIdentifier \
      DBSubnetGroupName DBSystemId DatabaseName Engine? EngineMode \
      GlobalClusterIdentifier? KmsKeyId MasterUsername? PubliclyAccessible RestoreToTime \
      RestoreType SnapshotIdentifier SourceDBClusterIdentifier SourceDbClusterResourceId \
      SourceRegion StorageEncrypted UseLatestRestorableTime
      AWS::RDS::DBInstance AutoMinorVersionUpgrade? AvailabilityZone? \
      BackupRetentionPeriod? BackupTarget CharacterSetName CustomIAMInstanceProfile \
      DBClusterIdentifier DBClusterSnapshotIdentifier? DBInstanceIdentifier DBName \
      DBParameterGroupName? DBSnapshotIdentifier? DBSubnetGroupName DBSystemId Engine? \
      KmsKeyId MasterUsername MultiAZ? NcharCharacterSetName PerformanceInsightsKMSKeyId? \
      PreferredMaintenanceWindow? RestoreTime? SourceDBClusterIdentifier? \
      SourceDBInstanceAutomatedBackupsArn? SourceDBInstanceIdentifier? \
      SourceDbiResourceId? SourceRegion StorageEncrypted StorageType? Timezone \
      UseLatestRestorableTime?
      AWS::RDS::DBSubnetGroup DBSubnetGroupName
      AWS::Route53::HostedZone Name
      AWS::Route53::RecordSet HostedZoneId HostedZoneName Name
      AWS::S3::Bucket BucketName BucketNamePrefix BucketNamespace ObjectLockEnabled
      AWS::S3::BucketPolicy Bucket
      AWS::SNS::Subscription Endpoint Protocol Region? TopicArn
      AWS::SNS::Topic FifoTopic TopicName
      AWS::SQS::Queue FifoQueue QueueName
      AWS::SSM::Parameter Name
      AWS::Scheduler::Schedule Name
      AWS::SecretsManager::Secret Name
      AWS::SecretsManager::SecretTargetAttachment SecretId
      AWS::ServiceDiscovery::HttpNamespace Name
      AWS::ServiceDiscovery::Instance InstanceId ServiceId
      AWS::ServiceDiscovery::PrivateDnsNamespace Name Vpc
      AWS::ServiceDiscovery::PublicDnsNamespace Name
      AWS::ServiceDiscovery::Service DnsConfig/NamespaceId HealthCheckCustomConfig Name \
      NamespaceId Type
      AWS::VpcLattice::Service CustomDomainName Name
      AWS::VpcLattice::TargetGroup Config/IpAddressType Config/LambdaEventStructureVersion \
      Config/Port Config/Protocol Config/ProtocolVersion Config/VpcIdentifier Name Type
      AWS::WAFv2::WebACLAssociation ResourceArn WebACLArn
      """;

  /** The types whose {@code replacementStrategy} is {@code delete_then_create}. */
  private static final Set<String> DELETED_FIRST =
      Set.copyOf(
          """
          AWS::EC2::SubnetRouteTableAssociation
          AWS::EC2::VPCGatewayAttachment
          AWS::Logs::MetricFilter
          AWS::Logs::SubscriptionFilter
          """
              .lines()
              .toList());

  private static final Map<String, Map<String, Effect>> BY_TYPE = read();

  private CreateOnly() {}

  private static Map<String, Map<String, Effect>> read() {
    Map<String, Map<String, Effect>> byType = new HashMap<>();
    for (String row : ROWS.lines().toList()) {
      String[] words = row.split(" ", -1);
      Map<String, Effect> effects = new HashMap<>();
      for (int i = 1; i < words.length; i++) {
        boolean may = words[i].endsWith("?");
        effects.put(
            may ? words[i].substring(0, words[i].length() - 1) : words[i],
            may ? Effect.MAY_REPLACE : Effect.REPLACES);
      }
      byType.put(words[0], Map.copyOf(effects));
    }
    return Map.copyOf(byType);
  }

  /** The types that have a row. */
  public static Set<String> types() {
    return BY_TYPE.keySet();
  }

  /** Whether a resource that is replaced is deleted before the new one is made. */
  public static boolean deletesFirst(String type) {
    return DELETED_FIRST.contains(type);
  }

  /** The properties of a type with the effect of their change; {@code A/B} is a property inside. */
  public static Map<String, Effect> of(String type) {
    return BY_TYPE.getOrDefault(type, Map.of());
  }

  /**
   * What the change of a property does; of one inside a function the worst that it can do.
   *
   * @param path the keys that lead to it
   */
  public static Effect effect(String type, List<String> path) {
    Map<String, Effect> effects = of(type);
    Effect worst = Effect.UPDATES;
    String changed =
        String.join("/", path.stream().takeWhile(key -> !key.startsWith("Fn::")).toList());
    for (Map.Entry<String, Effect> entry : effects.entrySet()) {
      boolean touched =
          changed.isEmpty()
              || (changed + "/").startsWith(entry.getKey() + "/")
              || (entry.getKey() + "/").startsWith(changed + "/");
      if (touched && entry.getValue().compareTo(worst) > 0) {
        worst = entry.getValue();
      }
    }
    return worst;
  }
}
