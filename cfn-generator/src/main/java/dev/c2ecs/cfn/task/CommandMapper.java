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
import dev.c2ecs.compose.model.Deploy;
import dev.c2ecs.compose.model.RestartPolicy;
import dev.c2ecs.compose.model.Service;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a container runs, as whom, where, and how long it may take to stop. */
public final class CommandMapper implements ContainerMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    Map<String, Value> properties = new LinkedHashMap<>();
    service.user().ifPresent(user -> properties.put("User", Value.text(user)));
    service
        .workingDir()
        .ifPresent(directory -> properties.put("WorkingDirectory", Value.text(directory)));
    if (service.restarts() == RestartPolicy.Condition.ON_FAILURE) {
      properties.put("RestartPolicy", restartPolicy(service, findings));
    }
    properties.putAll(command(service, findings));
    if (service.tty()) {
      properties.put("PseudoTerminal", Value.flag(true));
    }
    if (service.stdinOpen()) {
      properties.put("Interactive", Value.flag(true));
    }
    if (service.stopGracePeriod().isPresent()) {
      long seconds = stopTimeout(service, service.stopGracePeriod().get(), findings);
      properties.put("StopTimeout", Value.number(seconds));
    }
    return Contribution.of(
        TaskParts.containerPart(
            plan, task, TaskNames.container(service), new Value.MapOf(properties)));
  }

  /** A container that failed is started again once it has run for {@code window}. */
  private static Value restartPolicy(Service service, DiagnosticCollector findings) {
    Optional<Duration> window =
        service.deploy().flatMap(Deploy::restartPolicy).flatMap(RestartPolicy::window);
    Value codes = Value.list(Value.number(0));
    if (window.isEmpty()) {
      return Value.map("Enabled", Value.flag(true), "IgnoredExitCodes", codes);
    }
    long asked = (window.get().toMillis() + 999) / 1000;
    long seconds = Limits.RESTART_PERIOD.nearest(asked);
    if (seconds != asked) {
      findings.add(
          PolicyCode.RESTART_WINDOW,
          service.path().child("deploy").child("restart_policy").child("window"),
          "the window of " + service.name() + " is " + seconds + " s, the nearest that ECS has",
          "");
    }
    return Value.map(
        "Enabled",
        Value.flag(true),
        "IgnoredExitCodes",
        codes,
        "RestartAttemptPeriod",
        Value.number(seconds));
  }

  private static Map<String, Value> command(Service service, DiagnosticCollector findings) {
    Map<String, Value> properties = new LinkedHashMap<>();
    List<String> written = service.command().orElse(List.of());
    List<String> command = MemoryLock.off(written);
    if (!command.equals(written)) {
      MemoryLock.report(service, service.path().child("command"), MemoryLock.SETTING, findings);
    }
    boolean entrypointCleared = isCleared(service.entrypoint());
    if (entrypointCleared && !command.isEmpty()) {
      properties.put("EntryPoint", Value.texts(command.subList(0, 1)));
      if (command.size() > 1) {
        properties.put("Command", Value.texts(command.subList(1, command.size())));
      }
      return properties;
    }
    if (service.entrypoint().isPresent() && !entrypointCleared) {
      properties.put("EntryPoint", Value.texts(service.entrypoint().get()));
    }
    if (!command.isEmpty()) {
      properties.put("Command", Value.texts(command));
    }
    boolean commandCleared = isCleared(service.command());
    if (entrypointCleared || (commandCleared && service.entrypoint().isEmpty())) {
      String key = entrypointCleared ? "entrypoint" : "command";
      findings.add(
          PolicyCode.COMMAND_CLEARED,
          service.path().child(key),
          "ECS cannot clear the " + key + " of an image: " + service.name() + " keeps it",
          "write the command to run");
    }
    return properties;
  }

  private static boolean isCleared(Optional<List<String>> words) {
    return words.isPresent() && words.get().isEmpty();
  }

  private static long stopTimeout(Service service, Duration period, DiagnosticCollector findings) {
    long seconds = (period.toMillis() + 999) / 1000;
    if (seconds > Limits.STOP_TIMEOUT.max()) {
      findings.add(
          PolicyCode.GRACE_PERIOD,
          service.path().child("stop_grace_period"),
          "Fargate waits "
              + Limits.STOP_TIMEOUT.max()
              + " s at most for a container to stop, not "
              + seconds
              + " s",
          "");
    }
    return Limits.STOP_TIMEOUT.nearest(seconds);
  }
}
