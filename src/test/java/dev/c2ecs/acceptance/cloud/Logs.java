package dev.c2ecs.acceptance.cloud;

import java.util.Map;

/** Log groups. */
final class Logs {

  static final String LOG_GROUP = "AWS::Logs::LogGroup";

  private Logs() {}

  static Map<String, Kind> kinds() {
    return Map.of(LOG_GROUP, new LogGroupKind());
  }

  private static final class LogGroupKind implements Kind {

    @Override
    public String physicalId(Account account, String logicalId, Props props) {
      return props.text("LogGroupName").orElseGet(() -> account.name(logicalId));
    }

    @Override
    public void create(Account account, Asset created) {
      if (account.get(LOG_GROUP, created.physicalId).isPresent()) {
        throw new Refusal(
            "ResourceAlreadyExistsException", "The specified log group already exists: " + created);
      }
    }
  }
}
