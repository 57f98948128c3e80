package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.mapper.ContainerMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.GoDuration;
import dev.c2ecs.compose.model.HealthCheck;
import dev.c2ecs.compose.model.Service;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Health checks, their values moved into the ranges of ECS. In Docker an unhealthy container lives
 * on, and on ECS its task is replaced: so a check has at least the time that it has there before
 * that, and failures right after the start do not count.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html">
 *     ECS, HealthCheck</a>
 */
public final class HealthCheckMapper implements ContainerMapper {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  @Override
  public Contribution map(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    Optional<HealthCheck> check = service.healthcheck();
    if (check.isEmpty() || check.get().disable()) {
      return Contribution.NOTHING;
    }
    List<String> test = check.get().test();
    if (test.isEmpty()) {
      test = plan.images().factsOf(task, service).health().orElse(List.of());
    }
    if (test.isEmpty()) {
      findings.add(
          PolicyCode.HEALTH_WITHOUT_TEST,
          service.path().child("healthcheck"),
          "the health check of "
              + service.name()
              + " has no test, and ECS does not run that of an image: it is not checked",
          "add the `test` of the image, see `docker image inspect`");
      return Contribution.NOTHING;
    }
    boolean graced = !plan.loadBalancing().publishedBy(task).isEmpty();
    return Contribution.of(
        TaskParts.containerPart(
            plan,
            task,
            TaskNames.container(service),
            Value.map("HealthCheck", healthCheck(service, check.get(), test, graced, findings))));
  }

  private static Value.MapOf healthCheck(
      Service service,
      HealthCheck check,
      List<String> test,
      boolean graced,
      DiagnosticCollector findings) {
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put("Command", Value.texts(test));
    Duration startPeriod = HealthTimes.startPeriod(service, check, graced);
    long start = HealthTimes.seconds(startPeriod);
    long late = graced ? 0 : Math.max(0, start - Limits.HEALTH_START_PERIOD.max());
    retries(properties, service, check, late, findings);
    properties.put(
        "Timeout",
        seconds(
            service,
            "timeout",
            Limits.HEALTH_TIMEOUT,
            check.timeout().orElse(DEFAULT_TIMEOUT),
            findings));
    if (start > 0) {
      properties.put(
          "StartPeriod",
          seconds(service, "start_period", Limits.HEALTH_START_PERIOD, startPeriod, findings));
    }
    return new Value.MapOf(properties);
  }

  /**
   * How often a check runs, and how often it may fail: together at least as long as in Docker.
   *
   * @param late seconds of the start period that ECS does not have
   */
  private static void retries(
      Map<String, Value> properties,
      Service service,
      HealthCheck check,
      long late,
      DiagnosticCollector findings) {
    Duration written =
        check.interval().filter(i -> !i.isZero()).orElse(HealthTimes.DEFAULT_INTERVAL);
    int said = check.retries().orElse(0);
    long asked = said > 0 ? said : HealthTimes.DEFAULT_RETRIES;
    long wanted = HealthTimes.seconds(HealthTimes.failing(check)) + late;
    long interval = Limits.HEALTH_INTERVAL.nearest(HealthTimes.seconds(written));
    long retries = asked;
    if (interval * retries < wanted || !Limits.HEALTH_RETRIES.has(retries)) {
      retries = Limits.HEALTH_RETRIES.nearest((wanted + interval - 1) / interval);
      interval =
          Limits.HEALTH_INTERVAL.nearest(Math.max(interval, (wanted + retries - 1) / retries));
    }
    if (check.interval().isPresent() || interval != HealthTimes.DEFAULT_INTERVAL.toSeconds()) {
      properties.put("Interval", Value.number(interval));
    }
    if (check.retries().isPresent() || retries != HealthTimes.DEFAULT_RETRIES) {
      properties.put("Retries", Value.number(retries));
    }
    if (interval * retries < wanted) {
      findings.add(
          PolicyCode.HEALTH_TIME,
          service.path().child("healthcheck"),
          service.name()
              + " is replaced after "
              + interval * retries
              + " s of failing checks, and Docker would call it unhealthy after "
              + wanted
              + " s",
          "");
    } else if (retries != asked) {
      report(
          service,
          said > 0 ? "retries" : "interval",
          asked
              + " times "
              + GoDuration.format(written)
              + (late > 0 ? " and the rest of start_period" : "")
              + " become "
              + retries
              + " times "
              + interval
              + " s: ECS allows "
              + Limits.HEALTH_RETRIES
              + " retries",
          findings);
    } else if (interval * 1000 != written.toMillis()) {
      seconds(service, "interval", Limits.HEALTH_INTERVAL, written, findings);
    }
  }

  private static Value seconds(
      Service service,
      String key,
      Limits.Range range,
      Duration duration,
      DiagnosticCollector findings) {
    long seconds = HealthTimes.seconds(duration);
    String written = GoDuration.format(duration);
    if (duration.toMillis() % 1000 != 0 && range.has(seconds)) {
      report(service, key, written + " is rounded up to " + seconds + " s", findings);
    }
    return Value.number(clamp(service, key, range, seconds, written, " s", findings));
  }

  private static long clamp(
      Service service,
      String key,
      Limits.Range range,
      long value,
      String written,
      String unit,
      DiagnosticCollector findings) {
    if (range.has(value)) {
      return value;
    }
    boolean below = value < range.min();
    long limit = range.nearest(value);
    report(
        service,
        key,
        written
            + " is "
            + (below ? "below" : "above")
            + " the "
            + limit
            + unit
            + " that ECS allows; "
            + limit
            + unit
            + " is used",
        findings);
    return limit;
  }

  private static void report(
      Service service, String key, String what, DiagnosticCollector findings) {
    findings.add(
        PolicyCode.HEALTH_RANGE,
        service.path().child("healthcheck").child(key),
        "health checks as ECS allows them: " + key + " of " + service.name() + ", " + what,
        "");
  }
}
