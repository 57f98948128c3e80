package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.images.PulledImages.Image;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Where a lock and the Compose file speak of different images. */
public final class LockRules {

  private static final String UPDATE = "`c2ecs lock` adds them";

  private LockRules() {}

  /** Reports what is missing in the lock, and what is there for nobody. */
  public static void check(Plan plan, DiagnosticCollector findings) {
    Optional<Map<String, LockEntry>> lock = plan.images().surroundings().lock();
    if (lock.isEmpty()) {
      return;
    }
    Map<String, Image> pulled =
        PulledImages.of(plan.project(), plan.tasks().values(), plan.storage()).images();
    List<String> missing = new ArrayList<>();
    TreePath first = TreePath.ROOT;
    for (Image image : pulled.values()) {
      Optional<String> what = missing(image, Optional.ofNullable(lock.get().get(image.text())));
      if (what.isPresent()) {
        first = missing.isEmpty() ? image.path() : first;
        missing.add(what.get());
      }
    }
    if (!missing.isEmpty()) {
      findings.add(
          PolicyCode.NOT_IN_LOCK,
          first,
          "the lock does not have these images: " + String.join(", ", missing),
          UPDATE);
    }
    TreeSet<String> stale = new TreeSet<>(lock.get().keySet());
    stale.removeAll(pulled.keySet());
    // nobody knows the images of services that no profile enables
    if (!stale.isEmpty() && plan.project().disabled().isEmpty()) {
      findings.add(
          PolicyCode.STALE_LOCK,
          TreePath.of("services"),
          "the lock has images that no service names: " + String.join(", ", stale),
          "`c2ecs lock --prune` removes them");
    }
  }

  private static Optional<String> missing(Image image, Optional<LockEntry> locked) {
    if (locked.isEmpty()) {
      return Optional.of(image.text());
    }
    List<String> platforms = image.platforms().stream().filter(locked.get()::lacks).toList();
    return platforms.isEmpty()
        ? Optional.empty()
        : Optional.of(image.text() + " for " + String.join(", ", platforms));
  }
}
