package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.TreePath;

/**
 * A dependency on another service.
 *
 * @param service the other service
 * @param condition what must hold before this one starts
 * @param required whether the other one must be active
 * @param restart whether this one is restarted with the other
 * @param path its path in the project
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#depends_on">Compose
 *     specification</a>
 */
public record Dependency(
    String service, Condition condition, boolean required, boolean restart, TreePath path) {

  /** What must hold for the other service. */
  public enum Condition {
    /** It was started: {@code service_started}. */
    STARTED,
    /** Its health check succeeds: {@code service_healthy}. */
    HEALTHY,
    /** It ended with 0: {@code service_completed_successfully}. */
    COMPLETED;

    private static Condition of(String text) {
      return switch (text) {
        case "service_healthy" -> HEALTHY;
        case "service_completed_successfully" -> COMPLETED;
        default -> STARTED;
      };
    }
  }

  static Dependency of(Attributes attributes) {
    return new Dependency(
        attributes.key(),
        Condition.of(attributes.text("condition").orElse("")),
        !attributes.tree().is("required", "false"),
        attributes.flag("restart"),
        attributes.path());
  }
}
