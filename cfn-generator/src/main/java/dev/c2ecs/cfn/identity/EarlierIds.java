package dev.c2ecs.cfn.identity;

import dev.c2ecs.cfn.template.Template;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of logical IDs that a project had in earlier templates.
 *
 * @param recorded those that a lock has for the project, by what has them: {@code "listener of load
 *     balancer application port 80": "WebTCP80Listener"}
 * @param template an earlier template; the lock does not count beside it
 */
public record EarlierIds(Map<String, String> recorded, Optional<Template> template) {

  /** Nothing is known. */
  public static final EarlierIds NONE = new EarlierIds(Map.of(), Optional.empty());

  public EarlierIds {
    recorded = Collections.unmodifiableMap(new TreeMap<>(recorded));
  }

  /** Whether nothing is known. */
  boolean isNone() {
    return recorded.isEmpty() && template.isEmpty();
  }
}
