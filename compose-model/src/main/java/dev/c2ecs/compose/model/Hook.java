package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that runs in or beside a container at a point of its life.
 *
 * @param command the command
 * @param image the image to run it in, for a hook before the start
 * @param user the user
 * @param privileged whether it runs with all rights
 * @param workingDir the directory
 * @param environment further variables
 * @param perReplica whether it runs for each container
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#post_start">Compose
 *     specification</a>
 */
public record Hook(
    Optional<List<String>> command,
    Optional<String> image,
    Optional<String> user,
    boolean privileged,
    Optional<String> workingDir,
    Map<String, EnvironmentValue> environment,
    boolean perReplica,
    TreePath path) {

  static Hook of(Attributes attributes) {
    return new Hook(
        attributes.words("command"),
        attributes.text("image"),
        attributes.text("user"),
        attributes.flag("privileged"),
        attributes.text("working_dir"),
        attributes.map("environment", EnvironmentValue::of),
        attributes.flag("per_replica"),
        attributes.path());
  }
}
