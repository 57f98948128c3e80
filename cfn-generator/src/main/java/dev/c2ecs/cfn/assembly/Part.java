package dev.c2ecs.cfn.assembly;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * What one mapper says of one resource. A resource is declared by one mapper and may be extended by
 * others; the assembler merges the parts.
 *
 * @param id the logical ID
 * @param declaration what makes it a resource; empty for an extension
 * @param dependsOn logical IDs that must exist before
 * @param properties properties to add: mappings are merged by key, lists of named things by name,
 *     other lists appended
 */
public record Part(
    String id, Optional<Declaration> declaration, List<String> dependsOn, Value.MapOf properties) {

  /**
   * What makes a resource.
   *
   * @param type its type
   * @param section the part of the template where it stands
   * @param group its neighbours there: the name of a service, network or volume
   * @param origin the part of the Compose file that it comes from
   * @param deletionPolicy what happens when it leaves the stack
   * @param updateReplacePolicy what happens to the old one when it is replaced
   */
  public record Declaration(
      ResourceType type,
      Section section,
      String group,
      ComposeRef origin,
      Optional<String> deletionPolicy,
      Optional<String> updateReplacePolicy) {}

  public Part {
    dependsOn = List.copyOf(dependsOn);
  }

  /** A resource that is deleted with the stack. */
  public static Part declare(
      String id,
      ResourceType type,
      Section section,
      String group,
      ComposeRef origin,
      Value.MapOf props) {
    return new Part(
        id,
        Optional.of(
            new Declaration(type, section, group, origin, Optional.empty(), Optional.empty())),
        List.of(),
        props);
  }

  /** The same resource with explicit policies. */
  public Part withPolicies(String deletion, String updateReplace) {
    Declaration old = declaration.orElseThrow();
    return new Part(
        id,
        Optional.of(
            new Declaration(
                old.type(),
                old.section(),
                old.group(),
                old.origin(),
                Optional.of(deletion),
                Optional.of(updateReplace))),
        dependsOn,
        properties);
  }

  /** Further properties of a resource that another mapper declares. */
  public static Part extend(String id, Value.MapOf properties) {
    return new Part(id, Optional.empty(), List.of(), properties);
  }

  /** Further dependencies of a resource that another mapper declares. */
  public static Part depend(String id, List<String> dependsOn) {
    return new Part(id, Optional.empty(), dependsOn, Value.map());
  }
}
