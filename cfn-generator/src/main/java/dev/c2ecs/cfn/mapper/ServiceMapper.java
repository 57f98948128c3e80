package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.TaskPlan;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * ECS services: how many tasks of which definition run in which order.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html">
 *     AWS::ECS::Service</a>
 */
final class ServiceMapper implements Mapper {

  private static final int MAX_TAG_KEY = 128;
  private static final int MAX_TAGS = 50;

  @Override
  public Contribution map(Plan plan) {
    List<Part> parts = new ArrayList<>();
    for (TaskPlan task : plan.services()) {
      String id = plan.id(task.service(), Names.SERVICE);
      parts.add(
          Part.declare(
              id,
              "AWS::ECS::Service",
              Section.SERVICES,
              task.name(),
              task.service().path().toString(),
              Value.map(
                  "Cluster", Value.ref(Names.CLUSTER),
                  "TaskDefinition", Value.ref(plan.id(task.service(), Names.TASK_DEFINITION)),
                  "EnableECSManagedTags", Value.flag(true),
                  "PropagateTags", "SERVICE")));
      List<String> before =
          plan.before().getOrDefault(task.name(), Set.of()).stream()
              .map(name -> plan.serviceIds().of(name) + Names.SERVICE)
              .toList();
      parts.add(Part.depend(id, before));
      List<Value> tags = tags(task);
      if (!tags.isEmpty()) {
        parts.add(Names.servicePart(plan, task, Value.map("Tags", Value.list(tags))));
      }
    }
    return Contribution.of(parts);
  }

  /** The labels of {@code deploy}: they are of the service, not of its containers. */
  private static List<Value> tags(TaskPlan task) {
    List<Value> tags = new ArrayList<>();
    task.service()
        .tree()
        .mapping("deploy")
        .flatMap(deploy -> deploy.mapping("labels"))
        .ifPresent(
            labels ->
                labels.entries().keySet().stream()
                    .sorted()
                    .filter(key -> !key.startsWith("aws:") && key.length() <= MAX_TAG_KEY)
                    .limit(MAX_TAGS)
                    .forEach(
                        key ->
                            tags.add(Value.map("Key", key, "Value", labels.text(key).orElse("")))));
    return tags;
  }
}
