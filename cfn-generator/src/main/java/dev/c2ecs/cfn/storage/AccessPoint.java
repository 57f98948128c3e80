package dev.c2ecs.cfn.storage;

import dev.c2ecs.compose.model.Mount;
import java.util.Optional;

/**
 * The way into a file system that a mount takes.
 *
 * @param volume the file system
 * @param subpath the directory of it that is mounted; empty for all
 */
public record AccessPoint(FileSystem volume, Optional<String> subpath) {

  static AccessPoint of(FileSystem volume, Mount mount) {
    return new AccessPoint(
        volume,
        mount
            .subpath()
            .map(path -> path.replaceAll("^/+|/+$", ""))
            .filter(path -> !path.isEmpty()));
  }

  /** What tells the access points of a project apart. */
  public String key() {
    return volume.key() + subpath.map(path -> "/" + path).orElse("");
  }

  /** The name of the volume inside a task, as long as no other one has it. */
  String taskName() {
    return volume.taskName()
        + subpath.map(path -> "-" + path.replaceAll("[^A-Za-z0-9_-]", "_")).orElse("");
  }
}
