package dev.c2ecs.cfn.logs;

import dev.c2ecs.compose.model.Logging;
import dev.c2ecs.compose.model.Service;
import java.util.Map;
import java.util.Optional;

/**
 * What a service says about its logs.
 *
 * @param driver the driver; {@code awslogs} also when only options of it are written, as Docker's
 *     retired integration read them
 * @param options its options
 */
record LogDriver(String driver, Map<String, String> options) {

  static final String DEFAULT = "awslogs";
  static final String GROUP = "awslogs-group";
  static final String REGION = "awslogs-region";
  static final String CREATE = "awslogs-create-group";

  /** What a service says; nothing when it says nothing. */
  static LogDriver of(Service service) {
    Optional<Logging> logging = service.logging();
    if (logging.isEmpty()) {
      return new LogDriver("", Map.of());
    }
    Map<String, String> options = logging.get().options();
    String driver = logging.get().driver().orElse("");
    return new LogDriver(driver.isEmpty() && isOurs(options) ? DEFAULT : driver, options);
  }

  private static boolean isOurs(Map<String, String> options) {
    for (String key : options.keySet()) {
      if (isOurs(key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOurs(String option) {
    return option.startsWith(DEFAULT + "-");
  }

  /** Whether CloudWatch gets the logs because the service says so. */
  boolean isDefault() {
    return driver.equals(DEFAULT);
  }

  /** The log group that is not the stack's. */
  Optional<String> ownGroup() {
    return isDefault() ? Optional.ofNullable(options.get(GROUP)) : Optional.empty();
  }

  /** Whether the tasks may create the group: unless the service says no. */
  boolean creates() {
    return ownGroup().isPresent() && !options.getOrDefault(CREATE, "").equals("false");
  }
}
