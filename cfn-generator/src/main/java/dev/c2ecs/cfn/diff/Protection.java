package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What keeps the data of a resource when it leaves the stack or is replaced. A template changes it
 * for what comes later: who removes a resource removes its policy with it, so that the one in force
 * is that of the template before.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html">
 *     CloudFormation, DeletionPolicy: Delete, and Snapshot for clusters of RDS and for instances
 *     outside of one, when a template says nothing</a>
 */
final class Protection {

  private static final String DELETE = "Delete";
  private static final String SNAPSHOT = "Snapshot";
  private static final List<String> WEAKEST_FIRST = List.of(DELETE, SNAPSHOT);

  private Protection() {}

  /** What happens when it leaves the stack. */
  static String deletion(Resource resource) {
    boolean kept =
        resource.is(ResourceType.DB_CLUSTER)
            || (resource.is(ResourceType.DB_INSTANCE)
                && !resource.properties().entries().containsKey("DBClusterIdentifier"));
    return resource.deletionPolicy().orElse(kept ? SNAPSHOT : DELETE);
  }

  /** What happens to the old one when it is replaced. */
  static String replacement(Resource resource) {
    return resource.updateReplacePolicy().orElse(DELETE);
  }

  /** When data that were kept are kept no longer, in words; nothing when they are as before. */
  static List<String> lost(Resource old, Resource now) {
    Optional<String> data = ResourceType.of(now.type()).data();
    List<String> words = new ArrayList<>();
    if (isLess(deletion(old), deletion(now))) {
      words.add("when it leaves the stack");
    }
    if (isLess(replacement(old), replacement(now))) {
      words.add("when it is replaced");
    }
    return words.isEmpty() || data.isEmpty()
        ? List.of()
        : List.of(
            "from now on "
                + String.join(" or ", words)
                + ", "
                + data.get()
                + " are no longer kept as before");
  }

  private static boolean isLess(String old, String now) {
    return rank(now) < rank(old);
  }

  /** What stays is worth more than a copy of it, and that more than nothing. */
  private static int rank(String policy) {
    int weak = WEAKEST_FIRST.indexOf(policy);
    return weak < 0 ? WEAKEST_FIRST.size() : weak;
  }
}
