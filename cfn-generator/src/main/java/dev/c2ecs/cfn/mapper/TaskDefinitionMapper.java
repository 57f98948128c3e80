package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.plan.KnownPort;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.TaskPlan;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Dependency;
import dev.c2ecs.compose.model.Service;
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
final class TaskDefinitionMapper implements Mapper {

  private static final int MAX_FAMILY = 255;

  @Override
  public Contribution map(Plan plan) {
    List<Part> parts = new ArrayList<>();
    for (TaskPlan task : plan.tasks().values()) {
      parts.add(taskDefinition(plan, task));
    }
    return Contribution.of(parts);
  }

  private static Part taskDefinition(Plan plan, TaskPlan task) {
    String family = plan.name() + "-" + Names.container(task.service());
    List<Value> containers = new ArrayList<>();
    for (Service container : task.containers()) {
      if (!container.secrets().isEmpty()) {
        containers.add(Value.map("Name", SecretMapper.containerName(container)));
      }
      containers.add(container(plan, task, container));
    }
    return Part.declare(
        plan.id(task.service(), Names.TASK_DEFINITION),
        "AWS::ECS::TaskDefinition",
        Section.SERVICES,
        task.name(),
        task.service().path().toString(),
        Value.map(
            "Family", family.substring(0, Math.min(family.length(), MAX_FAMILY)),
            "RequiresCompatibilities", Value.list(Value.text("FARGATE")),
            "NetworkMode", "awsvpc",
            "Cpu", Integer.toString(task.size().cpu()),
            "Memory", Integer.toString(task.size().memory()),
            "ExecutionRoleArn", Value.getAtt(plan.id(task.service(), Names.EXECUTION_ROLE), "Arn"),
            "ContainerDefinitions", Value.list(containers)));
  }

  private static Value.MapOf container(Plan plan, TaskPlan task, Service container) {
    boolean main = container.name().equals(task.name());
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put("Name", Value.text(Names.container(container)));
    properties.put("Essential", Value.flag(main));
    List<Value> jobs = new ArrayList<>();
    for (Dependency dependency : container.dependsOn().values()) {
      task.jobs().stream()
          .filter(job -> job.name().equals(dependency.service()))
          .filter(job -> dependency.condition() == Dependency.Condition.COMPLETED)
          .forEach(
              job ->
                  jobs.add(
                      Value.map("ContainerName", Names.container(job), "Condition", "SUCCESS")));
    }
    if (!jobs.isEmpty()) {
      properties.put("DependsOn", Value.list(jobs));
    }
    List<Value> ports = main ? portMappings(plan, container) : List.of();
    if (!ports.isEmpty()) {
      properties.put("PortMappings", Value.list(ports));
    }
    return new Value.MapOf(properties);
  }

  /** One mapping a number: ECS refuses the same container port for two protocols. */
  private static List<Value> portMappings(Plan plan, Service service) {
    Map<Integer, KnownPort> byNumber = new LinkedHashMap<>();
    for (KnownPort port : plan.portsOf(service.name())) {
      byNumber.merge(port.number(), port, (a, b) -> a.isTcp() ? a : b);
    }
    List<Value> mappings = new ArrayList<>();
    for (KnownPort port : byNumber.values()) {
      Map<String, Value> mapping = new LinkedHashMap<>();
      mapping.put("Name", Value.text(Names.port(service.name(), port)));
      mapping.put("ContainerPort", Value.number(port.number()));
      mapping.put("Protocol", Value.text(port.protocol()));
      port.appProtocol().ifPresent(p -> mapping.put("AppProtocol", Value.text(p)));
      mappings.add(new Value.MapOf(mapping));
    }
    return mappings;
  }
}
