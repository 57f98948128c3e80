package dev.c2ecs.compose.model;

import java.util.List;
import java.util.Optional;

/**
 * What to do when files below a path change.
 *
 * @param path the absolute path that is watched
 * @param action rebuild, sync, restart, sync+restart or sync+exec
 * @param target where files are copied to in the container
 * @param exec the command to run after a copy
 * @param include patterns of files that count
 * @param ignore patterns of files that do not count
 * @param initialSync whether files are copied once at the start
 * @see <a href="https://docs.docker.com/reference/compose-file/develop/#watch">Compose
 *     specification</a>
 */
public record Watch(
    String path,
    String action,
    Optional<String> target,
    Optional<Hook> exec,
    List<String> include,
    List<String> ignore,
    boolean initialSync) {

  public Watch {
    include = List.copyOf(include);
    ignore = List.copyOf(ignore);
  }

  static Watch of(Attributes attributes) {
    return new Watch(
        attributes.text("path").orElse(""),
        attributes.text("action").orElse(""),
        attributes.text("target"),
        attributes.object("exec", Hook::of),
        attributes.texts("include"),
        attributes.texts("ignore"),
        attributes.flag("initial_sync"));
  }
}
