package dev.c2ecs.cfn.graph;

import dev.c2ecs.cfn.exposure.Values;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The file systems that tasks mount. */
final class Mounts {

  private final Index template;
  private final Sketch sketch;
  private final BiFunction<Task, String, String> node;

  Mounts(Index template, Sketch sketch, BiFunction<Task, String, String> node) {
    this.template = template;
    this.sketch = sketch;
    this.node = node;
  }

  /** The key of the node of a file system, by its logical ID or ID. */
  static String key(Index template, String id) {
    Optional<String> volume =
        template
            .resource(id)
            .map(Resource::origin)
            .filter(origin -> origin.kind() == ComposeRef.Kind.VOLUME)
            .map(ComposeRef::name);
    return "file system:" + volume.map(name -> "volume " + name).orElse(id);
  }

  void add(List<Task> tasks) {
    for (Task task : tasks) {
      Map<String, String> volumes = new HashMap<>();
      for (Value item : Values.items(task.definition().properties(), "Volumes")) {
        if (item instanceof Value.MapOf volume
            && volume.entries().get("EFSVolumeConfiguration") instanceof Value.MapOf efs) {
          volumes.put(Values.text(volume, "Name"), fileSystem(volume, efs));
        }
      }
      task.containers()
          .forEach(
              (name, container) -> {
                if (task.owner(name).equals(name)) {
                  mounts(node.apply(task, name), container, volumes);
                }
              });
      // what only a helper mounts is the task's
      volumes.values().stream()
          .filter(volume -> !isMounted(task, volume))
          .forEach(volume -> sketch.add(task.key(), volume, Edge.Kind.MOUNT));
    }
  }

  private boolean isMounted(Task task, String volume) {
    return task.containers().keySet().stream()
        .anyMatch(name -> sketch.has(node.apply(task, name), volume, Edge.Kind.MOUNT));
  }

  private void mounts(String from, Value.MapOf container, Map<String, String> volumes) {
    for (Value item : Values.items(container, "MountPoints")) {
      if (item instanceof Value.MapOf mount) {
        String volume = volumes.get(Values.text(mount, "SourceVolume"));
        if (volume != null) {
          boolean readOnly =
              mount.entries().get("ReadOnly") instanceof Value.Flag flag && flag.value();
          sketch.add(
              from,
              volume,
              Edge.Kind.MOUNT,
              Values.text(mount, "ContainerPath") + (readOnly ? " (read only)" : ""));
        }
      }
    }
  }

  private String fileSystem(Value.MapOf volume, Value.MapOf efs) {
    String id = Values.name(efs, "FilesystemId");
    String key = key(template, id);
    Optional<Resource> own = template.resource(id);
    if (own.isEmpty()) {
      return sketch.add(
          Node.of(
              key,
              Node.Kind.FILE_SYSTEM,
              Values.text(volume, "Name"),
              List.of("exists already", id)));
    }
    ComposeRef origin = own.get().origin();
    String name = origin.kind() == ComposeRef.Kind.VOLUME ? origin.name() : id;
    return sketch.add(Node.of(key, Node.Kind.FILE_SYSTEM, name, List.of()));
  }
}
