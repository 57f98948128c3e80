package dev.c2ecs.cfn.cost;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a type of resources in an estimate: it is priced, it costs nothing by itself, or
 * it is named as not priced. A type without a row is not priced.
 */
public final class Costing {

  /** What becomes of it. */
  public enum Kind {
    PRICED,
    FREE,
    UNPRICED
  }

  /**
   * A row.
   *
   * @param words why it is free, or what is not priced of it; empty for what is priced
   */
  public record Row(Kind kind, String words) {}

  private static final Row UNKNOWN = new Row(Kind.UNPRICED, "no price is known");
  private static final Map<ResourceType, Row> ROWS = rows();

  private Costing() {}

  private static Map<ResourceType, Row> rows() {
    Map<ResourceType, Row> rows = new EnumMap<>(ResourceType.class);
    for (ResourceType type : ResourceType.values()) {
      row(type).ifPresent(row -> rows.put(type, row));
    }
    return rows;
  }

  private static Optional<Row> row(ResourceType type) {
    return switch (type) {
      case NAT_GATEWAY,
          ELASTIC_IP,
          VPC_ENDPOINT,
          PRIVATE_DNS_NAMESPACE,
          LOG_GROUP,
          FILE_SYSTEM,
          LOAD_BALANCER,
          TASK_DEFINITION,
          DISCOVERY_INSTANCE,
          SERVICE,
          SCALABLE_TARGET,
          SCALING_POLICY,
          SCHEDULE,
          SECRET,
          KEY,
          REPOSITORY ->
          Optional.of(new Row(Kind.PRICED, ""));
      case VPC,
          INTERNET_GATEWAY,
          VPC_GATEWAY_ATTACHMENT,
          SUBNET,
          ROUTE_TABLE,
          ROUTE,
          SUBNET_ROUTE_TABLE_ASSOCIATION,
          SECURITY_GROUP,
          SECURITY_GROUP_INGRESS,
          SECURITY_GROUP_EGRESS ->
          free("parts of a network cost nothing; traffic does");
      case CLUSTER, CAPACITY_PROVIDERS -> free("a cluster costs nothing, its tasks do");
      case DISCOVERY_SERVICE -> free("what ECS registers costs nothing; the namespace does");
      case TARGET_GROUP, LISTENER, LISTENER_CERTIFICATE, LISTENER_RULE ->
          free("paid with the units of the load balancer");
      case MOUNT_TARGET, ACCESS_POINT -> free("paid with the file system");
      case CERTIFICATE -> free("public certificates cost nothing");
      case RECORD_SET -> free("queries of names of load balancers cost nothing");
      case ROLE,
          POLICY,
          MANAGED_POLICY,
          ROLE_POLICY,
          USER,
          USER_POLICY,
          GROUP,
          GROUP_POLICY,
          GROUP_MEMBERS,
          ACCESS_KEY ->
          free("IAM costs nothing");
      case BUCKET_POLICY,
          QUEUE_POLICY,
          TOPIC_POLICY,
          SECRET_POLICY,
          SECRET_TARGET,
          FUNCTION_PERMISSION ->
          free("a policy costs nothing");
      case FUNCTION_URL -> free("calls are paid with the function");
      case STACK -> unpriced("what a stack in the stack makes is not looked at");
      default -> Optional.empty();
    };
  }

  private static Optional<Row> free(String why) {
    return Optional.of(new Row(Kind.FREE, why));
  }

  private static Optional<Row> unpriced(String what) {
    return Optional.of(new Row(Kind.UNPRICED, what));
  }

  /** What becomes of a type as a template writes it. */
  public static Row of(String type) {
    return ROWS.getOrDefault(ResourceType.of(type), UNKNOWN);
  }
}
