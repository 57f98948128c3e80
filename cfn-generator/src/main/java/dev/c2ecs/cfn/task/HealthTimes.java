package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.storage.DataStores;
import dev.c2ecs.compose.model.HealthCheck;
import dev.c2ecs.compose.model.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long after a start failing health checks do not count. */
public final class HealthTimes {

  private static final Duration SERVICE = Duration.ofSeconds(60);

  /** A data store may repair its files, or fill them for the first time. */
  private static final Duration STORE = Duration.ofMinutes(5);

  private HealthTimes() {}

  /**
   * The start period of a check: what is written, {@code 0s} too, or a time by kind. A data store
   * has the longer one: Docker waits while it repairs its files, ECS would replace it, again and
   * again.
   */
  static Duration startPeriod(Service service, HealthCheck check) {
    if (isEarly(service, check)) {
      return STORE;
    }
    return check.startPeriod().orElse(SERVICE);
  }

  /** Whether the check of a data store would count before its files can be repaired. */
  private static boolean isEarly(Service service, HealthCheck check) {
    return DataStores.is(service) && check.startPeriod().orElse(Duration.ZERO).compareTo(STORE) < 0;
  }

  /** The seconds after which all containers of a task are checked; 0 when none is. */
  public static long startSeconds(TaskPlan task) {
    long longest = 0;
    for (Service server : task.servers()) {
      Optional<HealthCheck> check = server.healthcheck();
      if (check.isPresent() && server.isChecked()) {
        Duration start = startPeriod(server, check.get());
        longest = Math.max(longest, (start.toMillis() + 999) / 1000);
      }
    }
    return longest;
  }

  /** Says once whose checks are given another start period than is written. */
  public static void report(Plan plan, DiagnosticCollector findings) {
    List<String> services = new ArrayList<>();
    List<String> stores = new ArrayList<>();
    Optional<Service> first = Optional.empty();
    for (Service service : plan.project().services().values()) {
      Optional<HealthCheck> check = service.healthcheck();
      if (check.isEmpty() || !service.isChecked()) {
        continue;
      }
      boolean early = isEarly(service, check.get());
      if (early || check.get().startPeriod().isEmpty()) {
        first = first.isPresent() ? first : Optional.of(service);
        (early ? stores : services).add(service.name());
      }
    }
    if (first.isPresent()) {
      findings.add(
          PolicyCode.HEALTH_PATIENCE,
          first.get().path().child("healthcheck"),
          "checks count later than their `start_period` says, because ECS replaces what fails: "
              + said(SERVICE, services)
              + (services.isEmpty() || stores.isEmpty() ? "" : "; ")
              + said(STORE, stores),
          "");
    }
  }

  private static String said(Duration time, List<String> names) {
    return names.isEmpty()
        ? ""
        : "after " + time.toSeconds() + " s for " + String.join(", ", names);
  }
}
