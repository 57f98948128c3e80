package dev.c2ecs.cfn.resourcetype;

import static dev.c2ecs.cfn.resourcetype.Column.called;
import static dev.c2ecs.cfn.resourcetype.Column.completes;
import static dev.c2ecs.cfn.resourcetype.Column.holds;
import static dev.c2ecs.cfn.resourcetype.Column.onlyOnceWith;
import static dev.c2ecs.cfn.resourcetype.Column.ordered;
import static dev.c2ecs.cfn.resourcetype.Column.permits;
import static dev.c2ecs.cfn.resourcetype.Column.replacedBy;
import static dev.c2ecs.cfn.resourcetype.Column.restartedBy;
import static dev.c2ecs.cfn.resourcetype.Column.taggedBy;
import static dev.c2ecs.cfn.resourcetype.Column.takes;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types of resources, a row each. Those that c2ecs writes come first, in the order that they
 * have in a group of a template; then those that an overlay may bring and of which a preview has
 * something to say, or without which another one is of no use; last {@link #OTHER}, which stands
 * for every type without a row.
 *
 * <p>Tags and properties are those of the registry. Seconds are measured values that other tools
 * publish.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html">
 *     CloudFormation, resource and property types</a>
 */
public enum ResourceType {
  VPC("AWS::EC2::VPC", taggedBy("Tags"), takes(14, 10, 6)),
  INTERNET_GATEWAY("AWS::EC2::InternetGateway", taggedBy("Tags"), takes(18, 6, 6)),
  VPC_GATEWAY_ATTACHMENT("AWS::EC2::VPCGatewayAttachment", completes("VpcId")),
  SUBNET("AWS::EC2::Subnet", taggedBy("Tags")),
  ELASTIC_IP("AWS::EC2::EIP", taggedBy("Tags")),
  NAT_GATEWAY("AWS::EC2::NatGateway", taggedBy("Tags"), takes(106, 20, 60)),
  ROUTE_TABLE("AWS::EC2::RouteTable", taggedBy("Tags")),
  ROUTE("AWS::EC2::Route", completes("RouteTableId")),
  SUBNET_ROUTE_TABLE_ASSOCIATION("AWS::EC2::SubnetRouteTableAssociation", completes("SubnetId")),
  VPC_ENDPOINT("AWS::EC2::VPCEndpoint", taggedBy("Tags"), completes("VpcId")),
  CLUSTER("AWS::ECS::Cluster", taggedBy("Tags")),
  CAPACITY_PROVIDERS("AWS::ECS::ClusterCapacityProviderAssociations", completes("Cluster")),
  PRIVATE_DNS_NAMESPACE(
      "AWS::ServiceDiscovery::PrivateDnsNamespace", taggedBy("Tags"), takes(50, 10, 50)),
  LOG_GROUP(
      "AWS::Logs::LogGroup",
      taggedBy("Tags"),
      holds("its log lines"),
      called("RetentionInDays", "x-aws-logs_retention")),
  FILE_SYSTEM(
      "AWS::EFS::FileSystem",
      taggedBy("FileSystemTags"),
      holds("the files in it"),
      called(
          "LifecyclePolicies", "driver_opts lifecycle_policy",
          "ThroughputMode", "driver_opts throughput_mode",
          "BackupPolicy", "driver_opts backup_policy",
          "Encrypted", "driver_opts encrypted"),
      takes(12, 8, 8)),
  SECURITY_GROUP("AWS::EC2::SecurityGroup", taggedBy("Tags"), permits()),
  SECURITY_GROUP_INGRESS(
      "AWS::EC2::SecurityGroupIngress", permits(), completes("GroupId", "SourceSecurityGroupId")),
  LOAD_BALANCER("AWS::ElasticLoadBalancingV2::LoadBalancer", taggedBy("Tags"), takes(116, 16, 20)),
  CERTIFICATE("AWS::CertificateManager::Certificate", takes(180, 30, 10)),
  RECORD_SET("AWS::Route53::RecordSet"),
  TARGET_GROUP(
      "AWS::ElasticLoadBalancingV2::TargetGroup",
      taggedBy("Tags"),
      called("HealthCheckPath", "health path"),
      takes(18, 8, 6)),
  LISTENER(
      "AWS::ElasticLoadBalancingV2::Listener",
      onlyOnceWith("LoadBalancerArn", "Port"),
      called("Certificates", "x-aws-certificate")),
  LISTENER_CERTIFICATE("AWS::ElasticLoadBalancingV2::ListenerCertificate"),
  LISTENER_RULE(
      "AWS::ElasticLoadBalancingV2::ListenerRule", called("Conditions", "x-aws-path or -host")),
  MOUNT_TARGET(
      "AWS::EFS::MountTarget",
      onlyOnceWith("FileSystemId", "SubnetId"),
      completes("FileSystemId"),
      takes(93, 20, 60)),
  ACCESS_POINT(
      "AWS::EFS::AccessPoint",
      taggedBy("AccessPointTags"),
      called(
          "PosixUser", "driver_opts uid and gid",
          "RootDirectory", "driver_opts root directory")),
  ROLE("AWS::IAM::Role", taggedBy("Tags"), permits(), takes(18, 14, 4)),
  TASK_DEFINITION(
      "AWS::ECS::TaskDefinition",
      taggedBy("Tags"),
      ordered(
          "Family",
          "RequiresCompatibilities",
          "NetworkMode",
          "PidMode",
          "Cpu",
          "Memory",
          "RuntimePlatform",
          "EphemeralStorage",
          "ExecutionRoleArn",
          "TaskRoleArn",
          "Volumes",
          "ContainerDefinitions",
          "Tags"),
      called(
          "RuntimePlatform", "platform",
          "EphemeralStorage", "x-aws-ephemeral_storage",
          "PidMode", "pid",
          "Volumes", "volumes")),
  DISCOVERY_SERVICE("AWS::ServiceDiscovery::Service", taggedBy("Tags")),
  DISCOVERY_INSTANCE("AWS::ServiceDiscovery::Instance", completes("ServiceId")),
  SERVICE(
      "AWS::ECS::Service",
      taggedBy("Tags"),
      ordered(
          "Cluster",
          "TaskDefinition",
          "LaunchType",
          "CapacityProviderStrategy",
          "DesiredCount",
          "EnableExecuteCommand",
          "AvailabilityZoneRebalancing",
          "HealthCheckGracePeriodSeconds",
          "DeploymentConfiguration",
          "NetworkConfiguration",
          "LoadBalancers",
          "ServiceConnectConfiguration",
          "ServiceRegistries",
          "EnableECSManagedTags",
          "PropagateTags",
          "Tags"),
      replacedBy(
          "Cluster",
          "Role",
          "SchedulingStrategy",
          "ServiceName",
          "LaunchType",
          "DeploymentController"),
      restartedBy(
          "TaskDefinition",
          "NetworkConfiguration",
          "LoadBalancers",
          "ServiceRegistries",
          "ServiceConnectConfiguration",
          "VolumeConfigurations",
          "CapacityProviderStrategy",
          "PlatformVersion",
          "EnableExecuteCommand",
          "PropagateTags",
          "ForceNewDeployment"),
      called(
          "DeploymentConfiguration", "update_config",
          "AvailabilityZoneRebalancing", "zone rebalancing",
          "EnableExecuteCommand", "x-aws-exec",
          "CapacityProviderStrategy", "x-aws-capacity",
          "LaunchType", "x-aws-capacity",
          "LoadBalancers", "ports",
          "ServiceConnectConfiguration", "x-aws-discovery"),
      takes(119, 71, 60)),
  SCALABLE_TARGET(
      "AWS::ApplicationAutoScaling::ScalableTarget",
      called("MinCapacity", "autoscaling min", "MaxCapacity", "autoscaling max")),
  SCALING_POLICY(
      "AWS::ApplicationAutoScaling::ScalingPolicy",
      called("TargetTrackingScalingPolicyConfiguration", "autoscaling")),
  SCHEDULE("AWS::Scheduler::Schedule", called("ScheduleExpression", "x-aws-schedule")),

  POLICY("AWS::IAM::Policy", permits(), completes("Roles")),
  MANAGED_POLICY("AWS::IAM::ManagedPolicy", permits(), completes("Roles")),
  ROLE_POLICY("AWS::IAM::RolePolicy", permits(), completes("RoleName")),
  USER_POLICY("AWS::IAM::UserPolicy", permits(), completes("UserName")),
  GROUP_POLICY("AWS::IAM::GroupPolicy", permits(), completes("GroupName")),
  USER("AWS::IAM::User", taggedBy("Tags"), permits()),
  GROUP("AWS::IAM::Group", permits()),
  GROUP_MEMBERS("AWS::IAM::UserToGroupAddition", permits(), completes("GroupName")),
  ACCESS_KEY("AWS::IAM::AccessKey", permits(), completes("UserName")),
  FUNCTION_PERMISSION("AWS::Lambda::Permission", permits(), completes("FunctionName")),
  FUNCTION_URL("AWS::Lambda::Url", permits(), completes("TargetFunctionArn")),
  SECURITY_GROUP_EGRESS("AWS::EC2::SecurityGroupEgress", permits(), completes("GroupId")),
  NETWORK_ACL_ENTRY("AWS::EC2::NetworkAclEntry", permits(), completes("NetworkAclId")),
  BUCKET_POLICY("AWS::S3::BucketPolicy", permits(), completes("Bucket")),
  QUEUE_POLICY("AWS::SQS::QueuePolicy", permits(), completes("Queues")),
  TOPIC_POLICY("AWS::SNS::TopicPolicy", permits(), completes("Topics")),
  SECRET_POLICY("AWS::SecretsManager::ResourcePolicy", permits(), completes("SecretId")),
  SECRET("AWS::SecretsManager::Secret", holds("its value")),
  SECRET_TARGET("AWS::SecretsManager::SecretTargetAttachment", completes("SecretId")),
  BUCKET("AWS::S3::Bucket", holds("the objects in it")),
  KEY("AWS::KMS::Key", holds("all that it encrypts")),
  DB_INSTANCE("AWS::RDS::DBInstance", holds("the data in it")),
  DB_CLUSTER("AWS::RDS::DBCluster", holds("the data in it")),
  TABLE("AWS::DynamoDB::Table", holds("the items in it")),
  QUEUE("AWS::SQS::Queue", holds("the messages in it")),
  REPOSITORY("AWS::ECR::Repository", holds("the images in it")),
  GLOBAL_TABLE("AWS::DynamoDB::GlobalTable", holds("the items in it")),
  DOCUMENT_CLUSTER("AWS::DocDB::DBCluster", holds("the data in it")),
  DOCUMENT_INSTANCE("AWS::DocDB::DBInstance", holds("the data in it")),
  GRAPH_CLUSTER("AWS::Neptune::DBCluster", holds("the data in it")),
  GRAPH_INSTANCE("AWS::Neptune::DBInstance", holds("the data in it")),
  WAREHOUSE("AWS::Redshift::Cluster", holds("the data in it")),
  CACHE("AWS::ElastiCache::CacheCluster", holds("the data in it")),
  CACHE_GROUP("AWS::ElastiCache::ReplicationGroup", holds("the data in it")),
  MEMORY_CLUSTER("AWS::MemoryDB::Cluster", holds("the data in it")),
  SEARCH("AWS::OpenSearchService::Domain", holds("the documents in it")),
  OLD_SEARCH("AWS::Elasticsearch::Domain", holds("the documents in it")),
  VOLUME("AWS::EC2::Volume", holds("the data in it")),
  FOREIGN_FILE_SYSTEM("AWS::FSx::FileSystem", holds("the files in it")),
  STREAM("AWS::Kinesis::Stream", holds("the records in it")),
  KAFKA("AWS::MSK::Cluster", holds("the records in it")),
  BROKER("AWS::AmazonMQ::Broker", holds("the messages in it")),
  USER_POOL("AWS::Cognito::UserPool", holds("the users in it")),
  BACKUPS("AWS::Backup::BackupVault", holds("the backups in it")),
  STACK("AWS::CloudFormation::Stack"),

  /** Every type without a row. */
  OTHER("");

  private static final String IAM = "AWS::IAM::";
  private static final Column.Seconds QUICK = new Column.Seconds(6, 6, 4);
  private static final Map<String, ResourceType> BY_TEXT = byText();

  private final String text;

  @SuppressWarnings("ImmutableEnumChecker") // a list of List.of, of records
  private final List<Column> columns;

  ResourceType(String text, Column... columns) {
    this.text = text;
    this.columns = List.of(columns);
  }

  private static Map<String, ResourceType> byText() {
    Map<String, ResourceType> byText = new HashMap<>();
    for (ResourceType type : values()) {
      byText.put(type.text, type);
    }
    return byText;
  }

  /** The row of a type as a template writes it. */
  public static ResourceType of(String text) {
    return BY_TEXT.getOrDefault(text, OTHER);
  }

  /** Whether a stack with a resource of a type, with or without a row, needs CAPABILITY_IAM. */
  public static boolean isOfIam(String text) {
    return text.startsWith(IAM);
  }

  /** The type as a template writes it, {@code AWS::ECS::Service}; empty for {@link #OTHER}. */
  public String text() {
    return text;
  }

  /** Whether a type of a template is this one. */
  public boolean is(String type) {
    return text.equals(type);
  }

  /** The property that holds its tags, a list of Key and Value; empty when it takes none. */
  public Optional<String> tags() {
    Optional<Column.Tags> tags = column(Column.Tags.class);
    return tags.isPresent() ? Optional.of(tags.get().property()) : Optional.empty();
  }

  /** Its properties in the order of a template; those that are missing here stand behind. */
  public List<String> properties() {
    Optional<Column.Properties> properties = column(Column.Properties.class);
    return properties.isPresent() ? properties.get().order() : List.of();
  }

  /** What Compose, or an extension of ours, calls a property. */
  public Optional<String> word(String property) {
    return column(Column.Words.class).map(words -> words.byProperty().get(property));
  }

  /** What Compose, or an extension of ours, calls its properties. */
  public Collection<String> words() {
    return column(Column.Words.class).map(words -> words.byProperty().values()).orElse(List.of());
  }

  /** The data in it that nobody can make again, in words; empty when it holds none. */
  public Optional<String> data() {
    return column(Column.Data.class).map(Column.Data::words);
  }

  /**
   * Properties whose change replaces it, or may. It is told only where CloudFormation often leaves
   * open whether an update replaces a resource; empty for the others.
   */
  public List<String> replacing() {
    return column(Column.Replacing.class).map(Column.Replacing::properties).orElse(List.of());
  }

  /** Properties whose change starts new tasks. */
  public List<String> restarting() {
    return column(Column.Restarting.class).map(Column.Restarting::properties).orElse(List.of());
  }

  /** Properties whose values two resources of the type cannot have in common; empty for none. */
  public List<String> unique() {
    Optional<Column.Unique> unique = column(Column.Unique.class);
    return unique.isPresent() ? unique.get().properties() : List.of();
  }

  /** Whether its properties say who may do what, or who reaches what. */
  public boolean isPermission() {
    return column(Column.Permissions.class).isPresent();
  }

  /** Whether it says who reaches what. */
  public boolean isOfNetwork() {
    return isPermission() && text.startsWith("AWS::EC2::");
  }

  /**
   * Properties that name what is of use only with it: the group of a rule, the file system of a
   * mount target; empty for none.
   */
  public List<String> completing() {
    return column(Column.Completing.class).map(Column.Completing::properties).orElse(List.of());
  }

  /** The seconds that its creation usually takes. */
  public int createSeconds() {
    return seconds().create();
  }

  /** The seconds that its update usually takes. */
  public int updateSeconds() {
    return seconds().update();
  }

  /** The seconds that its deletion usually takes. */
  public int deleteSeconds() {
    return seconds().delete();
  }

  private Column.Seconds seconds() {
    return column(Column.Seconds.class).orElse(QUICK);
  }

  private <C extends Column> Optional<C> column(Class<C> kind) {
    for (Column column : columns) {
      if (kind.isInstance(column)) {
        return Optional.of(kind.cast(column));
      }
    }
    return Optional.empty();
  }
}
