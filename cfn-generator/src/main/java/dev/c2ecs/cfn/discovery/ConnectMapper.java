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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Service Connect for those that {@link ConnectPlan} names: one address for each known port of a
 * server, under its name, in the tasks of its clients.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html">ECS,
 *     Service Connect</a>
 */
public final class ConnectMapper implements TaskMapper {

  /** Left out, the one of an earlier template would stay with the service. */
  private static final Value.MapOf NONE = Value.map("Enabled", Value.flag(false));

  /**
   * The label of a client with the addresses that it reaches so, {@code api:3000 api:3001}: when
   * they change, it is deployed again.
   */
  public static final String LABEL = "c2ecs.connect";

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    Set<String> servers = plan.discovery().connect().serversOf(task);
    boolean serves = plan.discovery().connect().isServer(task);
    if (!task.runsAlways()) {
      return Contribution.NOTHING;
    }
    if (!serves && servers.isEmpty()) {
      return Contribution.of(
          TaskParts.servicePart(plan, task, Value.map("ServiceConnectConfiguration", NONE)));
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
              Value.map("DockerLabels", Value.map(LABEL, addresses(plan, servers)))));
    }
    return Contribution.of(parts);
  }

  /** The addresses of servers, {@code api:3000 api:3001}. */
  private static String addresses(Plan plan, Set<String> servers) {
    Set<String> addresses = new TreeSet<>();
    for (String server : servers) {
      for (TaskPort port :
          plan.discovery().portsOf(Objects.requireNonNull(plan.tasks().get(server)))) {
        if (port.known().isTcp()) {
          addresses.add(server + ":" + port.known().number());
        }
      }
    }
    return String.join(" ", addresses);
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
