package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.ExtensionValues;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.mapper.Names;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.storage.FileSystem;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Attributes;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.UpdateConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a new version replaces an old one: percentages, circuit breaker, and never two at once for a
 * service that alone writes a volume.
 */
public final class RolloutMapper implements Mapper {

  /** The bounds of running tasks during a deployment, in percent of the wanted number. */
  private record Bounds(int minimum, int maximum) {}

  private static final Bounds DEFAULT = new Bounds(100, 200);
  private static final Bounds ONE_AT_A_TIME = new Bounds(0, 100);

  @Override
  public Contribution map(Plan plan) {
    Findings findings = new Findings(plan.project());
    List<Part> parts = new ArrayList<>();
    for (TaskPlan task : plan.services()) {
      Bounds bounds = bounds(plan, task, findings);
      parts.add(
          Names.servicePart(
              plan,
              task,
              Value.map("DeploymentConfiguration", configuration(task.service(), bounds))));
      if (bounds.maximum() <= 100) {
        parts.add(
            Names.servicePart(plan, task, Value.map("AvailabilityZoneRebalancing", "DISABLED")));
      }
    }
    return Contribution.of(parts, findings.all());
  }

  private static Value.MapOf configuration(Service service, Bounds bounds) {
    String action = service.updateConfig().flatMap(UpdateConfig::failureAction).orElse("rollback");
    return Value.map(
        "MinimumHealthyPercent", Value.number(bounds.minimum()),
        "MaximumPercent", Value.number(bounds.maximum()),
        "DeploymentCircuitBreaker",
            Value.map(
                "Enable", Value.flag(!action.equals("continue")),
                "Rollback", Value.flag(!action.equals("continue") && !action.equals("pause"))));
  }

  /** Whether all tasks of a service stop before new ones start. */
  public static boolean stopsFirst(Plan plan, TaskPlan task) {
    return task.runsAlways() && bounds(plan, task, new Findings(plan.project())).minimum() == 0;
  }

  private static Bounds bounds(Plan plan, TaskPlan task, Findings findings) {
    Service service = task.service();
    Optional<String> volume = soleVolume(plan, task);
    if (volume.isPresent() && !saysPercentages(service)) {
      findings.add(
          PolicyCode.SINGLE_WRITER,
          service.path(),
          service.name()
              + " alone writes "
              + volume.get()
              + ": its task is stopped before a new one starts",
          "");
      return ONE_AT_A_TIME;
    }
    Optional<UpdateConfig> config = service.updateConfig();
    if (config.isEmpty()) {
      return DEFAULT;
    }
    Bounds computed = fromParallelism(config.get(), task.replicas());
    ExtensionValues values = new ExtensionValues(findings);
    Attributes extensions =
        new Attributes(
            config.get().extensions(), service.path().child("deploy").child("update_config"));
    Bounds bounds =
        new Bounds(
            values.number(extensions, "x-aws-min_percent").orElse(computed.minimum()),
            values.number(extensions, "x-aws-max_percent").orElse(computed.maximum()));
    if (config.get().parallelism().isPresent() || config.get().order().isPresent()) {
      findings.add(
          PolicyCode.ROLLOUT_PERCENT,
          service.path().child("deploy").child("update_config"),
          "a deployment of "
              + service.name()
              + " keeps "
              + bounds.minimum()
              + " % to "
              + bounds.maximum()
              + " % of its tasks running",
          "");
    }
    return bounds;
  }

  /** Whether the owner says the bounds, who then knows whether two may write at once. */
  private static boolean saysPercentages(Service service) {
    Optional<UpdateConfig> config = service.updateConfig();
    return config.isPresent()
        && (config.get().extensions().has("x-aws-min_percent")
            || config.get().extensions().has("x-aws-max_percent"));
  }

  private static Bounds fromParallelism(UpdateConfig config, int replicas) {
    if (config.parallelism().isEmpty() && config.order().isEmpty()) {
      return DEFAULT;
    }
    int parallelism = config.parallelism().orElse(1);
    int share =
        parallelism == 0 || replicas == 0
            ? 100
            : Math.min(100, (100 * parallelism + replicas - 1) / replicas);
    boolean startFirst = config.order().orElse("").equals("start-first");
    return startFirst ? new Bounds(100, 100 + share) : new Bounds(100 - share, 100);
  }

  /** A volume that only this task writes, when it runs once. */
  private static Optional<String> soleVolume(Plan plan, TaskPlan task) {
    if (task.replicas() > 1) {
      return Optional.empty();
    }
    return task.containers().stream()
        .flatMap(container -> plan.storage().mountsOf(container).stream())
        .filter(mount -> !mount.readOnly())
        .flatMap(mount -> plan.storage().fileSystem(mount).stream())
        .filter(fileSystem -> plan.storage().writers(fileSystem) == 1)
        .map(FileSystem::key)
        .findFirst();
  }
}
