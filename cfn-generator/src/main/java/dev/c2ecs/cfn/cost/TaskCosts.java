package dev.c2ecs.cfn.cost;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tasks of services, of schedules and of jobs: their size, addresses, log lines and images. All
 * containers of a task share its size.
 */
final class TaskCosts {

  private static final BigDecimal FREE_SCRATCH = BigDecimal.valueOf(20);
  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
  private static final BigDecimal DAYS = BigDecimal.valueOf(30);
  private static final BigDecimal YEAR = BigDecimal.valueOf(365);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final String[] ADDRESS = {
    "NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"
  };

  private final TemplateView view;
  private final Costs costs;

  /**
   * Hours of tasks in a month.
   *
   * @param all the hours of all tasks
   * @param spot the hours of those on Spot
   */
  private record Hours(BigDecimal all, BigDecimal spot) {

    BigDecimal onDemand() {
      return all.subtract(spot);
    }
  }

  TaskCosts(TemplateView view, Costs costs) {
    this.view = view;
    this.costs = costs;
  }

  void add() {
    Set<String> running = new HashSet<>();
    for (Resource service : view.ofType(ResourceType.SERVICE)) {
      definition(service.properties(), "TaskDefinition")
          .ifPresent(
              definition -> {
                running.add(definition.id());
                service(service, definition);
              });
    }
    for (Resource schedule : view.ofType(ResourceType.SCHEDULE)) {
      definition(schedule.properties(), "Target", "EcsParameters", "TaskDefinitionArn")
          .ifPresent(
              definition -> {
                running.add(definition.id());
                schedule(schedule, definition);
              });
    }
    // No part of the template says where a job runs; it is where the services are.
    boolean isPublic =
        view.ofType(ResourceType.SERVICE).stream()
            .anyMatch(service -> isPublic(service.properties()));
    for (Resource definition : view.ofType(ResourceType.TASK_DEFINITION)) {
      if (!running.contains(definition.id())) {
        Hours hours = once(costs.assumed(Assumption.JOB_RUNS));
        tasks(definition.origin(), definition, hours, hours, isPublic);
      }
    }
    scaling();
    images();
  }

  private boolean isPublic(Value.MapOf properties) {
    return view.text(properties, ADDRESS).orElse("").equals("ENABLED");
  }

  private Optional<Resource> definition(Value.MapOf properties, String... path) {
    return view.named(ResourceType.TASK_DEFINITION, properties, path);
  }

  private void service(Resource service, Resource definition) {
    Value.MapOf properties = service.properties();
    String launch = view.text(properties, "LaunchType").orElse("FARGATE");
    if (!launch.equals("FARGATE")) {
      costs.leaveOut(service.origin(), "tasks on " + launch, "their machines are not in it");
      return;
    }
    if (!TemplateView.maps(properties, "VolumeConfigurations").isEmpty()) {
      costs.leaveOut(service.origin(), "volumes of EBS", "no price is known");
    }
    BigDecimal least = view.number(properties, "DesiredCount").orElse(BigDecimal.ONE);
    BigDecimal most = least;
    for (Resource target : view.ofType(ResourceType.SCALABLE_TARGET)) {
      if (TemplateView.names(target.properties(), service.id(), "ResourceId")) {
        least = view.number(target.properties(), "MinCapacity").orElse(least);
        most = view.number(target.properties(), "MaxCapacity").orElse(most);
      }
    }
    Capacity capacity = Capacity.of(view, properties);
    tasks(
        service.origin(),
        definition,
        always(least, capacity),
        always(most, capacity),
        isPublic(properties));
  }

  private Hours always(BigDecimal tasks, Capacity capacity) {
    BigDecimal hours = costs.assumed(Assumption.HOURS);
    return new Hours(tasks.multiply(hours), capacity.spot(tasks).multiply(hours));
  }

  private void schedule(Resource schedule, Resource definition) {
    Value.MapOf properties = schedule.properties();
    String expression = view.text(properties, "ScheduleExpression").orElse("");
    BigDecimal runs =
        ScheduleRuns.of(expression).orElseGet(() -> costs.assumed(Assumption.JOB_RUNS));
    Value.MapOf target =
        TemplateView.at(properties, "Target", "EcsParameters").orElse(null)
                instanceof Value.MapOf map
            ? map
            : Value.map();
    BigDecimal tasks = view.number(target, "TaskCount").orElse(BigDecimal.ONE);
    Hours one = once(runs.multiply(tasks));
    Hours hours = new Hours(one.all(), Capacity.of(view, target).spot(one.all()));
    tasks(schedule.origin(), definition, hours, hours, isPublic(target));
  }

  private Hours once(BigDecimal runs) {
    BigDecimal minutes = costs.assumed(Assumption.JOB_MINUTES);
    return new Hours(runs.multiply(minutes).divide(MINUTES, Costs.PRECISION), BigDecimal.ZERO);
  }

