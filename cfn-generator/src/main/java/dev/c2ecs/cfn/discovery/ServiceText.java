package dev.c2ecs.cfn.discovery;

import dev.c2ecs.compose.tree.TreePath;

/**
 * A text that a service reads from elsewhere than its attributes: a delivered file, its Dockerfile.
 *
 * @param service the service
 * @param what what people call it: {@code volume ./nginx.conf}, {@code Dockerfile}
 * @param variable the variable whose value it is; empty for other texts
 * @param text the text, without comments
 * @param path what brings it
 */
public record ServiceText(
    String service, String what, String variable, String text, TreePath path) {

  /** What people call the health check of a Dockerfile. */
  static final String HEALTH_CHECK = "HEALTHCHECK";

  /** Whether it is the health check of a Dockerfile. */
  boolean isHealthCheck() {
    return what.startsWith(HEALTH_CHECK);
  }
}
