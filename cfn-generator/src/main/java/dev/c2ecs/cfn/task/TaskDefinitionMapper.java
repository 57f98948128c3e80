package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.discovery.TaskPort;
import dev.c2ecs.cfn.job.Ending;
import dev.c2ecs.cfn.job.JobKinds;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.UniqueNames;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Dependency;
import dev.c2ecs.compose.model.NamespaceMode;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.VolumesFrom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Task definitions: size, containers in the order in which they start, their ports and the order
 * between them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html">
 *     AWS::ECS::TaskDefinition</a>
 */
public final class TaskDefinitionMapper implements TaskMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    Part definition = taskDefinition(plan, task);
    return sharesProcesses(task)
        ? Contribution.of(definition, TaskParts.taskPart(plan, task, Value.map("PidMode", "task")))
        : Contribution.of(definition);
  }

  private static Part taskDefinition(Plan plan, TaskPlan task) {
    List<Value> containers = new ArrayList<>();
    InitContainers.setup(plan, task).ifPresent(name -> containers.add(Value.map("Name", name)));
    for (String name : InitContainers.copiers(plan, task)) {
      containers.add(Value.map("Name", name));
    }
    for (Service container : task.containers()) {
      for (String name : InitContainers.hooks(container)) {
        containers.add(Value.map("Name", name));
      }
      containers.add(container(plan, task, container));
    }
    return Part.declare(
        plan.ids().taskDefinition(task),
        ResourceType.TASK_DEFINITION,
        Section.SERVICES,
        task.name(),
        ComposeRef.of(task.service().path()),
        Value.map(
            "Family", family(plan, task),
            "RequiresCompatibilities", Value.list(Value.text("FARGATE")),
            "NetworkMode", "awsvpc",
            "Cpu", Integer.toString(task.size().cpu()),
            "Memory", Integer.toString(task.size().memory()),
            "ExecutionRoleArn", Value.getAtt(plan.ids().executionRole(task), "Arn"),
            "ContainerDefinitions", Value.list(containers)));
  }

  /** Of two tasks whose containers are called the same the later has a family with a hash. */
  private static String family(Plan plan, TaskPlan task) {
    String container = TaskNames.container(task.service());
    UniqueNames unique = new UniqueNames(Limits.ECS_NAME, "-");
    for (TaskPlan other : plan.tasks().values()) {
      if (container.indexOf('_') < 0 || other.name().equals(task.name())) {
        break;
      }
      if (TaskNames.container(other.service()).equals(container)) {
        unique.reserve(plan.name() + "-" + container);
      }
    }
    return unique.take(task.name(), plan.name() + "-" + container, "");
  }

  /** Whether containers of a task see each other's processes. */
  private static boolean sharesProcesses(TaskPlan task) {
    for (Service container : task.containers()) {
      if (container.pid().orElse(null) instanceof NamespaceMode.OfService) {
        return true;
      }
    }
    return false;
  }

  private static Value.MapOf container(Plan plan, TaskPlan task, Service container) {
    boolean main = container.name().equals(task.name());
    boolean job = task.isJob(container.name());
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put("Name", Value.text(TaskNames.container(container)));
    properties.put("Essential", Value.flag(main || (!job && !ends(container))));
    List<Value> before = before(plan, task, container);
    if (!before.isEmpty()) {
      properties.put("DependsOn", Value.list(before));
    }
    List<Value> from = volumesFrom(task, container);
    if (!from.isEmpty()) {
      properties.put("VolumesFrom", Value.list(from));
    }
    List<Value> ports = job || !task.runsAlways() ? List.of() : portMappings(plan, task, container);
    if (!ports.isEmpty()) {
      properties.put("PortMappings", Value.list(ports));
    }
    return new Value.MapOf(properties);
  }

  /** Whether a task goes on when a container beside its main one has ended. */
  private static boolean ends(Service container) {
    if (container.endsByItself() || Ending.of(container) == Ending.ENDS) {
      return true;
    }
    return Ending.of(container) == Ending.UNKNOWN && JobKinds.isJobByName(container);
  }

  /** The containers of the same task that come before one. */
  private static List<Value> before(Plan plan, TaskPlan task, Service container) {
    List<Value> before = new ArrayList<>();
    for (Dependency dependency : container.dependsOn().values()) {
      String name = dependency.service();
      if (task.has(name)) {
        before.add(
            Value.map(
                "ContainerName",
                TaskNames.container(name),
                "Condition",
                condition(plan, dependency)));
      }
    }
    if (before.isEmpty() && container.preStart().isEmpty()) {
      for (String name : InitContainers.first(plan, task)) {
        before.add(InitContainers.after(name));
      }
    }
    return before;
  }

  private static String condition(Plan plan, Dependency dependency) {
    Service server = plan.project().services().get(dependency.service());
    boolean checked = server != null && server.isChecked();
    return switch (dependency.condition()) {
      case COMPLETED -> "SUCCESS";
      case STARTED -> "START";
      case HEALTHY -> checked ? "HEALTHY" : "START";
    };
  }

  private static List<Value> volumesFrom(TaskPlan task, Service container) {
    List<Value> from = new ArrayList<>();
    for (VolumesFrom source : container.volumesFrom()) {
      if (source instanceof VolumesFrom.OfService of && task.has(of.service())) {
        from.add(
            Value.map(
                "SourceContainer",
                TaskNames.container(of.service()),
                "ReadOnly",
                Value.flag(of.readOnly())));
      }
    }
    return from;
  }

  private static List<Value> portMappings(Plan plan, TaskPlan task, Service service) {
    List<Value> mappings = new ArrayList<>();
    for (TaskPort port : plan.discovery().portsOf(task)) {
      if (port.service().name().equals(service.name())) {
        Map<String, Value> mapping = new LinkedHashMap<>();
        mapping.put("Name", Value.text(port.name()));
        mapping.put("ContainerPort", Value.number(port.known().number()));
        mapping.put("Protocol", Value.text(port.known().protocol()));
        mappings.add(new Value.MapOf(mapping));
      }
    }
    return mappings;
  }
}
