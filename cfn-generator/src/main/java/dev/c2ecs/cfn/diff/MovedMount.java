package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directory of a service that was in one file system and will be in another, which the stack
 * makes anew: it starts empty. So it is when a volume is renamed.
 *
 * @param service the service
 * @param target the directory in the container
 * @param readOnly whether the container may only read it
 * @param before the logical ID of the file system before
 * @param beforeOrigin the volume, or the directory, that it was; not known when the template does
 *     not tell
 * @param beforeName the name that it has for people; empty when it has none
 * @param after the logical ID of the new file system
 * @param afterOrigin the volume, or the directory, that it is
 */
public record MovedMount(
    ComposeRef service,
    String target,
    boolean readOnly,
    String before,
    ComposeRef beforeOrigin,
    String beforeName,
    String after,
    ComposeRef afterOrigin) {

  /** The mounts that move between two templates. */
  static List<MovedMount> between(Template before, Template after) {
    List<FileMount> old = mounts(before);
    List<MovedMount> moved = new ArrayList<>();
    for (FileMount mount : mounts(after)) {
      if (before.resource(mount.id()).isEmpty()) {
        source(mount, old, after)
            .ifPresent(
                from ->
                    moved.add(
                        new MovedMount(
                            mount.service(),
                            mount.target(),
                            mount.readOnly(),
                            from.id(),
                            origin(before, from.id()),
                            name(before, from.id()),
                            mount.id(),
                            origin(after, mount.id()))));
      }
    }
    return moved.stream().distinct().toList();
  }

  /**
   * What was mounted there before: at the same place of the same service, or of one that leaves
   * when its name changes together with that of its volume.
   */
  private static Optional<FileMount> source(FileMount mount, List<FileMount> old, Template after) {
    Optional<FileMount> same =
        old.stream()
            .filter(m -> m.definition().equals(mount.definition()))
            .filter(m -> m.target().equals(mount.target()))
            .findFirst();
    if (same.isPresent()) {
      return same;
    }
    List<FileMount> leaving =
        old.stream()
            .filter(m -> m.target().equals(mount.target()))
            .filter(m -> after.resource(m.definition()).isEmpty())
            .filter(m -> after.resource(m.id()).isEmpty())
            .toList();
    return leaving.size() == 1 ? Optional.of(leaving.get(0)) : Optional.empty();
  }

  /** The mounts of file systems that a template makes. */
  static List<FileMount> mounts(Template template) {
    return FileMount.of(template).stream().filter(FileMount::made).toList();
  }

  private static String name(Template template, String id) {
    return template.resource(id).stream()
        .flatMap(system -> FileMount.items(system.properties(), "FileSystemTags").stream())
        .filter(tag -> FileMount.text(tag, "Key").equals("Name"))
        .map(tag -> FileMount.text(tag, "Value"))
        .findFirst()
        .orElse("");
  }

  private static ComposeRef origin(Template template, String id) {
    return template.resource(id).map(Resource::origin).orElse(ComposeRef.NONE);
  }
}
