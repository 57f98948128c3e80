package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.tree.TreePath;
import java.util.LinkedHashMap;
import java.util.Map;

/** What mappers add to the resources of a task: its definition, role and service. */
public final class TaskParts {

  private TaskParts() {}

  /** Properties of one container of a task. */
  public static Part containerPart(
      Plan plan, TaskPlan task, String container, Value.MapOf properties) {
    Map<String, Value> entries = new LinkedHashMap<>();
    entries.put("Name", Value.text(container));
    entries.putAll(properties.entries());
    return taskPart(
        plan, task, Value.map("ContainerDefinitions", Value.list(new Value.MapOf(entries))));
  }

  /** Properties of a task definition. */
  public static Part taskPart(Plan plan, TaskPlan task, Value.MapOf properties) {
    return Part.extend(plan.ids().taskDefinition(task), properties);
  }

  /** Properties of the role that containers take. */
  public static Part taskRolePart(Plan plan, TaskPlan task, Value.MapOf properties) {
    return Part.extend(plan.ids().taskRole(task), properties);
  }

  /** Properties of an ECS service. */
  public static Part servicePart(Plan plan, TaskPlan task, Value.MapOf properties) {
    return Part.extend(plan.ids().service(task), properties);
  }

  /** A resource of a service that comes from one of its attributes. */
  public static Part declare(
      TaskPlan task, String id, ResourceType type, TreePath origin, Value.MapOf properties) {
    return Part.declare(id, type, Section.SERVICES, task.name(), ComposeRef.of(origin), properties);
  }
}
