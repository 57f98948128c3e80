package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.storage.CopyPlaces;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
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

  /** A mount of a file system that the template makes. */
  record Mount(String definition, ComposeRef service, String target, boolean readOnly, String id) {}

  /** The mounts that move between two templates. */
  static List<MovedMount> between(Template before, Template after) {
    List<Mount> old = mounts(before);
    List<MovedMount> moved = new ArrayList<>();
    for (Mount mount : mounts(after)) {
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
    return moved;
  }

  /**
   * What was mounted there before: at the same place of the same service, or of one that leaves
   * when its name changes together with that of its volume.
   */
  private static Optional<Mount> source(Mount mount, List<Mount> old, Template after) {
    Optional<Mount> same =
        old.stream()
            .filter(m -> m.definition().equals(mount.definition()))
            .filter(m -> m.target().equals(mount.target()))
            .findFirst();
    if (same.isPresent()) {
      return same;
    }
    List<Mount> leaving =
        old.stream()
            .filter(m -> m.target().equals(mount.target()))
            .filter(m -> after.resource(m.definition()).isEmpty())
            .filter(m -> after.resource(m.id()).isEmpty())
            .toList();
    return leaving.size() == 1 ? Optional.of(leaving.get(0)) : Optional.empty();
  }

  static List<Mount> mounts(Template template) {
    List<Mount> mounts = new ArrayList<>();
    for (Resource definition : template.ofType(ResourceType.TASK_DEFINITION)) {
      for (Value container : items(definition.properties(), "ContainerDefinitions")) {
        for (Value point : items(container, "MountPoints")) {
          // the containers that copy files see the same volumes elsewhere
          if (CopyPlaces.isOurs(text(point, "ContainerPath"))) {
            continue;
          }
          fileSystem(definition, text(point, "SourceVolume"), template)
              .ifPresent(
                  id ->
                      mounts.add(
                          new Mount(
                              definition.id(),
                              definition.origin(),
                              text(point, "ContainerPath"),
                              text(point, "ReadOnly").equals("true"),
                              id)));
        }
      }
    }
    return mounts.stream().distinct().toList();
  }

  private static Optional<String> fileSystem(
      Resource definition, String volume, Template template) {
    return items(definition.properties(), "Volumes").stream()
        .filter(value -> text(value, "Name").equals(volume))
        .flatMap(value -> References.within(value).stream())
        .filter(id -> template.resource(id).filter(r -> r.is(ResourceType.FILE_SYSTEM)).isPresent())
        .findFirst();
  }

  private static List<Value> items(Value value, String key) {
    return value instanceof Value.MapOf map && map.entries().get(key) instanceof Value.ListOf list
        ? list.items()
        : List.of();
  }

  private static String text(Value value, String key) {
    Value inner = value instanceof Value.MapOf map ? map.entries().get(key) : null;
    return inner == null ? "" : ValueText.of(inner);
  }

  private static String name(Template template, String id) {
    return template.resource(id).stream()
        .flatMap(system -> items(system.properties(), "FileSystemTags").stream())
        .filter(tag -> text(tag, "Key").equals("Name"))
        .map(tag -> text(tag, "Value"))
        .findFirst()
        .orElse("");
  }

  private static ComposeRef origin(Template template, String id) {
    return template.resource(id).map(Resource::origin).orElse(ComposeRef.NONE);
  }
}
