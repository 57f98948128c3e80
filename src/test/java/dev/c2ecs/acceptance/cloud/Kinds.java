package dev.c2ecs.acceptance.cloud;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The kind of each type. Types without rules can always be created, changed and deleted. */
final class Kinds {

  /** The types whose things hold data, as the registry marks them. */
  static final Set<String> STATEFUL =
      Set.of(
          Efs.FILE_SYSTEM,
          Logs.LOG_GROUP,
          NamedThings.SECRET,
          NamedThings.BUCKET,
          "AWS::KMS::Key",
          "AWS::DynamoDB::Table",
          "AWS::RDS::DBInstance");

  private static final Map<String, Kind> ALL = new HashMap<>();
  private static final Kind WITHOUT_RULES = new Kind() {};

  static {
    ALL.putAll(Ec2.kinds());
    ALL.putAll(SecurityGroups.kinds());
    ALL.putAll(LoadBalancing.kinds());
    ALL.putAll(Listeners.kinds());
    ALL.putAll(CloudMap.kinds());
    ALL.putAll(Ecs.kinds());
    ALL.putAll(Map.of(EcsServices.SERVICE, new EcsServices()));
    ALL.putAll(Efs.kinds());
    ALL.putAll(Iam.kinds());
    ALL.putAll(Logs.kinds());
    ALL.putAll(Domains.kinds());
    ALL.putAll(AutoScaling.kinds());
    ALL.putAll(Scheduler.kinds());
    ALL.putAll(NamedThings.kinds());
  }

  private Kinds() {}

  static Kind of(String type) {
    return ALL.getOrDefault(type, WITHOUT_RULES);
  }
}
