package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diff.Consequence;
import dev.c2ecs.cfn.diff.StoreMoves;
import dev.c2ecs.cfn.loadbalancing.KnownServers;
import dev.c2ecs.cli.stack.Preview;
import java.util.ArrayList;
import java.util.List;

/**
 * By which steps a data store gets to the version that does not start on its files.
 *
 * @param service the service of the store
 * @param steps the steps, in their order
 */
public record StoreSteps(String service, List<String> steps) {

  public StoreSteps {
    steps = List.copyOf(steps);
  }

  /** Those of all services that may not read their files. */
  public static List<StoreSteps> of(Comparison comparison) {
    List<StoreSteps> all = new ArrayList<>();
    for (Preview.Entry entry : comparison.preview().objects()) {
      if (entry.changes().stream().anyMatch(one -> one.has(Consequence.OTHER_VERSION))) {
        String service = entry.object().name();
        String product =
            comparison.images().stream()
                .filter(image -> image.service().equals(service))
                .flatMap(image -> image.before().stream())
                .flatMap(image -> KnownServers.store(image).stream())
                .findFirst()
                .orElse("");
        all.add(new StoreSteps(service, StoreMoves.steps(product)));
      }
    }
    return all;
  }

  /** What stands above the steps. */
  public String head() {
    return "service " + service + " gets to the other version by three steps:";
  }
}
