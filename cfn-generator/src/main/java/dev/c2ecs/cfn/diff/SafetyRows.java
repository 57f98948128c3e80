package dev.c2ecs.cfn.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * Settings that keep data or keep something running, by the properties that say them.
 * docs/updates.md has the sources, with their certainty.
 */
final class SafetyRows {

  /** How a value is less safe than another one. */
  enum Kind {
    /** It was switched on, and is not. */
    ON,
    /** It was not switched on, and is. */
    OFF,
    /** It was there, and is not. */
    THERE,
    /** The number is smaller. */
    LESS,
    /** It was what the row says, and is something else. */
    FROM
  }

  /**
   * A row.
   *
   * @param type the type that it is about; {@code *} for each that has the property
   * @param path the property; {@code A/B} is one inside another, {@code A[]} each item of a list,
   *     {@code A[x]} the item whose key is x
   * @param otherwise the value when the template has none; for {@link Kind#FROM} what it was
   * @param words what it means, with {@code %s} for the new value
   */
  record Row(String type, String path, Kind kind, String otherwise, String words) {}

  private static final String ROWS =
      """
      * | DeletionProtection | ON | off | nothing keeps it from being deleted any more
      * | DeletionProtectionEnabled | ON | off | nothing keeps it from being deleted any more
      * | DisableApiTermination | ON | off | nothing keeps it from being deleted any more
      * | LoadBalancerAttributes[deletion_protection.enabled]/Value | ON | off | nothing keeps it from being deleted any more
      * | BackupPolicy/Status | ON | off | no automatic backups from now on
      * | BackupRetentionPeriod | LESS | 1 | automatic backups are kept %s days only
      * | AutomatedSnapshotRetentionPeriod | LESS | 1 | automatic backups are kept %s days only
      * | SnapshotRetentionLimit | LESS | 0 | automatic backups are kept %s days only
      * | AutomaticBackupRetentionDays | LESS | 30 | automatic backups are kept %s days only
      * | LustreConfiguration/AutomaticBackupRetentionDays | LESS | 0 | automatic backups are kept %s days only
      * | WindowsConfiguration/AutomaticBackupRetentionDays | LESS | 30 | automatic backups are kept %s days only
      * | OntapConfiguration/AutomaticBackupRetentionDays | LESS | 30 | automatic backups are kept %s days only
      * | OpenZFSConfiguration/AutomaticBackupRetentionDays | LESS | 0 | automatic backups are kept %s days only
      AWS::RDS::DBInstance | DeleteAutomatedBackups | OFF | on | its backups go with it
      AWS::RDS::DBCluster | DeleteAutomatedBackups | OFF | on | its backups go with it
      * | BackupPlan/BackupPlanRule[]/Lifecycle/DeleteAfterDays | LESS | ever | backups are kept %s days only
      * | LockConfiguration | THERE | - | backups can be deleted before their time
      * | PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled | ON | off | no way back to a point in time
      * | PointInTimeRecoverySpecification/RecoveryPeriodInDays | LESS | 35 | the way back to a point in time is %s days long only
      * | Replicas[]/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled | ON | off | no way back to a point in time
      AWS::RDS::DBCluster | BacktrackWindow | LESS | 0 | the way back is %s seconds long only
      * | VersioningConfiguration/Status | ON | off | what is overwritten or deleted is not kept any more
      * | ObjectLockConfiguration | THERE | - | objects can be deleted before their time
      * | ReplicationConfiguration | THERE | - | no copies elsewhere from now on
      * | ReplicationConfiguration/Rules[]/Status | ON | off | no copies elsewhere from now on
      * | LifecycleConfiguration/Rules[]/ExpirationInDays | LESS | ever | objects are deleted after %s days
      * | LifecycleConfiguration/Rules[]/ExpirationDate | FROM | - | objects are deleted at a date
      * | LifecycleConfiguration/Rules[]/NoncurrentVersionExpirationInDays | LESS | ever | old versions are deleted after %s days
      * | LifecycleConfiguration/Rules[]/NoncurrentVersionExpiration/NoncurrentDays | LESS | ever | old versions are deleted after %s days
      * | LifecycleConfiguration/Rules[]/NoncurrentVersionExpiration/NewerNoncurrentVersions | LESS | ever | %s old versions are kept only
      * | LifecyclePolicy/LifecyclePolicyText | FROM | - | a rule deletes images from now on
      * | TimeToLiveSpecification/Enabled | OFF | off | items are deleted when their time is over
      * | RetentionInDays | LESS | ever | log lines that are older than %s days are deleted
      * | RetentionPeriodHours | LESS | 24 | records are kept %s hours only
      * | MessageRetentionPeriod | LESS | 345600 | messages are kept %s seconds only
      * | RedrivePolicy | THERE | - | messages that fail are lost instead of kept apart
      * | PendingWindowInDays | LESS | 30 | %s days remain to undo its deletion only
      * | EnableKeyRotation | ON | off | the key is not renewed any more
      * | FileSystemProtection/ReplicationOverwriteProtection | FROM | ENABLED | copies may overwrite it
      * | StorageEncrypted | ON | off | its data are not encrypted any more
      * | Encrypted | ON | off | its data are not encrypted any more
      * | AtRestEncryptionEnabled | ON | off | its data are not encrypted any more
      * | EncryptionAtRestOptions/Enabled | ON | off | its data are not encrypted any more
      * | SSESpecification/SSEEnabled | ON | off | its data are not encrypted with a key of their own any more
      * | BucketEncryption | THERE | - | its data are not encrypted with the key of before any more
      * | StreamEncryption | THERE | - | its data are not encrypted any more
      AWS::SQS::Queue | SqsManagedSseEnabled | ON | on | its data are not encrypted any more
      AWS::SQS::Queue | KmsMasterKeyId | THERE | - | its data are not encrypted with the key of before any more
      AWS::SNS::Topic | KmsMasterKeyId | THERE | - | its data are not encrypted any more
      * | KmsKeyId | THERE | - | its data are not encrypted with the key of before any more
      AWS::ECS::TaskDefinition | Volumes[]/EFSVolumeConfiguration/TransitEncryption | ON | off | files go over the network unencrypted
      AWS::ElastiCache::ReplicationGroup | TransitEncryptionEnabled | ON | off | connections are not encrypted any more
      AWS::ElastiCache::CacheCluster | TransitEncryptionEnabled | ON | off | connections are not encrypted any more
      * | TransitEncryptionMode | FROM | required | connections need not be encrypted any more
      AWS::MemoryDB::Cluster | TLSEnabled | ON | on | connections are not encrypted any more
      * | NodeToNodeEncryptionOptions/Enabled | ON | off | connections between its nodes are not encrypted any more
      * | DomainEndpointOptions/EnforceHTTPS | ON | off | connections need not be encrypted any more
      * | EncryptionInfo/EncryptionInTransit/InCluster | ON | on | connections between its nodes are not encrypted any more
      * | EncryptionInfo/EncryptionInTransit/ClientBroker | FROM | TLS | connections need not be encrypted any more
      * | MultiAZ | ON | off | it is in one zone only: nothing takes over when that fails
      * | MultiAZEnabled | ON | off | it is in one zone only: nothing takes over when that fails
      * | AutomaticFailoverEnabled | ON | off | no copy takes over when it fails
      * | ReplicasPerNodeGroup | LESS | 0 | %s copies take over when it fails
      * | NumReplicasPerShard | LESS | 1 | %s copies take over when it fails
      * | NumCacheClusters | LESS | 1 | %s nodes hold it only
      * | ClusterConfig/ZoneAwarenessEnabled | ON | off | it is in one zone only: nothing takes over when that fails
      * | ClusterConfig/MultiAZWithStandbyEnabled | ON | off | nothing stands by when a zone fails
      * | ElasticsearchClusterConfig/ZoneAwarenessEnabled | ON | off | it is in one zone only: nothing takes over when that fails
      * | DeploymentMode | FROM | ACTIVE_STANDBY_MULTI_AZ | nothing stands by when it fails
      * | DeploymentMode | FROM | CLUSTER_MULTI_AZ | it is in one zone only: nothing takes over when that fails
      """;

  private static final List<Row> ALL = read();

  private SafetyRows() {}

  /** The rows about a type. */
  static List<Row> of(String type) {
    return ALL.stream().filter(row -> row.type().equals("*") || row.type().equals(type)).toList();
  }

  private static List<Row> read() {
    List<Row> rows = new ArrayList<>();
    for (String line : ROWS.split("\n", -1)) {
      String[] cells = line.split(" \\| ", -1);
      if (cells.length > 1) {
        rows.add(new Row(cells[0], cells[1], Kind.valueOf(cells[2]), cells[3], cells[4]));
      }
    }
    return List.copyOf(rows);
  }
}
