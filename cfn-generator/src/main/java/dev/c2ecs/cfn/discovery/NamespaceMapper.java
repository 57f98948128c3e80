package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;

/** The namespace that the names of services are in: {@code project.local}. */
public final class NamespaceMapper implements ProjectMapper {

  @Override
  public Contribution map(Plan plan, DiagnosticCollector findings) {
    return Contribution.of(
        Part.declare(
            LogicalIds.namespace(),
            ResourceType.PRIVATE_DNS_NAMESPACE,
            Section.PROJECT,
            "",
            ComposeRef.PROJECT,
            Value.map("Name", plan.name() + ".local", "Vpc", plan.network().vpc())));
  }
}
