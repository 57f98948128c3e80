package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Service Connect for those that {@link ConnectPlan} names: one address for each known port of a
 * server, under its name, in the tasks of its clients.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html">ECS,
 *     Service Connect</a>
 */
public final class ConnectMapper implements TaskMapper {

  /** A client is deployed again when the servers change that its proxy has to know. */
  private static final String LABEL = "c2ecs.connect";

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    Set<String> servers = plan.discovery().connect().serversOf(task);
    boolean serves = plan.discovery().connect().isServer(task);
    if (!task.runsAlways() || !(serves || !servers.isEmpty())) {
      return Contribution.NOTHING;
    }
    Map<String, Value> connect = new LinkedHashMap<>();
    connect.put("Enabled", Value.flag(true));
    connect.put("Namespace", Value.getAtt(LogicalIds.namespace(), "Arn"));
    if (serves) {
      connect.put("Services", Value.list(services(plan, task)));
    }
    List<Part> parts = new ArrayList<>();
    parts.add(
        TaskParts.servicePart(
            plan, task, Value.map("ServiceConnectConfiguration", new Value.MapOf(connect))));
    if (!servers.isEmpty()) {
      parts.add(
          TaskParts.containerPart(
              plan,
              task,
              TaskNames.container(task.service()),
              Value.map("DockerLabels", Value.map(LABEL, String.join(" ", servers)))));
    }
    return Contribution.of(parts);
  }

  /** The time-out of idle connections is off: nothing in a project knows of a proxy. */
  private static List<Value> services(Plan plan, TaskPlan task) {
    List<Value> services = new ArrayList<>();
    for (TaskPort port : plan.discovery().portsOf(task)) {
      if (port.known().isTcp()) {
        int number = port.known().number();
        services.add(
            Value.map(
                "PortName", port.name(),
                "DiscoveryName", ConnectPlan.connection(task, number),
                "ClientAliases",
                    Value.list(
                        Value.map(
                            "DnsName", TaskNames.dns(task.name()), "Port", Value.number(number))),
                "Timeout", Value.map("IdleTimeoutSeconds", Value.number(0))));
      }
    }
    return services;
  }
}
