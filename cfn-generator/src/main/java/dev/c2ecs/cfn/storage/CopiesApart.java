package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.images.DeliveredFiles;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files of the project that are a channel between services: one writes what others read. They are
 * added to each image, so that nobody sees what another one writes.
 */
public final class CopiesApart {

  private record Use(Service service, Mount.Bind mount) {

    boolean writes() {
      return !mount.readOnly() && !service.readOnly();
    }
  }

  private CopiesApart() {}

  /** Reports each source once, at the first mount by which it may be written. */
  public static void report(Plan plan, DiagnosticCollector findings) {
    Map<String, List<Use>> uses = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (TaskPlan task : plan.tasks().values()) {
      for (Service service : task.containers()) {
        for (Mount mount : plan.storage().mountsOf(service)) {
          if (mount instanceof Mount.Bind bind
              && isAdded(plan, bind)
              && seen.add(service.name() + " " + bind.source() + " " + bind.target())) {
            uses.computeIfAbsent(bind.source(), key -> new ArrayList<>())
                .add(new Use(service, bind));
          }
        }
      }
    }
    uses.forEach(
        (source, of) -> {
          boolean file = plan.images().surroundings().at(source).isFile();
          if (isChannel(of, file)) {
            report(plan, source, of, findings);
          }
        });
  }

  /** Whether a mount is a part of the image, and nobody says that it is no data. */
  private static boolean isAdded(Plan plan, Mount.Bind mount) {
    return plan.storage().purpose(mount).orElse(null) instanceof MountPurpose.Configuration
        && plan.extensions().data(mount.path()).isEmpty();
  }

  /**
   * Whether one service may write for another. That a mount may be written tells little, because
   * most mounts of configuration lack their {@code :ro}: of a file others must have it, and of a
   * directory the services must be different programs, or see it at different places.
   */
  private static boolean isChannel(List<Use> uses, boolean file) {
    Set<String> services = new HashSet<>();
    Set<String> views = new HashSet<>();
    int writers = 0;
    for (Use use : uses) {
      services.add(use.service().name());
      String program = use.service().image().orElse(use.service().name());
      views.add(program + " " + use.mount().target());
      writers += use.writes() ? 1 : 0;
    }
    boolean mixed = writers < uses.size();
    return services.size() > 1 && writers > 0 && (mixed || (!file && views.size() > 1));
  }

  private static void report(
      Plan plan, String source, List<Use> uses, DiagnosticCollector findings) {
    Set<String> services = new LinkedHashSet<>();
    uses.forEach(use -> services.add(use.service().name()));
    Use writer = uses.stream().filter(Use::writes).findFirst().orElse(uses.get(0));
    findings.add(
        OperatingCode.COPIES_APART,
        writer.mount().path(),
        String.join(", ", services)
            + " mount "
            + DeliveredFiles.relative(source, plan.project())
            + ", and each has a copy of its own: what one changes no other sees",
        "`"
            + Keys.DATA
            + ": true` at the mount makes it a file system that they share; `:ro` where nothing is"
            + " changed");
  }
}
