package dev.c2ecs.cfn.assembly;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tags of a project on every resource that can carry some; a tag of its own wins. */
public final class ProjectTags {

  private ProjectTags() {}

  /** The template with the tags in it. */
  public static Template apply(Template template, Map<String, String> tags) {
    if (tags.isEmpty()) {
      return template;
    }
    return new Template(
        template.description(),
        template.parameters(),
        template.resources().stream().map(resource -> tagged(resource, tags)).toList(),
        template.outputs());
  }

  private static Resource tagged(Resource resource, Map<String, String> tags) {
    Optional<String> property = ResourceType.of(resource.type()).tags();
    if (property.isEmpty()) {
      return resource;
    }
    Map<String, Value> all = new LinkedHashMap<>();
    tags.forEach((key, value) -> all.put(key, Value.map("Key", key, "Value", value)));
    if (resource.properties().entries().get(property.get()) instanceof Value.ListOf own) {
      own.items().forEach(tag -> all.put(key(tag), tag));
    }
    Map<String, Value> properties = new LinkedHashMap<>(resource.properties().entries());
    List<Value> items = new ArrayList<>(all.values());
    properties.put(property.get(), Value.list(items));
    return resource.with(new Value.MapOf(properties));
  }

  private static String key(Value tag) {
    return tag instanceof Value.MapOf map && map.entries().get("Key") instanceof Value.Text text
        ? text.text()
        : tag.toString();
  }
}
