package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Gives {@code deploy} the number of containers that {@code scale} says. */
public final class Replicas {

  private Replicas() {}

  /**
   * The tree with {@code deploy.replicas} wherever a service has both {@code scale} and a block.
   */
  public static Mapping apply(Mapping root) {
    Optional<Mapping> services = root.mapping("services");
    if (services.isEmpty()) {
      return root;
    }
    Map<String, Node> changed = null;
    for (Map.Entry<String, Node> entry : services.get().entries().entrySet()) {
      if (entry.getValue() instanceof Mapping service
          && service.scalar("scale").isPresent()
          && service.mapping("deploy").isPresent()) {
        Scalar scale = service.scalar("scale").get();
        Mapping deploy = service.mapping("deploy").get().with("replicas", scale);
        changed = changed == null ? new LinkedHashMap<>(services.get().entries()) : changed;
        changed.put(entry.getKey(), service.with("deploy", deploy));
      }
    }
    return changed == null ? root : root.with("services", services.get().withEntries(changed));
  }
}
