package dev.c2ecs.cfn.template;

import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A CloudFormation template.
 *
 * @param description one line
 * @param parameters what differs between deployments
 * @param resources the resources in reading order
 * @param outputs what a user wants to know afterwards
 * @param rest what else others write in theirs, under its place: {@code Conditions}, and {@code
 *     Resources} with the attributes that no {@link Resource} has; the generator writes none
 */
public record Template(
    String description,
    List<Parameter> parameters,
    List<Resource> resources,
    List<Output> outputs,
    Value.MapOf rest) {

  /** A template as the generator writes it. */
  public Template(
      String description,
      List<Parameter> parameters,
      List<Resource> resources,
      List<Output> outputs) {
    this(description, parameters, resources, outputs, Value.map());
  }

  public Template {
    parameters = List.copyOf(parameters);
    resources = List.copyOf(resources);
    outputs = List.copyOf(outputs);
  }

  /**
   * The same template without the parameters of some sources that nothing refers to.
   *
   * @param references those of this template
   */
  public Template withoutUnused(
      Collection<? extends ParameterSource> candidates, TemplateReferences references) {
    List<Parameter> kept = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (!candidates.contains(parameter.source()) || references.use(parameter.name())) {
        kept.add(parameter);
      }
    }
    return new Template(description, kept, resources, outputs, rest);
  }

  /** The resource with a logical ID. */
  public Optional<Resource> resource(String id) {
    for (Resource resource : resources) {
      if (resource.id().equals(id)) {
        return Optional.of(resource);
      }
    }
    return Optional.empty();
  }

  /** The resources of a type. */
  public List<Resource> ofType(ResourceType type) {
    List<Resource> ofType = new ArrayList<>();
    for (Resource resource : resources) {
      if (resource.is(type)) {
        ofType.add(resource);
      }
    }
    return List.copyOf(ofType);
  }
}
