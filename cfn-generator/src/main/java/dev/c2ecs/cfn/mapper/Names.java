package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.discovery.KnownPort;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Locale;

/** The names inside tasks and of the parts of a task, in one place. */
public final class Names {

  private Names() {}

  /** The container of a service: letters, digits, {@code _} and {@code -}. */
  public static String container(Service service) {
    return container(service.name());
  }

  public static String container(String service) {
    return service.replace('.', '_');
  }

  /** The name by which others reach a service, in lower case. */
  public static String dns(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The name of a port mapping: as written, in the letters of ECS, or {@code web-80}. */
  public static String portMapping(String service, KnownPort port) {
    return port.name()
        .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-"))
        .filter(name -> name.matches(Limits.PORT_NAME_FORM))
        .orElse(port(service, port));
  }

  /** A name with a port, for Service Connect: {@code web-80}, at most 64 characters. */
  public static String port(String service, KnownPort port) {
    String suffix = "-" + port.number();
    String stem = service.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
    if (stem.startsWith("-")) {
      stem = "s" + stem;
    }
    return stem.substring(0, Math.min(stem.length(), Limits.PORT_NAME - suffix.length())) + suffix;
  }

  /** Properties of one container of a task. */
  public static Part containerPart(
      Plan plan, TaskPlan task, String container, Value.MapOf properties) {
    java.util.Map<String, Value> entries = new java.util.LinkedHashMap<>();
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
