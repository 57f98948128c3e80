package dev.c2ecs.cfn.graph;

import dev.c2ecs.cfn.exposure.Values;
import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.task.TaskContainers;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tasks of a template: those of ECS services and schedules, and jobs that are run once. */
final class TaskReader {

  /** Units of CPU in a vCPU, and MiB in a GiB. */
  private static final int UNIT = 1024;

  private final Index template;
  private final Map<String, NeededJob> jobs = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  private TaskReader(Index template, Collection<NeededJob> jobs) {
    this.template = template;
    jobs.forEach(job -> this.jobs.put(job.taskDefinition(), job));
  }

  static List<Task> read(Index template, Collection<NeededJob> jobs) {
    return new TaskReader(template, jobs).tasks();
  }

  private List<Task> tasks() {
    List<Task> tasks = new ArrayList<>();
    for (Resource resource : template.resources()) {
      if (resource.is(ResourceType.SERVICE)) {
        definition(resource.properties(), "TaskDefinition")
            .ifPresent(found -> tasks.add(service(resource, found)));
      } else if (resource.is(ResourceType.SCHEDULE)) {
        Value.MapOf target = map(map(resource.properties(), "Target"), "EcsParameters");
        definition(target, "TaskDefinitionArn")
            .ifPresent(found -> tasks.add(scheduled(resource, target, found)));
      }
    }
    for (Resource definition : template.ofType(ResourceType.TASK_DEFINITION)) {
      if (!used.contains(definition.id())) {
        tasks.add(job(definition));
      }
    }
    return tasks;
  }

  private Optional<Resource> definition(Value.MapOf properties, String key) {
    Optional<Resource> definition = template.resource(Values.name(properties, key));
    definition.ifPresent(found -> used.add(found.id()));
    return definition;
  }

  private Task service(Resource service, Resource definition) {
    List<String> details = new ArrayList<>(List.of(replicas(service)));
    details.addAll(size(definition));
    return new Task(
        service.id(),
        name(service),
        definition,
        TaskContainers.of(definition).byName(),
        Node.Kind.SERVICE,
        details,
        groups(service.properties()),
        service.dependsOn());
  }

  private Task scheduled(Resource schedule, Value.MapOf target, Resource definition) {
    String zone = Values.text(schedule.properties(), "ScheduleExpressionTimezone");
    List<String> details = new ArrayList<>();
    details.add(
        Values.text(schedule.properties(), "ScheduleExpression")
            + (zone.isEmpty() ? "" : " " + zone));
    details.addAll(size(definition));
    return new Task(
        schedule.id(),
        name(schedule),
        definition,
        TaskContainers.of(definition).byName(),
        Node.Kind.JOB,
        details,
        groups(target),
        schedule.dependsOn());
  }

  /** A job of which only the translation knows where it runs and what comes before. */
  private Task job(Resource definition) {
    Optional<NeededJob> known = Optional.ofNullable(jobs.get(definition.id()));
    List<String> details = new ArrayList<>(List.of("run by deploy"));
    details.addAll(size(definition));
    String name = known.map(NeededJob::service).orElse(name(definition));
    List<String> after = new ArrayList<>();
    known.ifPresent(
        job -> {
          after.addAll(job.needs());
          for (NeededJob other : jobs.values()) {
            if (job.after().contains(other.service())) {
              after.add(other.taskDefinition());
            }
          }
        });
    return new Task(
        definition.id(),
        name,
        definition,
        TaskContainers.of(definition).byName(),
        Node.Kind.JOB,
        details,
        known.map(job -> names(job.network())).orElseGet(() -> ownGroups(name)),
        after);
  }

  /** The security groups of the service itself: in which networks it is no template says. */
  private List<String> ownGroups(String service) {
    List<String> own = new ArrayList<>();
    for (Resource group : template.ofType(ResourceType.SECURITY_GROUP)) {
      if (group.origin().kind() == ComposeRef.Kind.SERVICE
          && group.origin().name().equals(service)) {
        own.add(group.id());
      }
    }
    return own;
  }

  private static String name(Resource resource) {
    return resource.origin().kind() == ComposeRef.Kind.SERVICE
        ? resource.origin().name()
        : resource.id();
  }

  private String replicas(Resource service) {
    for (Resource target : template.ofType(ResourceType.SCALABLE_TARGET)) {
      if (template.references(target).contains(service.id())) {
        return Values.text(target.properties(), "MinCapacity")
            + " to "
            + Values.text(target.properties(), "MaxCapacity")
            + " tasks";
      }
    }
    Value count = service.properties().entries().get("DesiredCount");
    String number =
        count == null
            ? "1"
            : count instanceof Value.Whole || count instanceof Value.Text
                ? Values.text(service.properties(), "DesiredCount")
                : Values.written(count);
    return number + (number.equals("1") ? " task" : " tasks");
  }

  private static List<String> size(Resource definition) {
    String cpu = Values.text(definition.properties(), "Cpu");
    String memory = Values.text(definition.properties(), "Memory");
    return cpu.matches("[0-9]{1,6}") && memory.matches("[0-9]{1,7}")
        ? List.of(share(cpu) + " vCPU, " + share(memory) + " GB")
        : List.of();
  }

  private static String share(String units) {
    BigDecimal share = new BigDecimal(units).divide(BigDecimal.valueOf(UNIT));
    return share.stripTrailingZeros().toPlainString();
  }

  private static List<String> groups(Value.MapOf properties) {
    return names(map(map(properties, "NetworkConfiguration"), "AwsvpcConfiguration"));
  }

  private static List<String> names(Value.MapOf network) {
    List<String> groups = new ArrayList<>();
    Values.items(network, "SecurityGroups").forEach(group -> groups.add(Values.name(group)));
    return groups;
  }

  private static Value.MapOf map(Value.MapOf holder, String key) {
    return holder.entries().get(key) instanceof Value.MapOf map ? map : Value.map();
  }
}
