package dev.c2ecs.acceptance.cloud;

import dev.c2ecs.cfn.template.Resource;
import java.util.HashMap;
import java.util.Map;

/** What fails in the next operation because a test wants it to. */
final class Breakage {

  private final Map<String, String> reasons = new HashMap<>();

  void add(String logicalId, String reason) {
    reasons.put(logicalId, reason);
  }

  Breakage copy() {
    Breakage copy = new Breakage();
    copy.reasons.putAll(reasons);
    return copy;
  }

  void clear() {
    reasons.clear();
  }

  /** The handler fails before anything is done. */
  void at(Resource resource) {
    if (!isService(resource)) {
      fail(resource);
    }
  }

  /** The tasks of a service do not start: the service is there, and the failure comes later. */
  void whenStarted(Resource resource) {
    if (isService(resource)) {
      fail(resource);
    }
  }

  private static boolean isService(Resource resource) {
    return resource.type().equals(EcsServices.SERVICE);
  }

  private void fail(Resource resource) {
    String reason = reasons.get(resource.id());
    if (reason != null) {
      throw new Refusal("Resource handler returned message", reason);
    }
  }
}
