package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.NetworkAttachment;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Names: every service is reachable by its Compose name and aliases through Service Connect, and by
 * {@code service.project.local} through DNS.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html">
 *     ECS, Service Connect</a>
 */
public final class DiscoveryMapper implements TaskMapper {

  private static final int TTL_SECONDS = 10;

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    if (!task.runsAlways()) {
      return Contribution.NOTHING;
    }
    reportAliases(plan, task.service(), findings);
    return Contribution.of(
        entry(plan, task),
        TaskParts.servicePart(
            plan,
            task,
            Value.map(
                "ServiceConnectConfiguration", serviceConnect(plan, task),
                "ServiceRegistries",
                    Value.list(
                        Value.map(
                            "RegistryArn",
                            Value.getAtt(plan.ids().discoveryEntry(task), "Arn"))))));
  }

  /** Compose scopes aliases by network; the namespace of Service Connect is the project's. */
  private static void reportAliases(Plan plan, Service service, DiagnosticCollector findings) {
    if (plan.project().networks().size() < 2) {
      return;
    }
    for (Map.Entry<String, NetworkAttachment> network : service.networks().entrySet()) {
      if (!network.getValue().aliases().isEmpty()) {
        findings.add(
            PolicyCode.ALIAS_SCOPE,
            service.path().child("networks").child(network.getKey()).child("aliases"),
            "the aliases of "
                + service.name()
                + " resolve in all networks; only members of "
                + network.getKey()
                + " reach it by them",
            "");
      }
    }
  }

  private static Part entry(Plan plan, TaskPlan task) {
    Service service = task.service();
    return Part.declare(
        plan.ids().discoveryEntry(task),
        ResourceType.DISCOVERY_SERVICE,
        Section.SERVICES,
        service.name(),
        ComposeRef.of(service.path()),
        Value.map(
            "Name", plan.namespace().entry(task),
            "DnsConfig",
                Value.map(
                    "NamespaceId", Value.ref(LogicalIds.namespace()),
                    "RoutingPolicy", "MULTIVALUE",
                    "DnsRecords",
                        Value.list(Value.map("Type", "A", "TTL", Value.number(TTL_SECONDS))))));
  }

  /** Sidecars are reached by the names of the service whose network they share. */
  private static Value.MapOf serviceConnect(Plan plan, TaskPlan task) {
    List<Value> services = new ArrayList<>();
    for (TaskPort port : plan.discovery().portsOf(task)) {
      if (port.known().isTcp()) {
        for (String name : plan.namespace().names().getOrDefault(task.name(), List.of())) {
          services.add(server(plan, port, name));
        }
      }
    }
    Value.MapOf client =
        Value.map(
            "Enabled", Value.flag(true), "Namespace", Value.getAtt(LogicalIds.namespace(), "Arn"));
    if (services.isEmpty()) {
      return client;
    }
    return Value.map(
        "Enabled", Value.flag(true),
        "Namespace", Value.getAtt(LogicalIds.namespace(), "Arn"),
        "Services", Value.list(services));
  }

  private static Value.MapOf server(Plan plan, TaskPort port, String name) {
    int number = port.known().number();
    return Value.map(
        "PortName", port.name(),
        "DiscoveryName", plan.namespace().connection(name, number),
        "ClientAliases", Value.list(Value.map("DnsName", name, "Port", Value.number(number))));
  }
}
