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
 * Names in DNS: every service that keeps running has an entry with the addresses of its tasks, and
 * one for each further name, which leads to the first. Tasks find them by the search domain that
 * {@link SetupMapper} gives them.
 *
 * @see <a href="https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html">AWS Cloud
 *     Map, CreateService</a>
 */
public final class DiscoveryMapper implements TaskMapper {

  static final int TTL_SECONDS = 10;

  /** Left out, the ones of an earlier template would stay with the service. */
  private static final Value NONE = new Value.ListOf(List.of(), true);

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    if (!task.runsAlways()) {
      return Contribution.NOTHING;
    }
    if (plan.discovery().domain().isEmpty()) {
      return Contribution.of(
          TaskParts.servicePart(plan, task, Value.map("ServiceRegistries", NONE)));
    }
    reportAliases(plan, task.service(), findings);
    List<Part> parts = new ArrayList<>();
    parts.add(entry(plan, task));
    parts.add(
        TaskParts.servicePart(
            plan,
            task,
            Value.map(
                "ServiceRegistries",
                Value.list(
                    Value.map(
                        "RegistryArn", Value.getAtt(plan.ids().discoveryEntry(task), "Arn"))))));
    String target = plan.discovery().names().entry(task) + "." + plan.discovery().domain().get();
    for (String alias : plan.discovery().names().aliasesOf(task)) {
      parts.addAll(alias(plan, task, alias, target));
    }
    return Contribution.of(parts);
  }

  /** Compose scopes aliases by network; the namespace is the project's. */
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

  /** Its health is that of the tasks, which can never be said later. */
  private static Part entry(Plan plan, TaskPlan task) {
    return Part.declare(
        plan.ids().discoveryEntry(task),
        ResourceType.DISCOVERY_SERVICE,
        Section.SERVICES,
        task.name(),
        ComposeRef.of(task.service().path()),
        Value.map(
            "Name", plan.discovery().names().entry(task),
            "DnsConfig", records("MULTIVALUE", "A"),
            "HealthCheckCustomConfig", Value.map("FailureThreshold", Value.number(1))));
  }

  private static List<Part> alias(Plan plan, TaskPlan task, String alias, String target) {
    String id = plan.ids().alias(alias);
    ComposeRef origin = ComposeRef.of(task.service().path());
    return List.of(
        Part.declare(
            id,
            ResourceType.DISCOVERY_SERVICE,
            Section.SERVICES,
            task.name(),
            origin,
            Value.map("Name", alias, "DnsConfig", records("WEIGHTED", "CNAME"))),
        Part.declare(
            plan.ids().aliasTarget(alias),
            ResourceType.DISCOVERY_INSTANCE,
            Section.SERVICES,
            task.name(),
            origin,
            Value.map(
                "ServiceId", Value.ref(id),
                "InstanceAttributes", Value.map("AWS_INSTANCE_CNAME", target))));
  }

  private static Value.MapOf records(String policy, String type) {
    return Value.map(
        "NamespaceId", Value.ref(LogicalIds.namespace()),
        "RoutingPolicy", policy,
        "DnsRecords", Value.list(Value.map("Type", type, "TTL", Value.number(TTL_SECONDS))));
  }
}
