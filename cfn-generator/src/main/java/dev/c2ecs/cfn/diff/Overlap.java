package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file system that only one service may write, and that during an update two do: CloudFormation
 * creates the service that comes before it removes the one that leaves. So it is when a service is
 * renamed, and when it is replaced by one of the same name.
 *
 * @param leaving the service that leaves
 * @param coming the one that comes, the same where it is replaced
 * @param id the logical ID of the one that comes
 * @param fileSystem the logical ID of the file system
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html">
 *     CloudFormation, update behaviors</a>
 */
public record Overlap(ComposeRef leaving, ComposeRef coming, String id, String fileSystem) {

  /** Whether it is one service, which is replaced. */
  public boolean isReplaced() {
    return leaving.equals(coming);
  }

  /** The overlaps of an update. */
  public static List<Overlap> between(Template before, Template after) {
    StackUpdate update = StackUpdate.of(before, Map.of(), after, Map.of());
    List<FileMount> mounts = MovedMount.mounts(before);
    List<Overlap> overlaps = new ArrayList<>();
    for (FileMount now : MovedMount.mounts(after)) {
      Optional<Resource> alone = alone(now.definition(), after);
      if (now.readOnly() || alone.isEmpty() || update.persists(alone.get().id())) {
        continue;
      }
      mounts.stream()
          .filter(old -> old.id().equals(now.id()) && !old.readOnly())
          .filter(old -> leaves(old, before, update))
          .findFirst()
          .ifPresent(
              old ->
                  overlaps.add(
                      new Overlap(old.service(), now.service(), alone.get().id(), now.id())));
    }
    return overlaps.stream().distinct().toList();
  }

  /** Whether a service that mounts something is removed in the end, or replaced. */
  private static boolean leaves(FileMount old, Template before, StackUpdate update) {
    return before.ofType(ResourceType.SERVICE).stream()
        .filter(service -> References.within(service.properties()).contains(old.definition()))
        .anyMatch(service -> !update.persists(service.id()));
  }

  /** The service that runs a task definition and stops its task before it starts another one. */
  private static Optional<Resource> alone(String definition, Template template) {
    return template.ofType(ResourceType.SERVICE).stream()
        .filter(service -> References.within(service.properties()).contains(definition))
        .filter(Assessment::stopsFirst)
        .findFirst();
  }
}
