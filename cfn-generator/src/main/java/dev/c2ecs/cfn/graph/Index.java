package dev.c2ecs.cfn.graph;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A template that is asked often: sixty services have a thousand resources. */
final class Index {

  private final Template template;
  private final Map<String, Resource> byId = new HashMap<>();
  private final Map<ResourceType, List<Resource>> byType = new EnumMap<>(ResourceType.class);
  private final Map<String, Set<String>> references = new HashMap<>();

  Index(Template template) {
    this.template = template;
    template.resources().forEach(resource -> byId.putIfAbsent(resource.id(), resource));
  }

  String description() {
    return template.description();
  }

  List<Resource> resources() {
    return template.resources();
  }

  List<Parameter> parameters() {
    return template.parameters();
  }

  Optional<Resource> resource(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  List<Resource> ofType(ResourceType type) {
    return byType.computeIfAbsent(type, template::ofType);
  }

  /** The names that the properties of a resource use. */
  Set<String> references(Resource resource) {
    return references.computeIfAbsent(
        resource.id(), id -> References.within(resource.properties()));
  }
}
