package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.cfn.loadbalancing.PublishedPort;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.storage.DataStores;
import dev.c2ecs.compose.model.HealthCheck;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long after a start failing health checks do not count. Docker leaves an unhealthy container
 * alone, ECS replaces it, in the middle of a migration too; and a success counts at once, so that
 * patience costs nothing but the time until a start that never succeeds is seen.
 */
public final class HealthTimes {

  static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);
  static final int DEFAULT_RETRIES = 3;

  /** Without a start period, behind a load balancer, which has a grace period of its own. */
  private static final Duration GRACED = Duration.ofSeconds(60);

  /**
   * The longest that ECS has: a data store may repair its files, and a task without a load balancer
   * has no other patience.
   */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Servers migrate, compile or fetch before they answer. */
  private static final long GRACE_SECONDS = 300;

  /** What unpacks itself into an empty file system, which is slow for many small files. */
  private static final long WRITER_GRACE_SECONDS = 900;

  /**
   * Images that copy very many files.
   *
   * @see <a href="https://github.com/aws-samples/aws-serverless-nextcloud">Nextcloud on Fargate and
   *     EFS: 2,500 s</a>
   */
  private static final Map<String, Long> SLOW = Map.of("nextcloud", 2700L);

  private HealthTimes() {}

  /**
   * The start period of a check: what is written, {@code 0s} too, or a time by kind.
   *
   * @param graced whether the task is behind a load balancer
   */
  static Duration startPeriod(Service service, HealthCheck check, boolean graced) {
    if (isEarly(service, check, graced)) {
      return LONGEST;
    }
    return check.startPeriod().orElse(GRACED);
  }

  /** Whether a check would count before all the patience that ECS has is used. */
  private static boolean isEarly(Service service, HealthCheck check, boolean graced) {
    return (!graced || DataStores.is(service))
        && check.startPeriod().orElse(Duration.ZERO).compareTo(LONGEST) < 0;
  }

  /** The seconds after which all containers of a task are checked; 0 when none is. */
  public static long startSeconds(TaskPlan task) {
    long longest = 0;
    for (Service server : task.servers()) {
      Optional<HealthCheck> check = server.healthcheck();
      if (check.isPresent() && server.isChecked()) {
        longest = Math.max(longest, seconds(startPeriod(server, check.get(), true)));
      }
    }
    return longest;
  }

  /**
   * The grace period of a task behind a load balancer where nobody says one: no shorter than the
   * file lets its checks fail, and longer for what fills a file system.
   */
  public static long graceSeconds(Plan plan, TaskPlan task) {
    long longest = GRACE_SECONDS;
    for (Service server : task.servers()) {
      Optional<HealthCheck> check = server.healthcheck();
      if (check.isPresent() && server.isChecked()) {
        Duration start = startPeriod(server, check.get(), true);
        longest = Math.max(longest, seconds(start.plus(failing(check.get()))));
      }
    }
    return Math.max(longest, fillingSeconds(plan, task));
  }

  private static long fillingSeconds(Plan plan, TaskPlan task) {
    long longest = 0;
    for (Service server : task.servers()) {
      for (Mount mount : plan.storage().mountsOf(server)) {
        if (!mount.readOnly() && plan.storage().fileSystem(mount).isPresent()) {
          long slow =
              server
                  .image()
                  .flatMap(image -> ImageNames.find(SLOW, image))
                  .orElse(WRITER_GRACE_SECONDS);
          longest = Math.max(longest, slow);
        }
      }
    }
    return longest;
  }

  /** How long a check may fail in Docker: its interval, times its retries. */
  static Duration failing(HealthCheck check) {
    Duration interval = check.interval().filter(i -> !i.isZero()).orElse(DEFAULT_INTERVAL);
    int retries = check.retries().orElse(0);
    return interval.multipliedBy(retries > 0 ? retries : DEFAULT_RETRIES);
  }

  /** Whole seconds, a begun one included. */
  static long seconds(Duration time) {
    return (time.toMillis() + 999) / 1000;
  }

  /** Says once whose checks count later than is written. */
  public static void report(Plan plan, DiagnosticCollector findings) {
    Map<Long, List<String>> starts = new TreeMap<>();
    Map<Long, List<String>> graces = new TreeMap<>();
    Optional<Service> first = Optional.empty();
    for (TaskPlan task : plan.tasks().values()) {
      List<PublishedPort> ports = plan.loadBalancing().publishedBy(task);
      for (Service service : task.servers()) {
        Optional<HealthCheck> check = service.healthcheck();
        if (check.isEmpty() || !service.isChecked()) {
          continue;
        }
        Duration start = startPeriod(service, check.get(), !ports.isEmpty());
        if (!check.get().startPeriod().equals(Optional.of(start))) {
          starts.computeIfAbsent(start.toSeconds(), key -> new ArrayList<>()).add(service.name());
          first = first.isPresent() ? first : Optional.of(service);
        }
      }
      boolean said = ports.stream().allMatch(p -> p.said().health().gracePeriod().present());
      if (!said && fillingSeconds(plan, task) > 0) {
        graces.computeIfAbsent(graceSeconds(plan, task), key -> new ArrayList<>()).add(task.name());
        first = first.isPresent() ? first : Optional.of(task.service());
      }
    }
    if (first.isPresent()) {
      List<String> words = new ArrayList<>();
      starts.forEach((time, names) -> words.add(said(time, names)));
      graces.forEach(
          (time, names) ->
              words.add(
                  "those of load balancers " + said(time, names) + ", which write file systems"));
      findings.add(
          PolicyCode.HEALTH_PATIENCE,
          first.get().healthcheck().isPresent()
              ? first.get().path().child("healthcheck")
              : first.get().path(),
          "failing checks count later than the file says, because ECS replaces what fails: "
              + String.join("; ", words),
          "");
    }
  }

  private static String said(long seconds, List<String> names) {
    return "after " + seconds + " s for " + String.join(", ", names);
  }
}
