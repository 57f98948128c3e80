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
import java.util.Map;
import java.util.Optional;

/**
 * Health checks, their values moved into the ranges of ECS.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html">
 *     ECS, HealthCheck</a>
 */
public final class HealthCheckMapper implements ContainerMapper {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  @Override
  public Contribution map(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    Optional<HealthCheck> check = service.healthcheck();
    if (check.isEmpty() || !service.isChecked()) {
      return Contribution.NOTHING;
    }
    return Contribution.of(
        TaskParts.containerPart(
            plan,
            task,
            TaskNames.container(service),
            Value.map("HealthCheck", healthCheck(service, check.get(), findings))));
  }

  private static Value.MapOf healthCheck(
      Service service, HealthCheck check, DiagnosticCollector findings) {
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put("Command", Value.texts(check.test()));
    if (check.interval().isPresent()) {
      properties.put(
          "Interval",
          seconds(service, "interval", Limits.HEALTH_INTERVAL, check.interval().get(), findings));
    }
    properties.put(
        "Timeout",
        seconds(
            service,
            "timeout",
            Limits.HEALTH_TIMEOUT,
            check.timeout().orElse(DEFAULT_TIMEOUT),
            findings));
    if (check.retries().isPresent()) {
      long retries = check.retries().getAsInt();
      properties.put(
          "Retries",
          Value.number(
              clamp(
                  service,
                  "retries",
                  Limits.HEALTH_RETRIES,
                  retries,
                  Long.toString(retries),
                  "",
                  findings)));
    }
    Duration startPeriod = check.startPeriod().orElse(Duration.ZERO);
    if (!startPeriod.isZero()) {
      properties.put(
          "StartPeriod",
          seconds(service, "start_period", Limits.HEALTH_START_PERIOD, startPeriod, findings));
    }
    return new Value.MapOf(properties);
  }

  private static Value seconds(
      Service service,
      String key,
      Limits.Range range,
      Duration duration,
      DiagnosticCollector findings) {
    long seconds = (duration.toMillis() + 999) / 1000;
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
        key + " of " + service.name() + ": " + what,
        "");
  }
}
