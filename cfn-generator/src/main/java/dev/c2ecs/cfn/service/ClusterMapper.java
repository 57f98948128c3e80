package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.mapper.Names;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import java.util.List;

/** The project: one cluster, unless {@code x-aws-cluster} names one that exists. */
public final class ClusterMapper implements Mapper {

  @Override
  public Contribution map(Plan plan) {
    return plan.cluster().existing().isPresent()
        ? Contribution.of(List.of())
        : Contribution.of(
            List.of(
                Part.declare(
                    Names.CLUSTER, "AWS::ECS::Cluster", Section.PROJECT, "", "name", Value.map())));
  }
}
