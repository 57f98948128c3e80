package dev.c2ecs.cfn.template;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import java.util.List;
import java.util.Optional;

/**
 * A resource of a template.
 *
 * @param id the logical ID, letters and digits
 * @param type the type, {@code AWS::ECS::Service}
 * @param origin the part of the Compose file that it comes from
 * @param dependsOn the logical IDs that must exist before, sorted
 * @param deletionPolicy what happens when the resource leaves the stack
 * @param updateReplacePolicy what happens to the old resource when it is replaced
 * @param properties its properties
 */
public record Resource(
    String id,
    String type,
    ComposeRef origin,
    List<String> dependsOn,
    Optional<String> deletionPolicy,
    Optional<String> updateReplacePolicy,
    Value.MapOf properties) {

  public Resource {
    dependsOn = List.copyOf(dependsOn);
  }

  /** The same with other properties. */
  public Resource with(Value.MapOf other) {
    return new Resource(id, type, origin, dependsOn, deletionPolicy, updateReplacePolicy, other);
  }

  /** The same, made after other resources. */
  public Resource after(List<String> ids) {
    return new Resource(id, type, origin, ids, deletionPolicy, updateReplacePolicy, properties);
  }

  /** Whether it is of a type. */
  public boolean is(ResourceType wanted) {
    return wanted.is(type);
  }
}
