package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.stack.StackInfo;
import java.util.Map;
import java.util.Optional;

/**
 * Which project a command is about.
 *
 * @param name its name
 * @param source where a project comes from that has its name from its folder only: host, owner and
 *     repository of git's origin, and the folder's path in it; empty when the name was chosen or
 *     the place is not known
 * @param namedByFolder whether nobody chose the name
 * @param same whether the user says that a stack from another place is the same project
 * @param takenOver the stack that the user wants to take over, though it is not of c2ecs yet
 */
public record ProjectIdentity(
    String name,
    Optional<String> source,
    boolean namedByFolder,
    boolean same,
    Optional<String> takenOver) {

  /**
   * Whether something with these tags is of the project: they name it, and not another place that
   * it comes from.
   */
  boolean owns(Map<String, String> tags) {
    return name.equals(tags.get(StackInfo.PROJECT_TAG)) && otherSource(tags).isEmpty();
  }

  /** Where something with these tags comes from, when that is known and another place. */
  Optional<String> otherSource(Map<String, String> tags) {
    return Optional.ofNullable(tags.get(StackInfo.SOURCE_TAG))
        .filter(theirs -> !same && source.isPresent() && !source.get().equals(theirs));
  }
}
