package dev.c2ecs.cfn.storage;

import dev.c2ecs.compose.model.Mount;
import java.util.Optional;

/**
 * The way into a file system that a mount takes.
 *
 * @param volume the file system
 * @param subpath the directory of it that is mounted; empty for all
 * @param isMarks whether it is the directory beside the data that says what was copied into it
 */
public record AccessPoint(FileSystem volume, Optional<String> subpath, boolean isMarks) {

  /** The user that writes marks, who is nobody else. */
  static final String NOBODY = "65534";

  /** The directory with the marks. */
  public static final String MARKS = "/c2ecs-copied";

  static AccessPoint of(FileSystem volume, Mount mount) {
    return new AccessPoint(
        volume,
        mount.subpath().map(path -> path.replaceAll("^/+|/+$", "")).filter(path -> !path.isEmpty()),
        false);
  }

  static AccessPoint marks(FileSystem volume) {
    return new AccessPoint(volume, Optional.empty(), true);
  }

  /** What tells the access points of a project apart. */
  public String key() {
    return volume.key() + (isMarks ? "//copied" : subpath.map(path -> "/" + path).orElse(""));
  }

  /** The name of the volume inside a task, as long as no other one has it. */
  String taskName() {
    return volume.taskName()
        + (isMarks
            ? "-copied"
            : subpath.map(path -> "-" + path.replaceAll("[^A-Za-z0-9_-]", "_")).orElse(""));
  }
}
