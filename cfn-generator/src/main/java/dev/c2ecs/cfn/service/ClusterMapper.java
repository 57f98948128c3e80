package dev.c2ecs.cfn.service;

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

/** The project: one cluster, unless {@code x-aws-cluster} names one that exists. */
public final class ClusterMapper implements ProjectMapper {

  @Override
  public Contribution map(Plan plan, DiagnosticCollector findings) {
    return plan.cluster().existing().isPresent()
        ? Contribution.NOTHING
        : Contribution.of(
            Part.declare(
                LogicalIds.cluster(),
                ResourceType.CLUSTER,
                Section.PROJECT,
                "",
                ComposeRef.PROJECT,
                Value.map()));
  }
}
