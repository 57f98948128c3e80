package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directory of a service that was in a file system of the stack, and that the service stays
 * without: it has what its image has there, or what another file system has that the stack does not
 * make. The files stay where they were.
 */
final class LostMounts {

  private LostMounts() {}

  /** What a new revision of a task definition means for its mounts; empty when it keeps them. */
  static Optional<Assessment> of(StackUpdate update, ResourceChange change) {
    Optional<Resource> now = update.after().resource(change.logicalId());
    if (!ResourceType.TASK_DEFINITION.is(change.type()) || now.isEmpty() || change.isAdded()) {
      return Optional.empty();
    }
    List<MovedMount.Mount> mounts = MovedMount.mounts(update.after().template());
    List<String> lost = new ArrayList<>();
    for (MovedMount.Mount old : MovedMount.mounts(update.before().template())) {
      boolean own = old.definition().equals(change.logicalId());
      boolean kept =
          mounts.stream()
              .filter(mount -> mount.definition().equals(old.definition()))
              .anyMatch(
                  mount -> mount.target().equals(old.target()) || mount.id().equals(old.id()));
      if (own && !old.readOnly() && !kept) {
        lost.add(
            old.target() + " is empty or as the image has it; " + old.id() + " keeps the files");
      }
    }
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(new Assessment(Consequence.EMPTY, String.join("; ", lost)));
  }
}