  private void tasks(
      ComposeRef origin, Resource definition, Hours least, Hours most, boolean isPublic) {
    Value.MapOf properties = definition.properties();
    ComposeRef subject = origin.isKnown() ? origin : definition.origin();
    Optional<BigDecimal> cpu = view.size(properties, "Cpu", "vCPU");
    Optional<BigDecimal> memory = view.size(properties, "Memory", "GB");
    String system = view.text(properties, "RuntimePlatform", "OperatingSystemFamily").orElse("");
    if (cpu.isEmpty() || memory.isEmpty() || system.startsWith("WINDOWS")) {
      costs.leaveOut(
          subject,
          "tasks of " + definition.id(),
          system.startsWith("WINDOWS") ? "prices of Windows are not in the table" : "no size");
      return;
    }
    boolean arm =
        view.text(properties, "RuntimePlatform", "CpuArchitecture").orElse("").equals("ARM64");
    size(
        subject,
        cpu.get(),
        memory.get(),
        least.onDemand(),
        most.onDemand(),
        arm ? PriceItem.ARM_CPU : PriceItem.X86_CPU,
        arm ? PriceItem.ARM_MEMORY : PriceItem.X86_MEMORY,
        most.spot().signum() == 0);
    size(
        subject,
        cpu.get(),
        memory.get(),
        least.spot(),
        most.spot(),
        arm ? PriceItem.SPOT_ARM_CPU : PriceItem.SPOT_X86_CPU,
        arm ? PriceItem.SPOT_ARM_MEMORY : PriceItem.SPOT_X86_MEMORY,
        false);
    view.number(properties, "EphemeralStorage", "SizeInGiB")
        .map(size -> size.subtract(FREE_SCRATCH))
        .filter(size -> size.signum() > 0)
        .ifPresent(
            size ->
                some(
                    subject,
                    PriceItem.SCRATCH,
                    size.multiply(least.all()),
                    size.multiply(most.all())));
    if (isPublic) {
      some(subject, PriceItem.ADDRESS, least.all(), most.all());
    }
    logs(subject, properties, least.all(), most.all());
  }

  /** A service that nothing runs of has a line all the same. */
  private void size(
      ComposeRef subject,
      BigDecimal cpu,
      BigDecimal memory,
      BigDecimal least,
      BigDecimal most,
      PriceItem cpuItem,
      PriceItem memoryItem,
      boolean always) {
    if (always || most.signum() > 0) {
      costs.add(subject, cpuItem, cpu.multiply(least), cpu.multiply(most));
      costs.add(subject, memoryItem, memory.multiply(least), memory.multiply(most));
    }
  }

  private void some(ComposeRef subject, PriceItem item, BigDecimal least, BigDecimal most) {
    if (most.signum() > 0) {
      costs.add(subject, item, least, most);
    }
  }

  private void logs(ComposeRef subject, Value.MapOf properties, BigDecimal least, BigDecimal most) {
    List<Value.MapOf> written = new ArrayList<>();
    for (Value.MapOf container : TemplateView.maps(properties, "ContainerDefinitions")) {
      // Helpers that end before the others begin have next to nothing to say.
      boolean stays =
          !(TemplateView.at(container, "Essential").orElse(null) instanceof Value.Flag flag)
              || flag.value();
      String driver = view.text(container, "LogConfiguration", "LogDriver").orElse("");
      if (stays && driver.equals("awslogs")) {
        written.add(container);
      }
    }
    if (written.isEmpty() || most.signum() == 0) {
      return;
    }
    // A task writes as much in an hour as the month of a running one has divided by its hours.
    BigDecimal leastGb = gigabytes(least);
    BigDecimal mostGb = gigabytes(most);
    costs.add(subject, PriceItem.LOGS_WRITTEN, leastGb, mostGb);
    Optional<Resource> group =
        view.named(
            ResourceType.LOG_GROUP, written.get(0), "LogConfiguration", "Options", "awslogs-group");
    if (group.isEmpty()) {
      costs.leaveOut(subject, "log lines kept", "the log group is not of this template");
      return;
    }
    BigDecimal days =
        view.number(group.get().properties(), "RetentionInDays").orElse(YEAR).min(YEAR);
    BigDecimal months = days.divide(DAYS, Costs.PRECISION);
    costs.add(
        subject,
        PriceItem.LOGS_KEPT,
        leastGb.multiply(months, Costs.PRECISION),
        mostGb.multiply(months, Costs.PRECISION));
  }

  private BigDecimal gigabytes(BigDecimal hours) {
    BigDecimal month = costs.assumed(Assumption.HOURS).max(BigDecimal.ONE);
    return hours.multiply(costs.assumed(Assumption.LOG_GB)).divide(month, Costs.PRECISION);
  }

  /** Target tracking has an alarm above and one below for each policy. */
  private void scaling() {
    for (Resource policy : view.ofType(ResourceType.SCALING_POLICY)) {
      if (TemplateView.at(policy.properties(), "TargetTrackingScalingPolicyConfiguration")
          .isPresent()) {
        costs.add(policy.origin(), PriceItem.ALARM, TWO);
      }
    }
  }

  /** An image that is a parameter lies in a repository of the project. */
  private void images() {
    Set<String> known = new LinkedHashSet<>();
    for (Resource definition : view.ofType(ResourceType.TASK_DEFINITION)) {
      for (Value.MapOf container :
          TemplateView.maps(definition.properties(), "ContainerDefinitions")) {
        boolean isParameter =
            TemplateView.at(container, "Image").orElse(null) instanceof Value.Ref ref
                && known.add(ref.name());
        if (isParameter) {
          costs.add(definition.origin(), PriceItem.IMAGES, costs.assumed(Assumption.IMAGE_GB));
        }
      }
    }
  }
}
