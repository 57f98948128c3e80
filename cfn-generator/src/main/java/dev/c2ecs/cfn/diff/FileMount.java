package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.storage.CopyPlaces;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A directory of a container that is in a file system.
 *
 * @param definition the logical ID of the task definition
 * @param service where that comes from
 * @param container the name of the container
 * @param target the directory in the container
 * @param readOnly whether the container may only read it
 * @param id the logical ID of the file system; the ID, or the parameter, of one that the template
 *     does not make
 * @param made whether the template makes it
 * @param point the access point, as {@code id}; empty for none
 * @param directory the directory of the file system that is mounted, as far as the template tells
 */
record FileMount(
    String definition,
    ComposeRef service,
    String container,
    String target,
    boolean readOnly,
    String id,
    boolean made,
    String point,
    String directory) {

  private static final String ROOT = "RootDirectory";

  /** Those of a template, but for what only copies use. */
  static List<FileMount> of(Template template) {
    Map<String, Resource> resources = new HashMap<>();
    template.resources().forEach(resource -> resources.put(resource.id(), resource));
    List<FileMount> mounts = new ArrayList<>();
    for (Resource definition : template.ofType(ResourceType.TASK_DEFINITION)) {
      for (Value container : items(definition.properties(), "ContainerDefinitions")) {
        for (Value mount : items(container, "MountPoints")) {
          // the containers that copy files see the same volumes elsewhere
          if (!CopyPlaces.isOurs(text(mount, "ContainerPath"))) {
            of(resources, definition, container, mount).ifPresent(mounts::add);
          }
        }
      }
    }
    return mounts.stream().distinct().toList();
  }

  private static Optional<FileMount> of(
      Map<String, Resource> resources, Resource definition, Value container, Value mount) {
    for (Value volume : items(definition.properties(), "Volumes")) {
      Value files = inner(volume, "EFSVolumeConfiguration");
      if (!text(volume, "Name").equals(text(mount, "SourceVolume"))
          || !(files instanceof Value.MapOf)) {
        continue;
      }
      Value system = inner(files, "FilesystemId");
      Optional<String> made =
          References.within(system).stream().filter(resources::containsKey).findFirst();
      Value point = inner(inner(files, "AuthorizationConfig"), "AccessPointId");
      return Optional.of(
          new FileMount(
              definition.id(),
              definition.origin(),
              text(container, "Name"),
              text(mount, "ContainerPath"),
              text(mount, "ReadOnly").equals("true"),
              made.orElseGet(() -> ValueText.of(system)),
              made.isPresent(),
              ValueText.of(point),
              directory(resources, files, point)));
    }
    return Optional.empty();
  }

  /** The root of the access point, and what is said below it. */
  private static String directory(Map<String, Resource> resources, Value files, Value point) {
    String root =
        References.within(point).stream()
            .map(resources::get)
            .filter(Objects::nonNull)
            .map(one -> text(inner(one.properties(), ROOT), "Path"))
            .findFirst()
            .orElse("");
    return (root + "/" + text(files, ROOT)).replaceAll("/+", "/").replaceFirst("(.)/$", "$1");
  }

  /** Whether another one is the same directory of the same container. */
  boolean isAt(FileMount other) {
    return definition.equals(other.definition)
        && container.equals(other.container)
        && target.equals(other.target);
  }

  /** Whether another one has the same files. */
  boolean hasFilesOf(FileMount other) {
    return id.equals(other.id) && directory.equals(other.directory);
  }

  static List<Value> items(Value value, String key) {
    return value instanceof Value.MapOf map && map.entries().get(key) instanceof Value.ListOf list
        ? list.items()
        : List.of();
  }

  private static Value inner(Value value, String key) {
    return value instanceof Value.MapOf map
        ? map.entries().getOrDefault(key, Value.text(""))
        : Value.text("");
  }

  static String text(Value value, String key) {
    return ValueText.of(inner(value, key));
  }
}
