package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.TagValues;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Deploy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * ECS services: how many tasks of which definition run in which order.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html">
 *     AWS::ECS::Service</a>
 */
public final class ServiceMapper implements TaskMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    if (!task.runsAlways()) {
      return Contribution.NOTHING;
    }
    List<Part> parts = new ArrayList<>();
    String id = plan.ids().service(task);
    parts.add(
        Part.declare(
            id,
            ResourceType.SERVICE,
            Section.SERVICES,
            task.name(),
            ComposeRef.of(task.service().path()),
            Value.map(
                "Cluster", plan.cluster().value(),
                "TaskDefinition", Value.ref(plan.ids().taskDefinition(task)),
                "EnableECSManagedTags", Value.flag(true),
                "PropagateTags", "SERVICE")));
    List<String> before = new ArrayList<>();
    for (String name : plan.before().getOrDefault(task.name(), Set.of())) {
      before.add(plan.ids().service(name));
    }
    parts.add(Part.depend(id, before));
    List<Value> tags = tags(task, findings);
    if (!tags.isEmpty()) {
      parts.add(TaskParts.servicePart(plan, task, Value.map("Tags", Value.list(tags))));
    }
    return Contribution.of(parts);
  }

  /** The labels of {@code deploy}: they are of the service, not of its containers. */
  private static List<Value> tags(TaskPlan task, DiagnosticCollector findings) {
    List<Value> tags = new ArrayList<>();
    task.service()
        .deploy()
        .map(Deploy::labels)
        .orElse(Map.of())
        .forEach(
            (key, value) -> {
              if (TagValues.fits(key, value) && tags.size() < Limits.TAGS) {
                tags.add(Value.map("Key", key, "Value", value));
              } else {
                findings.add(
                    PolicyCode.TAG_LEFT_OUT,
                    task.service().path().child("deploy").child("labels").child(key),
                    "the label " + key + " of " + task.name() + " is left out",
                    "a service has "
                        + Limits.TAGS
                        + " tags, keys of "
                        + Limits.TAG_KEY
                        + " and values of "
                        + Limits.TAG_VALUE
                        + " characters, without aws:");
              }
            });
    return tags;
  }
}
