package dev.c2ecs.cli.stack;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a template wants of an ECS service.
 *
 * @param logicalId its logical ID
 * @param tasks how many tasks, the least number where it scales by itself; empty when the template
 *     leaves it to something that is not known here
 * @param scales whether the number follows the load
 * @param taskDefinition the logical ID of its task definition, empty when it has none in the stack
 */
public record WantedService(
    String logicalId, OptionalInt tasks, boolean scales, String taskDefinition) {

  private static final Value NOTHING = Value.text("");

  /**
   * The services of a template.
   *
   * @param parameters the values of its parameters
   */
  public static List<WantedService> of(Template template, Map<String, String> parameters) {
    List<WantedService> services = new ArrayList<>();
    for (Resource service : template.ofType(ResourceType.SERVICE)) {
      services.add(of(service, template, parameters));
    }
    return List.copyOf(services);
  }

  private static WantedService of(
      Resource service, Template template, Map<String, String> parameters) {
    Value wanted = property(service, "DesiredCount");
    OptionalInt tasks = number(wanted, parameters);
    boolean scales = false;
    for (Resource target : template.ofType(ResourceType.SCALABLE_TARGET)) {
      if (References.within(property(target, "ResourceId")).contains(service.id())) {
        scales = true;
        tasks = number(property(target, "MinCapacity"), parameters);
      }
    }
    boolean silent = wanted.equals(NOTHING);
    return new WantedService(
        service.id(),
        // ECS starts one task when a template says nothing.
        tasks.isEmpty() && silent && !scales ? OptionalInt.of(1) : tasks,
        scales,
        property(service, "TaskDefinition") instanceof Value.Ref definition
            ? template.resource(definition.name()).map(Resource::id).orElse("")
            : "");
  }

  private static Value property(Resource resource, String name) {
    return resource.properties().entries().getOrDefault(name, NOTHING);
  }

  /** A number, written down or given by a parameter. */
  private static OptionalInt number(Value value, Map<String, String> parameters) {
    String text = "";
    if (value instanceof Value.Whole whole) {
      text = Long.toString(whole.number());
    } else if (value instanceof Value.Text written) {
      text = written.text();
    } else if (value instanceof Value.Ref ref) {
      text = parameters.getOrDefault(ref.name(), "");
    }
    return text.matches("\\d{1,6}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }
}
