package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;

/**
 * A secret or config that a service uses.
 *
 * @param source the key of the secret or config
 * @param target the path or name in the container
 * @param uid the owner
 * @param gid the group
 * @param mode the mode as an octal number, {@code 0440}
 * @param path its path in the project
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#secrets">Compose
 *     specification</a>
 */
public record FileReference(
    String source,
    Optional<String> target,
    Optional<String> uid,
    Optional<String> gid,
    Optional<String> mode,
    TreePath path) {

  /** The same reference at another path. */
  FileReference at(TreePath newPath) {
    return new FileReference(source, target, uid, gid, mode, newPath);
  }

  static FileReference of(Attributes attributes) {
    return new FileReference(
        attributes.text("source").orElse(""),
        attributes.text("target"),
        attributes.text("uid"),
        attributes.text("gid"),
        attributes.text("mode"),
        attributes.path());
  }
}
