package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.TreePath;

/**
 * A dependency on another service.
 *
 * @param service the other service
 * @param condition what must hold before this one starts
 * @param required whether the other one must be active
 * @param path its path in the project
 */
public record Dependency(String service, Condition condition, boolean required, TreePath path) {

  /** What must hold for the other service. */
  public enum Condition {
    STARTED,
    HEALTHY,
    COMPLETED
  }
}
