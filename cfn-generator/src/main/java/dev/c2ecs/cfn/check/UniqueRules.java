package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What there is once: a listener on a port, a mount target in a subnet. */
final class UniqueRules implements Rule {

  @Override
  public void check(Template template, Consumer<Violation> found) {
    Map<String, String> taken = new HashMap<>();
    for (Resource resource : template.resources()) {
      ResourceType type = ResourceType.of(resource.type());
      List<String> properties = type.unique();
      if (properties.isEmpty()) {
        continue;
      }
      StringBuilder key = new StringBuilder(type.text());
      for (String property : properties) {
        key.append('/').append(value(resource, property));
      }
      String other = taken.putIfAbsent(key.toString(), resource.id());
      if (other != null) {
        found.accept(violation(type, resource.id(), other));
      }
    }
  }

  /** A number, whether it is written as a number or as text, or what is referred to. */
  private static String value(Resource resource, String property) {
    OptionalLong number = PropertyReader.number(resource.properties(), property);
    return number.isPresent()
        ? Long.toString(number.getAsLong())
        : PropertyReader.name(resource.properties(), property);
  }

  private static Violation violation(ResourceType type, String id, String other) {
    return type == ResourceType.LISTENER
        ? new Violation(CheckCode.LISTENER_PORT, id, "has the port of the listener " + other)
        : new Violation(CheckCode.MOUNT_TARGET, id, "is in the subnet of " + other);
  }
}
