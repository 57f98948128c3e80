package dev.c2ecs.cfn.input;

import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Service;

/** The environment variables of a service as texts. */
public final class Variables {

  private Variables() {}

  /**
   * The value of a variable; empty when the service does not have it, or has it without a value.
   */
  public static String text(Service service, String name) {
    EnvironmentValue value = service.environment().get(name);
    return value == null ? "" : value.text().orElse("");
  }
}
