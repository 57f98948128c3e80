package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.template.Resource;
import java.util.List;

/**
 * What a change set does to a resource.
 *
 * @param action {@code Add}, {@code Modify}, {@code Remove}, {@code Import}, {@code Dynamic},
 *     {@code SyncWithActual}
 * @param logicalId its logical ID
 * @param physicalId its physical ID, empty for a new one
 * @param type its type
 * @param replacement {@code True}, {@code False}, {@code Conditional} or empty
 * @param policyAction what happens to the old physical resource: {@code Delete}, {@code Retain},
 *     {@code Snapshot}, {@code ReplaceAndDelete}, {@code ReplaceAndRetain}, {@code
 *     ReplaceAndSnapshot} or empty
 * @param details what changes in it
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html">
 *     CloudFormation, ResourceChange</a>
 */
public record ResourceChange(
    String action,
    String logicalId,
    String physicalId,
    String type,
    String replacement,
    String policyAction,
    List<Detail> details) {

  public ResourceChange {
    details = List.copyOf(details);
  }

  /**
   * A property that changes.
   *
   * @param path its path in the resource, {@code /Properties/ContainerDefinitions/0/Image}
   * @param before the old value, empty when there is none or it is not told
   * @param after the new value
   * @param cause the parameter or resource whose change causes this one, or empty
   */
  public record Detail(String path, String before, String after, String cause) {

    private static final String PROPERTIES = "/Properties/";

    /** The path of a property in a resource, from the keys that lead to it. */
    static String path(List<String> keys) {
      return PROPERTIES + String.join("/", keys);
    }

    /** The keys that lead to the property. */
    public List<String> keys() {
      return List.of(path.replaceFirst("^/?(Properties/)?", "").split("/", -1));
    }

    /** The first property of the path. */
    public String property() {
      return keys().get(0);
    }
  }

  /** A change of what becomes of a resource later, which stays as it is. */
  static ResourceChange ofPolicies(Resource resource) {
    return new ResourceChange(
        "Modify", resource.id(), resource.id(), resource.type(), "False", "", List.of());
  }

  /** A change of something that is no resource, a section of the template or a parameter. */
  static ResourceChange ofTemplate(String name) {
    return new ResourceChange("Modify", name, name, "", "False", "", List.of());
  }

  /** A task definition in which only the value of a parameter is another one. */
  static ResourceChange ofImage(Resource task) {
    return new ResourceChange("Modify", task.id(), task.id(), task.type(), "True", "", List.of());
  }

  /** Whether it is new. */
  public boolean isAdded() {
    return action.equals("Add") || action.equals("Import");
  }

  /** Whether it leaves the stack. */
  public boolean isRemoved() {
    return action.equals("Remove");
  }

  /** Whether the resource is replaced for certain. */
  public boolean isReplaced() {
    return replacement.equals("True");
  }

  /** Whether it may be replaced. */
  public boolean mayBeReplaced() {
    return replacement.equals("Conditional");
  }

  /** Whether the old physical resource stays when it leaves the stack. */
  public boolean keepsOld() {
    return policyAction.contains("Retain") || policyAction.contains("Snapshot");
  }

  /** Whether one of its properties changes. */
  public boolean touches(List<String> properties) {
    return details.stream().anyMatch(detail -> properties.contains(detail.property()));
  }
}
