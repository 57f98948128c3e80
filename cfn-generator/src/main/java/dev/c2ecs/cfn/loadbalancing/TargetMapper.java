package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.discovery.TaskPort;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.HealthTimes;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The target groups that a service puts its tasks into, and what must lead to them before. */
public final class TargetMapper implements TaskMapper {

  /** Left out, the ones of an earlier template would stay with the service. */
  private static final Value NONE = new Value.ListOf(List.of(), true);

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    List<PublishedPort> ports = plan.loadBalancing().publishedBy(task);
    if (ports.isEmpty()) {
      return task.runsAlways()
          ? Contribution.of(TaskParts.servicePart(plan, task, Value.map("LoadBalancers", NONE)))
          : Contribution.NOTHING;
    }
    long start = HealthTimes.startSeconds(task);
    long usual = HealthTimes.graceSeconds(plan, task);
    long grace = start;
    List<Value> targets = new ArrayList<>();
    List<String> dependsOn = new ArrayList<>();
    for (PublishedPort port : ports) {
      targets.add(
          Value.map(
              "ContainerName", TaskNames.container(mapping(plan, task, port)),
              "ContainerPort", Value.number(port.target()),
              "TargetGroupArn", Value.ref(plan.ids().targetGroup(port))));
      long said = port.said().health().gracePeriod().value().map(Integer::longValue).orElse(usual);
      if (said < start && port.said().health().gracePeriod().present()) {
        findings.add(
            PolicyCode.HEALTH_RANGE,
            port.port().path(),
            "the grace period of " + task.name() + " is its start_period, " + start + " s",
            "");
      }
      grace = Math.max(grace, said);
      dependsOn.addAll(route(plan, port));
      for (Admission admission : plan.loadBalancing().admissions(port)) {
        dependsOn.add(plan.ids().ingress(admission));
      }
    }
    return Contribution.of(
        TaskParts.servicePart(
            plan,
            task,
            Value.map(
                "HealthCheckGracePeriodSeconds", Value.number(grace),
                "LoadBalancers", Value.list(targets))),
        Part.depend(plan.ids().service(task), dependsOn));
  }

  /** The service whose container maps the target: containers of a task share their addresses. */
  private static String mapping(Plan plan, TaskPlan task, PublishedPort published) {
    for (TaskPort port : plan.discovery().portsOf(task)) {
      if (port.known().number() == published.target()) {
        return port.service().name();
      }
    }
    return published.service();
  }

  /** The listener or the rule that leads to a port. */
  private static List<String> route(Plan plan, PublishedPort port) {
    Optional<ListenerPlan> listener = plan.loadBalancing().listener(port);
    if (listener.isEmpty()) {
      return List.of();
    }
    return List.of(
        listener.get().isOwner(port)
            ? LogicalIds.listener(listener.get())
            : LogicalIds.listenerRule(listener.get(), plan.loadBalancing().priority(port)));
  }
}
